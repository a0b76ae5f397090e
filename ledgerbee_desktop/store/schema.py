"""The tables of a company's database, as the list of steps that lead to them.

A step, once released, is never changed; a new version is a new step at the end. All tables are STRICT, and no column is REAL:
amounts that must be sorted are integers in ten-thousandths of the currency's unit (ISO 4217 knows up to four decimals), everything
exact is text.
"""

from __future__ import annotations

from ledgerbee_desktop.store.schema_records import RECORDS
from ledgerbee_desktop.store.schema_tombstones import TOMBSTONES

_BOOK = (
    """CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT""",
    """CREATE TABLE draft (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('editing', 'queued', 'leaving', 'handed-over')),
        revision INTEGER NOT NULL,
        body TEXT NOT NULL,
        changes INTEGER NOT NULL CHECK (changes >= 0),
        position INTEGER NOT NULL CHECK (position BETWEEN 0 AND changes),
        caret TEXT NOT NULL,
        touched INTEGER NOT NULL,
        updated_at TEXT NOT NULL,
        document_id TEXT,
        checksum BLOB NOT NULL
    ) STRICT""",
    """CREATE INDEX draft_document ON draft (document_id) WHERE document_id IS NOT NULL""",
    """CREATE TABLE change (
        draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        body TEXT NOT NULL,
        checksum BLOB NOT NULL,
        PRIMARY KEY (draft_id, number)
    ) STRICT, WITHOUT ROWID""",
)

_OUTBOX = (
    """CREATE TABLE operation (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        rev INTEGER NOT NULL,
        draft_id TEXT,
        draft_revision INTEGER,
        document_kind TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('create', 'update', 'send', 'convert')),
        state TEXT NOT NULL CHECK (state IN
            ('queued', 'inflight', 'unknown', 'ambiguous', 'not_found', 'refused', 'done', 'discarded')),
        payload BLOB NOT NULL,
        created_at TEXT NOT NULL,
        customer_id TEXT,
        document_id TEXT,
        after TEXT REFERENCES operation (id),
        not_before TEXT,
        approved_total TEXT NOT NULL,
        total_accepted INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        lower_bound TEXT,
        dead_at TEXT,
        probes INTEGER NOT NULL,
        clean_scans INTEGER NOT NULL,
        next_probe TEXT,
        refusal TEXT,
        error TEXT,
        sent_before INTEGER NOT NULL,
        checksum BLOB NOT NULL
    ) STRICT""",
    """CREATE UNIQUE INDEX operation_one_per_draft ON operation (draft_id, kind)
        WHERE draft_id IS NOT NULL AND state NOT IN ('refused', 'done', 'discarded')""",
    """CREATE UNIQUE INDEX operation_one_per_document ON operation (document_id, kind)
        WHERE document_id IS NOT NULL AND kind <> 'create' AND state NOT IN ('refused', 'done', 'discarded')""",
    """CREATE UNIQUE INDEX operation_claim ON operation (document_id)
        WHERE document_id IS NOT NULL AND kind = 'create' AND state <> 'discarded'""",
    """CREATE INDEX operation_after ON operation (after) WHERE after IS NOT NULL""",
    """CREATE INDEX operation_draft ON operation (draft_id) WHERE draft_id IS NOT NULL""",
    """CREATE TRIGGER operation_stays BEFORE DELETE ON operation
        BEGIN SELECT RAISE(ABORT, 'an operation is never deleted'); END""",
    """CREATE TRIGGER operation_frozen BEFORE UPDATE OF id, payload, kind, document_kind, draft_id ON operation
        WHEN OLD.id IS NOT NEW.id OR OLD.payload IS NOT NEW.payload OR OLD.kind IS NOT NEW.kind
            OR OLD.document_kind IS NOT NEW.document_kind OR OLD.draft_id IS NOT NEW.draft_id
        BEGIN SELECT RAISE(ABORT, 'what was queued is frozen'); END""",
    """CREATE TRIGGER operation_ended BEFORE UPDATE OF state ON operation
        WHEN OLD.state IN ('done', 'discarded') AND OLD.state <> NEW.state
        BEGIN SELECT RAISE(ABORT, 'an ended operation stays ended'); END""",
    """CREATE TABLE attempt (
        id INTEGER PRIMARY KEY,
        operation_id TEXT NOT NULL REFERENCES operation (id),
        number INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT,
        outcome TEXT NOT NULL,
        evidence TEXT NOT NULL,
        checksum BLOB NOT NULL,
        UNIQUE (operation_id, number)
    ) STRICT""",
    """CREATE TABLE outbox_event (
        number INTEGER PRIMARY KEY,
        operation_id TEXT NOT NULL REFERENCES operation (id),
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        state TEXT NOT NULL,
        what TEXT NOT NULL,
        evidence TEXT
    ) STRICT""",
    """CREATE INDEX outbox_event_operation ON outbox_event (operation_id)""",
    """CREATE TRIGGER outbox_event_fixed BEFORE UPDATE ON outbox_event
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END""",
    """CREATE TRIGGER outbox_event_stays BEFORE DELETE ON outbox_event
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END""",
)

_LIBRARY = (
    """CREATE TABLE customer (
        id TEXT PRIMARY KEY,
        archived INTEGER NOT NULL,
        contacts_known INTEGER NOT NULL,
        sort_name TEXT NOT NULL,
        search TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE contact (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT""",
    """CREATE INDEX contact_customer ON contact (customer_id)""",
    """CREATE TABLE department (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT""",
    """CREATE INDEX department_customer ON department (customer_id)""",
    """CREATE TABLE product (
        id TEXT PRIMARY KEY,
        updated_at TEXT NOT NULL,
        prices_known INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE template (id TEXT PRIMARY KEY, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT""",
    """CREATE TABLE document (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        status TEXT NOT NULL,
        display_status TEXT NOT NULL,
        date TEXT NOT NULL,
        due_date TEXT,
        customer_id TEXT,
        currency TEXT NOT NULL,
        amount INTEGER NOT NULL,
        reference TEXT NOT NULL,
        created_at TEXT NOT NULL,
        lines_known INTEGER NOT NULL,
        search TEXT NOT NULL,
        body TEXT NOT NULL,
        lines TEXT
    ) STRICT""",
    """CREATE INDEX document_list ON document (kind, date, created_at)""",
    """CREATE INDEX document_customer ON document (customer_id, date)""",
    """CREATE INDEX document_lines ON document (date) WHERE lines_known = 0""",
    """CREATE TABLE delivery (document_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT""",
    """CREATE TABLE pdf (
        number INTEGER PRIMARY KEY,
        document_id TEXT NOT NULL,
        draft INTEGER NOT NULL,
        updated_at TEXT NOT NULL,
        file_name TEXT NOT NULL,
        data BLOB NOT NULL,
        UNIQUE (document_id, draft)
    ) STRICT""",
    """CREATE TABLE pull_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT""",
    """CREATE TABLE workspace (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT""",
)

STEPS: tuple[tuple[str, ...], ...] = (_BOOK + _OUTBOX + _LIBRARY, RECORDS, TOMBSTONES)
"""`STEPS[n]` takes a database from `user_version` n to n + 1."""
