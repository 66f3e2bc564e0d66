-- A receipt is kept as issued: the revision of its template from the start, each page from its first output on.
ALTER TABLE receipt ADD COLUMN template TEXT NOT NULL DEFAULT '';
CREATE TABLE receipt_original (
  id INTEGER PRIMARY KEY,
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  paper TEXT NOT NULL CHECK (paper IN ('a5', 'roll80')),
  template TEXT NOT NULL,
  digest TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- The page, deflated.
  page BLOB NOT NULL,
  UNIQUE (petition_id, paper)
) STRICT;
CREATE TRIGGER receipt_original_no_update BEFORE UPDATE ON receipt_original BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER receipt_original_no_delete BEFORE DELETE ON receipt_original
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- An output that no printer and no file took: it does not count as delivered.
CREATE TABLE print_failure (
  petition_id INTEGER NOT NULL,
  print_no INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (petition_id, print_no),
  FOREIGN KEY (petition_id, print_no) REFERENCES print_log (petition_id, print_no)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER print_failure_no_update BEFORE UPDATE ON print_failure BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER print_failure_no_delete BEFORE DELETE ON print_failure BEGIN SELECT RAISE(ABORT, 'append-only'); END;
