"""Removing a company's key from this computer: the facts first, then the question."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.ui.companies.chooser import shown_name
from ledgerbee_desktop.ui.companies.ports import CompanyDoors, KeyFacts
from ledgerbee_desktop.ui.formats import in_words
from ledgerbee_desktop.ui.text import clean_line, explain


class KeyRemoval(QObject):
    """Asks over `parent`."""

    def __init__(self, doors: CompanyDoors, parent: QWidget) -> None:
        super().__init__(parent)
        self._doors, self._parent = doors, parent

    async def remove(self, company_id: CompanyId) -> str:
        """Show what it means, ask, and do it. Returns the sentence that says what was done; empty when nothing was.

        Raises:
            VaultUnavailable: the keyring could not be asked, or still has the key.
        """
        facts = await self._doors.key_facts(company_id)
        name, title = shown_name(facts.entry), self.tr("Remove a sign-in")
        if not facts.is_here:
            why = (
                self.tr("It came with the environment for this run only and is kept nowhere.")
                if facts.from_environment
                else self.tr("There is none in the keyring, and none was entered in this session.")
            )
            await dialogs.tell(self._parent, title, self.tr("This computer keeps no sign-in of {0}.").format(name), why)
            return ""
        if not await dialogs.ask(
            self._parent,
            title,
            self.tr("Remove the sign-in of {0} from this computer?").format(name),
            self.what_it_means(facts),
        ):
            return ""
        await self._doors.remove_key(company_id)
        return self.tr(
            "The sign-in of {0} was removed from this computer. Drafts, outbox and library are still here."
        ).format(name)

    def what_it_means(self, facts: KeyFacts) -> str:
        """The consequences, one in a line."""
        company = [self.tr("CVR {0}").format(clean_line(facts.entry.cvr))] if facts.entry.cvr else []
        place = (
            self.tr("It is deleted from {0}. LedgerBee still accepts it elsewhere until you revoke it there.").format(
                facts.vault
            )
            if facts.vault
            else self.tr(
                "It was kept for this session only. LedgerBee still accepts it elsewhere until you revoke it there."
            )
        )
        return "\n\n".join([*company, place, self._what_stays(facts), self._what_stops(facts)])

    def _what_stays(self, facts: KeyFacts) -> str:
        if facts.drafts is None or facts.waiting is None:
            why = explain(facts.trouble) if facts.trouble is not None else ""
            return self.tr("Drafts, outbox and library stay on this computer. {0}").format(why).strip()
        return self.tr("What stays on this computer: drafts {0}, waiting in the outbox {1}, and the library.").format(
            in_words(facts.drafts), in_words(facts.waiting)
        )

    def _what_stops(self, facts: KeyFacts) -> str:
        if facts.waiting:
            return self.tr("What waits in the outbox does not leave, and nothing is read, until you sign in again.")
        return self.tr("Nothing is sent or read until you sign in again.")
