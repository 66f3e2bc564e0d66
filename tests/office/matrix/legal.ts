/** Rows of the role matrix for 法律意见; the letters are explained in ../matrix.test.ts. */
import { cosigned, drafted, finalised, HANDED, requested } from '#tests/support/legal'
import { PASSPHRASE, type TestOffice, type Who } from '#tests/support/office'
import type { InputFor } from '../matrixInput'

/** A lawyer sees what he was asked, whoever registered the matter; nothing where he stands aside or the matter is restricted. */
const LAWYER = 'fff fff fff ooh fff fff fff'
const DESK = 'ooh fff fff fff ooh fff fff'

export const rows: Readonly<Record<string, string>> = {
  'legal.request': DESK, 'legal.ofPetition': DESK, 'legal.withdraw': DESK, 'legal.exists': DESK,
  'legal.list': LAWYER, 'legal.waiting': 'f f f o f f f', 'legal.open': LAWYER, 'legal.accept': LAWYER, 'legal.decline': LAWYER, 'legal.save': LAWYER, 'legal.sort': LAWYER, 'legal.preview': LAWYER, 'legal.finalise': LAWYER, 'legal.print': LAWYER, 'legal.failed': LAWYER, 'legal.cosign': LAWYER, 'legal.share': LAWYER,
}

/** A request in the state the call needs, made by whoever registered; where the lawyer of the cast stands aside it stays a request, and of a 检举控告 there is none. */
async function standing(call: string, petitionId: number, by: Who, room: TestOffice): Promise<{ readonly requestId: number; readonly revision?: number }> {
  const request = async (): Promise<{ readonly requestId: number }> => ({ requestId: await requested(room, petitionId, by) })
  const make = (): Promise<{ readonly requestId: number; readonly revision?: number }> => {
    switch (call) {
      case 'legal.save': case 'legal.sort': case 'legal.preview': case 'legal.finalise': return drafted(room, petitionId, by)
      case 'legal.print': case 'legal.failed': case 'legal.cosign': return finalised(room, petitionId, by)
      case 'legal.share': return cosigned(room, petitionId, by)
      default: return request()
    }
  }
  return make().catch(() => request()).catch(() => ({ requestId: 999_999 }))
}

const today = (room: TestOffice): string => new Date(room.now() + 8 * 3_600_000).toISOString().slice(0, 10)

export const input: InputFor = async (call, _actor, { id, by, title }, room) => {
  if (!call.startsWith('legal.')) return undefined
  if (call === 'legal.request') return { petitionId: id, ...HANDED }
  if (call === 'legal.ofPetition') return { petitionId: id }
  if (call === 'legal.exists') return { petitionId: id, number: '桂社法意字〔2026〕1号' }
  if (call === 'legal.waiting') return {}
  if (call === 'legal.list') {
    await requested(room, id, by, { entrusted: title }).catch(() => undefined)
    return {}
  }
  const { requestId, revision = 0 } = await standing(call, id, by, room)
  switch (call) {
    case 'legal.withdraw': case 'legal.decline': return { requestId, reason: '有利害关系' }
    case 'legal.save': return { requestId, revision, values: { analysis: '另行说明' } }
    case 'legal.sort': return { requestId, pasted: '六、法律分析\n另行说明' }
    case 'legal.finalise': return { requestId, revision }
    case 'legal.failed': { const print = room.as('song', 'legal.print', { requestId }); return { requestId, outputNo: (await print.catch(() => undefined))?.outputNo ?? 1 } }
    case 'legal.cosign': return { requestId, signed: { name: '钱所长', on: today(room) } }
    case 'legal.share': return { requestId, passphrase: PASSPHRASE }
    default: return { requestId }
  }
}
