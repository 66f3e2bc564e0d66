-- 职务 of who was there, and what became of what a meeting decided.
ALTER TABLE meeting_attendee ADD COLUMN duty TEXT NOT NULL DEFAULT '';
-- Empty while it is still to be carried out.
ALTER TABLE meeting_matter ADD COLUMN outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'done', 'dropped'));
ALTER TABLE meeting_matter ADD COLUMN outcome_text TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting_matter ADD COLUMN ended_on TEXT;
ALTER TABLE meeting_matter ADD COLUMN ended_by INTEGER REFERENCES account (id);
-- Decisions with a day that nobody has marked yet.
CREATE INDEX meeting_matter_due ON meeting_matter (due_on, meeting_id, petition_id) WHERE due_on IS NOT NULL AND ended_on IS NULL;

-- A closed record learns what became of its decisions, and nothing else.
DROP TRIGGER meeting_matter_no_update;
CREATE TRIGGER meeting_matter_no_update BEFORE UPDATE ON meeting_matter
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
    AND EXISTS (SELECT 1 FROM meeting m WHERE m.id = OLD.meeting_id AND (m.state = 'cancelled' OR (m.state = 'closed' AND (
      NEW.petition_id IS NOT OLD.petition_id OR NEW.meeting_id IS NOT OLD.meeting_id OR NEW.no IS NOT OLD.no OR NEW.reason IS NOT OLD.reason OR NEW.by_id IS NOT OLD.by_id OR NEW.at IS NOT OLD.at
      OR NEW.discussion IS NOT OLD.discussion OR NEW.decision IS NOT OLD.decision OR NEW.unit IS NOT OLD.unit OR NEW.due_on IS NOT OLD.due_on))))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
