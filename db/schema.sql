CREATE INDEX alarm_drill ON alarm (drill, id);

CREATE INDEX alarm_running ON alarm (running, id) WHERE running = 1;

CREATE INDEX audit_proof ON audit (seq) WHERE action IN ('backups.check', 'backups.drill');

CREATE INDEX buffer_duty_day ON buffer_duty (on_day);

CREATE INDEX buffer_duty_stay ON buffer_duty (stay_id) WHERE stay_id IS NOT NULL;

CREATE INDEX buffer_rules_saved_by ON buffer_rules (saved_by);

CREATE INDEX buffer_stay_draft ON buffer_stay (draft_id) WHERE draft_id IS NOT NULL;

CREATE INDEX buffer_stay_petition ON buffer_stay (petition_id) WHERE petition_id IS NOT NULL;

CREATE INDEX buffer_stay_ticket ON buffer_stay (ticket_id) WHERE ticket_id IS NOT NULL;

CREATE INDEX buffer_stay_time ON buffer_stay (ended_at, started_at);

CREATE INDEX buffer_stay_unfiled ON buffer_stay (known_at) WHERE petition_id IS NULL AND ended_at IS NOT NULL;

CREATE INDEX calendar_year_newest ON calendar_year (year, id);

CREATE INDEX call_back_open ON call_back (due_on, due_time, id) WHERE closed_at IS NULL;

CREATE INDEX call_back_petition ON call_back (petition_id) WHERE petition_id IS NOT NULL;

CREATE INDEX call_back_unfiled ON call_back (closed_at) WHERE petition_id IS NULL AND closed_at IS NOT NULL;

CREATE INDEX claim_item_due ON claim_item (due_on, id) WHERE ended_on IS NULL AND dropped = 0;

CREATE INDEX claim_milestone_due ON claim_milestone (day, claim_id, no) WHERE open = 1;

CREATE INDEX claim_milestone_petition ON claim_milestone (petition_id);

CREATE INDEX claim_unit_name ON claim_unit (name, petition_id);

CREATE INDEX claim_unit_petition ON claim_unit (petition_id);

CREATE INDEX clock_setting_newest ON clock_setting (rule, id);

CREATE INDEX erasure_open ON erasure (proposed_at) WHERE approved_by IS NULL;

CREATE INDEX found_file_recording ON found_file (recording_id) WHERE recording_id IS NOT NULL;

CREATE INDEX found_file_sha256 ON found_file (sha256, id) WHERE sha256 IS NOT NULL;

CREATE INDEX found_file_state ON found_file (state, id);

CREATE UNIQUE INDEX guidance_plan_open ON guidance_plan (petition_id) WHERE ended_on IS NULL;

CREATE INDEX guidance_plan_petition ON guidance_plan (petition_id);

CREATE INDEX guidance_plan_review ON guidance_plan (review_on, id) WHERE ended_on IS NULL;

CREATE INDEX guidance_session_due ON guidance_session (due_on, plan_id, no) WHERE state = 'planned';

CREATE INDEX legal_draft_petition ON legal_draft (petition_id);

CREATE INDEX legal_opinion_petition ON legal_opinion (petition_id);

CREATE INDEX legal_request_petition ON legal_request (petition_id);

CREATE INDEX legal_request_state ON legal_request (state);

CREATE INDEX legal_step_petition ON legal_step (petition_id);

CREATE INDEX legal_step_request ON legal_step (request_id);

CREATE INDEX local_day_newest ON local_day (day, id);

CREATE INDEX meeting_attendee_unit ON meeting_attendee (unit);

CREATE INDEX meeting_day ON meeting (day, id);

CREATE INDEX meeting_matter_due ON meeting_matter (due_on, meeting_id, petition_id) WHERE due_on IS NOT NULL AND ended_on IS NULL;

CREATE UNIQUE INDEX meeting_matter_no ON meeting_matter (meeting_id, no);

CREATE INDEX meeting_open ON meeting (day, id) WHERE state IN ('planned', 'held');

CREATE INDEX paper_delivery_paper ON paper_delivery (paper_id);

CREATE INDEX paper_delivery_petition ON paper_delivery (petition_id);

CREATE INDEX paper_draft_kind ON paper_draft (kind);

CREATE INDEX paper_draft_petition ON paper_draft (petition_id);

CREATE INDEX paper_kind ON paper (kind);

CREATE INDEX paper_kind_year ON paper (kind, year);

CREATE UNIQUE INDEX paper_numbered ON paper (series, year, no) WHERE no IS NOT NULL;

CREATE INDEX paper_output_failure_petition ON paper_output_failure (petition_id);

CREATE INDEX paper_output_petition ON paper_output (petition_id);

CREATE INDEX paper_page_petition ON paper_page (petition_id);

CREATE INDEX paper_petition ON paper (petition_id);

CREATE INDEX paper_received_paper ON paper_received (paper_id);

CREATE INDEX paper_received_petition ON paper_received (petition_id);

CREATE INDEX paper_template_newest ON paper_template (kind, id);

CREATE INDEX paper_void_petition ON paper_void (petition_id);

CREATE INDEX paper_year ON paper (year);

CREATE INDEX person_id_number ON person (id_number) WHERE id_number <> '';

CREATE INDEX person_merge_keep ON person_merge (keep_id) WHERE undone_at IS NULL;

CREATE INDEX person_merge_of_keep ON person_merge (keep_id);

CREATE INDEX person_merge_of_other ON person_merge (other_id);

CREATE UNIQUE INDEX person_merge_other ON person_merge (other_id) WHERE undone_at IS NULL;

CREATE INDEX person_name ON person (name);

CREATE INDEX person_phone ON person (phone) WHERE phone <> '';

CREATE INDEX petition_clock_due ON petition_clock (due_on, petition_id) WHERE state = 'open';

CREATE INDEX petition_due ON petition (due_on) WHERE due_on IS NOT NULL;

CREATE INDEX petition_guard ON petition_detail (guard_state, petition_id) WHERE guard_state IS NOT NULL;

CREATE INDEX petition_officer ON petition (officer_id);

CREATE INDEX petition_person ON petition (person_id);

CREATE INDEX petition_round_of ON petition_round (of_id, petition_id);

CREATE INDEX petition_state ON petition (state) WHERE state <> 'registered';

CREATE INDEX recording_draft ON recording (draft_id, id) WHERE draft_id IS NOT NULL;

CREATE INDEX recording_erasure_open ON recording_erasure (proposed_at) WHERE approved_by IS NULL;

CREATE INDEX recording_event_of ON recording_event (recording_id, id);

CREATE INDEX recording_export_of ON recording_export (recording_id, id);

CREATE INDEX recording_export_open ON recording_export (id) WHERE ended IS NULL;

CREATE INDEX recording_folder_active ON recording_folder (active, id);

CREATE UNIQUE INDEX recording_folder_path ON recording_folder (path) WHERE active = 1;

CREATE INDEX recording_mark_of ON recording_mark (recording_id, ms, id);

CREATE INDEX recording_open ON recording (state) WHERE state IN ('running', 'paused');

CREATE INDEX recording_petition ON recording (petition_id, id) WHERE petition_id IS NOT NULL;

CREATE INDEX recording_room ON recording (room);

CREATE INDEX recording_sha256 ON recording (sha256) WHERE sha256 IS NOT NULL;

CREATE INDEX recording_started ON recording (started_at, id);

CREATE INDEX red_flag_draft ON red_flag (draft_id) WHERE draft_id IS NOT NULL;

CREATE INDEX red_flag_open ON red_flag (id) WHERE open = 1;

CREATE INDEX red_flag_person ON red_flag (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX red_flag_petition ON red_flag (petition_id) WHERE petition_id IS NOT NULL;

CREATE INDEX red_flag_review ON red_flag (id, review_on) WHERE review_on IS NOT NULL;

CREATE INDEX red_flag_ticket ON red_flag (ticket_id) WHERE ticket_id IS NOT NULL;

CREATE INDEX red_flag_unfiled ON red_flag (at) WHERE petition_id IS NULL AND person_id IS NULL AND open = 0 AND review_on IS NULL AND erased = 0;

CREATE UNIQUE INDEX ticket_carried ON ticket (carried_from) WHERE carried_from IS NOT NULL;

CREATE INDEX ticket_ended ON ticket (on_day, ended_at, id) WHERE ended_at IS NOT NULL;

CREATE INDEX ticket_event_call ON ticket_event (day, id) WHERE action IN ('call', 'recall');

CREATE INDEX ticket_event_ticket ON ticket_event (ticket_id, id);

CREATE INDEX ticket_named ON ticket (on_day) WHERE forgotten = 0 AND petition_id IS NULL AND ended_at IS NOT NULL;

CREATE INDEX ticket_open ON ticket (on_day, id) WHERE ended_at IS NULL;

CREATE INDEX ticket_petition ON ticket (petition_id) WHERE petition_id IS NOT NULL;

CREATE INDEX warning_note_open ON warning_note (expires_on, id) WHERE closed = 0;

CREATE INDEX warning_note_person ON warning_note (person_id);

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  must_change INTEGER NOT NULL DEFAULT 0,
  removed_at INTEGER
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

CREATE TABLE attempt_seal (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  total INTEGER NOT NULL,
  key TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  uptime INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  user_name TEXT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  fields TEXT NOT NULL,
  result TEXT NOT NULL,
  reason TEXT NOT NULL,
  row_digest TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE buffer_duty (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL CHECK (kind IN ('came', 'went', 'resumed')),
  stay_id INTEGER REFERENCES buffer_stay (id),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE buffer_event (
  stay_id INTEGER NOT NULL REFERENCES buffer_stay (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL CHECK (kind IN ('started', 'refused', 'stopped', 'taken', 'supported', 'observed', 'ticked', 'unticked', 'extended', 'noted', 'ended')),
  level INTEGER,
  self_report INTEGER,
  step TEXT,
  account_id INTEGER REFERENCES account (id),
  text TEXT NOT NULL,
  PRIMARY KEY (stay_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE buffer_note (
  stay_id INTEGER NOT NULL REFERENCES buffer_stay (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  sealed TEXT NOT NULL,
  PRIMARY KEY (stay_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE buffer_rules (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  -- Empty for those the program brought along.
  saved_by INTEGER REFERENCES account (id)
) STRICT;

CREATE TABLE buffer_stay (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rules_id INTEGER NOT NULL REFERENCES buffer_rules (id),
  opened_at INTEGER NOT NULL,
  opened_by INTEGER NOT NULL REFERENCES account (id),
  started_at INTEGER,
  ended_at INTEGER,
  known_at INTEGER NOT NULL,
  outcome TEXT CHECK (outcome IN ('back', 'referred', 'left', 'refused', 'stopped')),
  ticket_id INTEGER,
  draft_id INTEGER,
  petition_id INTEGER REFERENCES petition (id),
  name TEXT NOT NULL,
  call_name TEXT NOT NULL,
  first_level INTEGER CHECK (first_level BETWEEN 0 AND 4),
  level INTEGER CHECK (level BETWEEN 0 AND 4),
  peak_level INTEGER CHECK (peak_level BETWEEN 0 AND 4),
  self_before INTEGER CHECK (self_before BETWEEN 0 AND 10),
  self_now INTEGER CHECK (self_now BETWEEN 0 AND 10),
  volunteer_id INTEGER REFERENCES account (id),
  second_id INTEGER REFERENCES account (id),
  security TEXT NOT NULL DEFAULT '',
  security_at INTEGER,
  extended_at INTEGER,
  extension_reason TEXT NOT NULL DEFAULT '',
  summary TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '',
  CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  CHECK (volunteer_id <> second_id)
) STRICT;

CREATE TABLE buffer_working (
  stay_id INTEGER NOT NULL REFERENCES buffer_stay (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  saved_at INTEGER NOT NULL,
  summary TEXT NOT NULL,
  sealed TEXT NOT NULL,
  PRIMARY KEY (stay_id, account_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE call_back (
  id INTEGER PRIMARY KEY,
  petition_id INTEGER REFERENCES petition (id),
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  about TEXT NOT NULL,
  due_on TEXT NOT NULL,
  due_time TEXT NOT NULL,
  promised_by INTEGER NOT NULL REFERENCES account (id),
  promised_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;

CREATE TABLE call_back_event (
  call_back_id INTEGER NOT NULL REFERENCES call_back (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'notReached', 'withdrawn')),
  note TEXT NOT NULL,
  PRIMARY KEY (call_back_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE carry_signing (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  tickets INTEGER NOT NULL
) STRICT;

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

CREATE TABLE claim_unit (
  claim_id INTEGER NOT NULL REFERENCES claim_item (id),
  no INTEGER NOT NULL,
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  name TEXT NOT NULL,
  PRIMARY KEY (claim_id, no)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE compartment_grant (
  account_id INTEGER NOT NULL REFERENCES account (id),
  compartment TEXT NOT NULL CHECK (compartment IN ('psy', 'rec', 'legal')),
  approved_by INTEGER REFERENCES account (id),
  approved_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, compartment)
) STRICT, WITHOUT ROWID;

CREATE TABLE compartment_leaver (
  compartment TEXT PRIMARY KEY CHECK (compartment IN ('psy', 'rec', 'legal')),
  account_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE desk_seat (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  window_id INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE desk_setting (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id INTEGER NOT NULL REFERENCES account (id),
  form TEXT NOT NULL,
  revision INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE erasure (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  rule TEXT NOT NULL,
  kept_until TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposed_by INTEGER NOT NULL,
  proposed_at INTEGER NOT NULL,
  approved_by INTEGER,
  approved_at INTEGER,
  CHECK (approved_by <> proposed_by),
  CHECK ((approved_by IS NULL) = (approved_at IS NULL))
) STRICT;

CREATE TABLE found_file (
  id INTEGER PRIMARY KEY,
  folder_id INTEGER NOT NULL REFERENCES recording_folder (id),
  -- Within the folder, with /.
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  -- Nanoseconds, which no number holds.
  mtime TEXT NOT NULL,
  ctime TEXT NOT NULL,
  -- What follows is known once it is at rest.
  format TEXT CHECK (format IN ('wav', 'mp3', 'aac', 'm4a', 'mp4', 'ogg', 'webm')),
  length_ms INTEGER,
  sha256 TEXT,
  started_at INTEGER,
  ended_at INTEGER,
  times TEXT CHECK (times IN ('name', 'written')),
  state TEXT NOT NULL CHECK (state IN ('growing', 'new', 'taking', 'confirmed', 'ignored', 'changed', 'gone', 'duplicate')),
  -- Of one that is gone: what it was.
  was TEXT,
  -- What hindered the last try.
  trouble TEXT NOT NULL DEFAULT '' CHECK (trouble IN ('', 'unreadable', 'unplugged', 'stopped', 'altered', 'disk-full', 'disk', 'not-removed')),
  recording_id INTEGER REFERENCES recording (id),
  -- Why it was left out.
  reason TEXT NOT NULL DEFAULT '',
  by_id INTEGER REFERENCES account (id),
  first_seen INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  UNIQUE (folder_id, path),
  CHECK ((state = 'gone') = (was IS NOT NULL))
) STRICT;

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

CREATE TABLE handover (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by INTEGER NOT NULL REFERENCES account (id),
  to_id INTEGER REFERENCES account (id),
  note TEXT NOT NULL,
  sheet TEXT NOT NULL,
  head_seq INTEGER NOT NULL,
  head_hash TEXT NOT NULL
) STRICT;

CREATE TABLE handover_signature (
  handover_id INTEGER PRIMARY KEY REFERENCES handover (id),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  remark TEXT NOT NULL
) STRICT;

CREATE TABLE handover_waiting (
  handover_id INTEGER PRIMARY KEY REFERENCES handover (id)
) STRICT;

CREATE TABLE keyring_seen (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation INTEGER NOT NULL,
  mac TEXT NOT NULL
) STRICT;

CREATE TABLE legal_draft (
  request_id INTEGER PRIMARY KEY REFERENCES legal_request (id),
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  revision INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  sealed TEXT NOT NULL
) STRICT;

CREATE TABLE legal_opinion (
  request_id INTEGER PRIMARY KEY REFERENCES legal_request (id),
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  sealed TEXT NOT NULL
) STRICT;

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

CREATE TABLE legal_step (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES legal_request (id),
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  kind TEXT NOT NULL CHECK (kind IN ('requested', 'accepted', 'declined', 'withdrawn', 'finalised', 'cosigned', 'shared')),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE local_day (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'ethnic', 'closure', 'work', 'clear')),
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE meeting_attendee (
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  no INTEGER NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  present INTEGER NOT NULL CHECK (present IN (0, 1)), duty TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (meeting_id, no)
) STRICT, WITHOUT ROWID;

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
  due_on TEXT, outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'done', 'dropped')), outcome_text TEXT NOT NULL DEFAULT '', ended_on TEXT, ended_by INTEGER REFERENCES account (id),
  PRIMARY KEY (petition_id, meeting_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_supplement (
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (meeting_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE note_draft (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  owner_id INTEGER NOT NULL REFERENCES account (id),
  text TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (petition_id, owner_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  petition_id INTEGER REFERENCES petition (id),
  kind TEXT NOT NULL,
  kind_name TEXT NOT NULL,
  -- The number: none for kinds without a series and for papers drafted for another body.
  series TEXT,
  year INTEGER NOT NULL,
  no INTEGER,
  number TEXT,
  title TEXT NOT NULL,
  addressee TEXT NOT NULL,
  unit TEXT NOT NULL,
  drafted INTEGER NOT NULL CHECK (drafted IN (0, 1)),
  -- Whether it has to be served.
  to_deliver INTEGER NOT NULL CHECK (to_deliver IN (0, 1)),
  copies INTEGER NOT NULL,
  issued_on TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_by INTEGER NOT NULL REFERENCES account (id), meeting_id INTEGER REFERENCES meeting (id),
  CHECK ((series IS NULL) = (no IS NULL)),
  CHECK ((number IS NULL) = (no IS NULL)),
  CHECK (drafted = 0 OR no IS NULL)
) STRICT;

CREATE TABLE paper_delivery (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper (id),
  petition_id INTEGER REFERENCES petition (id),
  corrects INTEGER UNIQUE REFERENCES paper_delivery (id),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  way TEXT NOT NULL CHECK (way IN ('direct', 'left', 'mail', 'entrusted', 'electronic')),
  outcome TEXT NOT NULL CHECK (outcome IN ('signed', 'refused', 'sent', 'returned')),
  -- Whether the addressee has it by this.
  served INTEGER NOT NULL CHECK (served IN (0, 1)),
  on_day TEXT NOT NULL,
  time TEXT NOT NULL,
  addressee TEXT NOT NULL,
  place TEXT NOT NULL,
  signed_by TEXT NOT NULL,
  relation TEXT NOT NULL,
  refusal TEXT NOT NULL,
  witness1 TEXT NOT NULL,
  witness2 TEXT NOT NULL,
  mail_number TEXT NOT NULL,
  server TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE paper_draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  petition_id INTEGER REFERENCES petition (id),
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  started_by INTEGER NOT NULL REFERENCES account (id),
  saved_at INTEGER NOT NULL,
  saved_by INTEGER NOT NULL REFERENCES account (id),
  -- JSON of what was typed.
  field_values TEXT NOT NULL
, meeting_id INTEGER REFERENCES meeting (id)) STRICT;

CREATE TABLE paper_number (
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_output (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper (id),
  petition_id INTEGER REFERENCES petition (id),
  output_no INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  medium TEXT NOT NULL CHECK (medium IN ('sheet', 'pdf')),
  reprint INTEGER NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (paper_id, output_no)
) STRICT;

CREATE TABLE paper_output_failure (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL,
  petition_id INTEGER REFERENCES petition (id),
  output_no INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  UNIQUE (paper_id, output_no),
  FOREIGN KEY (paper_id, output_no) REFERENCES paper_output (paper_id, output_no)
) STRICT;

CREATE TABLE paper_page (
  paper_id INTEGER PRIMARY KEY REFERENCES paper (id),
  petition_id INTEGER REFERENCES petition (id),
  template TEXT NOT NULL,
  -- Of the page, as the composition is its source.
  digest TEXT NOT NULL,
  field_values TEXT NOT NULL,
  composed BLOB NOT NULL,
  page BLOB NOT NULL
, issue TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE paper_received (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper (id),
  petition_id INTEGER REFERENCES petition (id),
  number TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;

CREATE TABLE paper_template (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  -- Of the file, compared before it is filled.
  digest TEXT,
  -- JSON: its placeholders.
  used TEXT NOT NULL,
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  -- Last, so that the rest is read without it.
  file BLOB,
  CHECK ((file IS NULL) = (digest IS NULL))
) STRICT;

CREATE TABLE paper_unserved (
  paper_id INTEGER PRIMARY KEY REFERENCES paper (id)
) STRICT;

CREATE TABLE paper_void (
  paper_id INTEGER PRIMARY KEY REFERENCES paper (id),
  petition_id INTEGER REFERENCES petition (id),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  name TEXT NOT NULL,
  id_number TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  grid TEXT NOT NULL DEFAULT '',
  occupation TEXT NOT NULL DEFAULT '',
  sex TEXT,
  born_on TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE person_merge (
  id INTEGER PRIMARY KEY,
  keep_id INTEGER NOT NULL REFERENCES person (id),
  other_id INTEGER NOT NULL REFERENCES person (id),
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by INTEGER REFERENCES account (id),
  undo_reason TEXT
) STRICT;

CREATE TABLE petition (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  query_code TEXT NOT NULL UNIQUE,
  received_at INTEGER NOT NULL,
  received_on TEXT NOT NULL,
  person_id INTEGER REFERENCES person (id),
  receiver_id INTEGER NOT NULL REFERENCES account (id),
  officer_id INTEGER NOT NULL REFERENCES account (id),
  state TEXT NOT NULL,
  form TEXT NOT NULL,
  petition_class TEXT NOT NULL,
  statutory_kind TEXT,
  restricted INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  name_initials TEXT NOT NULL DEFAULT '',
  id_number TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL,
  headcount INTEGER NOT NULL,
  visit_kind TEXT,
  linked_petition_id INTEGER REFERENCES petition (id),
  emotion_level INTEGER,
  due_on TEXT,
  early_on TEXT,
  provisional INTEGER NOT NULL DEFAULT 0,
  -- What a search compares with, normalised, one field per line; last, so that a long one does not push the others out of the row's page.
  search_text TEXT NOT NULL
) STRICT;

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

CREATE TABLE petition_detail (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  promise TEXT NOT NULL,
  statutory TEXT NOT NULL,
  detail TEXT NOT NULL
, from_card TEXT NOT NULL DEFAULT '', guard_state TEXT CHECK (guard_state IN ('pending', 'approved', 'refused', 'revoked')), guard_by INTEGER REFERENCES account (id), guard_at INTEGER) STRICT;

CREATE TABLE petition_event (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (petition_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE petition_exclusion (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (petition_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE petition_handler (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (petition_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE petition_round (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  of_id INTEGER NOT NULL REFERENCES petition (id),
  kind TEXT NOT NULL CHECK (kind IN ('newFacts', 'secondHandling', 'review', 'recheck')),
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE petition_unindexed (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id)
) STRICT;

CREATE TABLE petition_words (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  revision INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE TABLE print_failure (
  petition_id INTEGER NOT NULL,
  print_no INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (petition_id, print_no),
  FOREIGN KEY (petition_id, print_no) REFERENCES print_log (petition_id, print_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE print_log (
  id INTEGER PRIMARY KEY,
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  print_no INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  paper TEXT NOT NULL,
  medium TEXT NOT NULL CHECK (medium IN ('sheet', 'pdf')),
  reprint INTEGER NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (petition_id, print_no)
) STRICT;

CREATE TABLE queue_rules (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE receipt (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  number TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  data TEXT NOT NULL
, template TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE receipt_counter (
  year INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;

CREATE TABLE receipt_original (
  id INTEGER PRIMARY KEY,
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  paper TEXT NOT NULL CHECK (paper IN ('a5', 'roll80')),
  template TEXT NOT NULL,
  digest TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- The page, deflated.
  page BLOB NOT NULL,
  UNIQUE (petition_id, paper)
) STRICT;

CREATE TABLE recording (
  id INTEGER PRIMARY KEY,
  -- LX26-0001; given out by the counter of numbered papers (paper_number), which a restore never turns back.
  number TEXT NOT NULL UNIQUE,
  -- desk: recorded here. taken: the room's own recorder, its bytes taken into the vault. kept: the same, left where it is.
  source TEXT NOT NULL CHECK (source IN ('desk', 'taken', 'kept')),
  kind TEXT NOT NULL CHECK (kind IN ('sound', 'picture')),
  format TEXT NOT NULL CHECK (format IN ('wav', 'mp3', 'aac', 'm4a', 'mp4', 'ogg', 'webm')),
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'ended', 'cut', 'destroyed')),
  -- Why it ended by itself; empty where somebody ended it.
  trouble TEXT NOT NULL DEFAULT '' CHECK (trouble IN ('', 'disk-full', 'disk', 'silent', 'fell', 'lost')),
  -- Both are missing where nobody has said yet whose it is; a draft's goes over to the petition that is made of it.
  petition_id INTEGER REFERENCES petition (id),
  draft_id INTEGER REFERENCES draft (id) ON DELETE SET NULL,
  room TEXT NOT NULL,
  device TEXT NOT NULL,
  -- As its recorder called it; empty for what was recorded here.
  name TEXT NOT NULL DEFAULT '',
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  -- Without pauses; missing where it is not known.
  length_ms INTEGER,
  bytes INTEGER,
  -- Hex, of the plain bytes.
  sha256 TEXT,
  -- Name in the folder of recordings, and its bytes there once it was finished.
  file TEXT UNIQUE,
  stored INTEGER,
  -- Sealed under CK_rec as part of recording:<id>; without it nobody can read the file.
  file_key TEXT,
  -- Peaks for drawing, 0–255 each, evenly over the length.
  wave BLOB,
  notice_how TEXT NOT NULL DEFAULT '',
  notice_consent TEXT NOT NULL DEFAULT '',
  -- 保管人: who recorded it or took it in.
  by_id INTEGER NOT NULL REFERENCES account (id),
  added_at INTEGER NOT NULL,
  -- Where its clusters begin and how long it plays, of one recorded here (core/domain/webmPlaces.ts); missing where it cannot be made out.
  places BLOB,
  CHECK ((state = 'destroyed') <= (file_key IS NULL AND wave IS NULL AND places IS NULL AND name = ''))
) STRICT;

CREATE TABLE recording_copy (
  export_id INTEGER NOT NULL REFERENCES recording_export (id),
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (export_id, folder, name)
) STRICT;

CREATE TABLE recording_erasure (
  recording_id INTEGER PRIMARY KEY REFERENCES recording (id),
  -- due: its time is over. asked: who is heard or seen in it asked for it. petition: together with its petition.
  ground TEXT NOT NULL CHECK (ground IN ('due', 'asked', 'petition')),
  rule TEXT NOT NULL,
  kept_until TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposed_by INTEGER NOT NULL,
  proposed_at INTEGER NOT NULL,
  approved_by INTEGER,
  approved_at INTEGER,
  CHECK (approved_by <> proposed_by),
  CHECK ((approved_by IS NULL) = (approved_at IS NULL))
) STRICT;

CREATE TABLE recording_event (
  id INTEGER PRIMARY KEY,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  at INTEGER NOT NULL,
  -- Nobody where the program did it.
  by_id INTEGER REFERENCES account (id),
  act TEXT NOT NULL,
  -- Place in the recording; missing where it has none.
  ms INTEGER,
  text TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE recording_export (
  id INTEGER PRIMARY KEY,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  reason TEXT NOT NULL,
  for_whom TEXT NOT NULL,
  asked_by INTEGER NOT NULL REFERENCES account (id),
  asked_at INTEGER NOT NULL,
  approved_by INTEGER REFERENCES account (id),
  approved_at INTEGER,
  -- done: a copy was written. withdrawn: nobody writes one any more.
  ended TEXT CHECK (ended IN ('done', 'withdrawn')),
  ended_by INTEGER REFERENCES account (id),
  ended_at INTEGER,
  CHECK (approved_by <> asked_by),
  CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  CHECK ((ended IS NULL) = (ended_at IS NULL)),
  CHECK (ended <> 'done' OR approved_by IS NOT NULL)
) STRICT;

CREATE TABLE recording_folder (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  label TEXT NOT NULL,
  -- 接待室 it stands in and what it is called; empty where nobody said.
  room TEXT NOT NULL,
  device TEXT NOT NULL,
  -- What is proposed for its files: to stay where they are, or to be taken into the vault.
  mode TEXT NOT NULL CHECK (mode IN ('keep', 'move')),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE recording_hold (
  recording_id INTEGER PRIMARY KEY REFERENCES recording (id),
  ground TEXT NOT NULL CHECK (ground IN ('review', 'lawsuit', 'inquiry', 'other')),
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE recording_mark (
  id INTEGER PRIMARY KEY,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  ms INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('mark', 'note', 'buffer', 'flag', 'script')),
  text TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE recording_signer (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  public_key TEXT NOT NULL,
  sealed TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE red_flag_typed (
  flag_id INTEGER NOT NULL REFERENCES red_flag (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (flag_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_hold (
  petition_id INTEGER PRIMARY KEY REFERENCES petition (id),
  reason TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE retention_setting (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE safety_seat (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  desk TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE script (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'reviewed', 'published', 'retired')),
  -- The version worked on, and the one offered at the desk.
  version INTEGER NOT NULL,
  published_version INTEGER,
  -- Of an entry that came with the program: the seed's revision last taken, and whether people here changed it since.
  seed_revision INTEGER,
  touched INTEGER NOT NULL DEFAULT 0,
  reviewer_id INTEGER REFERENCES account (id),
  review_on TEXT,
  uses INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE script_event (
  script_id INTEGER NOT NULL REFERENCES script (id),
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_id INTEGER REFERENCES account (id),
  step TEXT NOT NULL,
  version INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (script_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE script_favourite (
  account_id INTEGER NOT NULL REFERENCES account (id),
  script_id INTEGER NOT NULL REFERENCES script (id),
  PRIMARY KEY (account_id, script_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE script_last_use (
  account_id INTEGER NOT NULL REFERENCES account (id),
  script_id INTEGER NOT NULL REFERENCES script (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (account_id, script_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE script_rules (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL,
  revision INTEGER NOT NULL,
  touched INTEGER NOT NULL DEFAULT 0,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE script_typed (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  body TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE script_use (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  script_id INTEGER NOT NULL REFERENCES script (id),
  account_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (petition_id, script_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE script_version (
  script_id INTEGER NOT NULL REFERENCES script (id),
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  author_id INTEGER REFERENCES account (id),
  scene TEXT NOT NULL,
  kinds TEXT NOT NULL,
  level_from INTEGER NOT NULL CHECK (level_from BETWEEN 1 AND 4),
  level_to INTEGER NOT NULL CHECK (level_to BETWEEN level_from AND 4),
  title TEXT NOT NULL,
  say TEXT NOT NULL,
  dont_say TEXT NOT NULL,
  why TEXT NOT NULL,
  law TEXT NOT NULL,
  next_step TEXT NOT NULL,
  initials TEXT NOT NULL,
  PRIMARY KEY (script_id, version)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (grams, content='', contentless_delete=1, detail=none, tokenize='ascii');

CREATE TABLE second_worker (
  petition_id INTEGER NOT NULL REFERENCES petition (id),
  id INTEGER NOT NULL,
  worker_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (petition_id, id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE ticket_unsent (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  form TEXT NOT NULL
) STRICT;

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

CREATE TRIGGER alarm_event_no_delete BEFORE DELETE ON alarm_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER alarm_event_no_update BEFORE UPDATE ON alarm_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER alarm_no_delete BEFORE DELETE ON alarm BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER alarm_no_update BEFORE UPDATE ON alarm
  WHEN OLD.running = 0 OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.by_id <> OLD.by_id OR NEW.desk <> OLD.desk OR NEW.drill <> OLD.drill OR NEW.roster <> OLD.roster
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER buffer_duty_no_delete BEFORE DELETE ON buffer_duty BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER buffer_duty_no_update BEFORE UPDATE ON buffer_duty BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER buffer_event_no_delete BEFORE DELETE ON buffer_event
  WHEN NOT EXISTS (SELECT 1 FROM buffer_stay s JOIN erasure e ON e.petition_id = s.petition_id WHERE s.id = OLD.stay_id AND e.approved_by IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM unfiled_erasure u WHERE u.kind = 'stay' AND u.record_id = OLD.stay_id AND u.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER buffer_event_no_update BEFORE UPDATE ON buffer_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER buffer_note_no_delete BEFORE DELETE ON buffer_note
  WHEN NOT EXISTS (SELECT 1 FROM buffer_stay s JOIN erasure e ON e.petition_id = s.petition_id WHERE s.id = OLD.stay_id AND e.approved_by IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM unfiled_erasure u WHERE u.kind = 'stay' AND u.record_id = OLD.stay_id AND u.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER buffer_note_no_update BEFORE UPDATE ON buffer_note BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER buffer_rules_no_delete BEFORE DELETE ON buffer_rules BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER buffer_rules_no_update BEFORE UPDATE ON buffer_rules BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER buffer_stay_ended BEFORE UPDATE ON buffer_stay
  WHEN OLD.ended_at IS NOT NULL AND (
    NEW.started_at IS NOT OLD.started_at OR NEW.ended_at IS NOT OLD.ended_at OR NEW.outcome IS NOT OLD.outcome OR NEW.opened_at IS NOT OLD.opened_at OR NEW.opened_by IS NOT OLD.opened_by
    OR NEW.volunteer_id IS NOT OLD.volunteer_id OR NEW.second_id IS NOT OLD.second_id OR NEW.extended_at IS NOT OLD.extended_at OR (OLD.petition_id IS NOT NULL AND NEW.petition_id IS NOT OLD.petition_id)
    OR ((NEW.name IS NOT OLD.name OR NEW.call_name IS NOT OLD.call_name OR NEW.summary IS NOT OLD.summary OR NEW.detail IS NOT OLD.detail OR NEW.level IS NOT OLD.level OR NEW.self_now IS NOT OLD.self_now)
      AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM unfiled_erasure u WHERE u.kind = 'stay' AND u.record_id = OLD.id AND u.approved_by IS NOT NULL)))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER buffer_stay_no_delete BEFORE DELETE ON buffer_stay BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER calendar_year_no_delete BEFORE DELETE ON calendar_year BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER calendar_year_no_update BEFORE UPDATE ON calendar_year BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER call_back_event_no_delete BEFORE DELETE ON call_back_event
  WHEN NOT EXISTS (SELECT 1 FROM call_back c JOIN erasure e ON e.petition_id = c.petition_id WHERE c.id = OLD.call_back_id AND e.approved_by IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM unfiled_erasure u WHERE u.kind = 'callBack' AND u.record_id = OLD.call_back_id AND u.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER call_back_event_no_update BEFORE UPDATE ON call_back_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER carry_signing_no_delete BEFORE DELETE ON carry_signing BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER carry_signing_no_update BEFORE UPDATE ON carry_signing BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER clock_setting_no_delete BEFORE DELETE ON clock_setting BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER clock_setting_no_update BEFORE UPDATE ON clock_setting BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER guidance_answer_no_delete BEFORE DELETE ON guidance_answer
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER guidance_answer_no_update BEFORE UPDATE ON guidance_answer BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER guidance_plan_no_delete BEFORE DELETE ON guidance_plan
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER guidance_plan_no_update BEFORE UPDATE ON guidance_plan WHEN OLD.ended_on IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER guidance_session_no_delete BEFORE DELETE ON guidance_session
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER guidance_session_no_update BEFORE UPDATE ON guidance_session WHEN OLD.state <> 'planned' BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER handover_no_delete BEFORE DELETE ON handover BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER handover_no_update BEFORE UPDATE ON handover BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER handover_signature_no_delete BEFORE DELETE ON handover_signature BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER handover_signature_no_update BEFORE UPDATE ON handover_signature BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER legal_opinion_no_delete BEFORE DELETE ON legal_opinion
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER legal_opinion_no_update BEFORE UPDATE ON legal_opinion BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER legal_request_no_delete BEFORE DELETE ON legal_request BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER legal_request_no_update BEFORE UPDATE ON legal_request
  WHEN NEW.id IS NOT OLD.id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.asked_at IS NOT OLD.asked_at OR NEW.asked_by IS NOT OLD.asked_by OR NEW.to_id IS NOT OLD.to_id
    OR (OLD.lawyer_id IS NOT NULL AND NEW.lawyer_id IS NOT OLD.lawyer_id) OR (OLD.paper_id IS NOT NULL AND NEW.paper_id IS NOT OLD.paper_id)
    OR (NEW.handed_over IS NOT OLD.handed_over AND (NEW.handed_over <> '' OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER legal_step_no_delete BEFORE DELETE ON legal_step BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER legal_step_no_update BEFORE UPDATE ON legal_step
  WHEN NEW.text <> '' OR NEW.id IS NOT OLD.id OR NEW.request_id IS NOT OLD.request_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.kind IS NOT OLD.kind OR NEW.at IS NOT OLD.at OR NEW.by_id IS NOT OLD.by_id
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER local_day_no_delete BEFORE DELETE ON local_day BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER local_day_no_update BEFORE UPDATE ON local_day BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER matter_supplement_no_delete BEFORE DELETE ON matter_supplement
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER matter_supplement_no_update BEFORE UPDATE ON matter_supplement BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER meeting_attendee_no_delete BEFORE DELETE ON meeting_attendee WHEN EXISTS (SELECT 1 FROM meeting m WHERE m.id = OLD.meeting_id AND m.state IN ('closed', 'cancelled')) BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER meeting_attendee_no_update BEFORE UPDATE ON meeting_attendee WHEN EXISTS (SELECT 1 FROM meeting m WHERE m.id = OLD.meeting_id AND m.state IN ('closed', 'cancelled')) BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER meeting_matter_no_delete BEFORE DELETE ON meeting_matter WHEN NOT EXISTS (SELECT 1 FROM meeting m WHERE m.id = OLD.meeting_id AND m.state = 'planned') BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER meeting_matter_no_update BEFORE UPDATE ON meeting_matter
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
    AND EXISTS (SELECT 1 FROM meeting m WHERE m.id = OLD.meeting_id AND (m.state = 'cancelled' OR (m.state = 'closed' AND (
      NEW.petition_id IS NOT OLD.petition_id OR NEW.meeting_id IS NOT OLD.meeting_id OR NEW.no IS NOT OLD.no OR NEW.reason IS NOT OLD.reason OR NEW.by_id IS NOT OLD.by_id OR NEW.at IS NOT OLD.at
      OR NEW.discussion IS NOT OLD.discussion OR NEW.decision IS NOT OLD.decision OR NEW.unit IS NOT OLD.unit OR NEW.due_on IS NOT OLD.due_on))))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER meeting_no_delete BEFORE DELETE ON meeting BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER meeting_no_update BEFORE UPDATE ON meeting WHEN OLD.state IN ('closed', 'cancelled') BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER meeting_supplement_no_delete BEFORE DELETE ON meeting_supplement BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER meeting_supplement_no_update BEFORE UPDATE ON meeting_supplement BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_delivery_no_delete BEFORE DELETE ON paper_delivery BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_delivery_no_update BEFORE UPDATE ON paper_delivery
  WHEN NEW.addressee <> '' OR NEW.place <> '' OR NEW.signed_by <> '' OR NEW.relation <> '' OR NEW.refusal <> '' OR NEW.witness1 <> '' OR NEW.witness2 <> '' OR NEW.mail_number <> '' OR NEW.server <> '' OR NEW.note <> ''
    OR NEW.id IS NOT OLD.id OR NEW.paper_id IS NOT OLD.paper_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.corrects IS NOT OLD.corrects OR NEW.at IS NOT OLD.at OR NEW.by_id IS NOT OLD.by_id
    OR NEW.way IS NOT OLD.way OR NEW.outcome IS NOT OLD.outcome OR NEW.served IS NOT OLD.served OR NEW.on_day IS NOT OLD.on_day OR NEW.time IS NOT OLD.time
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper
  WHEN NEW.title <> '' OR NEW.addressee <> '' OR NEW.id IS NOT OLD.id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.meeting_id IS NOT OLD.meeting_id OR NEW.kind IS NOT OLD.kind OR NEW.kind_name IS NOT OLD.kind_name OR NEW.series IS NOT OLD.series
    OR NEW.year IS NOT OLD.year OR NEW.no IS NOT OLD.no OR NEW.number IS NOT OLD.number OR NEW.unit IS NOT OLD.unit OR NEW.drafted IS NOT OLD.drafted OR NEW.to_deliver IS NOT OLD.to_deliver OR NEW.copies IS NOT OLD.copies
    OR NEW.issued_on IS NOT OLD.issued_on OR NEW.issued_at IS NOT OLD.issued_at OR NEW.issued_by IS NOT OLD.issued_by
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_output_failure_no_delete BEFORE DELETE ON paper_output_failure BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_output_failure_no_update BEFORE UPDATE ON paper_output_failure BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_output_no_delete BEFORE DELETE ON paper_output BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_output_no_update BEFORE UPDATE ON paper_output BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_page_no_delete BEFORE DELETE ON paper_page
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_page_no_update BEFORE UPDATE ON paper_page
  WHEN NEW.paper_id IS NOT OLD.paper_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.issue IS NOT OLD.issue
    OR NOT EXISTS (SELECT 1 FROM paper a WHERE a.id = OLD.paper_id AND a.kind = 'minutes')
    OR NOT EXISTS (SELECT 1 FROM erasure e JOIN petition p ON p.id = e.petition_id WHERE e.approved_by IS NOT NULL AND instr(OLD.field_values, p.number) > 0
      AND length(NEW.field_values) - length(replace(NEW.field_values, p.number, '')) < length(OLD.field_values) - length(replace(OLD.field_values, p.number, '')))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_received_no_delete BEFORE DELETE ON paper_received BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_received_no_update BEFORE UPDATE ON paper_received
  WHEN NEW.number <> '' OR NEW.id IS NOT OLD.id OR NEW.paper_id IS NOT OLD.paper_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.on_day IS NOT OLD.on_day OR NEW.at IS NOT OLD.at OR NEW.by_id IS NOT OLD.by_id
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_template_no_delete BEFORE DELETE ON paper_template BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_template_no_update BEFORE UPDATE ON paper_template BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_void_no_delete BEFORE DELETE ON paper_void BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER paper_void_no_update BEFORE UPDATE ON paper_void
  WHEN NEW.reason <> '' OR NEW.paper_id IS NOT OLD.paper_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.at IS NOT OLD.at OR NEW.by_id IS NOT OLD.by_id
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER petition_act_no_delete BEFORE DELETE ON petition_act BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER petition_act_no_update BEFORE UPDATE ON petition_act
  WHEN NEW.text <> '' OR NEW.unit <> '' OR NEW.co_units <> '' OR NEW.petition_id <> OLD.petition_id OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.done_on <> OLD.done_on OR NEW.at <> OLD.at OR NEW.actor_id <> OLD.actor_id
    OR NEW.from_state <> OLD.from_state OR NEW.to_state <> OLD.to_state OR NEW.reason_code <> OLD.reason_code OR NEW.outcome <> OLD.outcome OR NEW.told_on IS NOT OLD.told_on
    OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER petition_clock_ended BEFORE UPDATE ON petition_clock WHEN OLD.state <> 'open' BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER petition_clock_no_delete BEFORE DELETE ON petition_clock BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER petition_event_no_delete BEFORE DELETE ON petition_event
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER petition_event_no_update BEFORE UPDATE ON petition_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER print_failure_no_delete BEFORE DELETE ON print_failure BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER print_failure_no_update BEFORE UPDATE ON print_failure BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER print_log_no_delete BEFORE DELETE ON print_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER print_log_no_update BEFORE UPDATE ON print_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER receipt_original_no_delete BEFORE DELETE ON receipt_original
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER receipt_original_no_update BEFORE UPDATE ON receipt_original BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER recording_approved BEFORE UPDATE OF state, file_key ON recording
  WHEN (NEW.state = 'destroyed' OR (OLD.file_key IS NOT NULL AND NEW.file_key IS NULL)) AND NOT EXISTS (SELECT 1 FROM recording_erasure e WHERE e.recording_id = OLD.id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'not approved'); END;

CREATE TRIGGER recording_erasure_no_delete BEFORE DELETE ON recording_erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER recording_erasure_no_update BEFORE UPDATE ON recording_erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER recording_event_no_delete BEFORE DELETE ON recording_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER recording_event_no_update BEFORE UPDATE ON recording_event
  WHEN NEW.text <> '' OR NEW.id IS NOT OLD.id OR NEW.recording_id IS NOT OLD.recording_id OR NEW.at IS NOT OLD.at OR NEW.by_id IS NOT OLD.by_id OR NEW.act IS NOT OLD.act OR NEW.ms IS NOT OLD.ms
    OR NOT EXISTS (SELECT 1 FROM recording r WHERE r.id = OLD.recording_id AND r.state = 'destroyed')
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER recording_export_no_delete BEFORE DELETE ON recording_export BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TRIGGER recording_export_no_update BEFORE UPDATE ON recording_export
  WHEN OLD.ended IS NOT NULL AND (NEW.reason <> '' OR NEW.for_whom <> '' OR NEW.ended IS NOT OLD.ended OR NEW.ended_at IS NOT OLD.ended_at OR NEW.approved_by IS NOT OLD.approved_by OR NEW.asked_by IS NOT OLD.asked_by
    OR NOT EXISTS (SELECT 1 FROM recording r WHERE r.id = OLD.recording_id AND r.state = 'destroyed'))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER recording_folder_no_delete BEFORE DELETE ON recording_folder BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TRIGGER recording_gone BEFORE UPDATE OF state, file_key ON recording
  WHEN OLD.state = 'destroyed' AND (NEW.state <> 'destroyed' OR NEW.file_key IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'destroyed'); END;

CREATE TRIGGER recording_mark_no_delete BEFORE DELETE ON recording_mark
  WHEN NOT EXISTS (SELECT 1 FROM recording r WHERE r.id = OLD.recording_id AND r.state = 'destroyed')
  BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TRIGGER recording_mark_no_update BEFORE UPDATE ON recording_mark BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TRIGGER recording_no_delete BEFORE DELETE ON recording BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TRIGGER recording_signer_no_delete BEFORE DELETE ON recording_signer BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TRIGGER red_flag_event_no_delete BEFORE DELETE ON red_flag_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER red_flag_event_no_update BEFORE UPDATE ON red_flag_event
  WHEN NEW.who <> '' OR NEW.number <> '' OR NEW.said <> '' OR NEW.text <> '' OR NEW.flag_id <> OLD.flag_id OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor_id <> OLD.actor_id OR NEW.kind <> OLD.kind
    OR NEW.item <> OLD.item OR NEW.answer IS NOT OLD.answer OR NEW.result IS NOT OLD.result OR NEW.done_at IS NOT OLD.done_at
    OR NOT EXISTS (SELECT 1 FROM red_flag f JOIN erasure e ON e.petition_id = f.petition_id WHERE f.id = OLD.flag_id AND e.approved_by IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM unfiled_erasure u WHERE u.kind = 'flag' AND u.record_id = OLD.flag_id AND u.approved_by IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM red_flag f JOIN person p ON p.id = f.person_id WHERE f.id = OLD.flag_id AND f.petition_id IS NULL AND p.name = '' AND p.id_number = '' AND p.phone = '' AND NOT EXISTS (SELECT 1 FROM petition q WHERE q.person_id = p.id))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER red_flag_no_delete BEFORE DELETE ON red_flag BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER red_flag_no_update BEFORE UPDATE ON red_flag WHEN NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.at <> OLD.at OR NEW.by_id <> OLD.by_id OR NEW.erased < OLD.erased
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER safety_roster_no_delete BEFORE DELETE ON safety_roster BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER safety_roster_no_update BEFORE UPDATE ON safety_roster BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER script_event_no_delete BEFORE DELETE ON script_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER script_event_no_update BEFORE UPDATE ON script_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER script_version_no_delete BEFORE DELETE ON script_version BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER script_version_no_update BEFORE UPDATE ON script_version BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER second_worker_no_delete BEFORE DELETE ON second_worker BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER second_worker_no_update BEFORE UPDATE ON second_worker BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER ticket_event_no_delete BEFORE DELETE ON ticket_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER ticket_event_no_update BEFORE UPDATE ON ticket_event
  WHEN NEW.reason <> '' OR NOT EXISTS (SELECT 1 FROM ticket t WHERE t.id = OLD.ticket_id AND t.forgotten = 1)
    OR NEW.id <> OLD.id OR NEW.ticket_id <> OLD.ticket_id OR NEW.day <> OLD.day OR NEW.at <> OLD.at OR NEW.actor_id <> OLD.actor_id OR NEW.action <> OLD.action
    OR NEW.window_id IS NOT OLD.window_id OR NEW.to_window_id IS NOT OLD.to_window_id OR NEW.to_account_id IS NOT OLD.to_account_id OR NEW.due IS NOT OLD.due
    OR NEW.priority IS NOT OLD.priority OR NEW.draft_id IS NOT OLD.draft_id OR NEW.petition_id IS NOT OLD.petition_id OR NEW.order_at IS NOT OLD.order_at OR NEW.call_no IS NOT OLD.call_no OR NEW.undoes IS NOT OLD.undoes
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER ticket_no_delete BEFORE DELETE ON ticket BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER ticket_no_renumber BEFORE UPDATE OF on_day, series, sequence, source, headcount, taken_at, taken_by, first_state, first_order_at, first_priority, booked_for, carried_from ON ticket BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER unfiled_erasure_no_delete BEFORE DELETE ON unfiled_erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER unfiled_erasure_no_update BEFORE UPDATE ON unfiled_erasure WHEN OLD.approved_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER warning_note_no_delete BEFORE DELETE ON warning_note BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER warning_note_no_update BEFORE UPDATE ON warning_note
  WHEN NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.author_id <> OLD.author_id OR NEW.two_persons <> OLD.two_persons OR NEW.closed < OLD.closed
    OR NEW.reason <> OLD.reason AND (NEW.reason <> '' OR EXISTS (SELECT 1 FROM petition q WHERE q.person_id = OLD.person_id))
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER warning_note_review_no_delete BEFORE DELETE ON warning_note_review BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER warning_note_review_no_update BEFORE UPDATE ON warning_note_review
  WHEN NEW.text <> '' OR NEW.note_id <> OLD.note_id OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor_id <> OLD.actor_id OR NEW.step <> OLD.step OR NEW.expires_on IS NOT OLD.expires_on
    OR NOT EXISTS (SELECT 1 FROM warning_note n WHERE n.id = OLD.note_id AND n.reason = '')
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER work_version_no_delete BEFORE DELETE ON work_version
  WHEN NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = OLD.petition_id AND e.approved_by IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER work_version_no_update BEFORE UPDATE ON work_version BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE VIEW desk_paper AS SELECT * FROM paper WHERE petition_id IS NULL;
