"""What is marked as no part of a report, and what must never be."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pasted_samples import SAMPLES

from herodot.clean.boilerplate import Rule, mark
from herodot.ontology.load import load_table

STORY = "The harbour was closed on Friday, the port authority said in a statement.\n\n"
MORE = "\n\nShips waited outside the harbour for most of the day, and two turned back."

BOILERPLATE = [
    "Advertisement",
    "[ADVERTISEMENT]",
    "Article continues below",
    "Story continues below advertisement",
    "READ ALSO: Council votes on new bridge",
    "Also Read | Council votes on new bridge",
    "Sign up for our newsletter",
    "Get the latest headlines delivered to your inbox every morning.",
    "Follow us on Telegram",
    "Join our WhatsApp channel",
    "Facebook Twitter WhatsApp Email",
    "Share this article",
    "12 comments",
    "Listen to this article",
    "3 min read",
    "01:12 / 04:30",
    "Photo: Ana Reyes/AFP",
    "(Getty Images)",
    "Image source, Reuters",
    "FILE - A ferry leaves the harbour in May. (AP Photo/Ana Reyes, File)",
    "A ferry leaves the harbour in May [Ana Reyes/Reuters]",
    "We use cookies to improve your experience.",
    "Accept all cookies",
    "Found a mistake? Select the text and press Ctrl + Enter",
    "Please leave your suggestions or corrections here",
    "© 2024 The Harbour News. All rights reserved.",
    "Download our app for iOS and Android",
    "Tags: ferry, harbour",
    "Skip to main content",
    "Updated 3 hours ago",
    "The Harbour Briefing newsletter brings you the day's reports. Sign up here.",
    "[1/3]A ferry leaves the harbour in May. REUTERS/Ana Reyes Purchase Licensing Rights, opens new tab",
]

STORY_LINES = [
    "The advertisement was banned in May after three complaints.",
    "Advertisement revenue fell by a third, the company said.",
    "Read the treaty again, the minister told his critics, and you will see that he was right.",
    "Read also means understand, he told the students, as he has done every year.",
    "Share prices in Tokyo fell after the vote.",
    "Subscribe to no party, she told the young officers.",
    "Follow the money, the prosecutor told the court.",
    "Related charges against his brother were dropped in March.",
    "Comments by the president drew protests in three cities.",
    "Photos of the wreck were published by the agency on Sunday.",
    "Found errors in the count led to a new vote in two districts.",
    "Cookies were handed out to the soldiers at the gate.",
    "The video shows two men running from the bridge.",
    "Copyright law is to be changed next year, the ministry said.",
    "The minister denied it. (Reuters)",
    "Sign up or leave, the commander told the recruits.",
    "More on this will follow in the afternoon, a spokesman said.",
    "The latest news from the front is bad, he said.",
    "The briefing was held in the harbour, and reporters were asked to sign up by noon.",
    "He published it 3 hours ago, the court heard.",
    "Biden leads in Reuters/Ipsos poll",
    "The video, via Reuters, shows the ferry on its side.",
]


@pytest.mark.parametrize("name", list(SAMPLES))
def test_pasted_pages(name: str) -> None:
    sample = SAMPLES[name]
    assert tuple(d.exact for d in mark(sample.text)) == sample.boilerplate


@pytest.mark.parametrize("line", BOILERPLATE)
def test_a_line_of_the_page(line: str) -> None:
    assert [d.exact for d in mark(STORY + line + MORE)] == [line]


@pytest.mark.parametrize("line", STORY_LINES)
def test_a_sentence_of_the_story_stays(line: str) -> None:
    assert mark(STORY + line + MORE) == ()


def test_a_teaser_block_takes_its_headline_and_paragraph_only() -> None:
    block = (
        "Read also\n\nFarmers Block Bridge With Tractors\n\n"
        "Farmers blocked a bridge in the north with tractors to protest a new tax on diesel."
    )
    assert len(mark(STORY + block + MORE)) == 3
    without_paragraph = "Read also\n\nFarmers Block Bridge With Tractors"
    assert len(mark(STORY + without_paragraph + MORE)) == 2


@pytest.mark.parametrize("head", ["Other Topics of Interest", "Related Articles", "Read also:", "More on this story"])
def test_a_story_paragraph_after_a_headline_without_teaser_stays(head: str) -> None:
    title = "Farmers Block Bridge With Tractors"
    after = "The port authority said on Saturday that the harbour would stay closed until the ships had turned back."
    text = f"{STORY}Ships waited outside the harbour for most of the day.\n\n{head}\n\n{title}\n\n{after}"
    assert [d.exact for d in mark(text)] == [head, title]


def test_two_teasers_in_one_block() -> None:
    block = (
        "Other Topics of Interest\n\nFarmers Block Bridge With Tractors\n\nHundreds of tractors stood on the bridge "
        "by noon, and police let nobody pass.\n\n‘Nothing Left’: Villagers Return Home to the U.S.\n\n"
        "Villagers who came home after the fire found little more than chimneys."
    )
    assert len(mark(STORY + block + MORE)) == 5


def test_capitals_between_paragraphs_only() -> None:
    teaser = "SENATOR SAYS HE WILL BLOCK EVERY NEW JUDGE UNTIL VOTE"
    assert [d.exact for d in mark(f"{STORY}{teaser}{MORE}")] == [teaser]
    assert mark(f"{teaser}\n\n{STORY}") == ()
    assert mark(f"{STORY}A SHORT SUBHEADING{MORE}") == ()


def test_a_block_head_above_the_story_does_not_take_the_headline() -> None:
    text = "Latest news\n\nHarbour closed after storm\n\n" + STORY + MORE
    assert [d.exact for d in mark(text)] == ["Latest news"]


def test_the_headline_of_another_story_goes_wherever_it_is_repeated() -> None:
    title = "Farmers Block Bridge With Tractors"
    text = f"{STORY}{title}\nRelated Articles\n{title}{MORE}"
    assert [d.exact for d in mark(text)] == [title, "Related Articles", title]


def test_comments_take_the_rest_only_near_the_end() -> None:
    end = STORY * 9 + "Comments (2)\nI was there and saw it.\nNonsense, it was on Sunday, not Friday."
    assert len(mark(end)) == 3
    start = "Comments (2)\n\n" + STORY * 9
    assert [d.exact for d in mark(start)] == ["Comments (2)"]


def test_kept_lines_stay() -> None:
    assert mark("Photo: Ana Reyes/AFP\n\n" + STORY, keep=frozenset({0})) == ()


def test_no_pattern_matches_nothing_and_all_compile() -> None:
    for rule in load_table("boilerplate.yaml", tuple[Rule, ...]):
        assert not rule.regex().fullmatch(""), rule.reason


LINES = st.sampled_from([*BOILERPLATE, *STORY_LINES, "Related Articles", "A Short Headline", "", " ", "😀 emoji", "\r"])


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join), st.lists(LINES).map("\r\n".join)))
def test_spans_are_exact_sorted_and_apart(text: str) -> None:
    spans = mark(text)
    assert all(text[d.start : d.end] == d.exact and d.exact.strip() for d in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_relayed_report(shared: Path) -> None:
    text = (shared / "examples/relayed-report.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "examples/relayed-report.json").read_text(encoding="utf-8"))
    wanted = {
        i
        for part in gold["boilerplate"]
        for start in _starts(text, part)
        for i in range(start, start + len(part))
        if not text[i].isspace()
    }
    found = {i for d in mark(text) for i in range(d.start, d.end) if not text[i].isspace()}
    assert 2 * len(wanted & found) / (len(wanted) + len(found)) >= 0.97


def _starts(text: str, part: str) -> list[int]:
    return [i for i in range(len(text)) if text.startswith(part, i)]


@pytest.fixture
def shared() -> Path:
    found = Path(__file__).parents[2].parent / "shared"
    if not found.is_dir():
        pytest.skip("the examples of ../shared are not here")
    return found
