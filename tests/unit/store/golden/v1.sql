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
    ) STRICT;
CREATE INDEX draft_document ON draft (document_id) WHERE document_id IS NOT NULL;
CREATE TABLE change (
        draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        body TEXT NOT NULL,
        checksum BLOB NOT NULL,
        PRIMARY KEY (draft_id, number)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE operation (
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
    ) STRICT;
CREATE UNIQUE INDEX operation_one_per_draft ON operation (draft_id, kind)
        WHERE draft_id IS NOT NULL AND state NOT IN ('refused', 'done', 'discarded');
CREATE UNIQUE INDEX operation_one_per_document ON operation (document_id, kind)
        WHERE document_id IS NOT NULL AND kind <> 'create' AND state NOT IN ('refused', 'done', 'discarded');
CREATE UNIQUE INDEX operation_claim ON operation (document_id)
        WHERE document_id IS NOT NULL AND kind = 'create' AND state <> 'discarded';
CREATE INDEX operation_after ON operation (after) WHERE after IS NOT NULL;
CREATE INDEX operation_draft ON operation (draft_id) WHERE draft_id IS NOT NULL;
CREATE TRIGGER operation_stays BEFORE DELETE ON operation
        BEGIN SELECT RAISE(ABORT, 'an operation is never deleted'); END;
CREATE TRIGGER operation_frozen BEFORE UPDATE OF id, payload, kind, document_kind, draft_id ON operation
        WHEN OLD.id IS NOT NEW.id OR OLD.payload IS NOT NEW.payload OR OLD.kind IS NOT NEW.kind
            OR OLD.document_kind IS NOT NEW.document_kind OR OLD.draft_id IS NOT NEW.draft_id
        BEGIN SELECT RAISE(ABORT, 'what was queued is frozen'); END;
CREATE TRIGGER operation_ended BEFORE UPDATE OF state ON operation
        WHEN OLD.state IN ('done', 'discarded') AND OLD.state <> NEW.state
        BEGIN SELECT RAISE(ABORT, 'an ended operation stays ended'); END;
CREATE TABLE attempt (
        id INTEGER PRIMARY KEY,
        operation_id TEXT NOT NULL REFERENCES operation (id),
        number INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT,
        outcome TEXT NOT NULL,
        evidence TEXT NOT NULL,
        checksum BLOB NOT NULL,
        UNIQUE (operation_id, number)
    ) STRICT;
CREATE TABLE outbox_event (
        number INTEGER PRIMARY KEY,
        operation_id TEXT NOT NULL REFERENCES operation (id),
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        state TEXT NOT NULL,
        what TEXT NOT NULL,
        evidence TEXT
    ) STRICT;
CREATE INDEX outbox_event_operation ON outbox_event (operation_id);
CREATE TRIGGER outbox_event_fixed BEFORE UPDATE ON outbox_event
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER outbox_event_stays BEFORE DELETE ON outbox_event
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TABLE customer (
        id TEXT PRIMARY KEY,
        archived INTEGER NOT NULL,
        contacts_known INTEGER NOT NULL,
        sort_name TEXT NOT NULL,
        search TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
CREATE TABLE contact (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX contact_customer ON contact (customer_id);
CREATE TABLE department (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX department_customer ON department (customer_id);
CREATE TABLE product (
        id TEXT PRIMARY KEY,
        updated_at TEXT NOT NULL,
        prices_known INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
CREATE TABLE template (id TEXT PRIMARY KEY, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE document (
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
    ) STRICT;
CREATE INDEX document_list ON document (kind, date, created_at);
CREATE INDEX document_customer ON document (customer_id, date);
CREATE INDEX document_lines ON document (date) WHERE lines_known = 0;
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
INSERT INTO meta VALUES ('company', '{"id":"00000000-0000-4000-8000-00000000000c","name":"Maler Holm ApS","email":"","address":"","postal_code":"","city":"","country_code":"","cvr":"","phone":""}');
INSERT INTO meta VALUES ('instance_id', '00000000-0000-4000-8000-000000000001');
INSERT INTO draft VALUES ('draft-1', 'invoice', 'editing', 6, '{"id":"draft-1","kind":"invoice","customer_id":"customer-1","contact_id":null,"department_id":null,"date":null,"due_date":null,"payment_terms":null,"valid_until":null,"invoice_number":"","currency":"DKK","reference":"PO 2","our_reference":"","description":"","notes":"","typed":[],"lines":[{"id":"line-1","kind":"product","price_id":"price-1","quantity":"2.5","unit_price":"450.00"},{"id":"line-2","kind":"text","description":"\u00e6\u00f8\u00e5"}]}', 4, 3, '{"field":"reference","row":null,"typing":null,"position":0}', 6, '2026-03-02T09:00:06+00:00', NULL, X'843C2B1096CBA5519B8B9A928E6E41EB');
INSERT INTO draft VALUES ('draft-queued', 'invoice', 'queued', 1, '{"id":"draft-queued","kind":"invoice","customer_id":"customer-1","contact_id":null,"department_id":null,"date":null,"due_date":null,"payment_terms":null,"valid_until":null,"invoice_number":"","currency":"DKK","reference":"queued","our_reference":"","description":"","notes":"","typed":[],"lines":[{"id":"line-1","kind":"product","price_id":"price-1","quantity":"2.5","unit_price":"450.00"},{"id":"line-2","kind":"text","description":"\u00e6\u00f8\u00e5"}]}', 0, 0, '{"field":"","row":null,"typing":null,"position":0}', 7, '2026-03-02T09:00:07+00:00', NULL, X'7B73CB6826B328620BE4E8ED6C411B65');
INSERT INTO draft VALUES ('draft-inflight', 'invoice', 'leaving', 1, '{"id":"draft-inflight","kind":"invoice","customer_id":"customer-1","contact_id":null,"department_id":null,"date":null,"due_date":null,"payment_terms":null,"valid_until":null,"invoice_number":"","currency":"DKK","reference":"inflight","our_reference":"","description":"","notes":"","typed":[],"lines":[{"id":"line-1","kind":"product","price_id":"price-1","quantity":"2.5","unit_price":"450.00"},{"id":"line-2","kind":"text","description":"\u00e6\u00f8\u00e5"}]}', 0, 0, '{"field":"","row":null,"typing":null,"position":0}', 8, '2026-03-02T09:00:09+00:00', NULL, X'DE27AA7EE53F148B2E35271E749AC4BB');
INSERT INTO draft VALUES ('draft-unknown', 'invoice', 'leaving', 1, '{"id":"draft-unknown","kind":"invoice","customer_id":"customer-1","contact_id":null,"department_id":null,"date":null,"due_date":null,"payment_terms":null,"valid_until":null,"invoice_number":"","currency":"DKK","reference":"unknown","our_reference":"","description":"","notes":"","typed":[],"lines":[{"id":"line-1","kind":"product","price_id":"price-1","quantity":"2.5","unit_price":"450.00"},{"id":"line-2","kind":"text","description":"\u00e6\u00f8\u00e5"}]}', 0, 0, '{"field":"","row":null,"typing":null,"position":0}', 9, '2026-03-02T09:00:11+00:00', NULL, X'9C676E4107BE51BF891F0AED826745D5');
INSERT INTO draft VALUES ('draft-refused', 'invoice', 'editing', 1, '{"id":"draft-refused","kind":"invoice","customer_id":"customer-1","contact_id":null,"department_id":null,"date":null,"due_date":null,"payment_terms":null,"valid_until":null,"invoice_number":"","currency":"DKK","reference":"refused","our_reference":"","description":"","notes":"","typed":[],"lines":[{"id":"line-1","kind":"product","price_id":"price-1","quantity":"2.5","unit_price":"450.00"},{"id":"line-2","kind":"text","description":"\u00e6\u00f8\u00e5"}]}', 0, 0, '{"field":"","row":null,"typing":null,"position":0}', 10, '2026-03-02T09:00:14+00:00', NULL, X'BF539B0D30E3498279CF3015A00A3D0D');
INSERT INTO draft VALUES ('draft-done', 'invoice', 'handed-over', 1, '{"id":"draft-done","kind":"invoice","customer_id":"customer-1","contact_id":null,"department_id":null,"date":null,"due_date":null,"payment_terms":null,"valid_until":null,"invoice_number":"","currency":"DKK","reference":"done","our_reference":"","description":"","notes":"","typed":[],"lines":[{"id":"line-1","kind":"product","price_id":"price-1","quantity":"2.5","unit_price":"450.00"},{"id":"line-2","kind":"text","description":"\u00e6\u00f8\u00e5"}]}', 0, 0, '{"field":"","row":null,"typing":null,"position":0}', 11, '2026-03-02T09:00:17+00:00', 'doc-1', X'36C7BFAC4286415530944B6EB08E8621');
INSERT INTO change VALUES ('draft-1', 0, '{"change":"set-fields","old":[["reference",""]],"new":[["reference","PO 0"]]}', X'0216C5BD51CE61A353668218AEAF89BA');
INSERT INTO change VALUES ('draft-1', 1, '{"change":"set-fields","old":[["reference","PO 0"]],"new":[["reference","PO 1"]]}', X'32E6D7E83E2B6390DE161BC571156C65');
INSERT INTO change VALUES ('draft-1', 2, '{"change":"set-fields","old":[["reference","PO 1"]],"new":[["reference","PO 2"]]}', X'0AC29C91880BEC3A97FE76B244B0265D');
INSERT INTO change VALUES ('draft-1', 3, '{"change":"set-fields","old":[["reference","PO 2"]],"new":[["reference","PO 3"]]}', X'CE593ECA25B9796B864D8BE1D509973E');
INSERT INTO operation VALUES (1, 'operation-1', 1, 'draft-queued', 1, 'invoice', 'create', 'queued', X'7B22637573746F6D65724964223A22637573746F6D65722D31227D', '2026-03-02T09:00:08+00:00', 'customer-1', NULL, NULL, NULL, '1406.25', 0, 0, NULL, NULL, 0, 0, NULL, NULL, NULL, 0, X'A44E94CD158683F5DA50BF84A619A633');
INSERT INTO operation VALUES (2, 'operation-2', 2, 'draft-inflight', 1, 'invoice', 'create', 'inflight', X'7B22637573746F6D65724964223A22637573746F6D65722D31227D', '2026-03-02T09:00:10+00:00', 'customer-1', NULL, NULL, NULL, '1406.25', 0, 1, '2026-03-02T09:00:00+00:00', NULL, 0, 0, NULL, NULL, NULL, 0, X'43DF2A7CE2BDBB284F1C98DE8A8C5F71');
INSERT INTO operation VALUES (3, 'operation-3', 3, 'draft-unknown', 1, 'invoice', 'create', 'unknown', X'7B22637573746F6D65724964223A22637573746F6D65722D31227D', '2026-03-02T09:00:12+00:00', 'customer-1', NULL, NULL, NULL, '1406.25', 0, 1, '2026-03-02T09:00:00+00:00', '2026-03-02T09:00:13+00:00', 0, 0, NULL, NULL, NULL, 0, X'8E0FB8DBBD8CAE7BE7939F298D19874A');
INSERT INTO operation VALUES (4, 'operation-4', 3, 'draft-refused', 1, 'invoice', 'create', 'refused', X'7B22637573746F6D65724964223A22637573746F6D65722D31227D', '2026-03-02T09:00:15+00:00', 'customer-1', NULL, NULL, NULL, '1406.25', 0, 1, '2026-03-02T09:00:00+00:00', NULL, 0, 0, NULL, NULL, NULL, 0, X'A72D7C28BAA4C788FBB427CB4C18D23C');
INSERT INTO operation VALUES (5, 'operation-5', 3, 'draft-done', 1, 'invoice', 'create', 'done', X'7B22637573746F6D65724964223A22637573746F6D65722D31227D', '2026-03-02T09:00:18+00:00', 'customer-1', 'doc-1', NULL, NULL, '1406.25', 0, 1, '2026-03-02T09:00:00+00:00', NULL, 0, 0, NULL, NULL, NULL, 0, X'1A700B18BE12BF3FCD46339DE6296C1D');
INSERT INTO attempt VALUES (1, 'operation-2', 1, '2026-03-02T09:00:00+00:00', NULL, 'inflight', '{"wrote":false,"status":null,"server_date":null,"failure":""}', X'81EDECB4D52EA71D05E914B5607C2C47');
INSERT INTO attempt VALUES (2, 'operation-3', 1, '2026-03-02T09:00:00+00:00', '2026-03-02T09:00:13+00:00', 'unknown', '{"wrote":true,"status":502,"server_date":null,"failure":""}', X'7D548FAC28CF7F09E2BE18A9AB1F4794');
INSERT INTO attempt VALUES (3, 'operation-4', 1, '2026-03-02T09:00:00+00:00', '2026-03-02T09:00:16+00:00', 'refused', '{"wrote":true,"status":502,"server_date":null,"failure":""}', X'D7EF6FCE71A9EE4E2BADF0106084E138');
INSERT INTO attempt VALUES (4, 'operation-5', 1, '2026-03-02T09:00:00+00:00', '2026-03-02T09:00:19+00:00', 'done', '{"wrote":true,"status":502,"server_date":null,"failure":""}', X'9C57542F3BD9F83EEBD502023AA29778');
INSERT INTO outbox_event VALUES (1, 'operation-1', '2026-03-02T09:00:08+00:00', 'person', 'queued', '{"context":"outbox","template":"Queued.","params":{}}', NULL);
INSERT INTO outbox_event VALUES (2, 'operation-2', '2026-03-02T09:00:10+00:00', 'person', 'queued', '{"context":"outbox","template":"Queued.","params":{}}', NULL);
INSERT INTO outbox_event VALUES (3, 'operation-2', '2026-03-02T09:00:00+00:00', 'worker', 'inflight', '{"context":"outbox","template":"Attempt {number} leaves.","params":{"number":1}}', NULL);
INSERT INTO outbox_event VALUES (4, 'operation-3', '2026-03-02T09:00:12+00:00', 'person', 'queued', '{"context":"outbox","template":"Queued.","params":{}}', NULL);
INSERT INTO outbox_event VALUES (5, 'operation-3', '2026-03-02T09:00:00+00:00', 'worker', 'inflight', '{"context":"outbox","template":"Attempt {number} leaves.","params":{"number":1}}', NULL);
INSERT INTO outbox_event VALUES (6, 'operation-3', '2026-03-02T09:00:13+00:00', 'worker', 'unknown', '{"context":"outbox","template":"Said.","params":{}}', '{"wrote":true,"status":502,"server_date":null,"failure":""}');
INSERT INTO outbox_event VALUES (7, 'operation-4', '2026-03-02T09:00:15+00:00', 'person', 'queued', '{"context":"outbox","template":"Queued.","params":{}}', NULL);
INSERT INTO outbox_event VALUES (8, 'operation-4', '2026-03-02T09:00:00+00:00', 'worker', 'inflight', '{"context":"outbox","template":"Attempt {number} leaves.","params":{"number":1}}', NULL);
INSERT INTO outbox_event VALUES (9, 'operation-4', '2026-03-02T09:00:16+00:00', 'worker', 'refused', '{"context":"outbox","template":"Said.","params":{}}', '{"wrote":true,"status":502,"server_date":null,"failure":""}');
INSERT INTO outbox_event VALUES (10, 'operation-5', '2026-03-02T09:00:18+00:00', 'person', 'queued', '{"context":"outbox","template":"Queued.","params":{}}', NULL);
INSERT INTO outbox_event VALUES (11, 'operation-5', '2026-03-02T09:00:00+00:00', 'worker', 'inflight', '{"context":"outbox","template":"Attempt {number} leaves.","params":{"number":1}}', NULL);
INSERT INTO outbox_event VALUES (12, 'operation-5', '2026-03-02T09:00:19+00:00', 'worker', 'done', '{"context":"outbox","template":"Said.","params":{}}', '{"wrote":true,"status":502,"server_date":null,"failure":""}');
INSERT INTO customer VALUES ('customer-1', 0, 0, '{ar{c byg', 'ærø byg
1
aero byg
1
aeroe byg
1', '{"id":"customer-1","number":"1","name":"Ærø Byg","vat_zone":"domestic","is_active":true,"email":"","phone":"","address":"","postal_code":"","city":"","country_code":"","vat_number":"","ean":"","payment_terms":null,"currency":"","customer_type":"","group_id":null,"group_name":"","website":"","external_system_id":"","billing_relationship":"","parent_id":null,"metadata":{},"is_temporary":false}');
INSERT INTO customer VALUES ('customer-2', 0, 0, 'bang', 'bang
2', '{"id":"customer-2","number":"2","name":"Bang","vat_zone":"domestic","is_active":true,"email":"","phone":"","address":"","postal_code":"","city":"","country_code":"","vat_number":"","ean":"","payment_terms":null,"currency":"","customer_type":"","group_id":null,"group_name":"","website":"","external_system_id":"","billing_relationship":"","parent_id":null,"metadata":{},"is_temporary":false}');
INSERT INTO product VALUES ('product-1', '', 0, '{"id":"product-1","name":"Maling","number":"","description":"","group_id":null,"is_active":true,"is_temporary":false,"updated_at":"","prices":[],"prices_known":false}');
INSERT INTO document VALUES ('doc-1', 'invoice', '11', 'sent', '', '2026-03-02', NULL, 'customer-1', 'DKK', 12512500, 'Fræs 1', '2026-03-02T09:00:00+00:00', 1, '11
fræs 1
maling af facade
11
fraes 1
maling af facade', '{"id":"doc-1","kind":"invoice","status":"sent","date":"2026-03-02","currency":"DKK","subtotal":"1000","vat":"250","amount":"1251.25","created_at":"2026-03-02T09:00:00Z","updated_at":"u","display_status":"","number":"11","due_date":null,"valid_until":null,"customer_id":"customer-1","contact_id":null,"department_id":null,"converted_to_order_confirmation":null,"converted_to_invoice":null,"reference":"Fræs 1","our_reference":"","notes":"","lines":null}', '[{"kind":"product","id":"","price_id":"price-1","description":"Maling af facade","quantity":"2.5","unit_price":"400","total":"1000","vat":"250","vat_rate":null}]');
INSERT INTO document VALUES ('doc-2', 'quote', '', 'draft', '', '2026-03-02', NULL, 'customer-1', 'DKK', 12522500, 'Fræs 2', '2026-03-02T09:00:00+00:00', 1, 'fræs 2
maling af facade
fraes 2
maling af facade', '{"id":"doc-2","kind":"quote","status":"draft","date":"2026-03-02","currency":"DKK","subtotal":"1000","vat":"250","amount":"1252.25","created_at":"2026-03-02T09:00:00Z","updated_at":"u","display_status":"","number":"","due_date":null,"valid_until":null,"customer_id":"customer-1","contact_id":null,"department_id":null,"converted_to_order_confirmation":null,"converted_to_invoice":null,"reference":"Fræs 2","our_reference":"","notes":"","lines":null}', '[{"kind":"product","id":"","price_id":"price-1","description":"Maling af facade","quantity":"2.5","unit_price":"400","total":"1000","vat":"250","vat_rate":null}]');
INSERT INTO pull_state VALUES ('page', '3');
INSERT INTO workspace VALUES ('tabs', '[1, "\u00c6"]');
PRAGMA user_version = 1;
