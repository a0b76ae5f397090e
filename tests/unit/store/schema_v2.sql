CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE draft (
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
    , invoice_number TEXT) STRICT;
CREATE INDEX draft_document ON draft (document_id) WHERE document_id IS NOT NULL;
CREATE TABLE change (
        draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        body TEXT NOT NULL,
        checksum BLOB NOT NULL,
        PRIMARY KEY (draft_id, number)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE customer (
        id TEXT PRIMARY KEY,
        archived INTEGER NOT NULL,
        contacts_known INTEGER NOT NULL,
        sort_name TEXT NOT NULL,
        search TEXT NOT NULL,
        body TEXT NOT NULL
    , temporary INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE contact (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX contact_customer ON contact (customer_id);
CREATE TABLE department (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX department_customer ON department (customer_id);
CREATE TABLE product (
        id TEXT PRIMARY KEY,
        updated_at TEXT NOT NULL,
        prices_known INTEGER NOT NULL,
        body TEXT NOT NULL
    , temporary INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE template (id TEXT PRIMARY KEY, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE delivery (document_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE pdf (
        number INTEGER PRIMARY KEY,
        document_id TEXT NOT NULL,
        draft INTEGER NOT NULL,
        updated_at TEXT NOT NULL,
        file_name TEXT NOT NULL,
        data BLOB NOT NULL,
        UNIQUE (document_id, draft)
    ) STRICT;
CREATE TABLE pull_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE workspace (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE "operation" (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        rev INTEGER NOT NULL,
        draft_id TEXT,
        draft_revision INTEGER,
        target TEXT NOT NULL CHECK (target IN
            ('invoice', 'credit-note', 'quote', 'order-confirmation', 'customer', 'product', 'price', 'product-group')),
        kind TEXT NOT NULL CHECK (kind IN ('create', 'update', 'send', 'convert', 'delete', 'action')),
        state TEXT NOT NULL CHECK (state IN
            ('queued', 'inflight', 'unknown', 'ambiguous', 'not_found', 'refused', 'done', 'discarded')),
        payload BLOB NOT NULL,
        created_at TEXT NOT NULL,
        customer_id TEXT,
        document_id TEXT,
        after TEXT REFERENCES "operation" (id),
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
        checksum BLOB NOT NULL,
        record_id TEXT,
        result_id TEXT,
        batch TEXT
    ) STRICT;
CREATE TABLE "attempt" (
        id INTEGER PRIMARY KEY,
        operation_id TEXT NOT NULL REFERENCES "operation" (id),
        number INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT,
        outcome TEXT NOT NULL,
        evidence TEXT NOT NULL,
        checksum BLOB NOT NULL,
        UNIQUE (operation_id, number)
    ) STRICT;
CREATE TABLE "outbox_event" (
        number INTEGER PRIMARY KEY,
        operation_id TEXT NOT NULL REFERENCES "operation" (id),
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        state TEXT NOT NULL,
        what TEXT NOT NULL,
        evidence TEXT
    ) STRICT;
CREATE UNIQUE INDEX operation_one_per_draft ON operation (draft_id, kind)
        WHERE draft_id IS NOT NULL AND state NOT IN ('refused', 'done', 'discarded');
CREATE UNIQUE INDEX operation_one_per_document ON operation (target, document_id, kind)
        WHERE document_id IS NOT NULL AND kind <> 'create' AND state NOT IN ('refused', 'done', 'discarded');
CREATE UNIQUE INDEX operation_one_per_record ON operation (target, record_id)
        WHERE record_id IS NOT NULL AND state NOT IN ('refused', 'done', 'discarded');
CREATE UNIQUE INDEX operation_claim ON operation (target, document_id)
        WHERE document_id IS NOT NULL AND kind = 'create' AND state <> 'discarded';
CREATE UNIQUE INDEX operation_record_claim ON operation (target, record_id)
        WHERE record_id IS NOT NULL AND kind = 'create' AND state <> 'discarded';
CREATE UNIQUE INDEX operation_result ON operation (result_id) WHERE result_id IS NOT NULL AND state <> 'discarded';
CREATE INDEX operation_document ON operation (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX operation_after ON operation (after) WHERE after IS NOT NULL;
CREATE INDEX operation_draft ON operation (draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX outbox_event_operation ON outbox_event (operation_id);
CREATE TRIGGER operation_stays BEFORE DELETE ON operation
        BEGIN SELECT RAISE(ABORT, 'an operation is never deleted'); END;
CREATE TABLE healed (temporary TEXT PRIMARY KEY, real TEXT NOT NULL) STRICT;
CREATE TRIGGER healed_fixed BEFORE UPDATE ON healed
        BEGIN SELECT RAISE(ABORT, 'what a temporary id became is append-only'); END;
CREATE TRIGGER healed_stays BEFORE DELETE ON healed
        BEGIN SELECT RAISE(ABORT, 'what a temporary id became is append-only'); END;
CREATE TRIGGER operation_frozen BEFORE UPDATE OF id, kind, target, draft_id ON operation
        WHEN OLD.id IS NOT NEW.id OR OLD.kind IS NOT NEW.kind OR OLD.target IS NOT NEW.target OR OLD.draft_id IS NOT NEW.draft_id
        BEGIN SELECT RAISE(ABORT, 'what was queued is frozen'); END;
CREATE TRIGGER operation_payload_frozen BEFORE UPDATE OF payload ON operation
        WHEN OLD.payload IS NOT NEW.payload AND (
            EXISTS (SELECT 1 FROM attempt WHERE operation_id = OLD.id)
            OR NOT EXISTS (SELECT 1 FROM healed WHERE CAST(NEW.payload AS TEXT) =
                replace(CAST(OLD.payload AS TEXT), '"' || temporary || '"', '"' || real || '"')))
        BEGIN SELECT RAISE(ABORT, 'what was queued is frozen'); END;
CREATE TRIGGER operation_ended BEFORE UPDATE OF state ON operation
        WHEN OLD.state IN ('done', 'discarded') AND OLD.state <> NEW.state
        BEGIN SELECT RAISE(ABORT, 'an ended operation stays ended'); END;
CREATE TRIGGER outbox_event_fixed BEFORE UPDATE ON outbox_event
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER outbox_event_stays BEFORE DELETE ON outbox_event
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TABLE base (
        draft_id TEXT PRIMARY KEY REFERENCES draft (id) ON DELETE CASCADE,
        document_id TEXT NOT NULL,
        body TEXT NOT NULL,
        checksum BLOB NOT NULL
    ) STRICT;
CREATE INDEX base_document ON base (document_id);
CREATE INDEX draft_credits ON draft (invoice_number) WHERE invoice_number IS NOT NULL;
CREATE TABLE customer_group (id TEXT PRIMARY KEY, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE product_group (
        id TEXT PRIMARY KEY,
        place INTEGER NOT NULL,
        temporary INTEGER NOT NULL DEFAULT 0,
        body TEXT NOT NULL
    ) STRICT;
CREATE TABLE account (id TEXT PRIMARY KEY, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE vat_code (id TEXT PRIMARY KEY, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE "document" (
        number_in_table INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        status TEXT NOT NULL,
        display_status TEXT NOT NULL,
        date TEXT NOT NULL,
        due_date TEXT,
        valid_until TEXT,
        customer_id TEXT,
        customer_name TEXT NOT NULL,
        currency TEXT NOT NULL,
        amount INTEGER NOT NULL,
        reference TEXT NOT NULL,
        created_at TEXT NOT NULL,
        lines_known INTEGER NOT NULL,
        search TEXT NOT NULL,
        body TEXT NOT NULL,
        lines TEXT
    ) STRICT;
CREATE INDEX document_list ON document (kind, date, created_at, id, number, display_status, due_date, valid_until,
        customer_id, customer_name, currency, amount, reference);
CREATE INDEX document_by_number ON document (kind, length(number), number, created_at, id);
CREATE INDEX document_by_customer ON document (kind, customer_name, date, created_at, id);
CREATE INDEX document_by_amount ON document (kind, amount, date, id);
CREATE INDEX document_by_currency ON document (kind, currency, amount, id);
CREATE INDEX document_by_status ON document (kind, display_status, date, created_at, id);
CREATE INDEX document_by_due_date ON document (kind, due_date, date, id);
CREATE INDEX document_by_valid_until ON document (kind, valid_until, date, id);
CREATE INDEX document_by_reference ON document (kind, reference, date, id);
CREATE INDEX document_customer ON document (customer_id, date);
CREATE INDEX document_number ON document (number) WHERE number <> '';
CREATE INDEX document_lines ON document (date) WHERE lines_known = 0;
CREATE TABLE document_link (
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        target_kind TEXT NOT NULL,
        PRIMARY KEY (source, target)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX document_link_back ON document_link (target);
CREATE VIRTUAL TABLE document_text USING fts5
        (search, content = 'document', content_rowid = 'number_in_table', tokenize = 'trigram case_sensitive 1');
CREATE TABLE 'document_text_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'document_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE 'document_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'document_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE VIRTUAL TABLE document_trigram USING fts5vocab (document_text, instance);
