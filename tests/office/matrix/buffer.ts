/** Rows of the role matrix for 情绪缓冲室; the letters are explained in ../matrix.test.ts. */
import type { InputFor } from '../matrixInput'

const stay = (letters: string): string => `${letters} ${letters} fff fff ${letters} fff fff`

/** A stay belongs to the petition of the case, and is hidden with it; but who is in the room now is seen by everybody who works there, also where the matter is a colleague's 检举控告. Notes go by the key: a counsellor and a leader hold it. */
export const rows: Readonly<Record<string, string>> = {
  'buffer.board': 'o o f f o f f', 'buffer.count': 'o o f f o f f', 'buffer.ended': 'o o f f o f f', 'buffer.duty': 'o o f f o f f', 'buffer.rules': 'o o f f o o f',
  'buffer.stay': stay('ooho'), 'buffer.take': stay('rrhr'), 'buffer.support': stay('ooho'), 'buffer.observe': stay('ooho'), 'buffer.tick': stay('ooho'), 'buffer.extend': stay('ooho'), 'buffer.end': stay('ooho'), 'buffer.keep': stay('ooho'),
  'buffer.of': 'ooh fff fff fff ooh fff fff', 'buffer.start': stay('ooh'), 'buffer.refuse': stay('ooh'), 'buffer.stop': stay('ooh'),
  'buffer.note': 'rrr ooho rrr rrr ooho rrr rrr', 'buffer.notes': 'rrr ooho rrr rrr ooho rrr rrr',
  'buffer.setDuty': 'r r f f r f f', 'buffer.resume': 'r r f f r f f', 'buffer.saveRules': 'f f f f o o f',
}

export const input: InputFor = async (call, actor, { id, title }, room) => {
  if (!call.startsWith('buffer.')) return undefined
  const begin = async (): Promise<number> => (await room.as('wang', 'buffer.start', { name: title, level: 3, petitionId: id })).stayId
  switch (call) {
    case 'buffer.of': return { petitionId: id }
    case 'buffer.start': case 'buffer.refuse': return { name: title, level: 3, petitionId: id }
    case 'buffer.stop': return { name: title, level: 4, petitionId: id, reason: '听不进话' }
    case 'buffer.setDuty': return { accountId: 4, onDuty: true }
    case 'buffer.resume': return { accountId: 4, reason: '已经缓过来了' }
    case 'buffer.saveRules': return (await room.as('zhao', 'buffer.rules', {})).rules
    case 'buffer.stay': case 'buffer.notes': return { stayId: await begin() }
    case 'buffer.take': return { stayId: await begin(), volunteerId: 4 }
    case 'buffer.support': return { stayId: await begin(), secondId: actor === 'li' ? 8 : 1, security: '王师傅' }
    case 'buffer.observe': return { stayId: await begin(), level: 2 }
    case 'buffer.tick': return { stayId: await begin(), step: 'water', done: true }
    case 'buffer.extend': return { stayId: await begin(), reason: '刚开始愿意说话' }
    case 'buffer.end': return { stayId: await begin(), outcome: 'left' }
    case 'buffer.keep': return { stayId: await begin(), summary: '想先' }
    case 'buffer.note': return { stayId: await begin(), text: '睡不好' }
    default: return undefined
  }
}
