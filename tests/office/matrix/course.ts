/** Rows of the role matrix for 办理 and 期限日程; the letters are explained in ../matrix.test.ts. */
import { PASSPHRASE } from '#tests/support/office'
import { type InputFor } from '../matrixInput'

export const rows: Readonly<Record<string, string>> = {
  'course.get': 'ooh fff fff fff ooh fff fff', 'course.act': 'orh fff fff fff ooh fff fff', 'course.classify': 'orh fff fff fff ooh fff fff', 'course.reopen': 'orh fff fff fff ooh fff fff',
  // A leader does not extend what he answers for himself.
  'course.extend': 'fff fff fff fff roh fff fff',
  'agenda.list': 'o f f f o f f',
}

/** Extending needs a matter that was accepted, another round one that was closed; its officer does that before. */
export const input: InputFor = async (call, _actor, { id, by }, room) => {
  const act = (kind: 'accept' | 'inform' | 'withdraw', more: object) => room.as(by, 'course.act', { id, kind, doneOn: today(room.now()), ...more })
  switch (call) {
    case 'course.get': return { id }
    case 'course.act': return { id, kind: 'meet', doneOn: today(room.now()), text: '当面说明' }
    case 'course.classify': return { id, petitionClass: 'complex', statutoryKind: 'appeal', reason: '涉及多户' }
    case 'course.extend': {
      // A 检举控告 takes no acceptance; it is there to be hidden.
      const { can } = await room.as(by, 'course.get', { id })
      if (can.some(({ kind, problem }) => kind === 'accept' && problem === undefined)) await act('accept', { unit: '桂花街道办事处' })
      return { id, days: 10, reason: '等待鉴定', passphrase: PASSPHRASE }
    }
    case 'course.reopen': {
      await act('withdraw', { text: '已和解' })
      return { id, kind: 'newFacts', reason: '有新的证据' }
    }
    case 'agenda.list': return { whose: 'all' }
    default: return undefined
  }
}

/** The day in Asia/Shanghai of a room's clock, which other rows move on. */
const today = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
