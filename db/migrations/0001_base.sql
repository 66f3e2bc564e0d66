CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  must_change INTEGER NOT NULL DEFAULT 0,
  removed_at INTEGER
) STRICT;

-- Who may hold the key of a compartment; approved_by is empty for the accounts of the first start.
CREATE TABLE compartment_grant (
  account_id INTEGER NOT NULL REFERENCES account (id),
  compartment TEXT NOT NULL CHECK (compartment IN ('psy', 'rec', 'legal')),
  approved_by INTEGER REFERENCES account (id),
  approved_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, compartment)
) STRICT, WITHOUT ROWID;

-- Who last left with a compartment's key, until that key is replaced.
CREATE TABLE compartment_leaver (
  compartment TEXT PRIMARY KEY CHECK (compartment IN ('psy', 'rec', 'legal')),
  account_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE desk_setting (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  name TEXT NOT NULL,
  id_number TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  grid TEXT NOT NULL DEFAULT '',
  occupation TEXT NOT NULL DEFAULT '',
  sex TEXT,
  born_on TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX person_id_number ON person (id_number) WHERE id_number <> '';
CREATE INDEX person_phone ON person (phone) WHERE phone <> '';
CREATE INDEX person_name ON person (name);

CREATE TABLE person_merge (
  id INTEGER PRIMARY KEY,
  keep_id INTEGER NOT NULL REFERENCES person (id),
  other_id INTEGER NOT NULL REFERENCES person (id),
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by INTEGER REFERENCES account (id),
  undo_reason TEXT
) STRICT;
CREATE UNIQUE INDEX person_merge_other ON person_merge (other_id) WHERE undone_at IS NULL;
CREATE INDEX person_merge_keep ON person_merge (keep_id) WHERE undone_at IS NULL;

CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id INTEGER NOT NULL REFERENCES account (id),
  form TEXT NOT NULL,
  revision INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE petition (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  query_code TEXT NOT NULL UNIQUE,
  received_at INTEGER NOT NULL,
  received_on TEXT NOT NULL,
  person_id INTEGER REFERENCES person (id),
  receiver_id INTEGER NOT NULL REFERENCES account (id),
  officer_id INTEGER NOT NULL REFERENCES account (id),
  state TEXT NOT NULL,
  form TEXT NOT NULL,
  petition_class TEXT NOT NULL,
  statutory_kind TEXT,
  restricted INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  name_initials TEXT NOT NULL DEFAULT '',
  id_number TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL,
  headcount INTEGER NOT NULL,
  visit_kind TEXT,
  linked_petition_id INTEGER REFERENCES petition (id),
  emotion_level INTEGER,
  due_on TEXT,
  early_on TEXT,
  provisional INTEGER NOT NULL DEFAULT 0,
  -- What a search compares with, normalised, one field per line; last, so that a long one does not push the others out of the row's page.
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX petition_person ON petition (person_id);
CREATE INDEX petition_officer ON petition (officer_id);
CREATE INDEX petition_state ON petition (state) WHERE state <> 'registered';
CREATE INDEX petition_due ON petition (due_on) WHERE due_on IS NOT NULL;

-- Long texts stay out of the rows that lists read: the form as registered and both proofs, as JSON.
CREATE TABLE petition_detail (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  promise TEXT NOT NULL,
  statutory TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

-- Petitions the search index does not know yet: a search reads them one by one, idle upkeep takes them in.
CREATE TABLE petition_unindexed (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id)
) STRICT;

CREATE TABLE petition_handler (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (petition_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE petition_exclusion (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (petition_id, account_id)
) STRICT, WITHOUT ROWID;

-- Numbered within a petition; kept together with the petition's other events, so that a save touches one page.
CREATE TABLE petition_event (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (petition_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER petition_event_no_update BEFORE UPDATE ON petition_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER petition_event_no_delete BEFORE DELETE ON petition_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE receipt_counter (
  year INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;

-- `number` is the petition's own, which is unique there.
CREATE TABLE receipt (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  number TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  data TEXT NOT NULL
) STRICT;

CREATE TABLE print_log (
  id INTEGER PRIMARY KEY,
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  print_no INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  paper TEXT NOT NULL,
  medium TEXT NOT NULL CHECK (medium IN ('sheet', 'pdf')),
  reprint INTEGER NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (petition_id, print_no)
) STRICT;

CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER print_log_no_update BEFORE UPDATE ON print_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER print_log_no_delete BEFORE DELETE ON print_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  uptime INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  user_name TEXT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  fields TEXT NOT NULL,
  result TEXT NOT NULL,
  reason TEXT NOT NULL,
  row_digest TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- How many failed attempts were taken from their record beside the vault, and the key from which that record goes on.
CREATE TABLE attempt_seal (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  total INTEGER NOT NULL,
  key TEXT NOT NULL
) STRICT;

-- The newest keyring this database was used with: an older one put back is noticed.
CREATE TABLE keyring_seen (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation INTEGER NOT NULL,
  mac TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (grams, content='', contentless_delete=1, detail=none, tokenize='ascii');
