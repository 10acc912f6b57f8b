"""A cell of time, read: brackets set aside, labels and actors found, milestones parted, phrases joined.

Grammar: domain table of 70 expressions of real plans. A phrase that cannot be read is free text; nothing raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cchc_desktop.core.loose import loose, rx
from cchc_desktop.core.schedule_atoms import read_atom, read_dated, read_done
from cchc_desktop.core.schedule_types import Context, Doubt, Kind, Part, Recurrence, Scale, Understood, Window
from cchc_desktop.core.schedule_units import BackwardsError, join

_CONNECTOR = rx(r"~(?:[,;.]~)?(?:(?:va|hoac|hay|ket hop)(?![a-z])~)?")
_TAIL = rx(r"[ .,;:\n]*")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LABEL = rx(r"~([^:;\n]*?[^\s:;\n])~:~(?!\d\d~:)")
_FOR = rx(r"~,?~(?<![a-z])d[oô]i voi(?![a-z])~")
_STARTS = rx(
    r"(?<![a-z\d/])(?:truoc|cham nhat|muon nhat|trong|vao|tu|ke tu|den|het|thang|qu[yi]|nam|ca nam|ngay|giai doan|sau"
    r"|khi|dinh ky|hang|moi|thuong xuyen|it nhat|khong qua|dau|giua|cuoi|0?6|\d{1,2}~/|\d{1,2}~[.-]~\d|\d{1,3} ngay)"
    r"(?![a-z])"
)
_FUZZY = rx(r"(?:dau|giua|cuoi)(?![a-z])~")
_SYMBOL = rx(r"\d~/~(?:\d{4}~/~)?[a-z]{2,}|(?<![a-z])so \d")
_AGENCY = rx(
    r"(?:cac |cap )?(?:ubnd|hdnd|uy ban|hoi dong|so|ban(?! hanh)|bo(?! sung| tri)|van phong|cap|cong an|phong"
    r"|tinh|huyen|xa|phuong|dac khu|co quan|don vi|chu tich|nganh|thanh tra|vien|trung tam|chi cuc|cuc|to )(?![a-z])"
)
_CONDITION = rx(r"(?<![a-z])(?:doi voi|sau khi|khi|neu|theo|tru)(?![a-z])")
_BULLET = rx(r"(?:^|[\n ;.])~-~(?=[a-z\d])")
_SENTENCE = rx(r"\.~(?=[^\d:;.]{2,40}:)")
_MOST = 2000  # letters: more is a text, no cell of time
_DEEPEST = 3  # labels in front of labels
_TRIES = 12  # places in a phrase where a time may begin behind its label


class _Reader:
    """Reads one text for one plan; ``doubts`` are gathered on the way."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.doubts: list[Doubt] = []
        self.rest = ""

    # ---- one phrase

    def simple(self, f: str, pos: int, stop: int) -> Part | None:
        """The phrase that fills ``pos``:``stop`` of loose text; None where anything is left over."""
        part, end = self._sequence(f[:stop], pos)
        return part if part is not None and _TAIL.fullmatch(f, end, stop) else None

    def _sequence(self, f: str, pos: int) -> tuple[Part | None, int]:
        part: Part | None = None
        end = pos
        while pos < len(f):
            try:
                found = self._atom(f, pos, part)
            except ValueError as error:
                doubt = Doubt.BACKWARDS if isinstance(error, BackwardsError) else Doubt.IMPOSSIBLE
                if doubt not in self.doubts:
                    self.doubts.append(doubt)
                break
            if found is None:
                break
            part, end = found
            joint = _CONNECTOR.match(f, end)
            pos = joint.end() if joint else end
        return part, end

    def _atom(self, f: str, pos: int, before: Part | None) -> tuple[Part, int] | None:
        done = read_done(f, pos) if before is not None else None
        if before is not None and done is not None:
            found = read_dated(f, done.end(), self.context)
            return (_cut(before, found[0]), found[1]) if found else None
        found = read_atom(f, self.text, pos, self.context)
        if found is None or before is None:
            return found
        return _both(before, found[0]), found[1]

    # ---- a phrase with its label, its actor and its brackets

    def phrase(self, f: str, pos: int, stop: int, depth: int = 0) -> Part | None:
        """One milestone: "Label: time", "time đối với actor", "Do something time"; None where there is no time."""
        while pos < stop and f[pos] in " -\n":
            pos += 1
        fuzzy = _FUZZY.match(f, pos, stop)
        whole = (self.simple(f, fuzzy.end(), stop) if fuzzy else None) or self.simple(f, pos, stop)
        if whole is not None:
            self.rest = self.text[pos : fuzzy.end()].strip() if fuzzy else self.rest
            return whole
        return self._colon(f, pos, stop, depth) or self._suffixed(f, pos, stop) or self._prefixed(f, pos, stop)

    def _colon(self, f: str, pos: int, stop: int, depth: int) -> Part | None:
        match = _LABEL.match(f, pos, stop)
        if match is None or depth == _DEEPEST:
            return None
        if before := self.simple(f, match.start(1), match.end(1)):  # "Quý I: ban hành"
            return self._named(before, match.end(), stop, colon=True)
        inner = self.phrase(f, match.end(), stop, depth + 1)
        return self._named(inner, match.start(1), match.end(1), colon=True) if inner else None

    def _suffixed(self, f: str, pos: int, stop: int) -> Part | None:
        match = _FOR.search(f, pos + 1, stop)
        if match is None or not f[match.end() : stop].strip():
            return None
        inner = self.simple(f, pos, match.start()) or self._prefixed(f, pos, match.start())
        actor = self.text[match.end() : stop].strip(" .,;\n")
        return replace(inner, actor=actor) if inner and not inner.actor else None

    def _prefixed(self, f: str, pos: int, stop: int) -> Part | None:
        for count, match in enumerate(_STARTS.finditer(f, pos + 1, stop)):
            if count == _TRIES:
                break
            begin = match.start()
            if fuzzy := _FUZZY.match(f, begin):
                begin = fuzzy.end()
            if _SYMBOL.search(f, pos, begin):
                return None
            part = self.simple(f, begin, stop)
            if part is None:
                continue
            if fuzzy:
                self.rest = self.text[match.start() : begin].strip()
            return self._named(part, pos, match.start())
        return None

    def _named(self, part: Part, pos: int, stop: int, *, colon: bool = False) -> Part:
        words = self.text[pos:stop].strip(" ,:-\n")
        f = loose(words)
        if not words:
            return part
        match = _FOR.match(f)
        if match or (colon and _AGENCY.match(f)):
            bare = words[match.end() :] if match else words
            return part if part.actor else replace(part, actor=bare, colon=colon)
        return replace(part, label=f"{words} {part.label}".strip(), colon=colon or part.colon)

    # ---- many milestones

    def milestones(self, f: str, spans: list[tuple[int, int]]) -> list[Part]:
        """The milestones of pieces parted by ";", lines or bullets; a piece without time belongs to the one before."""
        parts: list[Part] = []
        label = ""
        for pos, stop in spans:
            found = self._pieces(f, pos, stop)
            if not found:
                if parts and parts[-1].actor and not re.search(r"\d", f[pos:stop]):
                    more = self.text[pos:stop].strip(" .,;-\n")
                    parts[-1] = replace(parts[-1], actor=f"{parts[-1].actor}; {more}")
                elif f[pos:stop].strip(" .,;-\n"):
                    self.rest = f"{self.rest} {self.text[pos:stop].strip()}".strip()
                continue
            if f[pos:].startswith("-") or f[max(pos - 2, 0) : pos].strip().endswith(("-", "\n")):
                label = ""
            label = found[0].label if found[0].label and found[0].colon else label
            if found[0].colon and not found[0].label:
                label = ""
            parts += [replace(part, label=part.label or label) for part in found]
        return parts

    def _pieces(self, f: str, pos: int, stop: int) -> list[Part]:
        part = self.phrase(f, pos, stop)
        return [part] if part else list(self._bracketed(f, pos, stop))

    def _bracketed(self, f: str, pos: int, stop: int) -> Iterator[Part]:
        """ "báo cáo 6 tháng (trước ngày 07/6), báo cáo năm (trước ngày 07/11)": the times stand in brackets."""
        begin = pos
        for match in _BRACKETS.finditer(self.text, pos, stop):
            inside = loose(self.text)
            part = self.simple(inside, match.start(1), match.end(1))
            if part is None or not part.dated:
                continue
            name = _LABEL.match(inside, begin, match.start())
            actor = self.text[begin : match.start()].strip(" .,;:-\n")
            if name:
                actor = self.text[name.end() : match.start()].strip(" .,;:-\n")
            yield _of_report(replace(part, label=actor))
            begin = match.end()


def _of_report(part: Part) -> Part:
    """ "Đối với các cơ quan … báo cáo 6 tháng": for whom, and what."""
    f = loose(part.label)
    match = _FOR.match(f)
    if match is None:
        return part
    what = re.search(r"(?<=[ ])(?:bao cao|ke hoach)(?![a-z])", f)
    if what is None:
        return replace(part, label="", actor=part.label[match.end() :])
    return replace(part, label=part.label[what.start() :], actor=part.label[match.end() : what.start()].strip())


_WINDOW_KINDS = {f"{scale}{more}" for scale in Scale for more in ("", "_SET", "_RANGE")} | {Kind.MIXED_SET.value}


def _both(a: Part, b: Part) -> Part:
    """Two phrases of one milestone: kinds, windows and events together; an event at hand decides the recurrence."""
    kinds = tuple(dict.fromkeys((*a.kinds, *b.kinds)))
    if all(kind.value in _WINDOW_KINDS for kind in kinds) and not (a.recurring or b.recurring):
        kind, windows = join([(w, p.kinds[0].value.endswith("RANGE")) for p in (a, b) for w in p.windows])
        return Part((kind,), windows)
    recurring = b.recurring or a.recurring
    if Kind.PERIODIC in a.kinds:
        recurring = a.recurring
    elif Kind.CONTINUOUS in a.kinds and Kind.EVENT in b.kinds:
        recurring = Recurrence.ON_EVENT
    windows = a.windows + tuple(window for window in b.windows if window not in a.windows)
    return Part(
        kinds, windows, recurring=recurring, event="\n".join(filter(None, (a.event, b.event))),
        offset_days=a.offset_days or b.offset_days, often=a.often or b.often, deadline=a.deadline or b.deadline,
    )  # fmt: skip


def _cut(part: Part, deadline: Part) -> Part:
    """Windows with a day by which all is done ("Quý III, Quý IV và hoàn thành trước ngày 31/12 hằng năm")."""
    last: Window | None = deadline.windows[-1] if deadline.windows else None
    return replace(
        part, kinds=(*part.kinds, Kind.DEADLINE), deadline=last, recurring=deadline.recurring or part.recurring
    )


def _spans(f: str) -> list[tuple[int, int]]:
    """The pieces between ";", line feeds, bullets (where the text begins with one) and "Label:" sentences."""
    cuts = {match.start() for match in re.finditer(r"[;\n]", f)}
    if f.lstrip().startswith("-") or "\n-" in f.replace(" ", ""):
        cuts |= {match.start() for match in _BULLET.finditer(f) if match.start() > 0}
    cuts |= {match.start() for match in _SENTENCE.finditer(f)}
    edges = [0, *(cut + 1 for cut in sorted(cuts))]
    ends = [*(edge - 1 for edge in edges[1:]), len(f)]
    return [(a, b) for a, b in zip(edges, ends, strict=True) if f[a:b].strip(" -")]


def read_parts(text: str, context: Context) -> tuple[tuple[Part, ...], Understood, tuple[Doubt, ...], str]:
    """Parts, how far the text was understood, doubts, and what was not read, of an NFC text."""
    if not text.strip(" \n\t.,;-"):
        return (), Understood.EMPTY, (), ""
    if len(text) > _MOST:
        return (), Understood.NOT, (), ""
    reader = _Reader(text, context)
    f, remarks = _without_brackets(loose(text))
    parts = _parts(reader, f)
    if not parts:
        return (), Understood.NOT, tuple(reader.doubts), ""
    if len(parts) == 1 and remarks:
        parts = [_remarked(parts[0], [text[a:b] for a, b in remarks])]
    understood = Understood.PARTLY if reader.rest else Understood.WHOLLY
    return tuple(parts), understood, tuple(reader.doubts), reader.rest


def _parts(reader: _Reader, f: str) -> list[Part]:
    bulleted = f.lstrip().startswith("-") and f.count("-") > 1
    part = reader.simple(f, len(f) - len(f.lstrip(" -\n")), len(f)) if bulleted else reader.phrase(f, 0, len(f))
    if part is not None and not re.search(r"[;\n]|\d[^\d]*:", part.label + part.actor + part.event):
        return _at_commas(reader, f, part)
    parts = _one_set(reader.milestones(f, _spans(f)))
    if part is not None and reader.rest:
        reader.rest = ""
        return [part]
    return parts


_TIME_IN_LABEL = re.compile(r"(?:19|20)\d\d|\d/\d")


def _at_commas(reader: _Reader, f: str, part: Part) -> list[Part]:
    """ "Ban hành trong tháng 01/2027, báo cáo trước ngày 10/12/2027": a time in a label is a milestone of its own."""
    if not _TIME_IN_LABEL.search(part.label):
        return [part]
    cuts = [match.start() for match in re.finditer(",", f)]
    edges = [0, *(cut + 1 for cut in cuts)]
    parts = reader.milestones(f, list(zip(edges, [*cuts, len(f)], strict=True)))
    if reader.rest or len(parts) < 2:
        reader.rest = ""
        return [part]
    return parts


def _one_set(parts: list[Part]) -> list[Part]:
    """ "Tháng 3/2027; tháng 9/2027" is one set of windows, no list of milestones."""
    kinds = {kind for part in parts for kind in part.kinds}
    if len(parts) < 2 or len(kinds) > 1 or any(part.label or part.actor or part.event for part in parts):
        return parts
    if kinds.pop().value not in _WINDOW_KINDS or not all(part.windows for part in parts):
        return parts
    kind, windows = join([(w, part.kinds[0].value.endswith("RANGE")) for part in parts for w in part.windows])
    return [Part((kind,), windows)]


def _without_brackets(f: str) -> tuple[str, list[tuple[int, int]]]:
    """Loose text with blanks for what stands in brackets, and where that stood."""
    spans = [match.span(1) for match in _BRACKETS.finditer(f)]
    if not spans:
        return f, spans
    return _BRACKETS.sub(lambda match: " " * len(match[0]), f), spans


def _remarked(part: Part, remarks: list[str]) -> Part:
    remark = "; ".join(remark.strip() for remark in remarks if remark.strip())
    if _CONDITION.search(loose(remark)) and part.windows:
        return replace(part, kinds=(*part.kinds, Kind.CONDITION), remark=remark)
    return replace(part, remark=remark)
