-- 情绪缓冲室: stays are never deleted, what happened in them is only added to, and what names anybody goes with the erased petition.

-- Limits, rest and calming steps as they were at some time: a stay keeps those it began under.
CREATE TABLE buffer_rules (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  -- Empty for those the program brought along.
  saved_by INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX buffer_rules_saved_by ON buffer_rules (saved_by);
CREATE TRIGGER buffer_rules_no_update BEFORE UPDATE ON buffer_rules BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER buffer_rules_no_delete BEFORE DELETE ON buffer_rules BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- One visitor's time in the room, or that he did not want to go there. `started_at` is empty where nobody went in; levels are empty once erased.
CREATE TABLE buffer_stay (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rules_id INTEGER NOT NULL REFERENCES buffer_rules (id),
  opened_at INTEGER NOT NULL,
  opened_by INTEGER NOT NULL REFERENCES account (id),
  started_at INTEGER,
  ended_at INTEGER,
  known_at INTEGER NOT NULL,
  outcome TEXT CHECK (outcome IN ('back', 'referred', 'left', 'refused', 'stopped')),
  ticket_id INTEGER,
  draft_id INTEGER,
  petition_id INTEGER REFERENCES petition (id),
  name TEXT NOT NULL,
  call_name TEXT NOT NULL,
  first_level INTEGER CHECK (first_level BETWEEN 0 AND 4),
  level INTEGER CHECK (level BETWEEN 0 AND 4),
  peak_level INTEGER CHECK (peak_level BETWEEN 0 AND 4),
  self_before INTEGER CHECK (self_before BETWEEN 0 AND 10),
  self_now INTEGER CHECK (self_now BETWEEN 0 AND 10),
  volunteer_id INTEGER REFERENCES account (id),
  second_id INTEGER REFERENCES account (id),
  security TEXT NOT NULL DEFAULT '',
  security_at INTEGER,
  extended_at INTEGER,
  extension_reason TEXT NOT NULL DEFAULT '',
  summary TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '',
  CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  CHECK (volunteer_id <> second_id)
) STRICT;
CREATE INDEX buffer_stay_time ON buffer_stay (ended_at, started_at);
CREATE INDEX buffer_stay_ticket ON buffer_stay (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX buffer_stay_draft ON buffer_stay (draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX buffer_stay_petition ON buffer_stay (petition_id) WHERE petition_id IS NOT NULL;
CREATE TRIGGER buffer_stay_no_delete BEFORE DELETE ON buffer_stay BEGIN SELECT RAISE(ABORT, 'append-only'); END;
-- An ended stay takes the petition it led to, and loses what names anybody with it.
CREATE TRIGGER buffer_stay_ended BEFORE UPDATE ON buffer_stay
  WHEN OLD.ended_at IS NOT NULL AND (
    NEW.started_at IS NOT OLD.started_at OR NEW.ended_at IS NOT OLD.ended_at OR NEW.outcome IS NOT OLD.outcome OR NEW.opened_at IS NOT OLD.opened_at OR NEW.opened_by IS NOT OLD.opened_by
    OR NEW.volunteer_id IS NOT OLD.volunteer_id OR NEW.second_id IS NOT OLD.second_id OR NEW.extended_at IS NOT OLD.extended_at OR (OLD.petition_id IS NOT NULL AND NEW.petition_id IS NOT OLD.petition_id)
    OR ((NEW.name IS NOT OLD.name OR NEW.call_name IS NOT OLD.call_name OR NEW.summary IS NOT OLD.summary OR NEW.detail IS NOT OLD.detail OR NEW.level IS NOT OLD.level OR NEW.self_now IS NOT OLD.self_now)
      AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Numbered within a stay. `account_id` is whom the step is about; `text` what was said of it.
CREATE TABLE buffer_event (
  stay_id INTEGER NOT NULL REFERENCES buffer_stay (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL CHECK (kind IN ('started', 'refused', 'stopped', 'taken', 'supported', 'observed', 'ticked', 'unticked', 'extended', 'noted', 'ended')),
  level INTEGER,
  self_report INTEGER,
  step TEXT,
  account_id INTEGER REFERENCES account (id),
  text TEXT NOT NULL,
  PRIMARY KEY (stay_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER buffer_event_no_update BEFORE UPDATE ON buffer_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER buffer_event_no_delete BEFORE DELETE ON buffer_event
  WHEN NOT EXISTS (SELECT 1 FROM buffer_stay s JOIN erasure e ON e.petition_id = s.petition_id WHERE s.id = OLD.stay_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Psychological notes, sealed under the key of 心理/重点人群: the key of this database does not open them.
CREATE TABLE buffer_note (
  stay_id INTEGER NOT NULL REFERENCES buffer_stay (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  sealed TEXT NOT NULL,
  PRIMARY KEY (stay_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER buffer_note_no_update BEFORE UPDATE ON buffer_note BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER buffer_note_no_delete BEFORE DELETE ON buffer_note
  WHEN NOT EXISTS (SELECT 1 FROM buffer_stay s JOIN erasure e ON e.petition_id = s.petition_id WHERE s.id = OLD.stay_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- What somebody is typing and has not handed in: the note of it sealed like the others.
CREATE TABLE buffer_working (
  stay_id INTEGER NOT NULL REFERENCES buffer_stay (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  saved_at INTEGER NOT NULL,
  summary TEXT NOT NULL,
  sealed TEXT NOT NULL,
  PRIMARY KEY (stay_id, account_id)
) STRICT, WITHOUT ROWID;

-- Who came on duty and went, and who went on in spite of a suggested rest after a stay.
CREATE TABLE buffer_duty (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL CHECK (kind IN ('came', 'went', 'resumed')),
  stay_id INTEGER REFERENCES buffer_stay (id),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX buffer_duty_day ON buffer_duty (on_day);
CREATE INDEX buffer_duty_stay ON buffer_duty (stay_id) WHERE stay_id IS NOT NULL;
CREATE TRIGGER buffer_duty_no_update BEFORE UPDATE ON buffer_duty BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER buffer_duty_no_delete BEFORE DELETE ON buffer_duty BEGIN SELECT RAISE(ABORT, 'append-only'); END;
