"""Short reports of our own in which who is meant is marked: `[words=id]`, for every form in which somebody comes back.

The people and bodies are real; what they do here is invented, or well known.
"""

REPORTS = {
    "a surname after the full name, also in the headline": """
[Stoltenberg=person:jens-stoltenberg] urges allies to send more shells

NATO chief [Jens Stoltenberg=person:jens-stoltenberg] asked members on Monday to send more ammunition. \
[Stoltenberg=person:jens-stoltenberg] said that [he=person:jens-stoltenberg] would visit Kyiv in June.
""",
    "he and she by sex": """
[Angela Merkel=person:angela-merkel] met [Vladimir Putin=person:vladimir-putin] in Berlin. \
[She=person:angela-merkel] said the talks were frank, and [he=person:vladimir-putin] agreed.
""",
    "the ministry and its spokesman": """
[The Iranian foreign ministry=org:irn-foreign-ministry] summoned the British envoy on Sunday. \
[The ministry=org:irn-foreign-ministry] gave no reason, and [its=org:irn-foreign-ministry] spokesman was silent.
""",
    "a group by its noun and by a pronoun": """
[M23=group:m23] seized a mining town on Tuesday. [The group=group:m23] said [it=group:m23] would hand the town over to \
civilians.
""",
    "the alliance and a country": """
[Finland=country:FIN] joined [NATO=org:nato] in April. [The alliance=org:nato] welcomed \
[the country=country:FIN] with a ceremony.
""",
    "a capital as the government and as the city": """
[Seoul=country:KOR] said on Friday that the drills would go on. Officials met in Seoul for two hours.

[The South Korean government=org:kor-government] gave no date.
""",
    "armed men of a group are the group": """
[Boko Haram fighters=group:boko-haram] attacked a village in Borno on Saturday. \
[The militants=group:boko-haram] burned \
houses, residents said.
""",
    "a title stands for the person who was given it": """
President [William Ruto=person:william-ruto] opened the port on Thursday. [The president=person:william-ruto] thanked \
China for the loan.
""",
    "a bare title of a country is its holder on the day": """
[The Turkish president=person:recep-tayyip-erdogan] flew to Rome. [Erdogan=person:recep-tayyip-erdogan] will meet the \
pope.
""",
    "the same surname for two people": """
[Bill Clinton=person:bill-clinton] spoke first. [Hillary Clinton=person:hillary-clinton] followed a day later, and \
[she=person:hillary-clinton] was brief.
""",
    "what a company is called later": """
[Gazprom=org:gazprom] cut deliveries to Moldova. [The company=org:gazprom] blamed unpaid bills, and \
[it=org:gazprom] gave a deadline.
""",
    "the two Koreas": """
[North Korea=country:PRK] and [South Korea=country:KOR] traded fire across the sea border. [The two Koreas=country:KOR \
country:PRK] are technically still at war.
""",
    "both sides of a meeting": """
[Armenia=country:ARM] and [Azerbaijan=country:AZE] exchanged prisoners on Wednesday. [They=country:ARM country:AZE] \
will meet again in Washington.
""",
    "two persons together": """
[Emmanuel Macron=person:emmanuel-macron] and [Olaf Scholz=person:olaf-scholz] spoke by phone. \
[They=person:emmanuel-macron \
person:olaf-scholz] agreed on little.
""",
    "a court by its noun": """
[The International Criminal Court=org:icc] issued two warrants. [The court=org:icc] said [its=org:icc] judges were \
unanimous.
""",
    "a description in apposition": """
[Maria Zakharova=person:maria-zakharova], a spokeswoman for the Russian foreign ministry, called the claim absurd. \
[The spokeswoman=person:maria-zakharova] gave no proof.
""",
    "a person whom no table has": """
[Ilkka Lahti=person:ilkka-lahti], the mayor of the town, opened the bridge. [Lahti=person:ilkka-lahti] said \
[his=person:ilkka-lahti] council had paid for it.
""",
}
