-- A call back that somebody was promised; what became of it are its events.
CREATE TABLE call_back (
  id INTEGER PRIMARY KEY,
  petition_id INTEGER REFERENCES petition (id),
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  about TEXT NOT NULL,
  due_on TEXT NOT NULL,
  due_time TEXT NOT NULL,
  promised_by INTEGER NOT NULL REFERENCES account (id),
  promised_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;
CREATE INDEX call_back_open ON call_back (due_on, due_time, id) WHERE closed_at IS NULL;
CREATE INDEX call_back_petition ON call_back (petition_id) WHERE petition_id IS NOT NULL;

CREATE TABLE call_back_event (
  call_back_id INTEGER NOT NULL REFERENCES call_back (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'notReached', 'withdrawn')),
  note TEXT NOT NULL,
  PRIMARY KEY (call_back_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER call_back_event_no_update BEFORE UPDATE ON call_back_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER call_back_event_no_delete BEFORE DELETE ON call_back_event
  WHEN NOT EXISTS (SELECT 1 FROM call_back c JOIN erasure e ON e.petition_id = c.petition_id WHERE c.id = OLD.call_back_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- The sheet as it was handed over: numbers of records and what named nobody, as JSON; each reader sees of it what he may see.
CREATE TABLE handover (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by INTEGER NOT NULL REFERENCES account (id),
  to_id INTEGER REFERENCES account (id),
  note TEXT NOT NULL,
  sheet TEXT NOT NULL,
  head_seq INTEGER NOT NULL,
  head_hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER handover_no_update BEFORE UPDATE ON handover BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER handover_no_delete BEFORE DELETE ON handover BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Sheets nobody has signed yet.
CREATE TABLE handover_waiting (
  handover_id INTEGER PRIMARY KEY REFERENCES handover (id)
) STRICT;

CREATE TABLE handover_signature (
  handover_id INTEGER PRIMARY KEY REFERENCES handover (id),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  remark TEXT NOT NULL
) STRICT;
CREATE TRIGGER handover_signature_no_update BEFORE UPDATE ON handover_signature BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER handover_signature_no_delete BEFORE DELETE ON handover_signature BEGIN SELECT RAISE(ABORT, 'append-only'); END;
