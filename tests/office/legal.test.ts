/** 法律意见 from the request to the shared paper: what the lawyer is given, what nobody else reads before, who co-signs, what the log and an erasure leave. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { legal } from '#core/contract/legal'
import type { Values } from '#core/contract/paperRows'
import { keysOf, openKnown } from '#tests/faults/faultVault'
import { cosigned, drafted, finalised, HANDED, requested, shared, whole } from '#tests/support/legal'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const SECRET = '由该专有部分的所有人负责维修'
const YEARS = 12 * 366 * 86_400_000
const registered = async (more: Parameters<typeof petition>[0] = {}, who: Who = 'li'): Promise<number> => (await room.as(who, 'petitions.register', { form: petition(more) })).id


/** A second person of 司法所 with the compartment's key. */
async function addJustice(): Promise<{ as(call: string, input: unknown): Promise<unknown> }> {
  const first = '第一次登录要改的密码够长'
  const made = await room.as('admin', 'accounts.create', { login: 'qian', name: '钱正', roles: ['justice'], first, passphrase: PASSPHRASE })
  await room.as('zhao', 'accounts.approve', { id: made.id, compartments: ['legal'], passphrase: PASSPHRASE })
  const ask = async (call: string, input: unknown, token?: string) => {
    const reply = await room.office().call({ call, input, ...(token === undefined ? {} : { token }) })
    if (!reply.ok) throw new Error(`${call}: ${reply.fault.code}`)
    return reply.value
  }
  const begun = await ask('vault.unlock', { login: 'qian', passphrase: first }) as { token: string }
  await ask('vault.changePassphrase', { current: first, next: PASSPHRASE }, begun.token)
  const { token } = await ask('vault.unlock', { login: 'qian', passphrase: PASSPHRASE }) as { token: string }
  return { as: (call, input) => ask(call, input, token) }
}

async function stored(): Promise<string> {
  await room.office().close()
  const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
  const tables = store.db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'`).pluck().all()
  const all = tables.map((table) => JSON.stringify(store.db.prepare(`SELECT * FROM ${table}`).all())).join('\n')
  store.close()
  await room.restart()
  return all
}

it('goes from the request to a shared paper, and nobody but the lawyer reads a word before', async () => {
  const petitionId = await registered()
  const requestId = await requested(room, petitionId)
  const { rows } = await room.as('song', 'legal.list', {})
  expect(rows).toMatchObject([{ id: requestId, petitionNumber: 'XF26-0001', entrusted: HANDED.entrusted, state: 'requested', askedBy: '李敏', mine: false }])
  expect(await room.as('song', 'legal.waiting', {})).toEqual({ waiting: 1 })
  const asked = await room.as('song', 'legal.open', { requestId })
  expect(asked.handedOver).toEqual(HANDED)
  // Nothing of the file that was not handed over.
  expect(JSON.stringify(asked)).not.toMatch(/陈小燕|11010519491231002X|13812345678|2 栋 301|漏水卫生间/u)
  await room.as('song', 'legal.accept', { requestId })
  const open = await room.as('song', 'legal.open', { requestId })
  expect(open).toMatchObject({ state: 'accepted', mine: true, pattern: '桂社法意字〔2026〕n号', revision: 0, values: { entrusted: HANDED.entrusted, facts: HANDED.facts, analysis: '', materials: [{ name: '渗水照片', from: '信访人', note: '复印件' }], conclusions: HANDED.questions.map((request) => ({ request, conclusion: '' })) } })
  expect(open.missing.map(({ field }) => field)).toEqual(['issues', 'statutes', 'analysis', 'conclusions.0.conclusion', 'conclusions.1.conclusion', 'remedies', 'lawyer', 'licence', 'firm', 'judicialOffice'])
  expect(await room.refused('song', 'legal.finalise', { requestId, revision: 0 })).toMatchObject({ code: 'incomplete', field: 'values.issues' })
  const saved = await room.as('song', 'legal.save', { requestId, revision: 0, values: whole(open.values) })
  expect(saved).toMatchObject({ revision: 1, missing: [] })
  expect(await room.refused('song', 'legal.save', { requestId, revision: 0, values: {} })).toMatchObject({ code: 'draft-newer' })
  expect(await room.refused('song', 'legal.save', { requestId, revision: 1, values: { verdict: '支持' } })).toMatchObject({ code: 'unknown-field' })
  expect((await room.as('song', 'legal.preview', { requestId })).html).toContain('待定稿')
  expect(await room.refused('song', 'legal.print', { requestId })).toMatchObject({ code: 'not-now' })
  const { number } = await room.as('song', 'legal.finalise', { requestId, revision: 1 })
  expect(number).toBe('桂社法意字〔2026〕1号')

  const [listed] = (await room.as('li', 'papers.register', { kind: 'legalOpinion' })).rows
  expect(listed).toMatchObject({ number, kindName: '法律意见书', state: 'valid' })
  for (const call of ['papers.preview', 'papers.print', 'papers.docx', 'papers.copy'] as const) expect(await room.refused('zhao', call, { paperId: listed?.id })).toMatchObject({ code: 'apart' })
  expect(await room.as('li', 'legal.ofPetition', { petitionId })).toMatchObject([{ state: 'finalised', number, lawyer: '宋律' }])
  expect(await room.refused('song', 'legal.share', { requestId, passphrase: PASSPHRASE })).toMatchObject({ code: 'not-now' })
  expect(await room.refused('song', 'legal.cosign', { requestId })).toMatchObject({ code: 'own-opinion' })
  expect(await room.refused('song', 'legal.cosign', { requestId, signed: { name: '钱所长', on: '2026-09-06' } })).toMatchObject({ code: 'day-wrong' })
  const sheet = await room.as('song', 'legal.print', { requestId })
  expect(sheet).toMatchObject({ outputNo: 1, reprint: false, fileTitle: '法律意见书' })
  expect(await room.as('song', 'legal.print', { requestId })).toMatchObject({ outputNo: 2, reprint: true })
  await room.as('song', 'legal.failed', { requestId, outputNo: 2 })
  expect(await room.refused('song', 'legal.failed', { requestId, outputNo: 2 })).toMatchObject({ code: 'no-output' })
  await room.as('song', 'legal.cosign', { requestId, signed: { name: '钱所长', on: '2026-09-05' } })
  expect(await stored()).not.toMatch(new RegExp(SECRET, 'u'))
  await room.as('song', 'legal.share', { requestId, passphrase: PASSPHRASE })

  const [told] = await room.as('wang', 'legal.ofPetition', { petitionId })
  expect(told).toMatchObject({ state: 'shared', number })
  expect(told?.steps.map(({ kind, by }) => [kind, by])).toEqual([['requested', '李敏'], ['accepted', '宋律'], ['finalised', '宋律'], ['cosigned', '宋律'], ['shared', '宋律']])
  const read = await room.as('wang', 'papers.preview', { paperId: told?.paperId ?? 0 })
  expect(read.html).toBe(sheet.html)
  expect(read.html).toContain(SECRET)
  expect((await room.as('zhao', 'papers.print', { paperId: told?.paperId ?? 0 })).reprint).toBe(true)
  const { timeline } = await room.as('li', 'petitions.get', { id: petitionId })
  expect(JSON.stringify(timeline)).not.toContain(SECRET)
  expect(timeline.filter(({ kind }) => kind === 'paper').map(({ text }) => text)).toEqual([
    '律师共享《法律意见书》桂社法意字〔2026〕1号，可在文书里查看', '桂社法意字〔2026〕1号 已由司法所会签（纸质）', '律师宋律定稿《法律意见书》桂社法意字〔2026〕1号，待司法所会签后共享', '宋律接受委托，起草法律意见', '委托律师出具法律意见，移交事实摘要和材料 1 件',
  ])
  const log = await room.as('shen', 'audit.list', { limit: 100 })
  expect(JSON.stringify(log)).not.toMatch(/专有部分|渗水/u)
  expect(log.rows.filter(({ action, result }) => action === 'legal.share' && result === 'ok')).toMatchObject([{ userName: '宋律', object: `petition:${petitionId}`, result: 'ok' }])
  expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
})

it('is co-signed by another account, which may share it as well, and not by a second lawyer’s draft', async () => {
  const petitionId = await registered()
  const qian = await addJustice()
  const draft = await drafted(room, petitionId)
  await expect(qian.as('legal.save', { requestId: draft.requestId, revision: 1, values: {} })).rejects.toThrow('not-yours')
  await room.as('song', 'legal.finalise', draft)
  expect(await qian.as('legal.open', { requestId: draft.requestId })).toMatchObject({ mayCosign: true, mayShare: false, mine: false })
  expect(await qian.as('legal.waiting', {})).toEqual({ waiting: 1 })
  expect(JSON.stringify(await qian.as('legal.preview', { requestId: draft.requestId }))).toContain(SECRET)
  await qian.as('legal.cosign', { requestId: draft.requestId })
  await qian.as('legal.share', { requestId: draft.requestId, passphrase: PASSPHRASE })
  expect(await room.as('li', 'legal.ofPetition', { petitionId })).toMatchObject([{ state: 'shared', steps: [{}, {}, {}, { kind: 'cosigned', by: '钱正' }, { kind: 'shared', by: '钱正' }] }])
})

it('waits for nobody once it was voided, nor once its petition was erased', async () => {
  const qian = await addJustice()
  const erased = await registered({ title: '车位' })
  await requested(room, erased)
  await room.as('song', 'legal.finalise', await drafted(room, await registered()))
  expect([await qian.as('legal.waiting', {}), await room.as('song', 'legal.waiting', {})]).toEqual([{ waiting: 2 }, { waiting: 1 }])
  const [paper] = (await room.as('zhao', 'papers.register', { kind: 'legalOpinion' })).rows
  await room.as('zhao', 'papers.void', { paperId: paper?.id ?? 0, reason: '引用条文有误' })
  expect(await qian.as('legal.waiting', {})).toEqual({ waiting: 1 })
  room.forward(YEARS)
  await room.as('li', 'retention.propose', { petitionIds: [erased], reason: '保管期满' })
  await room.as('zhao', 'retention.approve', { petitionIds: [erased], passphrase: PASSPHRASE })
  expect([await qian.as('legal.waiting', {}), await room.as('song', 'legal.waiting', {})]).toEqual([{ waiting: 0 }, { waiting: 0 }])
  const { rows } = await room.as('song', 'legal.list', {})
  const requestId = rows.at(-1)?.id ?? 0
  for (const [call, more] of [['preview', {}], ['sort', { pasted: '意见' }]] as const) {
    expect(await room.refused('song', `legal.${call}`, { requestId, ...more }), call).toMatchObject({ code: 'erased' })
    expect(legal[call].faults, call).toContain('erased')
  }
})

it('is hidden from a lawyer who stands aside, one it was not asked of, and of a matter that became a report', async () => {
  const qian = await addJustice()
  const aside = await requested(room, await registered({ excludedIds: [ID.song] }))
  const mineAlone = await requested(room, await registered({ title: '电梯停运' }), 'li', { toId: ID.song })
  expect(await room.refused('song', 'legal.open', { requestId: aside })).toMatchObject({ code: 'not-found' })
  expect(((await room.as('song', 'legal.list', {})).rows).map(({ id }) => id)).toEqual([mineAlone])
  await expect(qian.as('legal.open', { requestId: mineAlone })).rejects.toThrow('not-found')
  expect(await room.refused('li', 'legal.request', { petitionId: await registered({ title: '噪声', excludedIds: [ID.song] }), ...HANDED, toId: ID.song })).toMatchObject({ code: 'not-a-lawyer', field: 'toId' })
  expect(await room.refused('li', 'legal.request', { petitionId: await registered({ title: '车位' }), ...HANDED, toId: ID.wang })).toMatchObject({ code: 'not-a-lawyer' })
  const report = await registered({ title: '反映收费', statutoryKind: 'report', accused: '某物业' })
  expect(await room.refused('li', 'legal.request', { petitionId: report, ...HANDED })).toMatchObject({ code: 'restricted' })
  expect(await room.refused('wang', 'legal.ofPetition', { petitionId: report })).toMatchObject({ code: 'not-found' })
  const later = await registered({ title: '后来成了检举' })
  const requestId = await requested(room, later)
  await room.as('song', 'legal.accept', { requestId })
  await room.as('li', 'course.classify', { id: later, petitionClass: 'complex', statutoryKind: 'report', reason: '实为检举' })
  expect(await room.refused('song', 'legal.open', { requestId })).toMatchObject({ code: 'not-found' })
})

it('can be declined, withdrawn and, once numbered, voided; a number is told by its state alone', async () => {
  const petitionId = await registered()
  const declined = await requested(room, petitionId)
  await room.as('song', 'legal.decline', { requestId: declined, reason: '与一方有委托关系' })
  expect(await room.refused('song', 'legal.accept', { requestId: declined })).toMatchObject({ code: 'not-now' })
  const { requestId: withdrawn } = await drafted(room, petitionId)
  await room.as('wang', 'legal.withdraw', { requestId: withdrawn, reason: '双方已和解' })
  expect(await room.as('song', 'legal.open', { requestId: withdrawn })).toMatchObject({ state: 'withdrawn', values: {} })
  const { requestId, number } = await finalised(room, petitionId)
  expect(number).toBe('桂社法意字〔2026〕1号')
  expect(await room.refused('li', 'legal.withdraw', { requestId, reason: '不需要了' })).toMatchObject({ code: 'not-now' })
  for (const typed of [number, '桂社法意字[2026]1号', ' 桂社法意字（2026）第1号 ', '桂社法意字〔2026〕01号']) expect(await room.as('zhao', 'legal.exists', { petitionId, number: typed }), typed).toEqual({ state: 'finalised' })
  for (const typed of ['桂社法意字〔2026〕2号', '', '桂社法意字20261号']) expect(await room.as('zhao', 'legal.exists', { petitionId, number: typed }), typed).toEqual({ state: 'none' })
  expect(await room.as('zhao', 'legal.exists', { petitionId: await registered({ title: '另一件' }), number })).toEqual({ state: 'none' })
  const [paper] = (await room.as('zhao', 'papers.register', { kind: 'legalOpinion' })).rows
  await room.as('zhao', 'papers.void', { paperId: paper?.id ?? 0, reason: '引用条文有误' })
  expect(await room.as('zhao', 'legal.exists', { petitionId, number })).toEqual({ state: 'void' })
  for (const [call, more] of [['legal.cosign', { signed: { name: '钱所长', on: '2026-09-05' } }], ['legal.print', {}]] as const) expect(await room.refused('song', call, { requestId, ...more })).toMatchObject({ code: 'voided' })
  expect((await finalised(room, petitionId)).number).toBe('桂社法意字〔2026〕2号')
})

it('sorts a pasted text or a .docx file by its headings and saves nothing', async () => {
  const petitionId = await registered()
  const requestId = await requested(room, petitionId)
  await room.as('song', 'legal.accept', { requestId })
  const pasted = ['法律意见书', '致：桂花社区居民委员会', '一、争议焦点', '谁来修。', '六、法律分析', '渗水来自  专有部分，', '<b>由所有人</b>负责。', '七、结论', '1. 关于“能否赔偿”：可以依法主张。', '律师：宋律'].join('\n')
  const sorted = await room.as('song', 'legal.sort', { requestId, pasted })
  expect(sorted).toEqual({ values: { client: '桂花社区居民委员会', issues: '谁来修。', analysis: '渗水来自  专有部分，\n<b>由所有人</b>负责。', conclusions: [{ request: '能否赔偿', conclusion: '可以依法主张。' }], lawyer: '宋律' } satisfies Values, rest: '法律意见书', leftOut: [] })
  expect(await room.refused('song', 'legal.sort', { requestId, docx: Buffer.from('not a file').toString('base64') })).toMatchObject({ code: 'file-refused', field: 'docx' })
  const done = await shared(room, await registered({ title: '另一件' }))
  const [told] = await room.as('li', 'legal.ofPetition', { petitionId: (await room.as('li', 'petitions.list', { text: '另一件' })).rows[0]?.id ?? 0 })
  expect(done.requestId).toBe(told?.id)
  const { base64 } = await room.as('li', 'papers.docx', { paperId: told?.paperId ?? 0 })
  const again = await room.as('song', 'legal.sort', { requestId, docx: base64 })
  expect(again.values).toMatchObject({ entrusted: HANDED.entrusted, facts: HANDED.facts, analysis: '渗水源自专有部分的，由该专有部分的所有人负责维修。' })
  expect((await room.as('song', 'legal.open', { requestId })).revision).toBe(0)
})

it('leaves of an erased petition who did what when, and neither sealed words nor what was handed over', async () => {
  const petitionId = await registered()
  const { number } = await shared(room, petitionId)
  const { requestId: open } = await drafted(room, petitionId)
  const { requestId: signed } = await cosigned(room, petitionId)
  room.forward(YEARS)
  await room.as('li', 'retention.propose', { petitionIds: [petitionId], reason: '保管期满' })
  await room.as('zhao', 'retention.approve', { petitionIds: [petitionId], passphrase: PASSPHRASE })
  const requests = await room.as('li', 'legal.ofPetition', { petitionId })
  expect(requests.map(({ state, handedOver }) => [state, handedOver])).toEqual(['cosigned', 'accepted', 'shared'].map((state) => [state, { entrusted: '', questions: [], facts: '', materials: [] }]))
  expect(requests[2]).toMatchObject({ number })
  for (const requestId of [open, signed]) expect(await room.as('song', 'legal.open', { requestId })).toMatchObject({ values: {} })
  for (const [call, input] of [['legal.share', { requestId: signed, passphrase: PASSPHRASE }], ['legal.print', { requestId: signed }], ['legal.save', { requestId: open, revision: 1, values: {} }], ['legal.preview', { requestId: open }]] as const) expect(await room.refused('song', call, input)).toMatchObject({ code: 'erased' })
  expect(await stored()).not.toMatch(/渗水|专有部分|钱所长|排水设施/u)
  expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
})
