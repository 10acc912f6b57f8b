"""What a form says, as the user of the designer writes it: places filled in by the program have Vietnamese names."""

from __future__ import annotations

import re
from collections.abc import Mapping

PLACES: Mapping[str, str] = {  # name in a form → name in the designer
    "{year}": "{năm}",
    "{last_year}": "{năm trước}",
    "{number}": "{số}",
    "{date}": "{ngày}",
    "{issuer}": "{cơ quan}",
}
HINT = "Chương trình tự điền: {năm}, {năm trước}, {số} (số, ký hiệu), {ngày} (ngày ban hành), {cơ quan}."
_BACK = {shown.casefold(): name for name, shown in PLACES.items()}
_BRACED = re.compile(r"\{[^{}]*\}")


def shown(text: str) -> str:
    """A form's words as the designer shows them."""
    return _BRACED.sub(lambda found: PLACES.get(found[0], found[0]), text)


def meant(text: str) -> str:
    """What the user wrote as the form keeps it; blanks in a place and capitals do not matter."""
    return _BRACED.sub(lambda found: _BACK.get(_squeezed(found[0]), found[0]), text)


def _squeezed(place: str) -> str:
    return "{" + " ".join(place[1:-1].split()).casefold() + "}"
