"""Who leads and who coordinates: groups by their members, roles said in the cell, order by the end, nothing lost."""

from __future__ import annotations

from cchc_desktop import catalogue
from cchc_desktop.core.agencies import agency_key
from cchc_desktop.core.assignment import assignment, row_end
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.row_filter import COORDINATING, LEAD, content_rows, row_text
from tests.core.plans import random_plan


def duties(plan: Plan, members=lambda group: ()):
    return {agency_key(one.name): one for one in assignment(plan, members).agencies}


def sample() -> Plan:
    return catalogue.sample_plan()


def test_who_is_named_as_lead_has_the_row() -> None:
    plan = sample()
    found = duties(plan)
    finance = found[agency_key("Sở Tài chính")]
    said = [row for row in content_rows(plan) if row_text(plan, row, LEAD).strip() == "Sở Tài chính"]
    assert said
    assert set(said) <= set(finance.leads)
    assert not set(finance.leads) & set(finance.coordinates)


def test_a_group_is_its_members() -> None:
    plan = sample()
    group = [row for row in content_rows(plan) if "các sở, ban, ngành" in row_text(plan, row, COORDINATING).lower()]
    found = duties(plan)
    justice = found[agency_key("Sở Tư pháp")]
    assert group
    assert all(row in justice.coordinates or row in justice.leads for row in group)
    assert agency_key("các sở, ban, ngành") not in found


def test_the_directory_adds_members_that_the_plan_does_not_name() -> None:
    plan = sample()
    assert agency_key("Sở Ngoại vụ") not in duties(plan)
    more = duties(plan, lambda group: ("Sở Ngoại vụ", "Sở Tư pháp", "Sở {tỉnh}"))
    assert not more[agency_key("Sở Ngoại vụ")].named
    assert more[agency_key("Sở Tư pháp")].named
    assert not any("{" in one.name for one in more.values())


def test_a_department_does_not_ask_the_directory_of_the_province() -> None:
    from dataclasses import replace

    plan = sample()
    plan = replace(plan, document=replace(plan.document, issuer="Sở Nội vụ", issuer_level="department"))
    assert agency_key("Sở Ngoại vụ") not in duties(plan, lambda group: ("Sở Ngoại vụ",))


def test_rows_stand_by_their_end_and_every_row_is_somewhere() -> None:
    for plan in (sample(), *(random_plan(seed, "annual-coded") for seed in range(20))):
        found = assignment(plan)
        for one in found.agencies:
            for rows in (one.leads, one.coordinates):
                ends = [row_end(plan, row) for row in rows]
                assert ends == sorted(ends)
        led = {row for one in found.agencies for row in one.leads} | set(found.without_lead)
        wanted = {row for row in content_rows(plan) if row.item != row.area}
        assert led == wanted
