-- 文书: drafts, papers as issued with their numbers, what was put out, voided and served. A paper of no petition is the desk's own.
CREATE TABLE paper_draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  petition_id INTEGER REFERENCES petition (id),
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  started_by INTEGER NOT NULL REFERENCES account (id),
  saved_at INTEGER NOT NULL,
  saved_by INTEGER NOT NULL REFERENCES account (id),
  -- JSON of what was typed.
  field_values TEXT NOT NULL
) STRICT;
CREATE INDEX paper_draft_petition ON paper_draft (petition_id);

-- The last number given in a series and year; numbers are only ever taken together with the paper.
CREATE TABLE paper_number (
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  petition_id INTEGER REFERENCES petition (id),
  kind TEXT NOT NULL,
  kind_name TEXT NOT NULL,
  -- The number: none for kinds without a series and for papers drafted for another body.
  series TEXT,
  year INTEGER NOT NULL,
  no INTEGER,
  number TEXT,
  title TEXT NOT NULL,
  addressee TEXT NOT NULL,
  unit TEXT NOT NULL,
  drafted INTEGER NOT NULL CHECK (drafted IN (0, 1)),
  -- Whether it has to be served.
  to_deliver INTEGER NOT NULL CHECK (to_deliver IN (0, 1)),
  copies INTEGER NOT NULL,
  issued_on TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_by INTEGER NOT NULL REFERENCES account (id),
  CHECK ((series IS NULL) = (no IS NULL)),
  CHECK ((number IS NULL) = (no IS NULL)),
  CHECK (drafted = 0 OR no IS NULL)
) STRICT;
CREATE UNIQUE INDEX paper_numbered ON paper (series, year, no) WHERE no IS NOT NULL;
CREATE INDEX paper_petition ON paper (petition_id);
CREATE INDEX paper_kind ON paper (kind);
CREATE INDEX paper_kind_year ON paper (kind, year);
CREATE INDEX paper_year ON paper (year);
CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper
  WHEN NEW.title <> '' OR NEW.addressee <> '' OR NEW.id IS NOT OLD.id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.kind IS NOT OLD.kind OR NEW.kind_name IS NOT OLD.kind_name OR NEW.series IS NOT OLD.series OR NEW.year IS NOT OLD.year
    OR NEW.no IS NOT OLD.no OR NEW.number IS NOT OLD.number OR NEW.unit IS NOT OLD.unit OR NEW.drafted IS NOT OLD.drafted OR NEW.to_deliver IS NOT OLD.to_deliver OR NEW.copies IS NOT OLD.copies
    OR NEW.issued_on IS NOT OLD.issued_on OR NEW.issued_at IS NOT OLD.issued_at OR NEW.issued_by IS NOT OLD.issued_by
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'append-only'); END;
-- Papers that are records of their own, for the audit log's digests.
CREATE VIEW desk_paper AS SELECT * FROM paper WHERE petition_id IS NULL;

-- What it says, as issued: values, composition and page, the last two deflated.
CREATE TABLE paper_page (
  paper_id INTEGER PRIMARY KEY REFERENCES paper (id),
  petition_id INTEGER REFERENCES petition (id),
  template TEXT NOT NULL,
  -- Of the page, as the composition is its source.
  digest TEXT NOT NULL,
  field_values TEXT NOT NULL,
  composed BLOB NOT NULL,
  page BLOB NOT NULL
) STRICT;
CREATE INDEX paper_page_petition ON paper_page (petition_id);
CREATE TRIGGER paper_page_no_update BEFORE UPDATE ON paper_page BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER paper_page_no_delete BEFORE DELETE ON paper_page
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- 作废: the paper and its number stay.
CREATE TABLE paper_void (
  paper_id INTEGER PRIMARY KEY REFERENCES paper (id),
  petition_id INTEGER REFERENCES petition (id),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX paper_void_petition ON paper_void (petition_id);
CREATE TRIGGER paper_void_no_update BEFORE UPDATE ON paper_void
  WHEN NEW.reason <> '' OR NEW.paper_id IS NOT OLD.paper_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.at IS NOT OLD.at OR NEW.by_id IS NOT OLD.by_id
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER paper_void_no_delete BEFORE DELETE ON paper_void BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Numbers that the competent body gave papers drafted for it; the newest one holds.
CREATE TABLE paper_received (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper (id),
  petition_id INTEGER REFERENCES petition (id),
  number TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX paper_received_paper ON paper_received (paper_id);
CREATE INDEX paper_received_petition ON paper_received (petition_id);
CREATE TRIGGER paper_received_no_update BEFORE UPDATE ON paper_received
  WHEN NEW.number <> '' OR NEW.id IS NOT OLD.id OR NEW.paper_id IS NOT OLD.paper_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.on_day IS NOT OLD.on_day OR NEW.at IS NOT OLD.at OR NEW.by_id IS NOT OLD.by_id
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER paper_received_no_delete BEFORE DELETE ON paper_received BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE paper_output (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper (id),
  petition_id INTEGER REFERENCES petition (id),
  output_no INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  medium TEXT NOT NULL CHECK (medium IN ('sheet', 'pdf')),
  reprint INTEGER NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (paper_id, output_no)
) STRICT;
CREATE INDEX paper_output_petition ON paper_output (petition_id);
CREATE TRIGGER paper_output_no_update BEFORE UPDATE ON paper_output BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER paper_output_no_delete BEFORE DELETE ON paper_output BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- An output that no printer and no file took.
CREATE TABLE paper_output_failure (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL,
  petition_id INTEGER REFERENCES petition (id),
  output_no INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  UNIQUE (paper_id, output_no),
  FOREIGN KEY (paper_id, output_no) REFERENCES paper_output (paper_id, output_no)
) STRICT;
CREATE INDEX paper_output_failure_petition ON paper_output_failure (petition_id);
CREATE TRIGGER paper_output_failure_no_update BEFORE UPDATE ON paper_output_failure BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER paper_output_failure_no_delete BEFORE DELETE ON paper_output_failure BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- 送达: a line for each try; one put right by a later line stays and no longer counts.
CREATE TABLE paper_delivery (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper (id),
  petition_id INTEGER REFERENCES petition (id),
  corrects INTEGER UNIQUE REFERENCES paper_delivery (id),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  way TEXT NOT NULL CHECK (way IN ('direct', 'left', 'mail', 'entrusted', 'electronic')),
  outcome TEXT NOT NULL CHECK (outcome IN ('signed', 'refused', 'sent', 'returned')),
  -- Whether the addressee has it by this.
  served INTEGER NOT NULL CHECK (served IN (0, 1)),
  on_day TEXT NOT NULL,
  time TEXT NOT NULL,
  addressee TEXT NOT NULL,
  place TEXT NOT NULL,
  signed_by TEXT NOT NULL,
  relation TEXT NOT NULL,
  refusal TEXT NOT NULL,
  witness1 TEXT NOT NULL,
  witness2 TEXT NOT NULL,
  mail_number TEXT NOT NULL,
  server TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX paper_delivery_paper ON paper_delivery (paper_id);
CREATE INDEX paper_delivery_petition ON paper_delivery (petition_id);
CREATE TRIGGER paper_delivery_no_update BEFORE UPDATE ON paper_delivery
  WHEN NEW.addressee <> '' OR NEW.place <> '' OR NEW.signed_by <> '' OR NEW.relation <> '' OR NEW.refusal <> '' OR NEW.witness1 <> '' OR NEW.witness2 <> '' OR NEW.mail_number <> '' OR NEW.server <> '' OR NEW.note <> ''
    OR NEW.id IS NOT OLD.id OR NEW.paper_id IS NOT OLD.paper_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.corrects IS NOT OLD.corrects OR NEW.at IS NOT OLD.at OR NEW.by_id IS NOT OLD.by_id
    OR NEW.way IS NOT OLD.way OR NEW.outcome IS NOT OLD.outcome OR NEW.served IS NOT OLD.served OR NEW.on_day IS NOT OLD.on_day OR NEW.time IS NOT OLD.time
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER paper_delivery_no_delete BEFORE DELETE ON paper_delivery BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Issued papers that wait to be served; kept beside them, so that the agenda reads these and not every paper.
CREATE TABLE paper_unserved (
  paper_id INTEGER PRIMARY KEY REFERENCES paper (id)
) STRICT;
