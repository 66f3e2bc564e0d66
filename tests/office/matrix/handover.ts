/** Rows of the role matrix for 日终交接; the letters are explained in ../matrix.test.ts. */
import { ID, PASSPHRASE } from '#tests/support/office'
import type { InputFor } from '../matrixInput'

export const rows: Readonly<Record<string, string>> = {
  'handover.sheet': 'o f f f o f f', 'handover.callBacks': 'ooh fff fff fff ooh fff fff', 'handover.promiseCallBack': 'ooh fff fff fff ooh fff fff', 'handover.noteCall': 'ooh fff fff fff ooh fff fff', 'handover.revealPhone': 'ooh fff fff fff ooh fff fff',
  'handover.make': 'o f f f o f f', 'handover.list': 'o f f f o f f', 'handover.get': 'o f f f o f f', 'handover.sign': 'o f f f o f f', 'handover.paper': 'o f f f o f f',
}

/** Calls about a call back get one that somebody else promised in the matter; calls about a sheet get one that somebody else handed over. */
export const input: InputFor = async (call, actor, { id }, room) => {
  const promised = { petitionId: id, name: '', phone: '', about: '告知进展', dueOn: '2027-01-04', dueTime: '' } as const
  const maker = actor === 'wang' ? 'li' : 'wang'
  switch (call) {
    case 'handover.callBacks': return { petitionId: id }
    case 'handover.promiseCallBack': return promised
    case 'handover.noteCall': return { id: (await room.as('wang', 'handover.promiseCallBack', promised)).id, outcome: 'notReached', note: '无人接听' }
    case 'handover.revealPhone': return { id: (await room.as('wang', 'handover.promiseCallBack', promised)).id, reason: '回拨电话' }
    case 'handover.make': return { note: '', toId: ID.wang }
    case 'handover.get': case 'handover.paper': return { id: (await room.as(maker, 'handover.make', { note: '' })).id }
    case 'handover.sign': return { id: (await room.as(maker, 'handover.make', { note: '' })).id, remark: '', passphrase: PASSPHRASE }
    default: return undefined
  }
}
