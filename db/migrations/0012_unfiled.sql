-- What was written of somebody of whom no petition came: it too is erased when one person proposes and another approves.
CREATE TABLE unfiled_erasure (
  kind TEXT NOT NULL CHECK (kind IN ('stay', 'flag', 'callBack')),
  record_id INTEGER NOT NULL,
  -- When the record was begun: with its number this tells it from one that took its number in an older database.
  begun_at INTEGER NOT NULL,
  rule TEXT NOT NULL,
  kept_until TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposed_by INTEGER NOT NULL,
  proposed_at INTEGER NOT NULL,
  approved_by INTEGER,
  approved_at INTEGER,
  PRIMARY KEY (kind, record_id),
  CHECK (approved_by <> proposed_by),
  CHECK ((approved_by IS NULL) = (approved_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER unfiled_erasure_no_update BEFORE UPDATE ON unfiled_erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER unfiled_erasure_no_delete BEFORE DELETE ON unfiled_erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE INDEX buffer_stay_unfiled ON buffer_stay (known_at) WHERE petition_id IS NULL AND ended_at IS NOT NULL;
CREATE INDEX red_flag_unfiled ON red_flag (at) WHERE petition_id IS NULL AND person_id IS NULL AND open = 0 AND review_on IS NULL AND erased = 0;
CREATE INDEX call_back_unfiled ON call_back (closed_at) WHERE petition_id IS NULL AND closed_at IS NOT NULL;

DROP TRIGGER buffer_stay_ended;
-- An ended stay takes the petition it led to, and loses what names anybody with it, or by an erasure of its own.
CREATE TRIGGER buffer_stay_ended BEFORE UPDATE ON buffer_stay
  WHEN OLD.ended_at IS NOT NULL AND (
    NEW.started_at IS NOT OLD.started_at OR NEW.ended_at IS NOT OLD.ended_at OR NEW.outcome IS NOT OLD.outcome OR NEW.opened_at IS NOT OLD.opened_at OR NEW.opened_by IS NOT OLD.opened_by
    OR NEW.volunteer_id IS NOT OLD.volunteer_id OR NEW.second_id IS NOT OLD.second_id OR NEW.extended_at IS NOT OLD.extended_at OR (OLD.petition_id IS NOT NULL AND NEW.petition_id IS NOT OLD.petition_id)
    OR ((NEW.name IS NOT OLD.name OR NEW.call_name IS NOT OLD.call_name OR NEW.summary IS NOT OLD.summary OR NEW.detail IS NOT OLD.detail OR NEW.level IS NOT OLD.level OR NEW.self_now IS NOT OLD.self_now)
      AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM unfiled_erasure u WHERE u.kind = 'stay' AND u.record_id = OLD.id AND u.approved_by IS NOT NULL)))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

DROP TRIGGER buffer_event_no_delete;
CREATE TRIGGER buffer_event_no_delete BEFORE DELETE ON buffer_event
  WHEN NOT EXISTS (SELECT 1 FROM buffer_stay s JOIN erasure e ON e.petition_id = s.petition_id WHERE s.id = OLD.stay_id AND e.approved_by IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM unfiled_erasure u WHERE u.kind = 'stay' AND u.record_id = OLD.stay_id AND u.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

DROP TRIGGER buffer_note_no_delete;
CREATE TRIGGER buffer_note_no_delete BEFORE DELETE ON buffer_note
  WHEN NOT EXISTS (SELECT 1 FROM buffer_stay s JOIN erasure e ON e.petition_id = s.petition_id WHERE s.id = OLD.stay_id AND e.approved_by IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM unfiled_erasure u WHERE u.kind = 'stay' AND u.record_id = OLD.stay_id AND u.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

DROP TRIGGER red_flag_event_no_update;
-- What was written down stays, until the matter, the person or the red flag itself is erased: then the texts go, and what was done when stays.
CREATE TRIGGER red_flag_event_no_update BEFORE UPDATE ON red_flag_event
  WHEN NEW.who <> '' OR NEW.number <> '' OR NEW.said <> '' OR NEW.text <> '' OR NEW.flag_id <> OLD.flag_id OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor_id <> OLD.actor_id OR NEW.kind <> OLD.kind
    OR NEW.item <> OLD.item OR NEW.answer IS NOT OLD.answer OR NEW.result IS NOT OLD.result OR NEW.done_at IS NOT OLD.done_at
    OR NOT EXISTS (SELECT 1 FROM red_flag f JOIN erasure e ON e.petition_id = f.petition_id WHERE f.id = OLD.flag_id AND e.approved_by IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM unfiled_erasure u WHERE u.kind = 'flag' AND u.record_id = OLD.flag_id AND u.approved_by IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM red_flag f JOIN person p ON p.id = f.person_id WHERE f.id = OLD.flag_id AND f.petition_id IS NULL AND p.name = '' AND p.id_number = '' AND p.phone = '' AND NOT EXISTS (SELECT 1 FROM petition q WHERE q.person_id = p.id))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

DROP TRIGGER call_back_event_no_delete;
CREATE TRIGGER call_back_event_no_delete BEFORE DELETE ON call_back_event
  WHEN NOT EXISTS (SELECT 1 FROM call_back c JOIN erasure e ON e.petition_id = c.petition_id WHERE c.id = OLD.call_back_id AND e.approved_by IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM unfiled_erasure u WHERE u.kind = 'callBack' AND u.record_id = OLD.call_back_id AND u.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
