-- 录音录像 kept and ended: holds, destruction by two people, copies for evidence and the pair of keys that signs them.
CREATE TABLE recording_hold (
  recording_id INTEGER PRIMARY KEY REFERENCES recording (id),
  ground TEXT NOT NULL CHECK (ground IN ('review', 'lawsuit', 'inquiry', 'other')),
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;

-- Proposed by one person and approved by another; the database itself refuses anything else. What was approved stays for good.
CREATE TABLE recording_erasure (
  recording_id INTEGER PRIMARY KEY REFERENCES recording (id),
  -- due: its time is over. asked: who is heard or seen in it asked for it. petition: together with its petition.
  ground TEXT NOT NULL CHECK (ground IN ('due', 'asked', 'petition')),
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
CREATE INDEX recording_erasure_open ON recording_erasure (proposed_at) WHERE approved_by IS NULL;
CREATE TRIGGER recording_erasure_no_update BEFORE UPDATE ON recording_erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER recording_erasure_no_delete BEFORE DELETE ON recording_erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- The key goes only after an approval, and never comes back.
CREATE TRIGGER recording_approved BEFORE UPDATE OF state, file_key ON recording
  WHEN (NEW.state = 'destroyed' OR (OLD.file_key IS NOT NULL AND NEW.file_key IS NULL)) AND NOT EXISTS (SELECT 1 FROM recording_erasure e WHERE e.recording_id = OLD.id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'not approved'); END;
CREATE TRIGGER recording_gone BEFORE UPDATE OF state, file_key ON recording
  WHEN OLD.state = 'destroyed' AND (NEW.state <> 'destroyed' OR NEW.file_key IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'destroyed'); END;

-- One for each copy that left the vault or was asked for.
CREATE TABLE recording_export (
  id INTEGER PRIMARY KEY,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  reason TEXT NOT NULL,
  for_whom TEXT NOT NULL,
  asked_by INTEGER NOT NULL REFERENCES account (id),
  asked_at INTEGER NOT NULL,
  approved_by INTEGER REFERENCES account (id),
  approved_at INTEGER,
  -- done: a copy was written. withdrawn: nobody writes one any more.
  ended TEXT CHECK (ended IN ('done', 'withdrawn')),
  ended_by INTEGER REFERENCES account (id),
  ended_at INTEGER,
  CHECK (approved_by <> asked_by),
  CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  CHECK ((ended IS NULL) = (ended_at IS NULL)),
  CHECK (ended <> 'done' OR approved_by IS NOT NULL)
) STRICT;
CREATE INDEX recording_export_of ON recording_export (recording_id, id);
CREATE INDEX recording_export_open ON recording_export (id) WHERE ended IS NULL;
CREATE TRIGGER recording_export_no_delete BEFORE DELETE ON recording_export BEGIN SELECT RAISE(ABORT, 'kept'); END;
-- Words of an ended one go with its recording; nothing else of it changes any more.
CREATE TRIGGER recording_export_no_update BEFORE UPDATE ON recording_export
  WHEN OLD.ended IS NOT NULL AND (NEW.reason <> '' OR NEW.for_whom <> '' OR NEW.ended IS NOT OLD.ended OR NEW.ended_at IS NOT OLD.ended_at OR NEW.approved_by IS NOT OLD.approved_by OR NEW.asked_by IS NOT OLD.asked_by
    OR NOT EXISTS (SELECT 1 FROM recording r WHERE r.id = OLD.recording_id AND r.state = 'destroyed'))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Where copies are being written. What a fall or a stick pulled out left of one is plain: it goes at the next opening that finds the folder, and the row with it.
CREATE TABLE recording_copy (
  export_id INTEGER NOT NULL REFERENCES recording_export (id),
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (export_id, folder, name)
) STRICT;

-- The pair by which whoever is handed a copy can check it: the public half goes into every manifest, the private one is sealed under CK_rec.
CREATE TABLE recording_signer (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  public_key TEXT NOT NULL,
  sealed TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER recording_signer_no_delete BEFORE DELETE ON recording_signer BEGIN SELECT RAISE(ABORT, 'kept'); END;
