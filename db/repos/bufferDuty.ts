/**
 * Who came on duty and went: events of a day, in their order.
 * Knows nothing of who may rest.
 */
import type { BufferRepo, DutyEvent } from '#core/door/bufferPort'
import type { Db } from '../store/open'

export function dutyStatements(db: Db): Pick<BufferRepo, 'addDuty' | 'dutyOn' | 'resumed'> {
  const insert = db.prepare('INSERT INTO buffer_duty (account_id, at, on_day, by_id, kind, stay_id, reason) VALUES (@accountId, @at, @onDay, @byId, @kind, @stayId, @reason)')
  const ofDay = db.prepare<[string], DutyEvent>('SELECT account_id AS accountId, at, kind, stay_id AS stayId FROM buffer_duty WHERE on_day = ? ORDER BY id')
  const resumed = db.prepare<[number, number], unknown>('SELECT 1 FROM buffer_duty WHERE stay_id = ? AND account_id = ?')
  return { addDuty: (event) => void insert.run(event), dutyOn: (day) => ofDay.all(day), resumed: (stayId, accountId) => resumed.get(stayId, accountId) !== undefined }
}
