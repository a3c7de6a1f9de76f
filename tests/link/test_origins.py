from __future__ import annotations

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from link_builders import actor, analysis, lines, person

from herodot.link.graph import roots_of
from herodot.link.origins import Ancestry, ancestry, circular, steps_of
from herodot.records import Actor, Analysis

HERE = "(this report)"
NAMES = ["Ukrinform", "Kyodo News", "Jens Stoltenberg", "Reuters", "a senior official", "The Gazette"]

steps = st.tuples(st.sampled_from([HERE, *NAMES]), st.sampled_from(NAMES))
hop_lists = st.lists(steps, max_size=5)
outlets = st.sampled_from([None, "The Gazette", "Reuters", "Daily Post"])
days = st.sampled_from([None, "2020-01-01", "2020-01-02", "2020-01-03"])


def count(*reports: Analysis, copies: tuple[tuple[str, str], ...] = ()) -> int:
    return len(back(*reports, copies=copies).origins)


def back(*reports: Analysis, copies: tuple[tuple[str, str], ...] = ()) -> Ancestry:
    line = lines(reports, copies)
    return ancestry(line, steps_of(line))


def test_a_chain_is_followed_to_its_end() -> None:
    relayed = analysis("a", hops=[(HERE, "Ukrinform"), ("Ukrinform", "Kyodo News"), ("Kyodo News", "Jens Stoltenberg")])
    direct = analysis("b", hops=[(HERE, "Jens Stoltenberg")])
    (origin,) = back(relayed, direct).origins
    assert (origin.name, origin.reports) == ("Jens Stoltenberg", ("a", "b"))


def test_a_report_that_cites_another_of_the_story_shares_its_origin() -> None:
    first = analysis("a", outlet="The Gazette", hops=[("The Gazette", "Reuters")])
    second = analysis("b", outlet="Daily Post", hops=[("Daily Post", "Gazette")])
    (origin,) = back(first, second).origins
    assert (origin.name, origin.reports) == ("Reuters", ("a", "b"))


def test_who_names_nobody_is_untraced_and_not_counted() -> None:
    found = back(analysis("a", hops=[(HERE, "Reuters")]), analysis("b"))
    assert [o.name for o in found.origins] == ["Reuters"]
    assert found.untraced == ("b",)


def test_unnamed_sources_are_not_counted() -> None:
    officials = actor("group:officials", "Officials", "group")
    found = back(
        analysis("a", hops=[(HERE, "a senior official")]),
        analysis("b", hops=[(HERE, "Officials")], actors=[officials]),
    )
    assert (found.origins, found.veiled, found.untraced) == ((), ("a", "b"), ())
    assert [(o.name, o.reports) for o in found.unnamed] == [("Officials", ("b",)), ("a senior official", ("a",))]


def test_an_agency_that_cites_an_unnamed_source_is_the_origin() -> None:
    (origin,) = back(analysis("a", hops=[(HERE, "Reuters"), ("Reuters", "a senior official")])).origins
    assert origin.name == "Reuters"


def test_one_person_by_full_name_and_surname_is_one_origin() -> None:
    full, short = person("Jens Stoltenberg"), person("Stoltenberg")
    reports = (
        analysis("a", hops=[(HERE, full.name)], actors=[full]),
        analysis("b", hops=[(HERE, short.name)], actors=[short]),
    )
    assert [o.name for o in back(*reports).origins] == ["Jens Stoltenberg"]


def test_two_persons_of_one_surname_stay_two() -> None:
    reports = [analysis(name, hops=[(HERE, name)], actors=[person(name)]) for name in ("Anna Berg", "Carl Berg")]
    assert count(*reports) == 2


def test_an_outlet_and_its_short_name_are_one() -> None:
    agency = Actor("outlet:afp", "Agence France-Presse", ("AFP",), "outlet", "FRA", ())
    reports = (
        analysis("a", hops=[(HERE, "Agence France-Presse")], actors=[agency]),
        analysis("b", hops=[(HERE, "AFP")]),
    )
    assert count(*reports) == 1


def test_two_outlets_that_cite_each_other_prove_nothing() -> None:
    reports = (
        analysis("a", outlet="The Gazette", hops=[("The Gazette", "Daily Post")]),
        analysis("b", outlet="Daily Post", hops=[("Daily Post", "The Gazette")]),
    )
    assert back(*reports) == Ancestry((), (), (), ("a", "b"))
    line = lines(reports)
    assert circular(line, steps_of(line)) == (("Daily Post", "The Gazette"),)


def test_the_credited_copy_speaks_for_the_uncredited_one() -> None:
    found = back(analysis("a"), analysis("b", hops=[(HERE, "Reuters")]), copies=(("a", "b"),))
    assert [(o.name, o.reports) for o in found.origins] == [("Reuters", ("a", "b"))]
    assert found.untraced == ()


def test_a_later_copy_that_names_its_middleman_adds_no_origin() -> None:
    first = analysis("a", published="2020-01-01", hops=[(HERE, "Reuters")])
    copy = analysis("b", published="2020-01-02", hops=[(HERE, "Ukrinform")])
    assert [o.name for o in back(first, copy, copies=(("a", "b"),)).origins] == ["Reuters"]


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=4), max_size=7))
def test_loops_end(graph: dict[int, list[int]]) -> None:
    edges = {str(k): [str(v) for v in vs] for k, vs in graph.items()}
    for root in roots_of("0", edges):
        assert not edges.get(root)


def story(rows: list[tuple[list[tuple[str, str]], str | None, str | None]]) -> list[Analysis]:
    return [analysis(f"r{i}", hops=hops, outlet=outlet, published=day) for i, (hops, outlet, day) in enumerate(rows)]


rows = st.lists(st.tuples(hop_lists, outlets, days), min_size=1, max_size=5)
dated_rows = st.lists(st.tuples(hop_lists, outlets, days.filter(bool)), min_size=1, max_size=5)


@settings(deadline=None)
@given(rows, outlets, days, st.data())
def test_adding_the_same_text_never_raises_the_count(
    given_rows: list[tuple[list[tuple[str, str]], str | None, str | None]],
    outlet: str | None,
    day: str | None,
    data: st.DataObject,
) -> None:
    reports = story(given_rows)
    original = data.draw(st.sampled_from(reports))
    # Published by a party that the text speaks of, the same words would say more: who "Reuters" in them is.
    assume(outlet is None or all(outlet not in (h.from_name, h.upstream_name) for h in original.hops))
    own = (HERE, original.report.outlet)
    hops = [(HERE if h.from_name in own else h.from_name, h.upstream_name) for h in original.hops]
    copy = analysis("z", hops=hops, outlet=outlet, published=day)
    before, after = count(*reports), count(*reports, copy, copies=((original.report.id, "z"),))
    assert after <= before


@settings(deadline=None)
@given(dated_rows, hop_lists, outlets, st.data())
def test_adding_a_later_copy_of_a_traced_report_never_raises_the_count_whatever_it_names(
    given_rows: list[tuple[list[tuple[str, str]], str | None, str | None]],
    hops: list[tuple[str, str]],
    outlet: str | None,
    data: st.DataObject,
) -> None:
    reports = story(given_rows)
    original = data.draw(st.sampled_from(reports))
    # What the credited outlet itself publishes is the original, whose own sources count.
    assume(outlet is None or all(outlet not in (h.from_name, h.upstream_name) for h in original.hops))
    copy = analysis("z", hops=hops, outlet=outlet, published="2020-02-01")
    alone = back(original)
    before, after = count(*reports), count(*reports, copy, copies=((original.report.id, "z"),))
    assert after <= before or not alone.origins


@settings(deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(
    given_rows: list[tuple[list[tuple[str, str]], str | None, str | None]], shuffle: random.Random
) -> None:
    reports = story(given_rows)
    mixed = list(reports)
    shuffle.shuffle(mixed)
    assert back(*reports) == back(*mixed)


@settings(deadline=None)
@given(rows)
def test_every_report_is_under_an_origin_or_untraced(
    given_rows: list[tuple[list[tuple[str, str]], str | None, str | None]],
) -> None:
    reports = story(given_rows)
    found = back(*reports)
    traced = {i for origin in found.origins for i in origin.reports}
    kinds = [*traced, *found.veiled, *found.untraced]
    assert sorted(kinds) == sorted(r.report.id for r in reports)


@settings(deadline=None)
@given(rows, st.sampled_from([None, "Northern Star"]), days, st.data())
def test_a_relay_of_a_traced_report_or_an_origin_never_raises_the_count(
    given_rows: list[tuple[list[tuple[str, str]], str | None, str | None]],
    outlet: str | None,
    day: str | None,
    data: st.DataObject,
) -> None:
    reports = story(given_rows)
    before = back(*reports)
    traced = {report for origin in before.origins for report in origin.reports}
    outlets = {r.report.outlet for r in reports if r.report.outlet and r.report.id in traced}
    # Of whom another report says where he has it from, the relay brings that into play.
    told_of = {h.from_name for r in reports for h in r.hops if h.from_name != r.report.outlet}
    known = sorted((outlets - told_of) | {origin.name for origin in before.origins})
    credits = [(HERE, data.draw(st.sampled_from(known)))] if known else []
    relay = analysis("z", outlet=outlet, published=day, hops=credits)
    assert len(back(*reports, relay).origins) <= len(before.origins)


def test_who_cites_a_report_that_names_nobody_is_untraced() -> None:
    found = back(analysis("a", outlet="The Gazette"), analysis("b", outlet="Daily Post", hops=[(HERE, "The Gazette")]))
    assert found == Ancestry((), (), (), ("a", "b"))


def test_an_outlet_that_is_its_own_source_is_an_origin() -> None:
    own = analysis("a", outlet="The Gazette", hops=[(HERE, "The Gazette")])
    relay = analysis("b", outlet="Daily Post", hops=[(HERE, "The Gazette")])
    (origin,) = back(own, relay).origins
    assert (origin.name, origin.reports) == ("The Gazette", ("a", "b"))


def test_a_credit_to_a_copys_outlet_says_whose_text_it_is() -> None:
    """The Post prints what the Gazette wrote, and says so: the one whom the Gazette quotes stays the origin."""
    wrote = analysis("a", outlet="The Gazette", hops=[(HERE, "Jens Stoltenberg")])
    prints = analysis("b", outlet="Daily Post", hops=[(HERE, "The Gazette")])
    assert [o.name for o in back(wrote, prints, copies=(("a", "b"),)).origins] == ["Jens Stoltenberg"]
