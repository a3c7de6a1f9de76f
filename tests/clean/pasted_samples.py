"""Texts in the manner of several kinds of outlets; a line that begins with "~" is boilerplate in each of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text and the lines of it that a reader would leave out."""

    text: str
    boilerplate: tuple[str, ...]


def pasted(marked: str) -> Pasted:
    """Reads a text whose boilerplate lines begin with "~"."""
    lines = marked.strip("\n").split("\n")
    gone = tuple(line[1:].strip() for line in lines if line.startswith("~"))
    return Pasted("\n".join(line.removeprefix("~") for line in lines), gone)


RELAY = pasted("""
The grain corridor will stay open through the winter, the port authority told Radio Delta, as seen by Harbour News.

The head of the authority, Mira Olan, said ships had "never stopped" moving through the strait.

~Advertisement

She declined to name the insurers, saying only that talks were going on.

~Rare Owl Returns to Mountain Village After Forty Years
~Other Topics of Interest

~Rare Owl Returns to Mountain Village After Forty Years

~Villagers in the mountain region woke up to the call of an owl that was thought to have vanished decades ago.

According to the report, two freighters left the port on Sunday and a third was waiting for its pilot.

~ADVERTISEMENT - CONTINUE READING BELOW

The navy has denied that it delayed any of them.

~Advertisement
~To suggest a correction or clarification, write to us here
~You can also highlight the text and press Ctrl + Enter
""")

BROADCASTER = pasted("""
Two rescued after ferry runs aground
~3 hours ago
~Share
~Save
By Tom Harrow
~Image source, Reuters
~Image caption, The ferry lay on its side on Monday morning

Two people were pulled from the water after a ferry ran aground near the island of Mesk.

The coastguard said that all other passengers were safe and had been taken ashore.

~Related Topics
~Ferries
~Mesk

~More on this story

~Island ferry service suspended after storm
~Published 2 days ago

~Why small ferries run late in winter
~Published 12 June
~The BBC is not responsible for the content of external sites. Read about our approach to external linking.
""")

GULF = pasted("""
Ceasefire talks resume in Doran after a week

~Listen to this article
~4 min read
~Save
~Share
~facebookxwhatsapp-strokecopylink

Doran, Velia – Negotiators from both sides returned to the table on Tuesday, mediators said.

~Recommended Stories
~list of 3 items
~list 1 of 3Why the last round of talks collapsed
~list 2 of 3The families who wait at the border
~list 3 of 3Mapping the front line
~end of list

A spokesman for the movement said its delegation would "study every line" of the draft.

~People wait for bread outside a bakery in Doran [Samir Holt/AFP]

The government did not comment on the prisoner lists.

Source: News Agencies
""")

TABLOID = pasted("""
Minister admits he never read the treaty before he signed it

By JANE ROE and JOHN DOE FOR THE COURIER

Published: 10:03, 14 July 2024 | Updated: 11:40, 14 July 2024

~e-mail
~123 shares
44
~View comments

The minister has admitted that he never read the treaty before signing it last week.

~READ MORE: Inside the palace where the treaty was drafted by night

He told the Courier that his staff had summarised the text for him.

~Scroll down for video

~+5
~View gallery

~The minister leaves his office on Saturday (Photo: Courier/Getty)

Opposition leaders called on him to resign.

~Share this article
~Share
~Most watched news videos
~Comments 23
~Share what you think
""")

CABLE = pasted("""
Border agents find tunnel under warehouse

Border agents found a tunnel under a warehouse on Friday, the agency said in a statement.

~SENATOR SAYS HE WILL BLOCK EVERY NEW JUDGE UNTIL BORDER VOTE

The tunnel was about 400 meters long and had electric light.

~CLICK HERE TO GET THE NEWS APP

"We had been watching the place for months," agent Rosa Velez told reporters.

The Associated Press contributed to this report.
""")

SUBCONTINENT = pasted("""
Monsoon rains flood three districts, schools closed

NEW DELHI: Heavy rain flooded three districts on Wednesday and schools were closed, officials said.

~Also Read: Which trains were cancelled on Wednesday

The chief minister said relief camps had been opened in all three.

~Follow us on Telegram
~Sign up for our newsletter
~Tags: rain, flood, schools
~© 2024 The Plains Herald. All rights reserved.
""")

STATE_MEDIA = pasted("""
Embassy rejects report of secret visit

~FILE PHOTO: The embassy building in the capital. © Sputnik / Ivan Petrov

The embassy has rejected a report that a secret visit took place in May.

~READ MORE: Diplomats expelled after row over consulate

“There was no such visit,” the ambassador told the agency on Thursday.

~You can share this story on social media:

~Follow us on Telegram
""")

SAMPLES = {
    "relay": RELAY,
    "broadcaster": BROADCASTER,
    "gulf": GULF,
    "tabloid": TABLOID,
    "cable": CABLE,
    "subcontinent": SUBCONTINENT,
    "state media": STATE_MEDIA,
}
