/** Rows of the role matrix for 候访; the letters are explained in ../matrix.test.ts. A ticket in three cases is one whose petition stands to the actor as the case says. */
import { queueDefaults } from '#resources'
import { ID, petition, type TestOffice, type Who } from '#tests/support/office'
import type { InputFor, Matter } from '../matrixInput'

export const rows: Readonly<Record<string, string>> = {
  'queue.list': 'o f f f o f f', 'queue.board': 'o o f f o f f', 'queue.rules': 'o o o o o o o', 'queue.saveRules': 'f f f f o o f', 'queue.sit': 'o f f f o f f', 'queue.take': 'o f f f o f f', 'queue.call': 'o f f f o f f', 'queue.carryOver': 'o f f f o f f', 'queue.unsent': 'o f f f o f f', 'queue.keepUnsent': 'o f f f o f f',
  'queue.slip': 'ooh fff fff fff ooh fff fff', 'queue.steps': 'ooh fff fff fff ooh fff fff',
  'queue.arrive': 'rrh fff fff fff rrh fff fff', 'queue.recall': 'rrh fff fff fff rrh fff fff', 'queue.skip': 'rrh fff fff fff rrh fff fff', 'queue.transfer': 'rrh fff fff fff rrh fff fff', 'queue.prioritise': 'rrh fff fff fff rrh fff fff',
  'queue.leave': 'rrh fff fff fff rrh fff fff', 'queue.noShow': 'rrh fff fff fff rrh fff fff', 'queue.start': 'rrh fff fff fff rrh fff fff', 'queue.finish': 'rrh fff fff fff rrh fff fff', 'queue.undo': 'rrh fff fff fff rrh fff fff', 'queue.sign': 'rrh fff fff fff rrh fff fff',
}

const taken = async (room: TestOffice): Promise<number> => (await room.as('wang', 'queue.take', { name: '甲', matter: '漏水', headcount: 1 })).ticketId

/** A ticket with a petition of its own, hidden from the actor where the matter is. */
async function registered(actor: Who, { id }: Matter, room: TestOffice): Promise<number> {
  const ticketId = await taken(room)
  const excluded = actor !== 'li' && actor !== 'zhao' ? false : await room.as(actor, 'petitions.get', { id }).then(() => false, () => true)
  await room.as('wang', 'petitions.register', { form: petition({ ticketId, excludedIds: excluded ? [ID[actor]] : [] }) })
  return ticketId
}

export const input: InputFor = async (call, actor, matter, room) => {
  if (!call.startsWith('queue.')) return undefined
  switch (call) {
    case 'queue.saveRules': return queueDefaults.rules
    case 'queue.sit': return { windowId: 1 }
    case 'queue.take': return { name: '甲', matter: '漏水', headcount: 1 }
    case 'queue.keepUnsent': return { name: '甲', matter: '', headcount: '1', source: 'visit', priority: '', bookedOn: '', bookedTime: '' }
    case 'queue.call':
      if (actor === 'zhao') await room.as('zhao', 'queue.sit', { windowId: 2 })
      await taken(room)
      return {}
    case 'queue.prioritise': return { ticketId: await registered(actor, matter, room), priority: 'elder', reason: '年过七十' }
    case 'queue.finish': return { ticketId: await registered(actor, matter, room), reason: '已答复' }
    case 'queue.undo': return { ticketId: await registered(actor, matter, room), stepId: 1, reason: '点错了' }
    case 'queue.sign': return { entries: [{ ticketId: await registered(actor, matter, room), how: 'left' }], looked: true }
    case 'queue.slip': case 'queue.steps': case 'queue.arrive': case 'queue.recall': case 'queue.skip': case 'queue.transfer': case 'queue.leave': case 'queue.noShow': case 'queue.start': return { ticketId: await registered(actor, matter, room) }
    default: return undefined
  }
}
