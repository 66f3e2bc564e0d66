-- 候访: a ticket is what was said when its number was taken, and where it stands now; the steps that led there are only ever added.
CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  on_day TEXT NOT NULL,
  series TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('visit', 'appointment', 'letter', 'call', 'onBehalf')),
  name TEXT NOT NULL,
  matter TEXT NOT NULL,
  headcount INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  taken_by INTEGER NOT NULL REFERENCES account (id),
  -- As it was taken: state, place in the line and reason of priority, from which its steps are counted on.
  first_state TEXT NOT NULL CHECK (first_state IN ('booked', 'waiting')),
  first_order_at INTEGER NOT NULL,
  first_priority TEXT,
  booked_for INTEGER,
  carried_from INTEGER REFERENCES ticket (id),
  -- Name, matter and typed reasons were blanked.
  forgotten INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  window_id INTEGER,
  worker_id INTEGER REFERENCES account (id),
  for_window_id INTEGER,
  for_account_id INTEGER REFERENCES account (id),
  calls INTEGER NOT NULL,
  called_at INTEGER,
  due INTEGER,
  priority TEXT,
  draft_id INTEGER,
  petition_id INTEGER REFERENCES petition (id),
  order_at INTEGER NOT NULL,
  waiting_since INTEGER NOT NULL,
  ended_at INTEGER,
  UNIQUE (on_day, series, sequence)
) STRICT;
CREATE INDEX ticket_open ON ticket (on_day, id) WHERE ended_at IS NULL;
CREATE INDEX ticket_ended ON ticket (on_day, ended_at, id) WHERE ended_at IS NOT NULL;
CREATE INDEX ticket_petition ON ticket (petition_id) WHERE petition_id IS NOT NULL;
CREATE UNIQUE INDEX ticket_carried ON ticket (carried_from) WHERE carried_from IS NOT NULL;
CREATE INDEX ticket_named ON ticket (on_day) WHERE forgotten = 0 AND petition_id IS NULL AND ended_at IS NOT NULL;

-- The last number of a series on a day, and the last place given in its line: a clock set back puts nobody before those who came earlier.
CREATE TABLE ticket_counter (
  day TEXT NOT NULL,
  series TEXT NOT NULL,
  last INTEGER NOT NULL,
  last_order_at INTEGER NOT NULL,
  PRIMARY KEY (day, series)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_event (
  id INTEGER PRIMARY KEY,
  ticket_id INTEGER NOT NULL REFERENCES ticket (id),
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES account (id),
  action TEXT NOT NULL,
  window_id INTEGER,
  to_window_id INTEGER,
  to_account_id INTEGER REFERENCES account (id),
  due INTEGER,
  priority TEXT,
  draft_id INTEGER,
  petition_id INTEGER REFERENCES petition (id),
  order_at INTEGER,
  -- Which call this was since the ticket last waited.
  call_no INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  -- The step that this one takes back.
  undoes INTEGER UNIQUE REFERENCES ticket_event (id),
  CHECK ((action = 'undo') = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX ticket_event_ticket ON ticket_event (ticket_id, id);
CREATE INDEX ticket_event_call ON ticket_event (day, id) WHERE action IN ('call', 'recall');
CREATE TRIGGER ticket_event_no_delete BEFORE DELETE ON ticket_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
-- Only a typed reason goes, and only of a ticket that was blanked.
CREATE TRIGGER ticket_event_no_update BEFORE UPDATE ON ticket_event
  WHEN NEW.reason <> '' OR NOT EXISTS (SELECT 1 FROM ticket t WHERE t.id = OLD.ticket_id AND t.forgotten = 1)
    OR NEW.id <> OLD.id OR NEW.ticket_id <> OLD.ticket_id OR NEW.day <> OLD.day OR NEW.at <> OLD.at OR NEW.actor_id <> OLD.actor_id OR NEW.action <> OLD.action
    OR NEW.window_id IS NOT OLD.window_id OR NEW.to_window_id IS NOT OLD.to_window_id OR NEW.to_account_id IS NOT OLD.to_account_id OR NEW.due IS NOT OLD.due
    OR NEW.priority IS NOT OLD.priority OR NEW.draft_id IS NOT OLD.draft_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.order_at IS NOT OLD.order_at OR NEW.call_no IS NOT OLD.call_no OR NEW.undoes IS NOT OLD.undoes
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
-- Numbers have no gaps: a ticket is never taken out, and its number never changes.
CREATE TRIGGER ticket_no_delete BEFORE DELETE ON ticket BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER ticket_no_renumber BEFORE UPDATE OF on_day, series, sequence, source, headcount, taken_at, taken_by, first_state, first_order_at, first_priority, booked_for, carried_from ON ticket BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Who signed what became of the tickets still open, and of how many.
CREATE TABLE carry_signing (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  tickets INTEGER NOT NULL
) STRICT;
CREATE TRIGGER carry_signing_no_update BEFORE UPDATE ON carry_signing BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER carry_signing_no_delete BEFORE DELETE ON carry_signing BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- What the room settled for itself; without a row the defaults of resources/rules/queue.json hold.
CREATE TABLE queue_rules (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

-- The window each worker sits at.
CREATE TABLE desk_seat (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  window_id INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- What a worker had typed for a number not yet taken when the room locked.
CREATE TABLE ticket_unsent (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  form TEXT NOT NULL
) STRICT;
