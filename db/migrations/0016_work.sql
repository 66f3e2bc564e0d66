-- 三清单、联席会议、法治教育和心理疏导

-- An item of a 合理诉求's 三清单 as it stands; what it was before are its versions.
CREATE TABLE claim_item (
  id INTEGER PRIMARY KEY,
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  no INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  issue TEXT NOT NULL,
  person TEXT NOT NULL,
  path TEXT NOT NULL,
  due_on TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('notStarted', 'working', 'done', 'impossible')),
  status_reason TEXT NOT NULL,
  evidence TEXT NOT NULL,
  -- JSON: names of the petition's materials.
  materials TEXT NOT NULL,
  ended_on TEXT,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  -- Taken off the sheet, with its number.
  dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1)),
  UNIQUE (petition_id, no)
) STRICT;
-- Work still to be done.
CREATE INDEX claim_item_due ON claim_item (due_on, id) WHERE ended_on IS NULL AND dropped = 0;

-- 主办 is number 0, 协办 follow.
CREATE TABLE claim_unit (
  claim_id INTEGER NOT NULL REFERENCES claim_item (id),
  no INTEGER NOT NULL,
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  name TEXT NOT NULL,
  PRIMARY KEY (claim_id, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_unit_name ON claim_unit (name, petition_id);
CREATE INDEX claim_unit_petition ON claim_unit (petition_id);

CREATE TABLE claim_milestone (
  claim_id INTEGER NOT NULL REFERENCES claim_item (id),
  no INTEGER NOT NULL,
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  day TEXT NOT NULL,
  what TEXT NOT NULL,
  done_on TEXT,
  by_name TEXT NOT NULL,
  -- Neither done nor part of an item that is over.
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (claim_id, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_milestone_due ON claim_milestone (day, claim_id, no) WHERE open = 1;
CREATE INDEX claim_milestone_petition ON claim_milestone (petition_id);

-- An item or a plan as it was saved each time, as JSON.
CREATE TABLE work_version (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  kind TEXT NOT NULL CHECK (kind IN ('claim', 'plan')),
  record_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  body TEXT NOT NULL,
  dropped TEXT,
  PRIMARY KEY (petition_id, kind, record_id, revision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER work_version_no_update BEFORE UPDATE ON work_version BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER work_version_no_delete BEFORE DELETE ON work_version
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  day TEXT NOT NULL,
  time TEXT NOT NULL,
  place TEXT NOT NULL,
  chair TEXT NOT NULL,
  recorder TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'closed', 'cancelled')),
  revision INTEGER NOT NULL,
  held_on TEXT,
  made_by INTEGER NOT NULL REFERENCES account (id),
  made_at INTEGER NOT NULL,
  closed_by INTEGER REFERENCES account (id),
  closed_at INTEGER,
  cancel_reason TEXT NOT NULL DEFAULT '',
  CHECK ((closed_by IS NULL) = (state <> 'closed')),
  CHECK ((closed_at IS NULL) = (state <> 'closed')),
  CHECK (state NOT IN ('held', 'closed') OR held_on IS NOT NULL)
) STRICT;
CREATE INDEX meeting_day ON meeting (day, id);
CREATE INDEX meeting_open ON meeting (day, id) WHERE state IN ('planned', 'held');
-- What was closed or called off stays as it is.
CREATE TRIGGER meeting_no_update BEFORE UPDATE ON meeting WHEN OLD.state IN ('closed', 'cancelled') BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER meeting_no_delete BEFORE DELETE ON meeting BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE meeting_attendee (
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  no INTEGER NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  present INTEGER NOT NULL CHECK (present IN (0, 1)),
  PRIMARY KEY (meeting_id, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_attendee_unit ON meeting_attendee (unit);
CREATE TRIGGER meeting_attendee_no_update BEFORE UPDATE ON meeting_attendee WHEN EXISTS (SELECT 1 FROM meeting m WHERE m.id = OLD.meeting_id AND m.state IN ('closed', 'cancelled')) BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER meeting_attendee_no_delete BEFORE DELETE ON meeting_attendee WHEN EXISTS (SELECT 1 FROM meeting m WHERE m.id = OLD.meeting_id AND m.state IN ('closed', 'cancelled')) BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- A petition on the agenda, and what became of it there; its texts go with the petition.
CREATE TABLE meeting_matter (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  no INTEGER NOT NULL,
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  discussion TEXT NOT NULL DEFAULT '',
  decision TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL DEFAULT '',
  due_on TEXT,
  PRIMARY KEY (petition_id, meeting_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX meeting_matter_no ON meeting_matter (meeting_id, no);
CREATE TRIGGER meeting_matter_no_update BEFORE UPDATE ON meeting_matter
  WHEN EXISTS (SELECT 1 FROM meeting m WHERE m.id = OLD.meeting_id AND m.state IN ('closed', 'cancelled'))
    AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER meeting_matter_no_delete BEFORE DELETE ON meeting_matter WHEN NOT EXISTS (SELECT 1 FROM meeting m WHERE m.id = OLD.meeting_id AND m.state = 'planned') BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- What is added to a closed record: of the meeting as such, and of one of its matters.
CREATE TABLE meeting_supplement (
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (meeting_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER meeting_supplement_no_update BEFORE UPDATE ON meeting_supplement BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER meeting_supplement_no_delete BEFORE DELETE ON meeting_supplement BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE matter_supplement (
  petition_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (petition_id, meeting_id, id),
  FOREIGN KEY (petition_id, meeting_id) REFERENCES meeting_matter (petition_id, meeting_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER matter_supplement_no_update BEFORE UPDATE ON matter_supplement BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER matter_supplement_no_delete BEFORE DELETE ON matter_supplement
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- A plan of 法治教育 and 心理疏导 as it stands; an ended one stays as it is.
CREATE TABLE guidance_plan (
  id INTEGER PRIMARY KEY,
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  revision INTEGER NOT NULL,
  goal TEXT NOT NULL,
  -- JSON: what is offered, by whom, how often.
  measures TEXT NOT NULL,
  review_on TEXT NOT NULL,
  consent TEXT NOT NULL CHECK (consent IN ('asked', 'agreed', 'refused')),
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  ended_on TEXT,
  outcome TEXT CHECK (outcome IN ('completed', 'refused', 'referred', 'notNeeded')),
  outcome_text TEXT NOT NULL DEFAULT '',
  ended_by INTEGER REFERENCES account (id),
  CHECK ((ended_on IS NULL) = (outcome IS NULL) AND (ended_on IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX guidance_plan_open ON guidance_plan (petition_id) WHERE ended_on IS NULL;
CREATE INDEX guidance_plan_petition ON guidance_plan (petition_id);
CREATE INDEX guidance_plan_review ON guidance_plan (review_on, id) WHERE ended_on IS NULL;
CREATE TRIGGER guidance_plan_no_update BEFORE UPDATE ON guidance_plan WHEN OLD.ended_on IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER guidance_plan_no_delete BEFORE DELETE ON guidance_plan
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- What the petitioner answered to the offer, each time.
CREATE TABLE guidance_answer (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  plan_id INTEGER NOT NULL REFERENCES guidance_plan (id),
  id INTEGER NOT NULL,
  consent TEXT NOT NULL CHECK (consent IN ('asked', 'agreed', 'refused')),
  answered_on TEXT NOT NULL,
  note TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (petition_id, plan_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER guidance_answer_no_update BEFORE UPDATE ON guidance_answer BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER guidance_answer_no_delete BEFORE DELETE ON guidance_answer
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE guidance_session (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  plan_id INTEGER NOT NULL REFERENCES guidance_plan (id),
  no INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('law', 'care')),
  due_on TEXT NOT NULL,
  topic TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'missed', 'cancelled')),
  held_on TEXT,
  participation TEXT CHECK (participation IN ('whole', 'part')),
  attitude TEXT NOT NULL DEFAULT '',
  next_step TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (petition_id, plan_id, no),
  CHECK ((held_on IS NULL) = (state <> 'held') AND (held_on IS NULL) = (participation IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX guidance_session_due ON guidance_session (due_on, plan_id, no) WHERE state = 'planned';
-- What took place, or did not, is written once.
CREATE TRIGGER guidance_session_no_update BEFORE UPDATE ON guidance_session WHEN OLD.state <> 'planned' BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER guidance_session_no_delete BEFORE DELETE ON guidance_session
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
