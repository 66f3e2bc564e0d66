/**
 * All migrations in order; the place in the list is the schema's version. Forward only, never edited once released.
 */
import base from './0001_base.sql?raw'
import retention from './0002_retention.sql?raw'
import guard from './0003_guard.sql?raw'
import issued from './0004_issued.sql?raw'
import queue from './0005_queue.sql?raw'
import buffer from './0006_buffer.sql?raw'
import safety from './0007_safety.sql?raw'
import scripts from './0008_scripts.sql?raw'
import handover from './0009_handover.sql?raw'
import proofs from './0010_proofs.sql?raw'
import desk from './0011_desk.sql?raw'
import unfiled from './0012_unfiled.sql?raw'
import course from './0013_course.sql?raw'
import papers from './0014_papers.sql?raw'
import calendar from './0015_calendar.sql?raw'
import work from './0016_work.sql?raw'
import legal from './0017_legal.sql?raw'
import templates from './0018_templates.sql?raw'
import minutes from './0019_minutes.sql?raw'
import decisions from './0020_decisions.sql?raw'
import recordings from './0021_recordings.sql?raw'
import recordingKeep from './0022_recordingKeep.sql?raw'
import takeIn from './0023_take_in.sql?raw'

export const migrations: readonly string[] = [base, retention, guard, issued, queue, buffer, safety, scripts, handover, proofs, desk, unfiled, course, papers, calendar, work, legal, templates, minutes, decisions, recordings, recordingKeep, takeIn]
