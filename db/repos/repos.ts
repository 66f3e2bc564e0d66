/**
 * All repositories of one connection, as core/door/ports.ts asks for them.
 */
import type { Repos } from '#core/door/ports'
import type { Db } from '../store/open'
import { accountsRepo } from './accounts'
import { administrationRepo } from './administration'
import { auditRepo } from './audit'
import { bufferRepo } from './buffer'
import { calendarRepo } from './calendar'
import { claimsRepo } from './claims'
import { courseRepo } from './course'
import { draftsRepo } from './drafts'
import { guidanceRepo } from './guidance'
import { handoverRepo } from './handover'
import { issuedRepo } from './issued'
import { meetingsRepo } from './meetings'
import { legalRepo } from './legal'
import { noteDraftsRepo } from './noteDrafts'
import { papersRepo } from './papers'
import { paperTemplatesRepo } from './paperTemplates'
import { peopleRepo } from './people'
import { petitionsRepo } from './petitions'
import { queueRepo } from './queue'
import { recordingKeepRepo } from './recordingKeep'
import { recordingsRepo } from './recordings'
import { retentionRepo } from './retention'
import { safetyRepo } from './safety'
import { scriptsRepo } from './scripts'
import { takeInRepo } from './takeIn'
import { unfiledRepo } from './unfiled'

/** `erased` is told of every approved erasure. */
export function makeRepos(db: Db, erased?: () => void): Repos {
  const people = peopleRepo(db)
  return { accounts: accountsRepo(db), administration: administrationRepo(db), drafts: draftsRepo(db), noteDrafts: noteDraftsRepo(db), people, petitions: petitionsRepo(db), papers: papersRepo(db), audit: auditRepo(db), retention: retentionRepo(db, people, erased), unfiled: unfiledRepo(db, erased), queue: queueRepo(db), buffer: bufferRepo(db), safety: safetyRepo(db), scripts: scriptsRepo(db), handover: handoverRepo(db), course: courseRepo(db), issued: issuedRepo(db), paperTemplates: paperTemplatesRepo(db), calendar: calendarRepo(db), claims: claimsRepo(db), meetings: meetingsRepo(db), guidance: guidanceRepo(db), legal: legalRepo(db), recordings: recordingsRepo(db), recordingKeep: recordingKeepRepo(db, erased), takeIn: takeInRepo(db) }
}
