-- 红旗与报警

-- Who is called for which desk, and the room's other choices; a change is a new revision.
CREATE TABLE safety_roster (
  revision INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  -- JSON: names of desks, and of people with role, phone and the desks they are called for.
  desks TEXT NOT NULL,
  contacts TEXT NOT NULL,
  board_sound INTEGER NOT NULL,
  board_text TEXT NOT NULL,
  note_days INTEGER NOT NULL
) STRICT;
CREATE TRIGGER safety_roster_no_update BEFORE UPDATE ON safety_roster BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER safety_roster_no_delete BEFORE DELETE ON safety_roster BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Where a worker sits.
CREATE TABLE safety_seat (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  desk TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE alarm (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  desk TEXT NOT NULL,
  drill INTEGER NOT NULL CHECK (drill IN (0, 1)),
  roster INTEGER NOT NULL,
  running INTEGER NOT NULL DEFAULT 1 CHECK (running IN (0, 1))
) STRICT;
CREATE INDEX alarm_running ON alarm (running, id) WHERE running = 1;
CREATE INDEX alarm_drill ON alarm (drill, id);
-- An alarm ends once; nothing else about it changes.
CREATE TRIGGER alarm_no_update BEFORE UPDATE ON alarm
  WHEN OLD.running = 0 OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.by_id <> OLD.by_id OR NEW.desk <> OLD.desk OR NEW.drill <> OLD.drill OR NEW.roster <> OLD.roster
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER alarm_no_delete BEFORE DELETE ON alarm BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE alarm_event (
  alarm_id INTEGER NOT NULL REFERENCES alarm (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL CHECK (kind IN ('acknowledged', 'ended')),
  outcome TEXT CHECK (outcome IN ('falseAlarm', 'handled', 'police')),
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (alarm_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER alarm_event_no_update BEFORE UPDATE ON alarm_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER alarm_event_no_delete BEFORE DELETE ON alarm_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- The draft goes when it is registered, so its number is kept without a reference; so is a ticket's.
CREATE TABLE red_flag (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('selfHarm', 'threat', 'violence', 'vulnerable', 'medical', 'announced')),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  draft_id INTEGER,
  ticket_id INTEGER,
  petition_id INTEGER REFERENCES petition (id),
  person_id INTEGER REFERENCES person (id),
  open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
  review_on TEXT,
  -- Its texts went with the petition or the person.
  erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1))
) STRICT;
CREATE INDEX red_flag_open ON red_flag (id) WHERE open = 1;
CREATE INDEX red_flag_review ON red_flag (id, review_on) WHERE review_on IS NOT NULL;
CREATE INDEX red_flag_petition ON red_flag (petition_id) WHERE petition_id IS NOT NULL;
CREATE INDEX red_flag_person ON red_flag (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX red_flag_draft ON red_flag (draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX red_flag_ticket ON red_flag (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE TRIGGER red_flag_no_update BEFORE UPDATE ON red_flag WHEN NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.at <> OLD.at OR NEW.by_id <> OLD.by_id OR NEW.erased < OLD.erased
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER red_flag_no_delete BEFORE DELETE ON red_flag BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE red_flag_event (
  flag_id INTEGER NOT NULL REFERENCES red_flag (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL CHECK (kind IN ('answered', 'words', 'called', 'done', 'notPossible', 'linked', 'closed', 'reviewed')),
  item TEXT NOT NULL DEFAULT '',
  answer TEXT CHECK (answer IN ('yes', 'no', 'unknown')),
  result TEXT CHECK (result IN ('settled', 'watch')),
  who TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  done_at INTEGER,
  said TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (flag_id, id)
) STRICT, WITHOUT ROWID;
-- What was written down stays, until the matter or the person is erased: then the texts go, and what was done when stays.
CREATE TRIGGER red_flag_event_no_update BEFORE UPDATE ON red_flag_event
  WHEN NEW.who <> '' OR NEW.number <> '' OR NEW.said <> '' OR NEW.text <> '' OR NEW.flag_id <> OLD.flag_id OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor_id <> OLD.actor_id OR NEW.kind <> OLD.kind
    OR NEW.item <> OLD.item OR NEW.answer IS NOT OLD.answer OR NEW.result IS NOT OLD.result OR NEW.done_at IS NOT OLD.done_at
    OR NOT EXISTS (SELECT 1 FROM red_flag f JOIN erasure e ON e.petition_id = f.petition_id WHERE f.id = OLD.flag_id AND e.approved_by IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM red_flag f JOIN person p ON p.id = f.person_id WHERE f.id = OLD.flag_id AND f.petition_id IS NULL AND p.name = '' AND p.id_number = '' AND p.phone = '' AND NOT EXISTS (SELECT 1 FROM petition q WHERE q.person_id = p.id))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER red_flag_event_no_delete BEFORE DELETE ON red_flag_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- What a worker has half typed on a red flag's page: JSON, field by field; his alone, and gone when the red flag is closed.
CREATE TABLE red_flag_typed (
  flag_id INTEGER NOT NULL REFERENCES red_flag (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (flag_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE warning_note (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  at INTEGER NOT NULL,
  author_id INTEGER NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL,
  two_persons INTEGER NOT NULL CHECK (two_persons IN (0, 1)),
  expires_on TEXT NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))
) STRICT;
CREATE INDEX warning_note_person ON warning_note (person_id);
CREATE INDEX warning_note_open ON warning_note (expires_on, id) WHERE closed = 0;
CREATE TRIGGER warning_note_no_update BEFORE UPDATE ON warning_note
  WHEN NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.author_id <> OLD.author_id OR NEW.two_persons <> OLD.two_persons OR NEW.closed < OLD.closed
    OR NEW.reason <> OLD.reason AND (NEW.reason <> '' OR EXISTS (SELECT 1 FROM petition q WHERE q.person_id = OLD.person_id))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER warning_note_no_delete BEFORE DELETE ON warning_note BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE warning_note_review (
  note_id INTEGER NOT NULL REFERENCES warning_note (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES account (id),
  step TEXT NOT NULL CHECK (step IN ('extend', 'close')),
  expires_on TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (note_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER warning_note_review_no_update BEFORE UPDATE ON warning_note_review
  WHEN NEW.text <> '' OR NEW.note_id <> OLD.note_id OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor_id <> OLD.actor_id OR NEW.step <> OLD.step OR NEW.expires_on IS NOT OLD.expires_on
    OR NOT EXISTS (SELECT 1 FROM warning_note n WHERE n.id = OLD.note_id AND n.reason = '')
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER warning_note_review_no_delete BEFORE DELETE ON warning_note_review BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Who received a visitor together with the recorder; the newest holds.
CREATE TABLE second_worker (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  id INTEGER NOT NULL,
  worker_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (petition_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER second_worker_no_update BEFORE UPDATE ON second_worker BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER second_worker_no_delete BEFORE DELETE ON second_worker BEGIN SELECT RAISE(ABORT, 'append-only'); END;
