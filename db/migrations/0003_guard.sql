-- Particulars taken from the chosen card because nothing was typed: they go when the petition turns out to be somebody else's.
ALTER TABLE petition_detail ADD COLUMN from_card TEXT NOT NULL DEFAULT '';

-- 无理缠访 waits for a second person (domain.md §0 (f)): until approved the matter counts as 合理诉求（复杂）.
ALTER TABLE petition_detail ADD COLUMN guard_state TEXT CHECK (guard_state IN ('pending', 'approved', 'refused', 'revoked'));
ALTER TABLE petition_detail ADD COLUMN guard_by INTEGER REFERENCES account (id);
ALTER TABLE petition_detail ADD COLUMN guard_at INTEGER;
CREATE INDEX petition_guard ON petition_detail (guard_state, petition_id) WHERE guard_state IS NOT NULL;
