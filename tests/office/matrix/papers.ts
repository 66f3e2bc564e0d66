/** Rows of the role matrix for 文书; the letters are explained in ../matrix.test.ts. */
import { docxOf, p } from '#tests/documents/wordTemplates'
import type { TestOffice, Who } from '#tests/support/office'
import { completeDraft, issuedPaper, SERVED } from '#tests/support/papers'
import type { InputFor } from '../matrixInput'

const BOTH = 'ooh fff fff fff ooh fff fff'

export const rows: Readonly<Record<string, string>> = {
  'papers.kinds': BOTH, 'papers.ofPetition': BOTH, 'papers.ofDesk': 'o f f f o f f', 'papers.start': BOTH, 'papers.copy': BOTH, 'papers.open': BOTH, 'papers.save': BOTH, 'papers.discard': BOTH, 'papers.missing': BOTH, 'papers.previewDraft': BOTH,
  'papers.finalise': BOTH, 'papers.get': BOTH, 'papers.preview': BOTH, 'papers.print': BOTH, 'papers.docx': BOTH, 'papers.register': BOTH, 'papers.deliver': BOTH, 'papers.undelivered': BOTH, 'papers.receiveNumber': BOTH,
  // An output that nothing took is noted by whoever made it.
  'papers.failed': BOTH, 'papers.void': 'fff fff fff fff ooh fff fff',
  'papers.templates': 'o f f f o o f', 'papers.templateFields': 'o f f f o o f', 'papers.setTemplate': 'f f f f o o f', 'papers.dropTemplate': 'f f f f o o f',
}

let templates = 0
/** Another one each time: the same again is no change. */
const template = () => ({ kind: 'transferred', base64: Buffer.from(docxOf(p(`第 ${(templates += 1)} 版`, '{发文字号}'))).toString('base64'), fileName: '函头.docx', reason: '街道统一函头' })

const FORWARD = { mode: 'forward', feedback: 'no' }
const transferred = (petitionId: number) => ({ kind: 'transferred', petitionId })

/** An output of the actor's own, or where he cannot make one of who registered. */
async function printed(room: TestOffice, actor: Who, by: Who, paperId: number): Promise<number> {
  const print = (who: Who) => room.as(who, 'papers.print', { paperId })
  return (await print(actor).catch(() => print(by))).outputNo
}

/** Calls about a paper get one that whoever registered the matter issued. */
export const input: InputFor = async (call, actor, { id, by }, room) => {
  const paper = async (): Promise<number> => (await issuedPaper(room, by, transferred(id), FORWARD)).paperId
  const today = new Date(room.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  switch (call) {
    case 'papers.kinds': case 'papers.ofPetition': return { petitionId: id }
    case 'papers.start': return transferred(id)
    case 'papers.open': case 'papers.discard': case 'papers.missing': case 'papers.previewDraft': return room.as(by, 'papers.start', transferred(id))
    case 'papers.save': return { ...(await room.as(by, 'papers.start', transferred(id))), revision: 0, values: { toUnit: '房管所' } }
    case 'papers.finalise': return completeDraft(room, by, transferred(id), FORWARD)
    case 'papers.copy': case 'papers.get': case 'papers.preview': case 'papers.print': case 'papers.docx': return { paperId: await paper() }
    case 'papers.failed': { const paperId = await paper(); return { paperId, outputNo: await printed(room, actor, by, paperId) } }
    case 'papers.void': return { paperId: await paper(), reason: '写错了' }
    case 'papers.receiveNumber': return { paperId: (await issuedPaper(room, by, { kind: 'accepted', petitionId: id })).paperId, number: '桂街信受字〔2026〕3号', on: today }
    case 'papers.deliver': return { paperId: await paper(), ...SERVED, on: today, time: '00:00' }
    case 'papers.register': await paper(); return {}
    case 'papers.undelivered': return { after: (await paper()) - 1 }
    case 'papers.templateFields': return { kind: 'transferred' }
    case 'papers.setTemplate': return template()
    case 'papers.dropTemplate': await room.as('zhao', 'papers.setTemplate', template()); return { kind: 'transferred', reason: '改用新版式' }
    default: return undefined
  }
}
