/**
 * 红旗与报警: red flags, silent alarms and warning notes, put together from a repository for each.
 * Knows nothing of the rules.
 */
import type { SafetyRepo } from '#core/door/safetyPort'
import type { Db } from '../store/open'
import { alarmsRepo } from './alarms'
import { redFlagsRepo } from './redFlags'
import { warningNotesRepo } from './warningNotes'

export function safetyRepo(db: Db): SafetyRepo {
  return { ...alarmsRepo(db), ...redFlagsRepo(db), ...warningNotesRepo(db) }
}
