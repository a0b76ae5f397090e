"""Language and appearance are the program's, though each company's data keeps them: all open windows agree on them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from ledgerbee_desktop.app.company_window import CompanyWindow
from ledgerbee_desktop.core.ports import Workspace
from ledgerbee_desktop.ui.preferences.values import Preferences


async def agree(workspace: Workspace, there: Preferences) -> None:
    """Before a window opens on `workspace`: it takes over what the open one has, `there`."""
    own = await Preferences.load(workspace)
    shared = _shared(own, there)
    if shared != own:
        await shared.store(workspace)


async def share(chosen: Preferences, windows: Iterable[CompanyWindow]) -> None:
    """A person has `chosen` in one of the windows: the others follow, also at their next start."""
    for made in tuple(windows):
        desk = made.window.desk
        shared = _shared(desk.preferences, chosen)
        if shared != desk.preferences:
            desk.preferences = shared
            await shared.store(made.company.book.workspace)


def _shared(own: Preferences, chosen: Preferences) -> Preferences:
    return dataclasses.replace(own, language=chosen.language, appearance=chosen.appearance)
