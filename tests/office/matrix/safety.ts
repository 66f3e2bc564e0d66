/** Rows of the role matrix for 红旗与报警; the letters are explained in ../matrix.test.ts. */
import type { InputFor } from '../matrixInput'
import { ID, type TestOffice } from '#tests/support/office'

const FLAG = 'ooh ooh fff fff ooh fff fff'
const REFUSED = 'rrh rrh fff fff rrh fff fff'

export const rows: Readonly<Record<string, string>> = {
  'safety.guide': 'o o o o o o o', 'safety.rules': 'o o o o o o o', 'safety.saveRules': 'f f f f o o f', 'safety.sit': 'o o o o o o o',
  'safety.raise': 'o o o o o o o', 'safety.acknowledge': 'o o o o o o o', 'safety.endAlarm': 'o o o o o o o', 'safety.alarms': 'o o o o o o o', 'safety.board': 'o o o o o o o', 'safety.alarmHistory': 'o o f f o o f',
  'safety.openFlag': 'ooh hhh fff fff ooh fff fff', 'safety.flags': FLAG, 'safety.flag': FLAG, 'safety.answer': FLAG, 'safety.words': FLAG, 'safety.called': FLAG, 'safety.closeStep': FLAG, 'safety.keepTyped': FLAG,
  'safety.link': 'ooh hhh fff fff ooh fff fff', 'safety.closeFlag': REFUSED, 'safety.review': REFUSED,
  // Whoever is excluded is answered that there is no note, as for a person without one.
  'safety.notes': 'ooo fff fff fff ooo fff fff', 'safety.writeNote': 'ooh fff fff fff ooh fff fff', 'safety.reviewNote': 'rrh fff fff fff ooh fff fff', 'safety.noteList': 'f f f f o f f',
  'safety.reception': 'ooh fff fff fff ooh fff fff', 'safety.setSecond': 'ooh fff fff fff ooh fff fff',
}

/** A red flag of a colleague on the petition. */
const flag = async (petitionId: number, room: TestOffice) => (await room.as('wang', 'safety.openFlag', { kind: 'selfHarm', petitionId })).id
const alarm = async (title: string, room: TestOffice) => (await room.as('wang', 'safety.raise', { window: title })).id

export const input: InputFor = async (call, _actor, { id, personId, title }, room) => {
  switch (call) {
    case 'safety.saveRules': {
      const { revision } = await room.as('admin', 'safety.rules', {})
      return { revision, desks: ['1号窗'], contacts: [], boardSound: false, boardText: '请稍候', noteDays: 90 }
    }
    case 'safety.sit': return { desk: '1号窗' }
    case 'safety.raise': return { drill: true }
    case 'safety.acknowledge': return { id: await alarm(title, room) }
    case 'safety.endAlarm': return { id: await alarm(title, room), outcome: 'handled', reason: '已处置' }
    case 'safety.alarmHistory': return { drill: false }
    case 'safety.openFlag': return { kind: 'medical', petitionId: id }
    case 'safety.flags': return { which: 'all', petitionId: id }
    case 'safety.flag': return { id: await flag(id, room) }
    case 'safety.answer': return { id: await flag(id, room), question: 'plan', answer: 'yes' }
    case 'safety.words': return { id: await flag(id, room), text: '原话' }
    case 'safety.called': return { id: await flag(id, room), step: 'call110' }
    case 'safety.closeStep': return { id: await flag(id, room), step: 'family', closing: { how: 'notPossible', reason: '电话不通' } }
    case 'safety.keepTyped': return { id: await flag(id, room), typed: { words: '半句' } }
    case 'safety.link': return { id: await flag(id, room), personId }
    case 'safety.closeFlag': return { id: await flag(id, room), outcome: '已交家属' }
    case 'safety.review': return { id: await flag(id, room), result: 'settled', text: '已回访', seenNotPossible: false }
    case 'safety.notes': return { personId }
    case 'safety.writeNote': return { personId, reason: '带刀来访', twoPersons: false }
    case 'safety.reviewNote': return { id: (await room.as('wang', 'safety.writeNote', { personId, reason: '带刀来访', twoPersons: false })).id, step: 'close', text: '不再需要' }
    case 'safety.reception': return { petitionId: id }
    case 'safety.setSecond': return { petitionId: id, workerId: ID.tang }
    default: return undefined
  }
}
