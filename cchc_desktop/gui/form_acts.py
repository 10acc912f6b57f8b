"""What "Biểu mẫu…" does in a window: the designer is shown, and its forms go into the plan or into files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_desktop.core import form_edits
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.form_file import SUFFIX
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.commands.plans import free_path
from cchc_desktop.gui.dialogs.form_words import shown

if TYPE_CHECKING:
    from cchc_desktop.core.forms import Form
    from cchc_desktop.gui.dialogs.form_designer import FormDesigner
    from cchc_desktop.gui.main_window import MainWindow

FORM_FILES = "Biểu mẫu (*.toml)"
USE_LABEL = "Sửa biểu mẫu"


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """The commands of forms."""

    def design() -> None:
        if window.workspace is not None:
            window.workspace.commit_pending()
        FormActs(window).show()

    return {ActionId.FORM_DESIGNER: design}


class FormActs:
    """One designer and what it asks for."""

    def __init__(self, window: MainWindow) -> None:
        from cchc_desktop.gui.commands import own_forms
        from cchc_desktop.gui.dialogs.form_designer import FormDesigner

        self._window = window
        self._own = own_forms
        session = window.session
        plan = session.document.plan if session else None
        read_only = session.read_only if session else False
        self.dialog: FormDesigner = FormDesigner(window, own_forms.choices(), plan, read_only=read_only)
        self.dialog.use_wanted.connect(self._use)
        self.dialog.keep_wanted.connect(self._keep)
        self.dialog.send_wanted.connect(self._send)
        self.dialog.forget_wanted.connect(self._forget)
        self.dialog.open_wanted.connect(self._open)

    def show(self) -> None:
        """Show the designer and wait until it is closed."""
        self.dialog.exec()
        self.dialog.deleteLater()

    def _use(self, form: Form, words: tuple[str, ...]) -> None:
        session = self._window.session
        if session is None or session.read_only:
            return

        def act() -> None:
            session.document.apply(USE_LABEL, lambda plan: form_edits.set_form(plan, form, words))
            self.dialog.accept()

        self._try(act)

    def _keep(self, form: Form) -> None:
        named = self._named(form)
        if named is None:
            return

        def act() -> None:
            kept, path = self._own.keep(named)
            self.dialog.take(kept, self._own.choices())
            self._window.message_bar.tell(f"Đã lưu biểu mẫu riêng “{kept.name}”: {path}")

        self._try(act)

    def _send(self, form: Form) -> None:
        named = self._named(form)
        if named is None:
            return
        proposal = free_path(self._window.files.folder(), named.name, SUFFIX)
        target = notices.ask_save_path(self.dialog, "Lưu biểu mẫu ra tệp", proposal, SUFFIX, "Biểu mẫu")
        if target is None:
            return
        path, over = target

        def act() -> None:
            self._own.write(self._own.to_send(named), path, over=over)
            self.dialog.written(named)
            self._window.message_bar.tell(f"Đã lưu biểu mẫu ra “{path}”. Đồng nghiệp mở bằng nút “Mở biểu mẫu…”.")

        self._try(act)

    def _named(self, form: Form) -> Form | None:
        """The form under a name that no other form has; None = the user does not want to go on."""
        known = self._own.choices()
        mine = form.id if form.id in known.own else None
        taken = {other.name for other in known.forms.values() if other.id != mine}
        name = form.name.strip()
        while not name or name in taken:
            proposal = f"{name} (sửa)" if name else "Biểu mẫu riêng"
            answer = notices.ask_name(self.dialog, "Lưu biểu mẫu", "Tên biểu mẫu (chưa biểu mẫu nào dùng):", proposal)
            if answer is None:
                return None
            name = clean(answer).strip()
        return form_edits.set_words(form, name=name, description=_described(form))

    def _open(self) -> None:
        filters = (FORM_FILES, notices.ALL_FILES)
        path = notices.ask_open_path(self.dialog, "Mở biểu mẫu", self._window.files.folder(), filters)
        if path is None:
            return

        def act() -> None:
            form = self._own.take_in(path)
            self.dialog.take(form, self._own.choices())

        self._try(act)

    def _forget(self, form_id: str) -> None:
        if not notices.ask_yes(self.dialog, f"Xóa biểu mẫu riêng “{self.dialog.form.name}” khỏi máy này?", "&Xóa"):
            return

        def act() -> None:
            self._own.forget(form_id)
            self.dialog.forgotten(self._own.choices())

        self._try(act)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except KnownError as error:
            notices.tell_error(self.dialog, error)


def _described(form: Form) -> str:
    """What a list of forms says below the name: the columns from left to right."""
    return f"{len(form.columns)} cột: {'; '.join(' '.join(shown(c.header).split()) for c in form.columns)}."
