/** The room's own .docx templates: who may bring one in, what is refused whole, and an issued paper filled with just what was issued. */
import { afterEach, expect, it } from 'vitest'
import { docxOf, p, table } from '#tests/documents/wordTemplates'
import { DESK, makeTestOffice, petition, type TestOffice } from '#tests/support/office'
import { issuedPaper } from '#tests/support/papers'
import { wordDoor } from '#word/door'

const rooms: TestOffice[] = []
async function roomAt(): Promise<TestOffice> {
  const room = await makeTestOffice()
  rooms.push(room)
  return room
}
afterEach(async () => { for (const room of rooms.splice(0)) await room.close() })

const KIND = 'transferred'
const FORWARD = { mode: 'forward', feedback: 'no', toUnit: '桂花街道房屋管理所', toContact: '桂花路 2 号，电话 0750-5550109' }
const base64 = (body: string): string => Buffer.from(docxOf(body)).toString('base64')
const TEMPLATE = base64(p('桂花街道函头') + p('{发文字号}') + p('致{去向（收件单位）}：') + p('{成文日期}　{出具单位}　{电话}'))
const wordsOf = (file: string): string[] => { const read = wordDoor.read(Uint8Array.from(Buffer.from(file, 'base64'))); return read.ok ? [...read.value.paragraphs] : [...read.problems] }
const given = { kind: KIND, base64: TEMPLATE, fileName: '转送函.docx', reason: '街道统一函头' }
const ownOf = async (room: TestOffice, kind = KIND) => (await room.as('zhao', 'papers.templates', {})).find((row) => row.kind === kind)?.own
const paperOf = async (room: TestOffice): Promise<number> => (await issuedPaper(room, 'li', { kind: KIND, petitionId: (await room.as('li', 'petitions.register', { form: petition() })).id }, FORWARD)).paperId

it('tells whoever makes a template every placeholder with what would stand there', async () => {
  const room = await roomAt()
  const { name, fields, tables } = await room.as('admin', 'papers.templateFields', { kind: 'transferred' })
  expect(name).toBe('转送（交办）告知单')
  expect(fields).toContainEqual({ write: '{发文字号}', label: '发文字号', example: '桂社信转字〔2026〕1号' })
  expect(fields).toContainEqual({ write: '{成文日期}', label: '成文日期', example: '2026年9月5日' })
  expect(fields).toContainEqual({ write: '{电话}', label: '电话', example: DESK.phone })
  expect(fields.every(({ label, example }) => label !== '' && example !== '')).toBe(true)
  for (const { opens, closes, columns } of tables) {
    expect([opens, closes]).toEqual([expect.stringMatching(/^\{#.+\}$/u), expect.stringMatching(/^\{\/.+\}$/u)])
    expect(columns.length).toBeGreaterThan(1)
  }
  // Everything it names is taken.
  const all = fields.map(({ write }) => p(write)).join('') + tables.map(({ opens, closes, columns }) => table(columns.map(({ write }, at) => `${at === 0 ? opens : ''}${write}${at === columns.length - 1 ? closes : ''}`))).join('')
  expect((await room.as('admin', 'papers.setTemplate', { ...given, base64: base64(all) })).placeholders.length).toBeGreaterThanOrEqual(fields.length)
  expect(await room.refused('li', 'papers.templateFields', { kind: 'noSuchPaper' })).toMatchObject({ code: 'not-offered' })
})

it('fills the template with what was issued, whatever the room says today, and goes back to the program\'s layout', async () => {
  const room = await roomAt()
  const paperId = await paperOf(room)
  const ours = await room.as('li', 'papers.docx', { paperId })
  expect(ours.ownTemplate).toBeUndefined()

  expect(await room.as('zhao', 'papers.setTemplate', { ...given, fileName: ' 转送函.docx ' })).toEqual({ placeholders: ['发文字号', '去向（收件单位）', '成文日期', '出具单位', '电话'] })
  expect(await ownOf(room)).toMatchObject({ fileName: '转送函.docx', by: '赵立', reason: '街道统一函头', placeholders: ['发文字号', '去向（收件单位）', '成文日期', '出具单位', '电话'] })
  expect(await ownOf(room, 'accepted')).toBeUndefined()

  await room.as('admin', 'desk.saveSettings', { ...DESK, phone: '0750-5559999' })
  room.forward(40 * 86_400_000)
  const filled = await room.as('li', 'papers.docx', { paperId })
  expect(filled.ownTemplate).toMatchObject({ fileName: '转送函.docx', by: '赵立' })
  expect(wordsOf(filled.base64)).toEqual(['桂花街道函头', '桂社信转字〔2026〕1号', `致${FORWARD.toUnit}：`, `2026年9月5日　${DESK.issuingUnit}　${DESK.phone}`])
  expect(filled.fileTitle).toBe(ours.fileTitle)
  expect(await room.as('li', 'papers.docx', { paperId, own: false })).toEqual(ours)

  expect(await room.as('admin', 'papers.dropTemplate', { kind: KIND, reason: '改用新版式' })).toEqual({ done: true })
  expect(await ownOf(room)).toBeUndefined()
  expect(await room.as('li', 'papers.docx', { paperId })).toEqual(ours)
  expect(await room.refused('admin', 'papers.dropTemplate', { kind: KIND, reason: '改用新版式' })).toMatchObject({ code: 'no-template' })
  const { rows } = await room.as('shen', 'audit.list', { object: 'paperKind:转送（交办）告知单' })
  expect(rows.map(({ action, reason }) => [action, reason])).toEqual([['papers.dropTemplate', '改用新版式'], ['papers.setTemplate', '街道统一函头']])
  expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
})

it('refuses a file with mistakes whole, names every one of them, and keeps the one before', async () => {
  const room = await roomAt()
  await room.as('zhao', 'papers.setTemplate', { ...given, base64: base64(p('{发文字号}')) })
  const wrong = await room.refused('zhao', 'papers.setTemplate', { ...given, base64: base64(p('{发文号}') + p('{#清单}{名称}{/清单}')) })
  expect(wrong).toMatchObject({ code: 'template-refused', field: 'base64' })
  expect(wrong.message).toMatch(/^模板没有导入，原来的没有变：共 [23] 处\n1\. .*\{发文号\}.*\n2\. .*\{#清单\}/u)
  expect(await room.refused('zhao', 'papers.setTemplate', { ...given, base64: Buffer.from('不是压缩包').toString('base64') })).toMatchObject({ code: 'template-refused' })
  expect(await room.refused('zhao', 'papers.setTemplate', { ...given, base64: base64(p('{发文字号}')), fileName: '别名.docx' })).toMatchObject({ code: 'unchanged' })
  for (const [field, value] of [['base64', 'abc'], ['base64', 'A'.repeat(1_000_004)], ['fileName', ' '], ['reason', '']]) expect(await room.refused('zhao', 'papers.setTemplate', { ...given, [field ?? '']: value })).toMatchObject({ code: 'invalid', field })
  expect(await ownOf(room)).toMatchObject({ fileName: '转送函.docx', placeholders: ['发文字号'] })
})

it('is for administrator and leader to change and keeps every former version', async () => {
  const room = await roomAt()
  for (const who of ['li', 'shen', 'qin', 'tang', 'song'] as const) expect(await room.refused(who, 'papers.setTemplate', given)).toMatchObject({ code: 'forbidden' })
  await room.as('admin', 'papers.setTemplate', { ...given, base64: base64(p('{发文字号}')), fileName: '第一版.docx' })
  await room.as('zhao', 'papers.setTemplate', { ...given, base64: base64(p('{成文日期}')), fileName: '第二版.docx' })
  await room.as('zhao', 'papers.setTemplate', { ...given, base64: base64(p('{发文字号}')), fileName: '第一版.docx' })
  expect(await ownOf(room)).toMatchObject({ fileName: '第一版.docx', by: '赵立' })
  await room.restart()
  expect(await ownOf(room)).toMatchObject({ fileName: '第一版.docx', by: '赵立' })
  const { rows } = await room.as('shen', 'audit.list', { action: 'papers.setTemplate', result: 'ok' })
  expect(rows.length).toBe(3)
})
