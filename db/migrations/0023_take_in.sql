-- The room's own recorder: folders it writes to, and the files found in them.
CREATE TABLE recording_folder (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  label TEXT NOT NULL,
  -- 接待室 it stands in and what it is called; empty where nobody said.
  room TEXT NOT NULL,
  device TEXT NOT NULL,
  -- What is proposed for its files: to stay where they are, or to be taken into the vault.
  mode TEXT NOT NULL CHECK (mode IN ('keep', 'move')),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX recording_folder_active ON recording_folder (active, id);
CREATE UNIQUE INDEX recording_folder_path ON recording_folder (path) WHERE active = 1;
CREATE TRIGGER recording_folder_no_delete BEFORE DELETE ON recording_folder BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- What the disk was seen to hold. One that belongs to a recording is a part of it, and each change of it is in the log.
CREATE TABLE found_file (
  id INTEGER PRIMARY KEY,
  folder_id INTEGER NOT NULL REFERENCES recording_folder (id),
  -- Within the folder, with /.
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  -- Nanoseconds, which no number holds.
  mtime TEXT NOT NULL,
  ctime TEXT NOT NULL,
  -- What follows is known once it is at rest.
  format TEXT CHECK (format IN ('wav', 'mp3', 'aac', 'm4a', 'mp4', 'ogg', 'webm')),
  length_ms INTEGER,
  sha256 TEXT,
  started_at INTEGER,
  ended_at INTEGER,
  times TEXT CHECK (times IN ('name', 'written')),
  state TEXT NOT NULL CHECK (state IN ('growing', 'new', 'taking', 'confirmed', 'ignored', 'changed', 'gone', 'duplicate')),
  -- Of one that is gone: what it was.
  was TEXT,
  -- What hindered the last try.
  trouble TEXT NOT NULL DEFAULT '' CHECK (trouble IN ('', 'unreadable', 'unplugged', 'stopped', 'altered', 'disk-full', 'disk', 'not-removed')),
  recording_id INTEGER REFERENCES recording (id),
  -- Why it was left out.
  reason TEXT NOT NULL DEFAULT '',
  by_id INTEGER REFERENCES account (id),
  first_seen INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  UNIQUE (folder_id, path),
  CHECK ((state = 'gone') = (was IS NOT NULL))
) STRICT;
CREATE INDEX found_file_state ON found_file (state, id);
CREATE INDEX found_file_sha256 ON found_file (sha256, id) WHERE sha256 IS NOT NULL;
CREATE INDEX found_file_recording ON found_file (recording_id) WHERE recording_id IS NOT NULL;
