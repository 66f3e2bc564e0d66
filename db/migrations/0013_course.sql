-- What was done in a petition by the book, in order; the state of a petition is that of its newest act.
CREATE TABLE petition_act (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  -- The day it was done, which may be before the day it was recorded.
  done_on TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES account (id),
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  -- The body it went to or came from, and those that help it.
  unit TEXT NOT NULL DEFAULT '',
  co_units TEXT NOT NULL DEFAULT '',
  -- Of core/domain/reasons.
  reason_code TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  -- When the petitioner was told of it in writing.
  told_on TEXT,
  PRIMARY KEY (petition_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER petition_act_no_update BEFORE UPDATE ON petition_act
  WHEN NEW.text <> '' OR NEW.unit <> '' OR NEW.co_units <> '' OR NEW.petition_id <> OLD.petition_id OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.done_on <> OLD.done_on OR NEW.at <> OLD.at OR NEW.actor_id <> OLD.actor_id
    OR NEW.from_state <> OLD.from_state OR NEW.to_state <> OLD.to_state OR NEW.reason_code <> OLD.reason_code OR NEW.outcome <> OLD.outcome OR NEW.told_on IS NOT OLD.told_on
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER petition_act_no_delete BEFORE DELETE ON petition_act BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Limits that run or ran in a petition: the desk's promise, the statute's, and the petitioner's own rights.
CREATE TABLE petition_clock (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  id INTEGER NOT NULL,
  rule TEXT NOT NULL,
  track TEXT NOT NULL CHECK (track IN ('promise', 'statute', 'right')),
  start_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  early_on TEXT NOT NULL,
  provisional INTEGER NOT NULL,
  -- JSON of the whole proof.
  proof TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'met', 'replaced', 'lapsed')),
  -- The act it began with; none for those of registration.
  act_id INTEGER,
  ended_on TEXT,
  CHECK ((state = 'open') = (ended_on IS NULL)),
  PRIMARY KEY (petition_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX petition_clock_due ON petition_clock (due_on, petition_id) WHERE state = 'open';
-- What has ended does not begin again, and no limit is taken out.
CREATE TRIGGER petition_clock_ended BEFORE UPDATE ON petition_clock WHEN OLD.state <> 'open' BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER petition_clock_no_delete BEFORE DELETE ON petition_clock BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- A petition taken up again: a new one, linked to the one before, which is left as it was closed.
CREATE TABLE petition_round (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  of_id INTEGER NOT NULL REFERENCES petition (id),
  kind TEXT NOT NULL CHECK (kind IN ('newFacts', 'secondHandling', 'review', 'recheck')),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX petition_round_of ON petition_round (of_id, petition_id);

-- Petitions of before have both clocks of their registration; what is closed already has none that runs.
INSERT INTO petition_clock (petition_id, id, rule, track, start_on, due_on, early_on, provisional, proof, state, ended_on)
  SELECT p.id, 1, json_extract(d.promise, '$.rule'), 'promise', json_extract(d.promise, '$.startOn'), json_extract(d.promise, '$.dueOn'), json_extract(d.promise, '$.earlyOn'), coalesce(json_extract(d.promise, '$.provisional'), 0), d.promise,
    CASE p.state WHEN 'closed' THEN 'lapsed' ELSE 'open' END, CASE p.state WHEN 'closed' THEN p.received_on END
  FROM petition p JOIN petition_detail d ON d.petition_id = p.id
  WHERE json_extract(d.promise, '$.rule') IS NOT NULL AND json_extract(d.promise, '$.startOn') IS NOT NULL AND json_extract(d.promise, '$.dueOn') IS NOT NULL AND json_extract(d.promise, '$.earlyOn') IS NOT NULL;
INSERT INTO petition_clock (petition_id, id, rule, track, start_on, due_on, early_on, provisional, proof, state, ended_on)
  SELECT p.id, 2, json_extract(d.statutory, '$.rule'), 'statute', json_extract(d.statutory, '$.startOn'), json_extract(d.statutory, '$.dueOn'), json_extract(d.statutory, '$.earlyOn'), coalesce(json_extract(d.statutory, '$.provisional'), 0), d.statutory,
    CASE WHEN p.state = 'closed' OR json_extract(d.statutory, '$.exempt') IS NOT NULL THEN 'lapsed' ELSE 'open' END, CASE WHEN p.state = 'closed' OR json_extract(d.statutory, '$.exempt') IS NOT NULL THEN p.received_on END
  FROM petition p JOIN petition_detail d ON d.petition_id = p.id
  WHERE json_extract(d.statutory, '$.rule') IS NOT NULL AND json_extract(d.statutory, '$.startOn') IS NOT NULL AND json_extract(d.statutory, '$.dueOn') IS NOT NULL AND json_extract(d.statutory, '$.earlyOn') IS NOT NULL;
