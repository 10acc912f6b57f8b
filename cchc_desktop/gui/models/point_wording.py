"""Vietnamese sentences about the points of an outline. Free of Qt."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_desktop.core.numbering import Numbers
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.point_findings import PointDoubt, PointFinding
from cchc_desktop.gui.models.place_names import item_words
from cchc_desktop.gui.models.point_book import same_places


def node_name(plan: Plan, codes: Mapping[str, str], item: str) -> str:
    """ "tiêu chí 7.2", "lĩnh vực 7", "tổng điểm" """
    numbers = Numbers({}, codes)
    return item_words(plan, lambda _: numbers, plan[item])


def finding_sentence(plan: Plan, codes: Mapping[str, str], finding: PointFinding) -> str:
    """What is wrong, and what would be right."""
    name = node_name(plan, codes, finding.item)
    begin = name[:1].upper() + name[1:]
    if finding.kind is PointDoubt.UNREAD:
        said = plan[finding.item].fields.get(finding.column, "").strip()
        return f"{begin} ghi “{said}”, không phải là số."
    assert finding.computed is not None
    stated = "" if finding.stated is None else same_places(finding.stated, finding.stated)
    computed = same_places(finding.computed, finding.stated)
    if finding.kind is PointDoubt.MISSING:
        return (
            f"{begin} ghi {stated}; còn {finding.missing} thành phần chưa có điểm, các thành phần khác cộng {computed}."
        )
    if finding.kind is PointDoubt.SUM:
        return f"{begin} ghi {stated} nhưng các thành phần cộng {computed}; chưa rõ ô nào sai."
    others = [node_name(plan, codes, whole) for whole in finding.mends if whole != finding.item]
    right = f"; ghi {computed} thì {' và '.join(others)} khớp" if others else ""
    if finding.whole != finding.item:
        return f"{begin} ghi {stated}{right}."
    also = f"; ghi {computed} thì {' và '.join(others)} cũng khớp" if others else ""
    return f"{begin} ghi {stated} nhưng các thành phần cộng {computed}{also}."
