-- 法律意见: what a lawyer was asked and handed over, each step, his draft and his opinion, the last two sealed under the compartment's key.
CREATE TABLE legal_request (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  state TEXT NOT NULL CHECK (state IN ('requested', 'accepted', 'declined', 'withdrawn', 'finalised', 'cosigned', 'shared')),
  asked_at INTEGER NOT NULL,
  asked_by INTEGER NOT NULL REFERENCES account (id),
  -- One lawyer, or any of the room.
  to_id INTEGER REFERENCES account (id),
  lawyer_id INTEGER REFERENCES account (id),
  -- Holds the number from 定稿 on; its page only once it is shared.
  paper_id INTEGER UNIQUE REFERENCES paper (id),
  -- JSON of what the lawyer may know.
  handed_over TEXT NOT NULL
) STRICT;
CREATE INDEX legal_request_petition ON legal_request (petition_id);
CREATE INDEX legal_request_state ON legal_request (state);
CREATE TRIGGER legal_request_no_update BEFORE UPDATE ON legal_request
  WHEN NEW.id IS NOT OLD.id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.asked_at IS NOT OLD.asked_at OR NEW.asked_by IS NOT OLD.asked_by OR NEW.to_id IS NOT OLD.to_id
    OR (OLD.lawyer_id IS NOT NULL AND NEW.lawyer_id IS NOT OLD.lawyer_id) OR (OLD.paper_id IS NOT NULL AND NEW.paper_id IS NOT OLD.paper_id)
    OR (NEW.handed_over IS NOT OLD.handed_over AND (NEW.handed_over <> '' OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER legal_request_no_delete BEFORE DELETE ON legal_request BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE legal_step (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES legal_request (id),
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  kind TEXT NOT NULL CHECK (kind IN ('requested', 'accepted', 'declined', 'withdrawn', 'finalised', 'cosigned', 'shared')),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX legal_step_request ON legal_step (request_id);
CREATE INDEX legal_step_petition ON legal_step (petition_id);
CREATE TRIGGER legal_step_no_update BEFORE UPDATE ON legal_step
  WHEN NEW.text <> '' OR NEW.id IS NOT OLD.id OR NEW.request_id IS NOT OLD.request_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.kind IS NOT OLD.kind OR NEW.at IS NOT OLD.at OR NEW.by_id IS NOT OLD.by_id
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER legal_step_no_delete BEFORE DELETE ON legal_step BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Work under way.
CREATE TABLE legal_draft (
  request_id INTEGER PRIMARY KEY REFERENCES legal_request (id),
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  revision INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  sealed TEXT NOT NULL
) STRICT;
CREATE INDEX legal_draft_petition ON legal_draft (petition_id);

-- Values, composition, page and digest as issued, sealed.
CREATE TABLE legal_opinion (
  request_id INTEGER PRIMARY KEY REFERENCES legal_request (id),
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  sealed TEXT NOT NULL
) STRICT;
CREATE INDEX legal_opinion_petition ON legal_opinion (petition_id);
CREATE TRIGGER legal_opinion_no_update BEFORE UPDATE ON legal_opinion BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER legal_opinion_no_delete BEFORE DELETE ON legal_opinion
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
