-- The words of what was chosen for a petition, for the search; revision says by which making of words and grams it is indexed.
CREATE TABLE petition_words (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  revision INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;

-- A note half written on a petition's page, each for whoever types it; it is no part of the petition yet.
CREATE TABLE note_draft (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  owner_id INTEGER NOT NULL REFERENCES account (id),
  text TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (petition_id, owner_id)
) STRICT, WITHOUT ROWID;
