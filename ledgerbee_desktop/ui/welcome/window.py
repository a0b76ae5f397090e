"""The welcome window: paste an API key or client credentials, see whose they are and what they may do; or open the demo company."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import AppError, Wait
from ledgerbee_desktop.core.library import KeyInfo
from ledgerbee_desktop.core.secret import Credential
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.banner import Banner
from ledgerbee_desktop.ui.buttons import ICON, ActionButton
from ledgerbee_desktop.ui.icons import application_icon
from ledgerbee_desktop.ui.text import PlainLabel, explain, set_role, shortened
from ledgerbee_desktop.ui.theme import SPACE
from ledgerbee_desktop.ui.welcome.fields import CredentialFields
from ledgerbee_desktop.ui.welcome.ports import Checked, KeyDoor

WIDTH = 560
MARK = 72
LONGEST_COMPANY = 160

NEEDED: tuple[tuple[str, Message], ...] = (
    ("company-read", QT_TRANSLATE_NOOP("welcome", "see the company")),
    ("customers-read", QT_TRANSLATE_NOOP("welcome", "see customers")),
    ("customers-write", QT_TRANSLATE_NOOP("welcome", "change customers")),
    ("products-read", QT_TRANSLATE_NOOP("welcome", "see products and prices")),
    ("products-write", QT_TRANSLATE_NOOP("welcome", "change products and prices")),
    ("invoices-read", QT_TRANSLATE_NOOP("welcome", "see invoices and credit notes")),
    ("invoices-write", QT_TRANSLATE_NOOP("welcome", "create and send invoices and credit notes")),
    ("quotes-read", QT_TRANSLATE_NOOP("welcome", "see quotes")),
    ("quotes-write", QT_TRANSLATE_NOOP("welcome", "create and send quotes")),
    ("order-confirmations-read", QT_TRANSLATE_NOOP("welcome", "see order confirmations")),
    ("order-confirmations-write", QT_TRANSLATE_NOOP("welcome", "create and send order confirmations")),
    ("document-templates-read", QT_TRANSLATE_NOOP("welcome", "see templates")),
    ("accounts-read", QT_TRANSLATE_NOOP("welcome", "see the chart of accounts")),
    ("vat-codes-read", QT_TRANSLATE_NOOP("welcome", "see VAT codes")),
)
"""All scopes of the contract (openapi.yaml, oauth2), and what each is for."""


def missing(key: KeyInfo) -> Iterator[str]:
    """The scopes that the key lacks; none when LedgerBee did not say what it has."""
    return (scope for scope, _ in NEEDED if not key.may(scope))


class Welcome(QWidget):
    """Takes a key, or client credentials, while no company is open, or others for `company` (its name). `entered` comes when they are in use.

    `enter_demo` opens the demo company; without it that way is not offered.
    """

    entered = Signal()

    def __init__(
        self,
        door: KeyDoor,
        enter_demo: Callable[[], Coroutine[Any, Any, None]] | None = None,
        parent: QWidget | None = None,
        *,
        company: str = "",
    ) -> None:
        super().__init__(parent)
        self._door, self._demo_door, self._for = door, enter_demo, company
        self._key: Credential | None = None
        self._checked: Checked | None = None
        self.setObjectName("welcome")
        self.setWindowTitle("LedgerBee Desktop")
        self.banner = Banner(self)
        self.fields = CredentialFields()
        self.result = QFrame()
        self.company = PlainLabel(role="heading", wrap=True)
        self.rights = PlainLabel(wrap=True)
        self.lacking = PlainLabel(role="warning", wrap=True)
        self.place = PlainLabel(role="muted", wrap=True)
        self.where = PlainLabel(role="small", wrap=True)
        self.check = self._command(self.tr("&Check"), "key", self._check)
        self.open = self._command(
            self.tr("&Use this sign-in") if company else self.tr("&Open the company"), "forward", self._enter
        )
        self.demo = self._command(self.tr("Open the &demo company"), "company", self._enter_demo)
        self.open[1].set_available(False)
        self.check[1].set_available(False)
        self.fields.changed.connect(self._forget)
        self.fields.submitted.connect(self._advance)
        self._build()
        self._forget()

    @property
    def field(self) -> QLineEdit:
        """Where an API key is pasted."""
        return self.fields.key

    def _command(
        self, text: str, icon: str, work: Callable[[], Coroutine[Any, Any, None]]
    ) -> tuple[QAction, AsyncCommand]:
        action = QAction(text, self)
        action.setProperty(ICON, icon)
        command = AsyncCommand(action, work, self)
        command.failed.connect(self._show_error)
        return action, command

    def _build(self) -> None:
        mark = PlainLabel()
        mark.setPixmap(application_icon().pixmap(MARK, MARK))
        row = QHBoxLayout()
        row.addWidget(self.fields, 1)
        row.addWidget(ActionButton(self.check[0], self, mnemonic=True), 0, Qt.AlignmentFlag.AlignBottom)
        set_role(self.result, "card")
        inside = QVBoxLayout(self.result)
        inside.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        for widget in (self.company, self.rights, self.lacking, self.place):
            inside.addWidget(widget)
        inside.addWidget(ActionButton(self.open[0], self, role="primary", mnemonic=True), 0, Qt.AlignmentFlag.AlignLeft)
        self.result.hide()
        centre = QVBoxLayout()
        centre.setSpacing(SPACE + 4)
        centre.addStretch(2)
        centre.addWidget(mark)
        title, sentence = self._greeting()
        centre.addWidget(PlainLabel(title, role="title", wrap=True))
        centre.addWidget(PlainLabel(sentence, wrap=True))
        centre.addSpacing(SPACE)
        centre.addLayout(row)
        centre.addWidget(self.where)
        centre.addWidget(self.result)
        if self._demo_door is not None:
            centre.addSpacing(2 * SPACE)
            centre.addWidget(self._demo_text())
            centre.addWidget(ActionButton(self.demo[0], self, mnemonic=True), 0, Qt.AlignmentFlag.AlignLeft)
        centre.addStretch(3)
        self._put_in_the_middle(centre)

    def _put_in_the_middle(self, centre: QVBoxLayout) -> None:
        """Scrolls when the window is too low for what LedgerBee said."""
        column = QWidget()
        column.setLayout(centre)
        column.setFixedWidth(WIDTH)
        inside = QWidget()
        middle = QHBoxLayout(inside)
        middle.addWidget(column)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.banner)
        whole.addWidget(self.scroller, 1)

    def _greeting(self) -> tuple[str, str]:
        if self._for:
            return (
                self.tr("Sign in to {0}").format(shortened(self._for)),
                self.tr("What waits in the outbox goes on with the new sign-in. Drafts and library stay as they are."),
            )
        if self._demo_door is None:  # beside companies that are open
            return (
                self.tr("Add a company"),
                self.tr("It gets a window of its own. A company that this computer knows already is simply opened."),
            )
        return (
            self.tr("Welcome to LedgerBee Desktop"),
            self.tr("Write invoices, quotes and the like here; LedgerBee gets each of them exactly once."),
        )

    def _demo_text(self) -> PlainLabel:
        text = self.tr(
            "Or look around first: a small painting business with customers, products and invoices, all made up."
        )
        return PlainLabel(text, role="muted", wrap=True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fields.focus()

    @Slot()
    def _forget(self) -> None:
        self._key = self._checked = None
        self.result.hide()
        self.banner.hide()
        self.open[1].set_available(False)
        self.check[1].set_available(self.fields.is_filled)
        self.where.setText(
            self.tr("LedgerBee shows both when a client is made. They stay in the keyring of this computer.")
            if self.fields.is_client
            else self.tr(
                "You make a key in LedgerBee, under Settings, API keys. It stays in the keyring of this computer."
            )
        )

    @Slot()
    def _advance(self) -> None:
        (self.check if self._checked is None else self.open)[0].trigger()

    async def _check(self) -> None:
        self.banner.hide()
        texts = self.fields.texts()
        key = self.fields.credential()
        checked = await self._door.check(key)
        if self.fields.texts() != texts:  # another key meanwhile: the answer is not about it
            return
        self._key, self._checked = key, checked
        self._show_checked(checked)

    def _show_checked(self, checked: Checked) -> None:
        company = checked.company
        name = shortened(company.name, LONGEST_COMPANY)
        self.company.setText(f"{name} (CVR {company.cvr})" if company.cvr else name)
        lacking = list(missing(checked.key))
        allowed = [explain(text) for scope, text in NEEDED if scope not in lacking]
        denied = [f"{explain(text)} ({scope})" for scope, text in NEEDED if scope in lacking]
        if checked.key.scopes is None:
            rights = self.tr("LedgerBee does not say what this may do. What it may not is shown where that comes up.")
        else:
            rights = self.tr("You may: {0}.").format(", ".join(allowed)) if allowed else ""
        self.rights.setText(rights)
        self.rights.setVisible(bool(rights))
        self.lacking.setText(
            self.tr("You may not: {0}. If you need that, allow it in LedgerBee.").format(", ".join(denied))
        )
        self.lacking.setVisible(bool(lacking))
        self.place.setText(self._where_kept(checked))
        self.open[1].set_available("company-read" not in lacking)
        self.result.show()
        QTimer.singleShot(0, self, self._reveal)  # when it has its height

    @Slot()
    def _reveal(self) -> None:
        self.scroller.ensureWidgetVisible(self.result)

    def _where_kept(self, checked: Checked) -> str:
        vault, is_client = checked.vault, self.fields.is_client
        if vault.safe:
            kept = (
                self.tr("The client id and its secret are kept in {0} and nowhere else.")
                if is_client
                else self.tr("The key is kept in {0} and nowhere else.")
            )
            return kept.format(vault.name)
        why = explain(vault.reason) if vault.reason is not None else ""
        session = (
            self.tr("The secret is kept for this session only: at the next start you paste it again. {0}")
            if is_client
            else self.tr("The key is kept for this session only: at the next start you paste it again. {0}")
        )
        return session.format(why).strip()

    async def _enter(self) -> None:
        if self._key is not None and self._checked is not None:
            await self._door.enter(self._key, self._checked)
            self.fields.clear()
            self.entered.emit()

    async def _enter_demo(self) -> None:
        if self._demo_door is not None:
            await self._demo_door()
            self.entered.emit()

    def show_refused_environment(self, why: AppError) -> None:
        """Say why the key that the environment gives is not in use."""
        text = self.tr("What the environment gives to sign in with was not taken. {0}")
        self.banner.say(text.format(explain(why)), "warning")

    @Slot(AppError)
    def _show_error(self, error: AppError) -> None:
        hint = self.tr("Check again in a minute.") if isinstance(error, Wait) else ""
        self.banner.say(
            f"{explain(error)} {hint}".strip(), "error"
        )  # here nothing waits, and nothing goes on by itself
