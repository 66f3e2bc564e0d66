-- 录音录像: what was recorded, at the desk or by the room's own recorder; where its bytes lie, what was done with it, marks in it.
CREATE TABLE recording (
  id INTEGER PRIMARY KEY,
  -- LX26-0001; given out by the counter of numbered papers (paper_number), which a restore never turns back.
  number TEXT NOT NULL UNIQUE,
  -- desk: recorded here. taken: the room's own recorder, its bytes taken into the vault. kept: the same, left where it is.
  source TEXT NOT NULL CHECK (source IN ('desk', 'taken', 'kept')),
  kind TEXT NOT NULL CHECK (kind IN ('sound', 'picture')),
  format TEXT NOT NULL CHECK (format IN ('wav', 'mp3', 'aac', 'm4a', 'mp4', 'ogg', 'webm')),
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'ended', 'cut', 'destroyed')),
  -- Why it ended by itself; empty where somebody ended it.
  trouble TEXT NOT NULL DEFAULT '' CHECK (trouble IN ('', 'disk-full', 'disk', 'silent', 'fell', 'lost')),
  -- Both are missing where nobody has said yet whose it is; a draft's goes over to the petition that is made of it.
  petition_id INTEGER REFERENCES petition (id),
  draft_id INTEGER REFERENCES draft (id) ON DELETE SET NULL,
  room TEXT NOT NULL,
  device TEXT NOT NULL,
  -- As its recorder called it; empty for what was recorded here.
  name TEXT NOT NULL DEFAULT '',
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  -- Without pauses; missing where it is not known.
  length_ms INTEGER,
  bytes INTEGER,
  -- Hex, of the plain bytes.
  sha256 TEXT,
  -- Name in the folder of recordings, and its bytes there once it was finished.
  file TEXT UNIQUE,
  stored INTEGER,
  -- Sealed under CK_rec as part of recording:<id>; without it nobody can read the file.
  file_key TEXT,
  -- Peaks for drawing, 0–255 each, evenly over the length.
  wave BLOB,
  notice_how TEXT NOT NULL DEFAULT '',
  notice_consent TEXT NOT NULL DEFAULT '',
  -- 保管人: who recorded it or took it in.
  by_id INTEGER NOT NULL REFERENCES account (id),
  added_at INTEGER NOT NULL,
  -- Where its clusters begin and how long it plays, of one recorded here (core/domain/webmPlaces.ts); missing where it cannot be made out.
  places BLOB,
  CHECK ((state = 'destroyed') <= (file_key IS NULL AND wave IS NULL AND places IS NULL AND name = ''))
) STRICT;
CREATE INDEX recording_petition ON recording (petition_id, id) WHERE petition_id IS NOT NULL;
CREATE INDEX recording_draft ON recording (draft_id, id) WHERE draft_id IS NOT NULL;
CREATE INDEX recording_started ON recording (started_at, id);
CREATE INDEX recording_room ON recording (room);
CREATE INDEX recording_sha256 ON recording (sha256) WHERE sha256 IS NOT NULL;
-- The one that is being made, and those that were when the program fell.
CREATE INDEX recording_open ON recording (state) WHERE state IN ('running', 'paused');
CREATE TRIGGER recording_no_delete BEFORE DELETE ON recording BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- 查阅记录 and everything else that was done with it: only added to.
CREATE TABLE recording_event (
  id INTEGER PRIMARY KEY,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  at INTEGER NOT NULL,
  -- Nobody where the program did it.
  by_id INTEGER REFERENCES account (id),
  act TEXT NOT NULL,
  -- Place in the recording; missing where it has none.
  ms INTEGER,
  text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX recording_event_of ON recording_event (recording_id, id);
CREATE TRIGGER recording_event_no_update BEFORE UPDATE ON recording_event
  WHEN NEW.text <> '' OR NEW.id IS NOT OLD.id OR NEW.recording_id IS NOT OLD.recording_id OR NEW.at IS NOT OLD.at OR NEW.by_id IS NOT OLD.by_id OR NEW.act IS NOT OLD.act OR NEW.ms IS NOT OLD.ms
    OR NOT EXISTS (SELECT 1 FROM recording r WHERE r.id = OLD.recording_id AND r.state = 'destroyed')
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER recording_event_no_delete BEFORE DELETE ON recording_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Marks and notes at a place in it.
CREATE TABLE recording_mark (
  id INTEGER PRIMARY KEY,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  ms INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('mark', 'note', 'buffer', 'flag', 'script')),
  text TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX recording_mark_of ON recording_mark (recording_id, ms, id);
CREATE TRIGGER recording_mark_no_update BEFORE UPDATE ON recording_mark BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER recording_mark_no_delete BEFORE DELETE ON recording_mark
  WHEN NOT EXISTS (SELECT 1 FROM recording r WHERE r.id = OLD.recording_id AND r.state = 'destroyed')
  BEGIN SELECT RAISE(ABORT, 'kept'); END;
