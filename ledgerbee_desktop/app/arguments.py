"""The command line: one parser for the window and the headless commands. A stable interface, documented in the README."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ledgerbee_desktop import __version__
from ledgerbee_desktop.core.identifiers import normal_id
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.core.operations import Decision
from ledgerbee_desktop.core.secret import ClientCredentials, Credential, InvalidKey, Secret
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

PRODUCTION = "https://api.ledgerbee.com/api"
SETTLE_SECONDS = 120
LANGUAGES = ("da", "en")

EPILOG = """\
environment:
  LEDGERBEE_API_KEY        the key for this run only; it is never stored
  LEDGERBEE_CLIENT_ID      in place of a key: the id of an OAuth client,
  LEDGERBEE_CLIENT_SECRET  and its secret; for this run only, never stored
  LEDGERBEE_API_URL        as --api-url
  LEDGERBEE_DATA_DIR       as --data-dir
  LEDGERBEE_COMPANY        as --company

exit codes of the commands:
  0 settled   2 input refused   3 something waits for a person   4 LedgerBee not reached   5 key refused   6 data directory in use
"""

_TWO_WAYS = QT_TRANSLATE_NOOP(
    "errors",
    "The environment has both an API key and a client. Give either LEDGERBEE_API_KEY, "
    "or LEDGERBEE_CLIENT_ID and LEDGERBEE_CLIENT_SECRET.",
)
_ONE_HALF = QT_TRANSLATE_NOOP(
    "errors", "LEDGERBEE_CLIENT_ID and LEDGERBEE_CLIENT_SECRET belong together: give both of them, or neither."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line and the environment ask for. `command` is empty for the window; `settle` is in seconds."""

    demo: bool = False
    api_url: str = PRODUCTION
    data_dir: Path | None = None
    company: str = ""
    language: str | None = None
    offline: bool = False
    settle: float = SETTLE_SECONDS
    tour: Path | None = None
    key: Credential | None = None
    command: tuple[str, ...] = ()
    words: Mapping[str, object] = field(default_factory=dict)

    @property
    def what(self) -> str:
        """What this process does, for the lock file: "window", or the words of the command."""
        return " ".join(self.command) or "window"


def parse(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Options:
    """The options of a run.

    Raises:
        SystemExit: the command line is not understood (2), or help or version was asked for (0).
        InvalidKey: what the environment gives to sign in with cannot be that.
    """
    environment = os.environ if environment is None else environment
    parser = _parser(environment.get("LEDGERBEE_API_URL") or PRODUCTION)
    words = vars(parser.parse_args(arguments))
    command = tuple(words.pop(name) for name in ("command", "action") if words.get(name))
    options = Options(
        demo=words.pop("demo"),
        api_url=words.pop("api_url"),
        data_dir=words.pop("data_dir"),
        company=words.pop("company") or environment.get("LEDGERBEE_COMPANY", ""),
        language=words.pop("lang"),
        offline=words.pop("offline"),
        settle=words.pop("settle"),
        tour=words.pop("tour"),
        key=_credential(environment),
        command=command,
        words=words,
    )
    if options.command == ("sync",) and not words["once"]:
        parser.error("sync: only --once is known; the window synchronises all the time")
    if options.settle < SETTLE_SECONDS and not (options.demo or _is_loopback(options.api_url)):
        parser.error(f"--settle: below {SETTLE_SECONDS} seconds only with --demo or a server on this computer")
    return options


def _credential(environment: Mapping[str, str]) -> Credential | None:
    """An API key or client credentials; empty variables count as not given. Raises InvalidKey."""
    key, client_id, client_secret = (
        environment.get(f"LEDGERBEE_{name}", "") for name in ("API_KEY", "CLIENT_ID", "CLIENT_SECRET")
    )
    if key and (client_id or client_secret):
        raise InvalidKey(_TWO_WAYS)
    if bool(client_id) != bool(client_secret):
        raise InvalidKey(_ONE_HALF)
    if client_id:
        return ClientCredentials.parse(client_id, client_secret)
    return Secret.parse(key) if key else None


def _is_loopback(url: str) -> bool:
    host = url.partition("://")[2].partition("/")[0].rpartition("@")[2]
    return host.partition(":")[0] in {"127.0.0.1", "localhost"} or host.startswith("[::1]")


def _identifier(text: str) -> str:
    try:
        return normal_id(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not an id") from None


def _identifier_or_nothing(text: str) -> str:
    return "" if text == "nothing" else _identifier(text)


def _parser(api_url: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ledgerbee-desktop",
        description="Draft invoices offline; LedgerBee gets each of them exactly once. Without a command: the window.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"LedgerBee Desktop {__version__}")
    parser.add_argument(
        "--demo", action="store_true", help="open the demo company on the bundled sandbox; no account needed"
    )
    parser.add_argument(
        "--api-url", metavar="URL", default=api_url, help=f"where LedgerBee is, up to before /v1 (default {PRODUCTION})"
    )
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="where drafts and library are kept")
    parser.add_argument(
        "--company", metavar="NAME", help="which of several companies: its name or a part of it, CVR number or id"
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="the window's language (default: the system's)")
    parser.add_argument("--offline", action="store_true", help="start without using the network")
    parser.add_argument(
        "--settle",
        metavar="SECONDS",
        type=float,
        default=SETTLE_SECONDS,
        help="how long LedgerBee may take to finish a lost request",
    )
    parser.add_argument("--tour", metavar="DIR", type=Path, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_sync(commands)
    _add_draft(commands)
    _add_outbox(commands)
    _add_documents(commands)
    _add_missing(commands)
    _json(commands.add_parser("companies", help="the companies that have data here"))
    _add_data(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _add_sync(commands: _Commands[argparse.ArgumentParser]) -> None:
    sync = commands.add_parser("sync", help="pull, then work the outbox until nothing can move")
    sync.add_argument("--once", action="store_true", help="do it once and end (required)")
    _json(sync)


def _add_draft(commands: _Commands[argparse.ArgumentParser]) -> None:
    actions = commands.add_parser("draft", help="drafts on this computer").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    add = actions.add_parser("add", help="store one draft or a list of drafts from a JSON file")
    add.add_argument(
        "file", metavar="FILE|-", help='the create body plus "kind"; "customerNumber" may stand for "customerId"'
    )
    _json(add)
    _json(actions.add_parser("list", help="the drafts"))
    show = actions.add_parser("show", help="one draft, with its findings")
    show.add_argument("id", type=_identifier)
    _json(show)
    became = actions.add_parser("became", help="say what became of a draft that a restore has brought back")
    became.add_argument("id", type=_identifier)
    became.add_argument("document", metavar="DOCUMENT-ID|nothing", type=_identifier_or_nothing)
    _json(became)
    queue = actions.add_parser("queue", help="create it on LedgerBee at the next sync, then send it if asked")
    queue.add_argument("id", type=_identifier)
    queue.add_argument("--send", choices=[str(channel) for channel in DeliveryType], help="send it over this channel")
    queue.add_argument("--to", metavar="ADDRESS", default="", help="e-mail address or EAN for this send only")
    _json(queue)


def _add_outbox(commands: _Commands[argparse.ArgumentParser]) -> None:
    actions = commands.add_parser("outbox", help="what is on its way to LedgerBee").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    listing = actions.add_parser("list", help="the operations and why they wait")
    listing.add_argument("--all", action="store_true", help="those that ended, too")
    _json(listing)
    show = actions.add_parser("show", help="one operation with its attempts, their evidence and its history")
    show.add_argument("id", type=_identifier)
    _json(show)
    decide = actions.add_parser("decide", help="decide about an operation that waits for a person")
    decide.add_argument("id", type=_identifier)
    decide.add_argument("decision", choices=[str(decision) for decision in Decision])
    decide.add_argument("document", nargs="?", type=_identifier, help="with happened: the document's id")
    _json(decide)


def _add_documents(commands: _Commands[argparse.ArgumentParser]) -> None:
    actions = commands.add_parser("documents", help="the library").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    listing = actions.add_parser("list", help="the documents of the library")
    listing.add_argument("--kind", choices=[kind.value for kind in DocumentKind])
    _json(listing)


def _add_missing(commands: _Commands[argparse.ArgumentParser]) -> None:
    actions = commands.add_parser("missing", help="what LedgerBee suddenly no longer lists").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    _json(actions.add_parser("list", help="what waits for a decision"))
    decide = actions.add_parser("decide", help="keep all of it, or remove what LedgerBee, asked for each, says is gone")
    decide.add_argument("answer", choices=("keep", "remove"))
    decide.add_argument("count", type=int, help="how many are missing, as “missing list” says")
    _json(decide)


def _add_data(commands: _Commands[argparse.ArgumentParser]) -> None:
    backup = commands.add_parser("backup", help="write a checked copy of the data to a file")
    backup.add_argument("file", metavar="FILE", type=Path)
    _json(backup)
    restore = commands.add_parser("restore", help="put a backup in the place of the data; what was there is kept")
    restore.add_argument("file", metavar="FILE", type=Path)
    _json(restore)
    export = commands.add_parser("export", help="write everything as JSON, tables (CSV) and LedgerBee's PDFs")
    export.add_argument("directory", metavar="DIR", type=Path, help="an empty folder, or one to be made")
    _json(export)
    salvage = commands.add_parser(
        "salvage", help="print the unsent drafts of a damaged file, as “draft add” takes them"
    )
    salvage.add_argument("file", metavar="FILE", type=Path)
    _json(salvage)
    _json(commands.add_parser("doctor", help="check everything that is stored, and say how it stands"))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
