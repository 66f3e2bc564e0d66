/** 文书 from the first field to the register: started from the file, numbered at 定稿, put out as stored, voided, served, hidden, erased. */
import { afterEach, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import { DESK, ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'
import { completeDraft, issuedPaper, SERVED } from '#tests/support/papers'

const rooms: TestOffice[] = []
async function roomAt(at?: string): Promise<TestOffice> {
  const room = await makeTestOffice(at === undefined ? {} : { at })
  rooms.push(room)
  return room
}
afterEach(async () => { for (const room of rooms.splice(0)) await room.close() })

const registered = async (room: TestOffice, more: Parameters<typeof petition>[0] = {}, who: Who = 'li'): Promise<number> => (await room.as(who, 'petitions.register', { form: petition(more) })).id
const transfer = (petitionId: number) => ({ kind: 'transferred', petitionId })
const FORWARD = { mode: 'forward', feedback: 'no', toUnit: '桂花街道房屋管理所', toContact: '桂花路 2 号，电话 0750-5550109' }
const row = (rows: OutputOf<'papers.register'>['rows'], id: number) => rows.find((one) => one.id === id)

it('goes from the file to a numbered page that is printed, printed again, voided and followed by the next number', async () => {
  const room = await roomAt()
  const petitionId = await registered(room)
  const { draftId } = await room.as('li', 'papers.start', transfer(petitionId))
  const draft = await room.as('li', 'papers.open', { draftId })
  expect(draft).toMatchObject({ kindName: '转送（交办）告知单', petitionNumber: 'XF26-0001', pattern: '桂社信转字〔2026〕n号', drafted: false, values: { petitioner: '陈小燕', petitionNumber: 'XF26-0001', receivedOn: '2026-09-05' } })
  expect(draft.missing.map(({ field }) => field)).toEqual(['mode', 'toUnit', 'toContact', 'feedback'])
  const refused = await room.refused('li', 'papers.finalise', { draftId, revision: 0 })
  expect(refused).toMatchObject({ code: 'incomplete', field: 'mode' })
  expect(refused.message).toContain('另有 3 处')
  const preview = await room.as('wang', 'papers.previewDraft', { draftId })
  expect(preview.html).toContain('待定稿')
  expect((await room.as('li', 'papers.previewDraft', { draftId })).html).toBe(preview.html)
  expect((await room.as('shen', 'audit.list', { action: 'papers.previewDraft' })).rows.map(({ userName, object }) => ({ userName, object }))).toEqual([{ userName: '王建国', object: `petition:${petitionId}` }])
  const saved = await room.as('wang', 'papers.save', { draftId, revision: 0, values: { ...draft.values, ...FORWARD } })
  expect(saved.missing).toEqual([])
  expect(await room.refused('li', 'papers.save', { draftId, revision: 0, values: {} })).toMatchObject({ code: 'draft-newer' })
  const issued = await room.as('li', 'papers.finalise', { draftId, revision: 1, copies: 3 })
  expect(issued).toMatchObject({ number: '桂社信转字〔2026〕1号', drafted: false })
  expect(await room.refused('li', 'papers.open', { draftId })).toMatchObject({ code: 'draft-gone' })

  const { paperId } = issued
  const page = await room.as('li', 'papers.preview', { paperId })
  expect(page.html).toContain('桂社信转字〔2026〕1号')
  const first = await room.as('li', 'papers.print', { paperId })
  expect(first).toMatchObject({ html: page.html, outputNo: 1, reprint: false })
  await room.as('li', 'papers.failed', { paperId, outputNo: 1 })
  expect(await room.refused('li', 'papers.failed', { paperId, outputNo: 1 })).toMatchObject({ code: 'no-output' })
  expect(await room.as('li', 'papers.print', { paperId })).toMatchObject({ outputNo: 2, reprint: false, html: page.html })
  const again = await room.as('wang', 'papers.print', { paperId })
  expect(again).toMatchObject({ outputNo: 3, reprint: true })
  expect(again.html).not.toBe(page.html)
  expect(again.html.replace('<div class="mark">补打</div>', '')).toBe(page.html)
  expect(await room.as('li', 'papers.print', { paperId, medium: 'pdf' })).toMatchObject({ reprint: false, html: page.html })

  const { base64, fileTitle } = await room.as('li', 'papers.docx', { paperId })
  expect(Buffer.from(base64, 'base64').subarray(0, 2).toString()).toBe('PK')
  expect(fileTitle).toBe('转送（交办）告知单')

  expect(await room.refused('li', 'papers.void', { paperId, reason: '收件单位写错' })).toMatchObject({ code: 'forbidden' })
  await room.as('zhao', 'papers.void', { paperId, reason: '收件单位写错' })
  expect(await room.refused('zhao', 'papers.void', { paperId, reason: '收件单位写错' })).toMatchObject({ code: 'voided' })
  expect(await room.refused('li', 'papers.print', { paperId })).toMatchObject({ code: 'voided' })
  expect((await room.as('li', 'papers.preview', { paperId })).html).toBe(page.html)
  const copy = await room.as('li', 'papers.copy', { paperId })
  expect((await room.as('li', 'papers.open', copy)).values).toMatchObject(FORWARD)
  const next = await room.as('li', 'papers.finalise', { ...copy, revision: 0 })
  expect(next.number).toBe('桂社信转字〔2026〕2号')

  const { rows } = await room.as('wang', 'papers.register', {})
  expect(rows.map(({ number, state, addressee, copies }) => ({ number, state, addressee, copies }))).toEqual([
    { number: '桂社信转字〔2026〕2号', state: 'valid', addressee: '桂花街道房屋管理所', copies: 2 }, { number: '桂社信转字〔2026〕1号', state: 'void', addressee: '桂花街道房屋管理所', copies: 3 },
  ])
  const whole = await room.as('li', 'papers.get', { paperId })
  expect(whole).toMatchObject({ state: 'void', voided: { by: '赵立', reason: '收件单位写错' }, printed: 3, petitionNumber: 'XF26-0001' })
  expect(whole.outputs.map(({ outputNo, failed, reprint, digest }) => [outputNo, failed, reprint, digest === whole.digest])).toEqual([[1, true, false, true], [2, false, false, true], [3, false, true, true], [4, false, false, true]])
  const { timeline } = await room.as('li', 'petitions.get', { id: petitionId })
  expect(timeline.filter(({ kind }) => kind === 'paper').map(({ text }) => text)).toEqual(['定稿《转送（交办）告知单》桂社信转字〔2026〕2号，2 份', '作废《转送（交办）告知单》桂社信转字〔2026〕1号：收件单位写错', '定稿《转送（交办）告知单》桂社信转字〔2026〕1号，3 份'])
  expect((await room.as('admin', 'audit.verify', {})).ok).toBe(true)
})

it('numbers drafts in the order in which they are finalised, without a gap, and begins again on New Year’s Day of Shanghai', async () => {
  const room = await roomAt('2026-12-31T10:00:00Z')
  const petitionId = await registered(room)
  const [early, late] = [await completeDraft(room, 'li', transfer(petitionId), FORWARD), await completeDraft(room, 'wang', transfer(petitionId), FORWARD)]
  expect((await room.as('li', 'papers.finalise', late)).number).toBe('桂社信转字〔2026〕1号')
  expect((await room.as('li', 'papers.finalise', early)).number).toBe('桂社信转字〔2026〕2号')
  const rest = await completeDraft(room, 'li', transfer(petitionId), FORWARD)
  expect(await room.refused('li', 'papers.finalise', { ...rest, revision: rest.revision - 1 })).toMatchObject({ code: 'draft-newer' })
  room.forward(5 * 3_600_000 + 59 * 60_000)
  expect((await room.as('li', 'papers.finalise', await completeDraft(room, 'li', transfer(petitionId), FORWARD))).number).toBe('桂社信转字〔2026〕3号')
  room.forward(60_000)
  expect((await room.as('li', 'papers.finalise', rest)).number).toBe('桂社信转字〔2027〕1号')
  expect((await room.as('li', 'papers.register', { year: 2026 })).rows.map(({ number }) => number)).toEqual(['桂社信转字〔2026〕3号', '桂社信转字〔2026〕2号', '桂社信转字〔2026〕1号'])
  const first = await room.as('li', 'papers.register', { limit: 2 })
  expect(first.more).toBe(true)
  const rows = await room.as('li', 'papers.register', { limit: 2, before: first.rows.at(-1)?.id ?? 0 })
  expect([...first.rows, ...rows.rows].map(({ number }) => number)).toEqual(['桂社信转字〔2027〕1号', '桂社信转字〔2026〕3号', '桂社信转字〔2026〕2号', '桂社信转字〔2026〕1号'])
  expect((await room.as('li', 'papers.register', { state: 'void' })).rows).toEqual([])
})

it('drafts what only the competent body issues: no number of ours, the body’s own later, and served only then', async () => {
  const room = await roomAt()
  const petitionId = await registered(room)
  const start = { kind: 'accepted', petitionId }
  const kinds = await room.as('li', 'papers.kinds', { petitionId })
  expect(kinds.find(({ id }) => id === 'accepted')).toMatchObject({ offered: true, drafted: true, draftedFor: '桂花街道办事处', numbered: false, pattern: '' })
  expect(kinds.find(({ id }) => id === 'legalOpinion')).toMatchObject({ offered: false, why: expect.stringContaining('律师') as string })
  expect(await room.refused('li', 'papers.start', { kind: 'legalOpinion', petitionId })).toMatchObject({ code: 'not-offered' })
  expect(await room.refused('li', 'papers.start', { kind: 'poster', petitionId })).toMatchObject({ code: 'not-offered' })
  const { paperId, ...issued } = await issuedPaper(room, 'li', start)
  expect(issued).toEqual({ drafted: true })
  expect((await room.as('li', 'papers.preview', { paperId })).html).toContain('桂花街道办事处')
  expect((await room.as('li', 'papers.undelivered', {})).rows).toEqual([])
  expect(await room.refused('li', 'papers.deliver', { paperId, ...SERVED })).toMatchObject({ code: 'not-issued' })
  expect(await room.refused('li', 'papers.receiveNumber', { paperId, number: '桂街信受字〔2026〕7号', on: '2026-09-06' })).toMatchObject({ code: 'day-wrong', field: 'on' })
  await room.as('li', 'papers.receiveNumber', { paperId, number: '桂街信受字〔2026〕7号', on: '2026-09-05' })
  await room.as('li', 'papers.receiveNumber', { paperId, number: '桂街信受字〔2026〕8号', on: '2026-09-05' })
  expect(row((await room.as('li', 'papers.register', {})).rows, paperId)).toMatchObject({ number: '桂街信受字〔2026〕8号', drafted: true })
  expect((await room.as('li', 'papers.undelivered', {})).rows).toMatchObject([{ paperId, number: '桂街信受字〔2026〕8号', addressee: '陈*燕' }])

  await room.as('admin', 'desk.saveSettings', { ...DESK, competent: true, agencyCode: '' })
  const own = await completeDraftUnchecked(room, start)
  expect(own.missing.map(({ field }) => field)).toContain('')
  expect(await room.refused('li', 'papers.finalise', { draftId: own.id, revision: own.revision })).toMatchObject({ code: 'no-agency-code', message: expect.stringContaining('接待室设置') as string })
  await room.as('admin', 'desk.saveSettings', { ...DESK, competent: true })
  expect(await issuedPaper(room, 'li', start)).toMatchObject({ number: '桂社信受字〔2026〕1号', drafted: false })
  await room.as('admin', 'desk.saveSettings', { ...DESK, competentUnit: '' })
  const stranded = await completeDraftUnchecked(room, start)
  expect(await room.refused('li', 'papers.finalise', { draftId: stranded.id, revision: stranded.revision })).toMatchObject({ code: 'no-competent-unit' })
})

async function completeDraftUnchecked(room: TestOffice, start: { readonly kind: string; readonly petitionId: number }): Promise<OutputOf<'papers.open'>> {
  return room.as('li', 'papers.open', await room.as('li', 'papers.start', start))
}

it('keeps half-typed values, refuses foreign fields, and lists everything missing', async () => {
  const room = await roomAt()
  const petitionId = await registered(room)
  const { draftId } = await room.as('li', 'papers.start', transfer(petitionId))
  const saved = await room.as('li', 'papers.save', { draftId, revision: 0, values: { toUnit: ' 房管所', sentOn: '2026-9', materials: [{ name: '照片', copies: '' }] } })
  expect(saved.missing).toEqual(await room.as('li', 'papers.missing', { draftId }))
  expect(saved.missing.map(({ field }) => field)).toEqual(['mode', 'toContact', 'sentOn', 'petitioner', 'receivedOn', 'matter', 'materials.0.copies', 'feedback', 'contact'])
  expect((await room.as('li', 'papers.open', { draftId })).values).toEqual({ toUnit: ' 房管所', sentOn: '2026-9', materials: [{ name: '照片', copies: '' }] })
  for (const [values, field] of [[{ nothing: '1' }, 'values.nothing'], [{ toUnit: [] }, 'values.toUnit'], [{ materials: [{ colour: '红' }] }, 'values.materials.0.colour'], [{ constructor: '1' }, 'values.constructor']] as const) expect(await room.refused('li', 'papers.save', { draftId, revision: 1, values })).toMatchObject({ code: 'unknown-field', field })
  await room.as('wang', 'papers.discard', { draftId })
  expect(await room.refused('li', 'papers.save', { draftId, revision: 1, values: {} })).toMatchObject({ code: 'draft-gone' })
})

it('does not let an extension be dated after the due day that the clock knows', async () => {
  const room = await roomAt()
  const petitionId = await registered(room)
  const { draftId } = await room.as('li', 'papers.start', { kind: 'extended', petitionId })
  const { values } = await room.as('li', 'papers.open', { draftId })
  const { missing } = await room.as('li', 'papers.save', { draftId, revision: 0, values: { ...values, acceptedOn: '2026-07-01', originalDueOn: '2026-08-30', newDueOn: '2026-09-20', reason: '待鉴定', approver: '周主任', approvedOn: '2026-08-29', contact: '周主任' } })
  expect(missing).toMatchObject([{ field: 'originalDueOn', message: expect.stringContaining('原期限已经届满') as string }])
})

it('issues papers of the desk itself, seen by everybody at the desk', async () => {
  const room = await roomAt()
  expect((await room.as('li', 'papers.kinds', {})).filter(({ offered }) => offered).map(({ id }) => id)).toEqual(['recordingNotice', 'minutes', 'poster'])
  const { paperId, number } = await issuedPaper(room, 'li', { kind: 'poster' })
  expect(number).toBeUndefined()
  expect((await room.as('wang', 'papers.ofDesk', {})).papers.map(({ id }) => id)).toEqual([paperId])
  await room.as('wang', 'papers.print', { paperId })
  await room.as('zhao', 'papers.void', { paperId, reason: '电话改了' })
  expect((await room.as('wang', 'papers.register', {})).rows).toMatchObject([{ id: paperId, state: 'void', kindName: '信访接待公示' }])
  expect((await room.as('admin', 'audit.verify', {})).ok).toBe(true)
  const { rows } = await room.as('admin', 'audit.list', { action: 'papers.void', limit: 1 })
  expect(rows[0]).toMatchObject({ object: `paper:${paperId}`, subject: '文书 信访接待公示' })
})

it('hides papers with their petition: from whom it excludes and from all but the handlers of a report', async () => {
  const room = await roomAt()
  const excluded = await registered(room, { excludedIds: [ID.wang] })
  const report = await registered(room, { statutoryKind: 'report', accused: '某物业', title: '反映收费', who: { name: '周立新', idNumber: '', phone: '13700001111' } })
  const kept = await completeDraft(room, 'li', transfer(excluded), FORWARD)
  const papers = [await issuedPaper(room, 'li', transfer(excluded), FORWARD), await issuedPaper(room, 'li', transfer(report), FORWARD)]
  for (const { paperId } of papers) {
    for (const call of ['papers.get', 'papers.preview', 'papers.print', 'papers.copy', 'papers.docx'] as const) expect(await room.refused('wang', call, { paperId })).toMatchObject({ code: 'not-found' })
    expect(await room.refused('wang', 'papers.deliver', { paperId, ...SERVED })).toMatchObject({ code: 'not-found' })
  }
  for (const call of ['papers.open', 'papers.missing', 'papers.previewDraft', 'papers.discard'] as const) expect(await room.refused('wang', call, { draftId: kept.draftId })).toMatchObject({ code: 'draft-gone' })
  for (const petitionId of [excluded, report]) expect(await room.refused('wang', 'papers.ofPetition', { petitionId })).toMatchObject({ code: 'not-found' })
  expect((await room.as('wang', 'papers.register', {})).rows).toEqual([])
  expect((await room.as('wang', 'papers.undelivered', {})).rows).toEqual([])
  expect((await room.as('li', 'papers.register', {})).rows).toHaveLength(2)
  const page = await room.as('li', 'papers.preview', { paperId: papers[1]?.paperId ?? 0 })
  expect(page.html).not.toContain('某物业')
  expect(await room.refused('zhao', 'papers.void', { paperId: papers[1]?.paperId ?? 0, reason: '写错了' })).toMatchObject({ code: 'not-found' })
})

it('leaves of an erased petition’s papers number, kind, dates and 作废, and nothing that names anybody', async () => {
  const room = await roomAt()
  const petitionId = await registered(room)
  await completeDraft(room, 'li', transfer(petitionId), FORWARD)
  const { paperId, number } = await issuedPaper(room, 'li', transfer(petitionId), FORWARD)
  const { paperId: standing } = await issuedPaper(room, 'li', transfer(petitionId), FORWARD)
  await room.as('li', 'papers.deliver', { paperId, ...SERVED, on: '2026-09-05', note: '放在陈小燕家门口' })
  await room.as('li', 'papers.print', { paperId })
  await room.as('zhao', 'papers.void', { paperId, reason: '陈小燕要求改名' })
  room.forward(12 * 366 * 86_400_000)
  await room.as('li', 'retention.propose', { petitionIds: [petitionId], reason: '保管期满' })
  await room.as('zhao', 'retention.approve', { petitionIds: [petitionId], passphrase: PASSPHRASE })
  const { rows } = await room.as('li', 'papers.register', {})
  expect(row(rows, paperId)).toMatchObject({ number, kindName: '转送（交办）告知单', title: '', addressee: '', issuedOn: '2026-09-05', state: 'void', deliveredHow: '直接送达', deliveredOn: '2026-09-05', erased: true })
  const whole = await room.as('li', 'papers.get', { paperId })
  expect(JSON.stringify(whole)).not.toMatch(/陈小燕|房屋管理所|李敏家/u)
  expect(whole.deliveries).toMatchObject([{ addressee: '', server: '', note: '', on: '2026-09-05', complete: true }])
  expect(await room.as('li', 'papers.ofPetition', { petitionId })).toMatchObject({ drafts: [], papers: [{ id: standing, state: 'valid' }, { id: paperId, state: 'void' }] })
  for (const [call, input] of [['papers.preview', { paperId: standing }], ['papers.print', { paperId: standing }], ['papers.docx', { paperId: standing }], ['papers.copy', { paperId: standing }], ['papers.deliver', { paperId: standing, ...SERVED }], ['papers.void', { paperId: standing, reason: '写错了' }]] as const) expect(await room.refused('zhao', call, input)).toMatchObject({ code: 'erased' })
  expect(await room.refused('li', 'papers.start', transfer(petitionId))).toMatchObject({ code: 'erased' })
  expect((await room.as('li', 'papers.undelivered', {})).rows).toEqual([])
  expect((await room.as('admin', 'audit.verify', {})).ok).toBe(true)
})
