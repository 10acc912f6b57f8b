"""What a derived plan has to adapt when its source has changed: new and changed rows, new wording, rows that are gone.

Every row is compared with what its source row said when it was taken (kept in the record ``derived``); what somebody
wrote in the derived plan since then is told as such and only replaced where the user adopts it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from cchc_desktop.core import branches as grafting
from cchc_desktop.core import edits
from cchc_desktop.core.branches import Branch
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.directory import Directory
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import ABOVE, Item, Level, Plan
from cchc_desktop.core.records import record, with_record
from cchc_desktop.core.row_filter import context_of
from cchc_desktop.core.vietnamese import words
from cchc_desktop.planning.derive import RECORD, SourceFile, Wish, cells_of, row_data, said_place
from cchc_desktop.planning.derive_branches import branches_now
from cchc_desktop.planning.lower import COORDINATING, LEAD, Lower, Pick, pick_of, rows
from cchc_desktop.planning.matching import Matcher

_ALIKE = 0.72  # likeness from which a row of another import is the row that was taken


class What(StrEnum):
    """What is to be adapted."""

    NEW = "new"  # a row of the source that concerns the agency and is not in the derived plan
    CHANGED = "changed"  # a row whose source says something else now
    GONE = "gone"  # a row whose source is no longer there
    REWORDED = "reworded"  # an area, objective or task whose source says it in other words
    RELEASED = "released"  # a row whose source no longer names the agency


@dataclass(frozen=True, slots=True)
class Cell:
    """One text to adapt: its name, what it says here, what it should say; ``edited``: somebody wrote it here."""

    name: str
    here: str
    proposed: str
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Adaptation:
    """One thing to adapt. ``item``: the row here ("" for a new one); ``source``: the source's row ("" where gone)."""

    what: What
    item: str
    source: str
    said: str  # "hoạt động 3.12, Kế hoạch số 223/KH-UBND"
    words: str
    cells: tuple[Cell, ...] = ()
    pick: Pick | None = None


class Following:
    """A derived plan beside its source as it is now."""

    def __init__(self, derived: Plan, source: Plan, directory: Directory, file: SourceFile | None = None) -> None:
        data = record(derived, RECORD)
        if data is None:
            raise ValueError("the plan is not derived")
        self.derived, self.source = derived, source
        self.data: dict[str, Any] = data
        self.file = file
        self.lower = Lower(data["agency"], directory, date.fromisoformat(data["day"]))
        self.wish = Wish(days=int(data["days"]), unit=str(data["unit"]))
        self.numbers: Numbers = number(source)
        self.now = self._matched()  # id of a source row as it was taken → id in the source now

    def _matched(self) -> dict[str, str]:
        """By ids, which a plan file keeps; rows of a new import by likeness."""
        taken = {row["item"]: _old_text(row) for row in self.data["rows"].values()}
        taken |= {item: str(other["text"]) for item, other in self.data["others"].items()}
        known = {item: item for item in taken if item in self.source}
        if len(known) * 2 > len(taken):
            return known
        known |= self._same(known)
        befores = [item for item in taken if item not in known]
        afters = [item for item in rows(self.source) if item.id not in known.values()]
        texts = [words(taken[item]) for item in befores], [words(_text_of(self.source, item)) for item in afters]
        return known | {befores[a]: afters[b].id for a, b in Matcher(*texts, _ALIKE).matches()}

    def _same(self, known: Mapping[str, str]) -> dict[str, str]:
        """Rows that say in every field what they said, in their order: words that stand twice are not mixed up."""
        afters: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for item in rows(self.source):
            if item.id not in known.values():
                afters[_said(item.text, item.fields)].append(item.id)
        found: dict[str, str] = {}
        for row in self.data["rows"].values():
            same = afters.get(_said(row["was"][TEXT], row["was"]["fields"]))
            if row["item"] not in known and same:
                found[row["item"]] = same.pop(0)
        return found

    # ---- what to adapt

    def adaptations(self) -> tuple[Adaptation, ...]:
        """In the order of the source; what is gone stands at the end."""
        here = {row["item"]: item_id for item_id, row in self.data["rows"].items() if item_id in self.derived}
        back = {now: then for then, now in self.now.items()}
        branches = branches_now(self.derived, self.source, self.data, self.now)
        above = {there: branch for branch, there in branches.items()}
        listed = {item.id for item in rows(self.source)}
        found: list[Adaptation] = []
        for item in self.source.walk():
            if item.id in above:
                found += self._reworded(item, above[item.id])
            if item.id not in listed:
                continue
            then = back.get(item.id)
            if then in here:
                found += self._changed(item, here[then or ""])
            elif (new := self._new(item, then)) is not None:
                found.append(new)
        gone = [i for then, i in here.items() if then not in self.now]
        return (*found, *(self._gone(item_id) for item_id in gone))

    def _reworded(self, item: Item, here: str) -> Iterator[Adaptation]:
        """New wording of what rows hang under; of a task in two parts once."""
        mine = self.derived[here]
        if mine.level is Level.TASK and mine.marks.get(Level.TASK) == ABOVE:
            return
        old, new, said = str(self.data["branches"][here]["text"] or ""), item.text or "", mine.text or ""
        if old.split() != new.split() and said.split() != new.split():
            place = said_place(self.source, item.id, self.numbers)
            cell = Cell(TEXT, said, new, said.split() != old.split())
            yield Adaptation(What.REWORDED, here, item.id, place, _text_of(self.derived, mine), (cell,))

    def _new(self, item: Item, then: str | None) -> Adaptation | None:
        """A row that surely concerns the agency now, and was not there, or was left out for another reason."""
        pick = pick_of(item, self.lower)
        left_out = self.data["others"].get(then, {}).get("reason") if then else None
        dropped = then is not None and then not in self.data["others"]  # deleted here since it was taken
        if pick is None or not pick.ticked or left_out == pick.reason.value or dropped:
            return None
        said = row_data(self.source, pick, self.numbers)["said"]
        return Adaptation(What.NEW, "", item.id, said, _text_of(self.source, item), (), pick)

    def _gone(self, item_id: str) -> Adaptation:
        row = self.data["rows"][item_id]
        return Adaptation(What.GONE, item_id, "", row["said"], _text_of(self.derived, self.derived[item_id]))

    def _changed(self, item: Item, here: str) -> Iterator[Adaptation]:
        row = self.data["rows"][here]
        pick = pick_of(item, self.lower)
        said, text = row["said"], _text_of(self.derived, self.derived[here])
        if pick is None or (not pick.ticked and row["reason"] != pick.reason.value):
            if not row.get("kept"):
                yield Adaptation(What.RELEASED, here, item.id, said, text)
            return
        cells = tuple(self._cells(item, pick, self.derived[here], row))
        if cells:
            yield Adaptation(What.CHANGED, here, item.id, said, text, cells, pick)

    def _cells(self, item: Item, pick: Pick, mine: Item, row: Mapping[str, Any]) -> Iterator[Cell]:
        was = _old_item(row, item)
        then = Pick(item.id, pick.reason, row["role"], row["name"], True)
        before, after = self._expected(was, then), self._expected(item, pick)
        for name in dict.fromkeys((*before, *after)):
            old, new = before.get(name, ""), after.get(name, "")
            said = (mine.text or "") if name == TEXT else mine.fields.get(name, "")
            if old.split() != new.split() and said.split() != new.split():
                yield Cell(name, said, new, said.split() != old.split())

    def _expected(self, item: Item, pick: Pick) -> dict[str, str]:
        """What a row of the derived plan says of a source row, but for the lead, which is a unit of the agency."""
        texts: dict[str, str] = {TEXT: item.text or "", **item.fields}
        texts.update(cells_of(item, pick, self.lower, self.wish, context_of(self.source)))
        texts.pop(LEAD, None)
        return texts

    # ---- adopting: edits

    def adopt(self, plan: Plan, one: Adaptation) -> Plan:
        """An edit: the plan with one adaptation carried out, its record too."""
        if one.what in (What.GONE, What.RELEASED):
            if one.item not in plan:
                return plan
            return _without_row(edits.delete(plan, [_alone(plan, one.item)]), one.item)
        if one.what is What.NEW:
            return self._with_new(plan, one)
        plan = edits.set_texts(plan, [(one.item, cell.name, cell.proposed) for cell in one.cells])
        return self._seen(plan, one)

    def dismiss(self, plan: Plan, one: Adaptation) -> Plan:
        """An edit: the plan as it is; the adaptation is not told again until the source changes once more."""
        return self._seen(plan, one)

    def _seen(self, plan: Plan, one: Adaptation) -> Plan:
        data = record(plan, RECORD) or {}
        if one.what is What.NEW:
            assert one.pick is not None
            data["others"][one.source] = {"text": one.words, "reason": one.pick.reason.value}
        elif one.what is What.CHANGED and one.pick is not None:
            data["rows"][one.item] = row_data(self.source, one.pick, self.numbers)
        elif one.what is What.REWORDED:
            data["branches"][one.item]["text"] = self.source[one.source].text
        elif one.what is What.RELEASED:
            data["rows"][one.item]["kept"] = True
        else:
            data["rows"].pop(one.item, None)
        return with_record(plan, RECORD, data)

    def _with_new(self, plan: Plan, one: Adaptation) -> Plan:
        """The new row under what it hangs under in the source; missing levels come with it."""
        assert one.pick is not None
        item = self.source[one.source]
        fields = {**item.fields, **cells_of(item, one.pick, self.lower, self.wish, context_of(self.source))}
        branch = Branch(item.level, item.text, fields, {})
        above = self.source.parent(item.id)
        child = item
        homes = self._homes(plan)
        made = [item]
        while above is not None and above.id not in homes:
            branch = Branch(above.level, above.text, dict(above.fields), {}, (branch,))
            made.append(above)
            child, above = above, self.source.parent(above.id)
        home = homes[above.id] if above is not None else plan.appendices[0]
        index = self._index(plan, home, child, homes)
        plan, tops = grafting.put_at(plan, [branch], home, index)
        return self._with_links(plan, one, tops[0], made[::-1])

    def _homes(self, plan: Plan) -> dict[str, str]:
        """Source item now → item here, of everything that is linked and still there; appendices by their place."""
        data = record(plan, RECORD) or {}
        found: dict[str, str] = {
            self.now.get(str(entry["item"]), str(entry["item"])): item_id
            for kind in ("branches", "rows")
            for item_id, entry in data[kind].items()
            if item_id in plan
        }
        if not set(self.source.items) & set(found):  # another import: what the branches say has to do
            said = {words(self.source[i.id].text or ""): i.id for i in self.source.walk() if i.level is not Level.PLAN}
            found = {
                said[key]: item_id
                for item_id in data["branches"]
                if item_id in plan and (key := words(plan[item_id].text or "")) in said and key
            }
        last = plan.appendices[-1]
        for place, appendix in enumerate(self.source.appendices):
            found.setdefault(appendix, plan.appendices[place] if place < len(plan.appendices) else last)
        return found

    def _index(self, plan: Plan, home: str, child: Item, homes: Mapping[str, str]) -> int:
        """Behind the last of those that stand before it in the source."""
        order = self.source[child.parent or ""].children
        before = {homes[sister] for sister in order[: order.index(child.id)] if sister in homes}
        places = [place for place, own in enumerate(plan[home].children) if own in before]
        return places[-1] + 1 if places else 0

    def _with_links(self, plan: Plan, one: Adaptation, top: str, made: Iterable[Item]) -> Plan:
        assert one.pick is not None
        data = record(plan, RECORD) or {}
        here: str = top
        for source in made:
            if source.id == one.source:
                data["rows"][here] = row_data(self.source, one.pick, self.numbers)
            else:
                data["branches"][here] = {"item": source.id, "text": source.text}
                here = plan[here].children[0]
        back = {now: then for then, now in self.now.items()}
        data["others"].pop(back.get(one.source, one.source), None)
        return with_record(plan, RECORD, data)


def up_to_date(plan: Plan, file: SourceFile) -> Plan:
    """An edit: the record says that the plan was compared with this file of its source."""
    data = record(plan, RECORD)
    if data is None:
        return plan
    data["source"] |= {"file": file.file, "digest": file.digest}
    return with_record(plan, RECORD, data)


def _without_row(plan: Plan, item_id: str) -> Plan:
    data = record(plan, RECORD) or {}
    data["rows"].pop(item_id, None)
    return with_record(plan, RECORD, data)


def _alone(plan: Plan, item_id: str) -> str:
    """The topmost item that would be left empty without this one."""
    item = plan[item_id]
    while (above := plan.parent(item.id)) is not None and above.level in (Level.TASK, Level.OBJECTIVE):
        if len(above.children) > 1:
            break
        item = above
    return item.id


def _text_of(plan: Plan, item: Item) -> str:
    """The words that a row is known by: its own, else those of what it hangs under."""
    above: Item | None = item
    while above is not None and not (above.text or "").strip():
        above = plan.parent(above.id)
    return " ".join((above.text or "").split()) if above is not None else ""


def _said(text: str | None, fields: Mapping[str, str]) -> tuple[str, ...]:
    """All that a row says, however its words are spaced."""
    return " ".join((text or "").split()), *(f"{name} {' '.join(fields[name].split())}" for name in sorted(fields))


def _old_text(row: Mapping[str, Any]) -> str:
    return row["was"][TEXT] or ""


def _old_item(row: Mapping[str, Any], like: Item) -> Item:
    return replace(like, text=row["was"][TEXT], fields=row["was"]["fields"])


__all__ = ["COORDINATING", "Adaptation", "Cell", "Following", "What", "up_to_date"]
