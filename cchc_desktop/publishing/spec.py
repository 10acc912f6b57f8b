"""What a printed appendix is made of: its title block, its grid, its page; the sizes of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cchc_desktop.core.grid import Grid


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins in millimetres (Decree 30/2020, Phụ lục I, mục I: A4; margins 20/20/30/15)."""

    width_mm: float = 297.0
    height_mm: float = 210.0
    top_mm: float = 20.0
    bottom_mm: float = 20.0
    left_mm: float = 30.0
    right_mm: float = 15.0

    @property
    def landscape(self) -> bool:
        """True where the page is wider than high."""
        return self.width_mm > self.height_mm

    @property
    def text_width_mm(self) -> float:
        """Width between the left and the right margin."""
        return self.width_mm - self.left_mm - self.right_mm


@dataclass(frozen=True, slots=True)
class TypeSetup:
    """Type face and sizes in points (Decree 30/2020, Phụ lục I: heading 14 bold, title 13–14 bold, caption italic).

    Sizes inside tables are not regulated; 11 is the practice where a landscape table has many columns.
    """

    family: str = "Times New Roman"
    heading_pt: float = 14.0
    title_pt: float = 14.0
    caption_pt: float = 14.0
    table_pt: float = 11.0
    page_number_pt: float = 13.0


@dataclass(frozen=True, slots=True)
class AppendixSheet:
    """One appendix, ready for any writer: title block over a laid-out grid (header rows first)."""

    grid: Grid
    heading: str = ""  # "Phụ lục I"; empty where the document has none
    title: str = ""  # upper case, bold, centred
    caption: str = ""  # "(Kèm theo Kế hoạch số …)", italic, centred
    end_mark: str = ""  # "./." where the form asks for it
    page: PageSetup = field(default_factory=PageSetup)
    type: TypeSetup = field(default_factory=TypeSetup)
    item: str = field(default="", compare=False)  # id of the appendix in its plan
    numbers: frozenset[int] = frozenset()  # columns whose numbers go into a workbook as such; empty: all are texts
    name: str = ""  # of its sheet in a workbook; "" = the heading, else the title
    free_corner: bool = False  # room in the top right corner of the first page, for an organisation's digital signature


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What goes into the file's own properties; ``created`` None means the moment of writing."""

    title: str = ""
    author: str = ""
    language: str = "vi-VN"
    created: datetime | None = None
