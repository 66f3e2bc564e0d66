-- The room's own .docx templates: only added to, the newest row of a kind counts; one without a file goes back to the program's layout.
CREATE TABLE paper_template (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  -- Of the file, compared before it is filled.
  digest TEXT,
  -- JSON: its placeholders.
  used TEXT NOT NULL,
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  -- Last, so that the rest is read without it.
  file BLOB,
  CHECK ((file IS NULL) = (digest IS NULL))
) STRICT;
CREATE INDEX paper_template_newest ON paper_template (kind, id);
CREATE TRIGGER paper_template_no_update BEFORE UPDATE ON paper_template BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER paper_template_no_delete BEFORE DELETE ON paper_template BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- JSON of what was settled at 定稿 beside the values (number, day, unit, particulars of the room), so that a template says just what was issued; empty in papers of before.
ALTER TABLE paper_page ADD COLUMN issue TEXT NOT NULL DEFAULT '';
