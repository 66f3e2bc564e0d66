-- What was said of backups when they were looked at, without reading the whole log for it.
CREATE INDEX audit_proof ON audit (seq) WHERE action IN ('backups.check', 'backups.drill');

-- Every joining of a card, undone ones too, belongs to what the log says of it.
CREATE INDEX person_merge_of_keep ON person_merge (keep_id);
CREATE INDEX person_merge_of_other ON person_merge (other_id);

-- The periods a room has set for itself, instead of those that come with the program.
CREATE TABLE retention_setting (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;
