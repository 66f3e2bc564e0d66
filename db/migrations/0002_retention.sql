-- An erasure is proposed by one person and approved by another; the database itself refuses anything else.
CREATE TABLE erasure (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  rule TEXT NOT NULL,
  kept_until TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposed_by INTEGER NOT NULL,
  proposed_at INTEGER NOT NULL,
  approved_by INTEGER,
  approved_at INTEGER,
  CHECK (approved_by <> proposed_by),
  CHECK ((approved_by IS NULL) = (approved_at IS NULL))
) STRICT;
CREATE INDEX erasure_open ON erasure (proposed_at) WHERE approved_by IS NULL;
CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- A matter still needed, such as for a review or a court: it is not due while this stands.
CREATE TABLE retention_hold (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;

-- What was issued and noted goes only with the whole petition, after an approved erasure.
DROP TRIGGER petition_event_no_delete;
CREATE TRIGGER petition_event_no_delete BEFORE DELETE ON petition_event
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
DROP TRIGGER receipt_no_delete;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
