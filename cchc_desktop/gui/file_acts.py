"""The commands of the menu "Tệp" for one window: they ask, run the work off the window's thread, and tell.

Dialogs and readers are imported where they are used: opening a plan, the commonest act, needs none of them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui import file_kinds, notices, preferences
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.commands import plans
from cchc_desktop.gui.recent import RecentPlan
from cchc_desktop.gui.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtWidgets import QDialog

    from cchc_desktop.core.issues import Issue
    from cchc_desktop.core.plan import Plan
    from cchc_desktop.gui import jobs
    from cchc_desktop.gui.commands import exports, imports
    from cchc_desktop.gui.commands.session import PlanSession
    from cchc_desktop.gui.main_window import MainWindow

    Job = jobs.Work
    Done = Callable[[Any], object]
    Failed = Callable[[KnownError], None]
    Shown = Callable[[MainWindow], None]

_FOLDER_KEY = "folder"
_KNOWN_KEYS = ("issuer", "parent_issuer", "place")
INFO_LABEL = "Sửa thông tin kế hoạch"


class FileActs:
    """Files of one window. A plan comes into this window if it is empty, else into a new one."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._settings = window.services.settings
        file_kinds.register()  # before the first file dialog
        self.waiting = Waiting(window)

    # ---- plans

    def new(self) -> None:
        """Ask for form and year, then where to keep the plan."""
        from datetime import date

        from cchc_desktop.core.plan import DocumentInfo
        from cchc_desktop.gui.dialogs.new_plan import NewPlanDialog

        issuer, parent_issuer, place = (self._settings.text(f"known/{key}") for key in _KNOWN_KEYS)
        known = DocumentInfo(issuer=issuer, parent_issuer=parent_issuer, place=place)
        dialog = NewPlanDialog(self._window, plans.forms(), known, date.today())
        if not dialog.exec():
            return
        choice = dialog.choice()
        for key in _KNOWN_KEYS:
            self._settings.put(f"known/{key}", getattr(choice.document, key))
        plan = plans.new_plan(choice.form, choice.year, choice.document)
        self.keep(plan, f"Kế hoạch CCHC {choice.year}", "Lưu kế hoạch mới")

    def sample(self) -> None:
        """One of the sample plans, in a file of its own."""
        from cchc_desktop.gui.dialogs.samples import SamplesDialog

        dialog = SamplesDialog(self._window, plans.samples())
        if dialog.exec():
            self.keep(dialog.choice(), "Kế hoạch mẫu", "Lưu kế hoạch mẫu")

    def open(self, path: Path | None = None) -> None:
        """Open a plan file, asked for if none is given; a Word or Excel file is imported."""
        if path is None:
            filters = (notices.PLAN_FILES, notices.ALL_FILES)
            path = notices.ask_open_path(self._window, "Mở kế hoạch", self._folder(), filters)
        if path is None:
            return
        path = path.absolute()  # remembered and shown: the program may be started elsewhere next time
        if path.suffix.lower() in plans.FOREIGN_SUFFIXES:
            self.import_file(path)
            return
        shown = self._window.services.windows.showing(path)
        if shown is not None:
            shown.come_forward()
            return
        self._open(path)

    def _open(self, path: Path, *, take_over: bool = False, read_only: bool = False) -> None:
        self._run(
            f"Đang mở “{path.name}”…",
            lambda _progress: plans.OpenedFile(path, take_over=take_over, read_only=read_only),
            self._show,
            lambda error: self._cannot_open(path, error),
            _let_go,
        )

    def _show(self, opened: plans.OpenedFile) -> MainWindow:
        from datetime import datetime

        from cchc_desktop.core.headings import plan_years

        self._remember_folder(opened.path)
        window = self._window if self._window.session is None else self._window.services.windows.new()
        session = opened.session()
        session.act_as(preferences.read(self._settings).user)
        window.show_plan(session)
        title = plans.plan_title(window.plan())
        stamp = datetime.now().isoformat(timespec="minutes")
        years = plan_years(window.plan()) if window.plan().year or window.plan().period else ""
        self._window.services.recent.add(RecentPlan(opened.path, title, stamp, years))
        return window

    def _cannot_open(self, path: Path, error: KnownError) -> None:
        if error.code is ErrorCode.PLAN_MISSING:
            self._window.services.recent.remove(path)
        if error.code in (ErrorCode.PLAN_DAMAGED, ErrorCode.PLAN_FOREIGN):
            from cchc_desktop.gui import rescue_acts

            if rescue_acts.offer(self._window, path, error):
                return
        if error.code not in (ErrorCode.PLAN_IN_USE, ErrorCode.PLAN_READ_ONLY):
            notices.tell_error(self._window, error)
            return
        answer = notices.ask_in_use(self._window, error)
        if answer is notices.InUseAnswer.LOOK:
            self._open(path, read_only=True)
        elif answer is notices.InUseAnswer.TAKE_OVER:
            self._open(path, take_over=True)
        elif answer is notices.InUseAnswer.COPY:
            self._open_copy(path)

    def _open_copy(self, path: Path) -> None:
        proposal = plans.free_path(self._folder(path.parent), f"{path.stem} (bản sao)")
        target = notices.ask_save_path(self._window, "Lưu bản sao", proposal, plans.SUFFIX, "Kế hoạch")
        if target is not None:
            copy, over = target

            def work(_progress: object) -> plans.OpenedFile:
                plans.copy_of(path, copy, over=over)
                return plans.OpenedFile(copy)

            self._run(f"Đang sao chép “{path.name}”…", work, self._show, dropped=_let_go)

    def keep(self, plan: Plan, stem: str, title: str, folder: Path | None = None) -> None:
        """Ask where to keep a plan, write it and open it."""
        self._keep_and(plan, stem, title, folder, lambda _window: None)

    def _keep_and(self, plan: Plan, stem: str, title: str, folder: Path | None, then: Shown) -> None:
        proposal = plans.free_path(folder or self._folder(), stem)
        target = notices.ask_save_path(self._window, title, proposal, plans.SUFFIX, "Kế hoạch")
        if target is None:
            return
        path, over = target

        def work(_progress: object) -> plans.OpenedFile:
            plans.create(path, plan, over=over)
            return plans.OpenedFile(path)

        self._run(f"Đang lưu “{path.name}”…", work, lambda opened: then(self._show(opened)), dropped=_let_go)

    # ---- import

    def import_file(self, source: Path | None = None) -> None:
        """Read a Word, Excel or exchange file; show what came out before anything is kept."""
        if source is None:
            filters = (notices.SOURCE_FILES, notices.ALL_FILES)
            title = "Mở kế hoạch năm trước (Word, Excel)"
            source = notices.ask_open_path(self._window, title, self._folder(), filters)
        if source is None:
            return
        from cchc_desktop.gui.commands import imports

        self._remember_folder(source)
        path = source
        work = lambda progress: imports.read(path, progress)  # noqa: E731
        self._run(f"Đang đọc “{path.name}”…", work, self._show_result, lambda error: self._cannot_read(path, error))

    def _cannot_read(self, path: Path, error: KnownError) -> None:
        from cchc_desktop.gui.commands.imports import UnrecognisedError

        if isinstance(error, UnrecognisedError):
            self._assist(path, error)
        else:
            self._tell(error)

    def _show_result(self, imported: imports.Imported) -> None:
        """Where nothing wants a look the plan is kept at once; else the assistant, or the list of what was found."""
        if imported.is_sure:
            self._keep_imported(None, imported)
            return
        if imported.basis is not None:
            self._assist(imported.source, imported)
            return
        from cchc_desktop.gui.dialogs.import_result import ImportResultDialog

        dialog = ImportResultDialog(self._window, imported.source, imported.plan, imported.issues)
        dialog.keep_wanted.connect(lambda: self._keep_imported(dialog, imported))
        self._window.hold_dialog(dialog)
        dialog.open()

    def _assist(self, source: Path, start: imports.Imported | imports.UnrecognisedError) -> None:
        from cchc_desktop.gui.import_acts import assist

        assist(self._window, source, start, self._keep_imported)

    def _keep_imported(self, dialog: QDialog | None, imported: imports.Imported) -> None:
        def beside(window: MainWindow) -> None:
            from cchc_desktop.gui.import_acts import tell_imported

            if dialog is not None:
                dialog.close()
            tell_imported(window, dialog, imported)
            if imported.plan.document.unplaced:
                window.furniture.bring(ActionId.SHOW_UNPLACED)

        source = imported.source
        self._keep_and(imported.plan, source.stem, "Lưu kế hoạch đã nhập", source.parent, beside)

    # ---- export

    def export(self, kind: exports.ExportKind, choice: exports.ExportChoice | None = None) -> None:
        """Ask where, write, and offer to open the file."""
        session = self._window.session
        if session is None:
            return
        folder = self._folder()
        proposal = plans.free_path(folder, self._export_stem(kind), kind.suffix)
        target = notices.ask_save_path(self._window, f"Xuất ra {kind.name}", proposal, kind.suffix, kind.name)
        if target is None:
            return
        path, over = target
        from cchc_desktop.gui.commands import exports

        self._export(exports.ExportRequest(session.document.plan, path, kind, over, choice or self._choice(kind)))

    def _export(self, request: exports.ExportRequest) -> None:
        from cchc_desktop.gui.commands import exports

        others = exports.in_the_way(request)
        if others:
            names = "\n".join(other.name for other in others)
            question = f"Trong thư mục này đã có:\n{names}\nThay thế các tệp đó?"
            if not notices.ask_yes(self._window, question, "&Thay thế"):
                return
            request = replace(request, over=True)
        if request.choice.template is not None:
            self._fill_template(request, request.choice.template)
            return
        said = f"Đang xuất “{request.target.name}”…"
        self._run(said, lambda progress: exports.export(request, progress), self.tell_exported, self._again(request))

    def _again(self, request: exports.ExportRequest) -> Failed:
        """What to do where the file cannot be written."""

        def failed(error: KnownError) -> None:
            from cchc_desktop.gui.refused_target import Target, ask_again

            kind = request.kind
            target = Target(request.target, request.over, kind.suffix, kind.name, f"Xuất ra {kind.name}")
            ask_again(
                self._window, error, target, lambda to: self._export(replace(request, target=to.path, over=to.over))
            )

        return failed

    def _fill_template(self, request: exports.ExportRequest, template: Path) -> None:
        from cchc_desktop.gui.commands import templates
        from cchc_desktop.gui.messages import issue_text

        filling = templates.Filling(request.plan, template, request.target, request.over, request.choice.electronic)

        def done(result: tuple[Path, tuple[Issue, ...]]) -> None:
            path, issues = result
            self.tell_exported(path)
            if issues:
                notices.tell_text(self._window, "\n\n".join(issue_text(issue) for issue in issues))

        self._run(
            f"Đang xuất “{request.target.name}”…",
            lambda progress: templates.fill(filling, progress),
            done,
            self._again(request),
        )

    def export_other(self) -> None:
        """Ask for the kind first."""
        session = self._window.session
        if session is None:
            return
        from cchc_desktop.gui.dialogs.export_options import ExportOptionsDialog
        from cchc_desktop.gui.preview_acts import items_of

        desk = self._window.workspace
        items = None if desk is None else partial(items_of, desk)
        preferred = preferences.read(self._settings)
        plan, folder = session.document.plan, self._folder()
        dialog = ExportOptionsDialog(self._window, plan, preferred, items, folder=folder)
        if dialog.exec():
            self.export(dialog.kind(), dialog.choice())

    def _choice(self, kind: exports.ExportKind) -> exports.ExportChoice:
        return preferences.export_choice(self._settings, kind.suffix, with_text=kind.with_text)

    def _export_stem(self, kind: exports.ExportKind) -> str:
        session = self._window.session
        if session is None:
            return ""
        whole = kind.with_text and session.document.plan.body is not None
        paper = kind.suffix in (".docx", ".pdf", ".xlsx")
        return f"{session.path.stem} - Phụ lục" if paper and not whole else session.path.stem

    def tell_exported(self, path: Path, *, of_plan: bool = True) -> None:
        """Say where something was written, and offer to open it; of the plan itself also what is wrong in it."""
        self._remember_folder(path)
        from cchc_desktop.gui.check_acts import errors_left

        errors, see = errors_left(self._window) if of_plan else ("", ())
        self._window.message_bar.tell(
            f"Đã xuất ra “{path}”.{errors}",
            offers=(("Mở &tệp", lambda: open_outside(path)), ("Mở thư &mục", lambda: open_outside(path.parent)), *see),
        )

    # ---- copies and information

    def save_copy(self, *, with_history: bool) -> None:
        """A copy of the open plan in another file; the open one stays the one worked on."""
        session = self._window.session
        if session is None:
            return
        proposal = plans.free_path(self._folder(session.path.parent), f"{session.path.stem} (bản sao)")
        target = notices.ask_save_path(self._window, "Lưu bản sao", proposal, plans.SUFFIX, "Kế hoạch")
        if target is None:
            return
        path, over = target

        def work(_progress: object) -> Path:
            session.save_copy(path, with_history=with_history, replace=over)
            return path

        def done(_path: object) -> None:
            history = "kèm lịch sử sửa đổi" if with_history and not session.read_only else "không kèm lịch sử sửa đổi"
            offers = (("Mở thư &mục", lambda: open_outside(path.parent)),)
            self._window.message_bar.tell(f"Đã lưu bản sao {history}: “{path}”.", offers=offers)

        self._run(f"Đang lưu “{path.name}”…", work, done)

    def save_now(self) -> None:
        """Every edit is written anyway: say so, or try again what failed."""
        session = self._window.session
        if session is not None and session.unsaved:
            session.retry()
        elif session is not None and not session.read_only:
            self._window.message_bar.tell("Mọi thay đổi đã được lưu.")

    def close_session(self, session: PlanSession) -> bool:
        """Write what is left and let go of the file; asks where that fails. False = the plan stays open."""
        while True:
            try:
                session.close()
            except KnownError as error:
                answer = notices.ask_unsaved(self._window, error, session.unsaved)
                if answer is notices.UnsavedAnswer.COPY:
                    self.save_copy(with_history=True)
                elif answer is notices.UnsavedAnswer.DISCARD:
                    session.close(discard=True)
                    return True
                if answer is not notices.UnsavedAnswer.RETRY:
                    return False
            else:
                return True

    def plan_info(self, part: str = "") -> None:
        """Show and edit number, date, issuer and title blocks, beginning with a part of them: one undo step."""
        session = self._window.session
        if session is None:
            return
        from cchc_desktop.gui.dialogs.plan_info import PlanInfoDialog

        document = session.document
        dialog = PlanInfoDialog(self._window, document.plan, read_only=session.read_only)
        dialog.show_part(part)
        if dialog.exec() and not session.read_only:
            document.apply(INFO_LABEL, lambda _plan: dialog.edited())

    # ---- tools

    def folder(self) -> Path:
        """Where a file dialog begins."""
        return self._folder()

    def _run(self, text: str, work: Job, done: Done, failed: Failed | None = None, dropped: Done | None = None) -> None:
        self.waiting.run(text, work, done, failed or self._tell, dropped)

    def _tell(self, error: KnownError) -> None:
        notices.tell_error(self._window, error)

    def _folder(self, instead: Path | None = None) -> Path:
        """The folder given, else the one preferred, else the one used last, else the user's documents."""
        remembered = self._settings.text(_FOLDER_KEY)
        preferred = preferences.folder_of(self._settings)
        for folder in (instead, preferred, Path(remembered) if remembered else None):
            if folder is not None and folder.is_dir():
                return folder
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    def _remember_folder(self, path: Path) -> None:
        self._settings.put(_FOLDER_KEY, str(path.absolute().parent))


def _let_go(opened: plans.OpenedFile) -> None:
    """The user waits no more for a plan that has come to be open."""
    opened.drop()


def open_outside(path: Path) -> None:
    """Open a file or folder with the system's own program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
