-- What the room itself lays down about days off and limits, over what the program brings: only added to, the newest row of a year, day or rule counts.
CREATE TABLE calendar_year (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2199),
  -- JSON of a year file; none where the room went back to what the program brings.
  body TEXT,
  form TEXT NOT NULL CHECK (form IN ('json', 'ics', 'notice', 'back')),
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  CHECK ((form = 'back') = (body IS NULL))
) STRICT;
CREATE INDEX calendar_year_newest ON calendar_year (year, id);
CREATE TRIGGER calendar_year_no_update BEFORE UPDATE ON calendar_year BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER calendar_year_no_delete BEFORE DELETE ON calendar_year BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Days this room treats otherwise than the country: 本地放假, 民族地区放假, 本地停办, 本地上班; `clear` takes one back.
CREATE TABLE local_day (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'ethnic', 'closure', 'work', 'clear')),
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX local_day_newest ON local_day (day, id);
CREATE TRIGGER local_day_no_update BEFORE UPDATE ON local_day BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER local_day_no_delete BEFORE DELETE ON local_day BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- The room's own numbers in the place of a clock rule's; none of them where it went back to the rule as it comes.
CREATE TABLE clock_setting (
  id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  n INTEGER CHECK (n BETWEEN 1 AND 365),
  unit TEXT CHECK (unit IN ('day', 'workday')),
  on_rest_day TEXT CHECK (on_rest_day IN ('keep', 'forward')),
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  CHECK ((n IS NULL) = (unit IS NULL) AND (n IS NULL) = (on_rest_day IS NULL))
) STRICT;
CREATE INDEX clock_setting_newest ON clock_setting (rule, id);
CREATE TRIGGER clock_setting_no_update BEFORE UPDATE ON clock_setting BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER clock_setting_no_delete BEFORE DELETE ON clock_setting BEGIN SELECT RAISE(ABORT, 'append-only'); END;
