from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodot.errors import DateError, OntologyError
from herodot.ontology.load import parse_table
from herodot.parse.calendar import interval
from herodot.parse.timex_scan import Table, compiled, grammar
from herodot.parse.timexes import READERS, find_timexes

SUNDAY = "2024-07-14"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
published_days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def found(text: str, published: str | None = SUNDAY) -> list[tuple[str, str | None]]:
    return [(t.exact, t.value) for t in find_timexes(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on July 13, 2024.", ("July 13, 2024", "2024-07-13")),
        ("It fell on Saturday, 13 July 2024, at dawn.", ("Saturday, 13 July 2024", "2024-07-13")),
        ("It fell on Feb. 24, 2022.", ("Feb. 24, 2022", "2022-02-24")),
        ("It fell on the 3rd of March 1961.", ("the 3rd of March 1961", "1961-03-03")),
        ("signed 2024-06-19 in full", ("2024-06-19", "2024-06-19")),
        ("dated 13.07.2024 and", ("13.07.2024", "2024-07-13")),
        ("dated 7/13/2024 and", ("7/13/2024", "2024-07-13")),
        ("the 9-11 July summit", ("9-11 July", "2024-07-09/2024-07-11")),
        ("since late November 2022", ("late November 2022", "2022-11")),
        ("It began in 2014.", ("2014", "2014")),
        ("in early 2023 he", ("early 2023", "2023")),
        ("at the end of 2023 he", ("the end of 2023", "2023")),
        ("in nineteen ninety-six he", ("nineteen ninety-six", "1996")),
        ("in the mid-1990s he", ("the mid-1990s", "199")),
        ("in the '80s he", ("the '80s", "198")),
        ("in the nineties he", ("the nineties", "199")),
        ("in the 20th century he", ("the 20th century", "19")),
        ("in the second quarter of 1998 sales", ("the second quarter of 1998", "1998-Q2")),
        ("in Q3 2023 sales", ("Q3 2023", "2023-Q3")),
        ("in fiscal 2023 sales", ("fiscal 2023", "2023")),
        ("in the first half of 2024 sales", ("the first half of 2024", "2024-H1")),
        ("in the first week of June 2023 they", ("the first week of June 2023", "2023-06")),
        ("in the week of March 6, 2023 they", ("the week of March 6, 2023", "2023-W10")),
        ("in the 1914-1918 war they", ("the 1914-1918", "1914/1918")),
        ("in the spring of 2025 they", ("the spring of 2025", "2025-SP")),
    ],
)
def test_dates_that_stand_alone_need_no_publication_date(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]
    if "July summit" not in text:
        assert found(text, None) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Saturday.", ("Saturday", "2024-07-13")),
        ("They met on Sunday.", ("Sunday", "2024-07-14")),
        ("They will meet on Saturday.", ("Saturday", "2024-07-20")),
        ("We'll meet on Saturday.", ("Saturday", "2024-07-20")),
        ("The vote is expected to be held on Tuesday.", ("Tuesday", "2024-07-16")),
        ("They met last Sunday.", ("last Sunday", "2024-07-07")),
        ("They will meet next Monday.", ("next Monday", "2024-07-15")),
        ("They met on Friday night.", ("Friday night", "2024-07-12TNI")),
        ("They met at 9:30 a.m. on Tuesday.", ("9:30 a.m. on Tuesday", "2024-07-09T09:30")),
        ("They meet today.", ("today", "2024-07-14")),
        ("They met late yesterday.", ("late yesterday", "2024-07-13")),
        ("He died the day before yesterday.", ("the day before yesterday", "2024-07-12")),
        ("They leave the day after tomorrow.", ("the day after tomorrow", "2024-07-16")),
        ("They meet tomorrow morning.", ("tomorrow morning", "2024-07-15TMO")),
        ("They met last night.", ("last night", "2024-07-13TNI")),
        ("They meet tonight.", ("tonight", "2024-07-14TNI")),
        ("They met this week.", ("this week", "2024-W28")),
        ("They met last week.", ("last week", "2024-W27")),
        ("They meet next month.", ("next month", "2024-08")),
        ("They met earlier this year.", ("earlier this year", "2024")),
        ("They met over the weekend.", ("the weekend", "2024-W28-WE")),
        ("They met last weekend.", ("last weekend", "2024-W27-WE")),
        ("They met in June.", ("June", "2024-06")),
        ("They met in October.", ("October", "2023-10")),
        ("They will meet in October.", ("October", "2024-10")),
        ("They met last July.", ("last July", "2023-07")),
        ("They met in June last year.", ("June last year", "2023-06")),
        ("They met on July 12.", ("July 12", "2024-07-12")),
        ("They met on December 30.", ("December 30", "2023-12-30")),
        ("They met three years ago.", ("three years ago", "2021")),
        ("They met two weeks ago.", ("two weeks ago", "2024-W26")),
        ("They met ten days ago.", ("ten days ago", "2024-07-04")),
        ("They met a century ago.", ("a century ago", "1924")),
        ("They met in the third quarter.", ("the third quarter", "2024-Q3")),
        ("They met in the fourth quarter.", ("the fourth quarter", "2023-Q4")),
        ("They met last summer.", ("last summer", "2023-SU")),
        ("They meet this autumn.", ("this autumn", "2024-FA")),
        ("They met last winter.", ("last winter", "2023-WI")),
        ("They meet in the second half of the year.", ("the second half of the year", "2024-H2")),
        ("They met at 08:00 GMT.", ("08:00 GMT", "2024-07-14T08:00")),
        ("They met on the night of July 13.", ("the night of July 13", "2024-07-13TNI")),
    ],
)
def test_relative_dates_count_from_publication(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for three days", ("three days", "P3D")),
        ("for nearly forty years", ("nearly forty years", "P40Y")),
        ("for twenty-four hours", ("twenty-four hours", "PT24H")),
        ("in the past five days", ("the past five days", "P5D")),
        ("for several years", ("several years", "PXY")),
        ("for a few minutes", ("a few minutes", "PTXM")),
        ("the three-day visit", ("three-day", "P3D")),
        ("for 2 1/2 years", ("2 1/2 years", "P2Y6M")),
        ("for a year and a half", ("a year and a half", "P1Y6M")),
        ("for half an hour", ("half an hour", "PT30M")),
        ("for two decades", ("two decades", "P20Y")),
        ("for two to six weeks", ("two to six weeks", "P2W")),
        ("for decades", ("decades", "PXE")),
        ("a few hours later", ("a few hours later", "PTXH")),
    ],
)
def test_durations(text: str, expected: tuple[str, str]) -> None:
    timexes = find_timexes(text, None)
    assert [(t.exact, t.value, t.type) for t in timexes] == [(*expected, "DURATION")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every day", "P1D"),
        ("daily", "P1D"),
        ("every two weeks", "P2W"),
        ("every other month", "P2M"),
        ("twice a month", "P1M"),
        ("each Tuesday", "XXXX-WXX-2"),
        ("Friday nights", "XXXX-WXX-5TNI"),
        ("every summer", "XXXX-SU"),
    ],
)
def test_sets(text: str, expected: str) -> None:
    assert [(t.exact, t.value, t.type) for t in find_timexes(text, SUNDAY)] == [(text, expected, "SET")]


def test_the_narrative_moves_on_from_the_last_date_mentioned() -> None:
    text = (
        "On 12 June 2023 the dam broke. The following day, people fled. Two days later the council met. "
        "Later that month, aid came. That year, harvests failed. The same day, he resigned."
    )
    values = ["2023-06-12", "2023-06-13", "2023-06-15", "2023-06", "2023", "2023-06-15"]
    assert [value for _, value in found(text)] == values
    assert [value for _, value in found(text, None)] == values


def test_a_clock_time_is_on_the_day_last_mentioned() -> None:
    assert found("On 1 May the siren began at 4:15 a.m. in town")[1] == ("4:15 a.m.", "2024-05-01T04:15")


def test_results_of_a_quarter_are_compared_with_that_quarter_a_year_ago() -> None:
    text = "Sales rose in the second quarter. The year-earlier loss was small; profit a year ago was nil."
    assert [value for _, value in found(text)] == ["2024-Q2", "2023-Q2", "2023-Q2"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Saturday", "XXXX-WXX-6"),
        ("on Saturday night", "XXXX-WXX-6TNI"),
        ("in June", "XXXX-06"),
        ("on June 12", "XXXX-06-12"),
        ("in the third quarter", "XXXX-Q3"),
        ("last summer", "XXXX-SU"),
        ("today", "PRESENT_REF"),
        ("yesterday", "PAST_REF"),
        ("tomorrow", "FUTURE_REF"),
        ("last week", "PAST_REF"),
        ("next year", "FUTURE_REF"),
        ("three years ago", "PAST_REF"),
        ("at 10:30 a.m.", "XXXX-XX-XXT10:30"),
    ],
)
def test_without_a_publication_date_no_day_is_made_up(text: str, value: str) -> None:
    assert [v for _, v in found(text, None)] == [value]
    assert interval(value) is None


@pytest.mark.parametrize(
    "text",
    [
        "He may march, said the 56-year-old; it cost $2000 and 1998 soldiers came.",
        "Mr May and April Jones met Jan Kowalski.",
        "a second round, two-thirds, three-quarters of a mile, a quarter of it",
        "24/7, flight 1999-2, no. 12, 12:75, 99:99, 31.02.2024, February 30",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == []


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(DateError):
        find_timexes("on Monday", "2024-13-45")


def test_a_publication_time_counts_as_its_day() -> None:
    assert found("today", "2024-07-14T23:30:00+02:00") == [("today", "2024-07-14")]


@given(
    published_days,
    st.sampled_from(WEEKDAYS),
    st.sampled_from(["They met on {}.", "They will meet on {}.", "last {}", "next {}", "this {}", "{} night"]),
)
def test_a_weekday_lies_within_seven_days_of_publication(published: date, name: str, frame: str) -> None:
    (timex,) = find_timexes(frame.format(name), published.isoformat())
    assert timex.value is not None
    when = date.fromisoformat(timex.value[:10])
    assert WEEKDAYS[when.weekday()] == name
    assert abs((when - published).days) <= 7


@given(published_days, st.sampled_from(WEEKDAYS))
def test_a_bare_weekday_is_the_last_one_and_may_be_today(published: date, name: str) -> None:
    (timex,) = find_timexes(f"They met on {name}.", published.isoformat())
    assert timex.value is not None
    assert 0 <= (published - date.fromisoformat(timex.value)).days < 7


@given(published_days)
def test_yesterday_and_tomorrow_cross_months_and_years(published: date) -> None:
    values = [v for _, v in found("yesterday, tomorrow", published.isoformat())]
    assert values == [(published + timedelta(days=d)).isoformat() for d in (-1, 1)]


@given(published_days, st.integers(1, 12))
def test_a_month_is_not_after_publication(published: date, number: int) -> None:
    name = date(2000, number, 1).strftime("%B")
    (timex,) = find_timexes(f"They met in {name}.", published.isoformat())
    days = interval(timex.value)
    assert days is not None
    assert days[0] <= published.isoformat()
    assert (published - date.fromisoformat(days[0])).days < 366


@given(published_days)
def test_the_29th_of_february_is_in_a_leap_year(published: date) -> None:
    (timex,) = find_timexes("They met on February 29.", published.isoformat())
    assert interval(timex.value) is not None


@given(
    published_days,
    st.integers(0, 10**12),
    st.sampled_from(["days", "weeks", "months", "years", "decades", "centuries"]),
)
def test_any_time_ago_has_a_value(published: date, count: int, unit: str) -> None:
    for timex in find_timexes(f"They met {count} {unit} ago.", published.isoformat()):
        assert timex.value is not None


WORDS = sorted(spelling for spelling in grammar().lexicon if spelling.isalpha())


@given(
    st.lists(
        st.sampled_from(
            [*WORDS, "12", "1998", "3,000", "10:30", "1990s", "2nd", ".", ",", "-", "\n", "\n\n", "zebra", "é", "😀"]
        )
    ),
    st.one_of(st.none(), st.just(SUNDAY)),
)
def test_spans_are_in_bounds_sorted_and_apart(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    end = 0
    for timex in find_timexes(text, published):
        assert end <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.exact == timex.exact.strip()
        end = timex.end


@given(st.text(), st.one_of(st.none(), st.just(SUNDAY)))
def test_any_text_is_read(text: str, published: str | None) -> None:
    for timex in find_timexes(text, published):
        assert text[timex.start : timex.end] == timex.exact


@pytest.mark.parametrize(
    "piece", ["7", "1998 ", "one-", "the last ", "1,234,", "12:", "2024-07-", "every other ", "\n"]
)
def test_hostile_text_is_read_in_the_end(piece: str) -> None:
    """Anything worse than linear time would not return here within the hour."""
    text = (piece * (200_000 // len(piece) + 1))[:200_000]
    for timex in find_timexes(text, SUNDAY):
        assert timex.end - timex.start < 200


def test_every_rule_has_a_reader_and_every_reader_a_rule() -> None:
    assert {reading for reading, _ in grammar().rules} == set(READERS)


@pytest.mark.parametrize(
    ("words", "phrase", "message"),
    [
        ("{THE: {the: 0}}", "THE MOON", "no class MOON"),
        ("{THE: {the: 0}, THIS: {the: 1}}", "THE", "'the' is in THIS and THE"),
    ],
)
def test_a_faulty_table_is_refused(words: str, phrase: str, message: str) -> None:
    source = f"words: {words}\nmacros: {{}}\nrules: [[nothing, {phrase}]]\nfuture: [will]\npast: [was]\n"
    table = parse_table(source, Table, "timexes.yaml")
    with pytest.raises(OntologyError, match=message):
        compiled(table)
