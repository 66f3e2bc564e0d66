-- 接访话术库: entries, their versions and steps, favourites, and what was said in which visit.
CREATE TABLE script (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'reviewed', 'published', 'retired')),
  -- The version worked on, and the one offered at the desk.
  version INTEGER NOT NULL,
  published_version INTEGER,
  -- Of an entry that came with the program: the seed's revision last taken, and whether people here changed it since.
  seed_revision INTEGER,
  touched INTEGER NOT NULL DEFAULT 0,
  reviewer_id INTEGER REFERENCES account (id),
  review_on TEXT,
  uses INTEGER NOT NULL DEFAULT 0
) STRICT;

-- author_id is empty for what came with the program.
CREATE TABLE script_version (
  script_id INTEGER NOT NULL REFERENCES script (id),
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  author_id INTEGER REFERENCES account (id),
  scene TEXT NOT NULL,
  kinds TEXT NOT NULL,
  level_from INTEGER NOT NULL CHECK (level_from BETWEEN 1 AND 4),
  level_to INTEGER NOT NULL CHECK (level_to BETWEEN level_from AND 4),
  title TEXT NOT NULL,
  say TEXT NOT NULL,
  dont_say TEXT NOT NULL,
  why TEXT NOT NULL,
  law TEXT NOT NULL,
  next_step TEXT NOT NULL,
  initials TEXT NOT NULL,
  PRIMARY KEY (script_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER script_version_no_update BEFORE UPDATE ON script_version BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER script_version_no_delete BEFORE DELETE ON script_version BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE script_event (
  script_id INTEGER NOT NULL REFERENCES script (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_id INTEGER REFERENCES account (id),
  step TEXT NOT NULL,
  version INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (script_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER script_event_no_update BEFORE UPDATE ON script_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER script_event_no_delete BEFORE DELETE ON script_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE script_favourite (
  account_id INTEGER NOT NULL REFERENCES account (id),
  script_id INTEGER NOT NULL REFERENCES script (id),
  PRIMARY KEY (account_id, script_id)
) STRICT, WITHOUT ROWID;

-- Once per visit, however often it was said; the version that was said stands in the petition's form.
CREATE TABLE script_use (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  script_id INTEGER NOT NULL REFERENCES script (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (petition_id, script_id)
) STRICT, WITHOUT ROWID;

-- When a worker last said it: read with every offer, so it is kept and not looked for.
CREATE TABLE script_last_use (
  account_id INTEGER NOT NULL REFERENCES account (id),
  script_id INTEGER NOT NULL REFERENCES script (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (account_id, script_id)
) STRICT, WITHOUT ROWID;

-- What somebody is writing and has not handed in.
CREATE TABLE script_typed (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  body TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- The do-not-say list and the review period: the program's, of which revision, until a leader makes them the room's own.
CREATE TABLE script_rules (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL,
  revision INTEGER NOT NULL,
  touched INTEGER NOT NULL DEFAULT 0,
  saved_at INTEGER NOT NULL
) STRICT;
