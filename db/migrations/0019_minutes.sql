-- Minutes know their meeting, and an erasure takes the part of one petition out of those that speak of several.
ALTER TABLE paper_draft ADD COLUMN meeting_id INTEGER REFERENCES meeting (id);
CREATE INDEX paper_draft_kind ON paper_draft (kind);
ALTER TABLE paper ADD COLUMN meeting_id INTEGER REFERENCES meeting (id);

DROP TRIGGER paper_no_update;
CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper
  WHEN NEW.title <> '' OR NEW.addressee <> '' OR NEW.id IS NOT OLD.id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.meeting_id IS NOT OLD.meeting_id OR NEW.kind IS NOT OLD.kind OR NEW.kind_name IS NOT OLD.kind_name OR NEW.series IS NOT OLD.series
    OR NEW.year IS NOT OLD.year OR NEW.no IS NOT OLD.no OR NEW.number IS NOT OLD.number OR NEW.unit IS NOT OLD.unit OR NEW.drafted IS NOT OLD.drafted OR NEW.to_deliver IS NOT OLD.to_deliver OR NEW.copies IS NOT OLD.copies
    OR NEW.issued_on IS NOT OLD.issued_on OR NEW.issued_at IS NOT OLD.issued_at OR NEW.issued_by IS NOT OLD.issued_by
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Only minutes, and only so that they name an erased petition in fewer places than before.
DROP TRIGGER paper_page_no_update;
CREATE TRIGGER paper_page_no_update BEFORE UPDATE ON paper_page
  WHEN NEW.paper_id IS NOT OLD.paper_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.issue IS NOT OLD.issue
    OR NOT EXISTS (SELECT 1 FROM paper a WHERE a.id = OLD.paper_id AND a.kind = 'minutes')
    OR NOT EXISTS (SELECT 1 FROM erasure e JOIN petition p ON p.id = e.petition_id WHERE e.approved_by IS NOT NULL AND instr(OLD.field_values, p.number) > 0
      AND length(NEW.field_values) - length(replace(NEW.field_values, p.number, '')) < length(OLD.field_values) - length(replace(OLD.field_values, p.number, '')))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
