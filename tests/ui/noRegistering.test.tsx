/** A room that takes no change, in the whole window over the real office: said before anything is typed, the paper form in its place, and nothing lost of what was typed. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IntakeForm } from '#core/contract/intake'
import { visitFormHtml } from '#core/documents/visitForm'
import { migrations } from '#db/migrations/index'
import { migrate } from '#db/store/migrate'
import { openDatabase } from '#db/store/open'
import { INTAKE_WORDS } from '#core/domain/intakeWords'
import { formOnPaper } from '../../renderer/features/intake/formOnPaper'
import { logIn, openLockedRoom, type LockedRoom } from './lockedRoom'
import { prepareWindow } from './room'

let room: LockedRoom
beforeEach(async () => {
  prepareWindow()
  room = await openLockedRoom()
})
afterEach(() => room.close())

const form = { petitioner: { name: '王桂英', phone: '13800005678' }, title: '楼道长期漏水', petitionClass: 'simple', smileAt: 0 }

/** A draft, then one more change, then the database of before it in its place. */
async function rollBack(): Promise<void> {
  const database = join(room.dir, 'room.db')
  await logIn('li')
  await screen.findByRole('link', { name: /接访登记/u })
  const { id } = await room.value<{ id: number }>('drafts.start', {})
  await room.value('drafts.save', { id, revision: 0, form })
  await room.fall(() => copyFileSync(database, `${database}.old`))
  await logIn('li')
  await screen.findByRole('tab', { name: /王桂英/u })
  await room.value('drafts.start', {})
  await room.fall(() => copyFileSync(`${database}.old`, database))
}
const press = (key: string) => fireEvent.keyDown(document.documentElement, { key, code: key })

describe('a database put back older than it should be', () => {
  it('shows the draft as paper with the reason and who settles it; F2 begins nothing', async () => {
    await rollBack()
    await logIn('li')
    expect(await screen.findByRole('heading', { name: '现在不能登记来访' })).toBeDefined()
    expect(screen.getByText(/请分管领导在这台电脑上登录（先按 F12 锁定），由他核对后恢复登记/u)).toBeDefined()
    expect(screen.getByText(/以前登记的事项照常可以查找/u)).toBeDefined()
    for (const name of [/开始接访登记/u, /新来访/u, /删除草稿/u, /^登记/u]) expect(screen.queryByRole('button', { name })).toBeNull()
    expect(screen.queryByLabelText(/^姓名/u)).toBeNull()
    press('F2')
    expect(await room.value('drafts.list', {})).toHaveLength(1)
    await userEvent.click(await screen.findByRole('button', { name: '打印这张登记表' }))
    await waitFor(() => expect(room.printed).toHaveLength(1))
    for (const text of ['来访登记表', '王桂英', '13800005678', '楼道长期漏水', '☑ 一张笑脸', '☑ 合理诉求（简单）', '桂花社区综治信访接待室']) expect(room.printed[0]).toContain(text)
    expect(await screen.findByText('登记表已送到打印机')).toBeDefined()
    press('F3')
    const link = await screen.findByRole('link', { name: '现在不能登记，看怎么办（F2）' })
    await userEvent.click(link)
    expect(await screen.findByRole('heading', { name: '现在不能登记来访' })).toBeDefined()
  })

  it('points the leader to the button above, and registers again once he has accepted it', async () => {
    await rollBack()
    await logIn('zhao')
    expect(await screen.findByText(/请在上方点“接受这份数据库…”/u)).toBeDefined()
    expect(await screen.findByRole('button', { name: '打印空白登记表' })).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: '接受这份数据库…' }))
    const dialog = within(await screen.findByRole('dialog', { name: '接受这份数据库' }))
    await userEvent.type(await dialog.findByLabelText(/^原因/u), '更换硬盘')
    await userEvent.type(dialog.getByLabelText(/您自己的密码/u), '桂花树下-三点半-喝茶{Enter}')
    expect(await screen.findByRole('button', { name: '开始接访登记（F2）' })).toBeDefined()
  })
})

/** Flips a bit on the first page of a table; the page is the same in every new database and is not read by opening it. */
function damage(table: string): void {
  const schema = openDatabase(join(room.dir, '..', 'schema.db'), Buffer.alloc(32, 7), 'aegis', true)
  migrate(schema, migrations)
  const page = schema.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) ?? 0
  schema.close()
  const database = join(room.dir, 'room.db')
  const bytes = readFileSync(database)
  const at = (page - 1) * 4096 + 2000
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(database, bytes)
}

it('damage that shows while somebody types: what was typed is on paper, saved or not', async () => {
  await logIn('li')
  await screen.findByRole('link', { name: /接访登记/u })
  const { id } = await room.value<{ id: number }>('petitions.register', { form: { petitioner: { mode: 'named', name: '李建国' }, headcount: 1, representatives: [], form: 'visit', title: '夜间噪声', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' } })
  await room.fall(() => damage('petition_detail'))
  await logIn('li')
  await userEvent.click(await screen.findByRole('button', { name: '开始接访登记（F2）' }))
  await userEvent.type(await screen.findByLabelText(/^姓名/u), '王桂英')
  await screen.findByText(/草稿已保存/u)
  // Asked before the change, so that the office knows of the damage when the change comes to be saved.
  const asked = room.value('petitions.get', { id })
  fireEvent.change(screen.getByLabelText(/^事项标题/u), { target: { value: '刚刚才打上的字' } })
  await expect(asked).rejects.toThrow(/damaged/u)
  expect(await screen.findByRole('heading', { name: '现在不能登记来访' })).toBeDefined()
  expect(screen.getByText(/按 F12 锁定后重新登录/u)).toBeDefined()
  expect(await screen.findByText(/只在这个画面上，锁定前请先打印/u)).toBeDefined()
  await userEvent.click(await screen.findByRole('button', { name: '打印这张登记表' }))
  await waitFor(() => expect(room.printed[0]).toContain('刚刚才打上的字'))
  expect(room.printed[0]).toContain('王桂英')
})

it('the empty form comes from the palette of any room, and from before a room that cannot be opened', async () => {
  await logIn('li')
  await screen.findByRole('link', { name: /接访登记/u })
  fireEvent.keyDown(document.documentElement, { key: 'k', code: 'KeyK', ctrlKey: true })
  await userEvent.type(await screen.findByRole('combobox', { name: '输入命令或要找的内容' }), '空白{Enter}')
  await waitFor(() => expect(room.printed).toHaveLength(1))
  expect(room.printed[0]).toContain('安宁街道桂花社区')
  await room.fall(() => truncateSync(join(room.dir, 'room.db'), 0))
  await screen.findByText('数据库文件是空的')
  await userEvent.click(screen.getByRole('button', { name: '打印空白登记表' }))
  await waitFor(() => expect(room.printed).toHaveLength(2))
  expect(room.printed[1]).toContain('□ 一张笑脸')
})

describe('a draft on paper', () => {
  const names = (shape: object) => Object.keys(shape)
  const own = ['differentIds', 'visitDecided', 'linkedPetitionId', 'ticketId', 'scriptsUsed', 'petitioner']

  it('has a word for every field a draft can hold', () => {
    for (const name of [...names(IntakeForm.shape), ...names(IntakeForm.shape.petitioner.unwrap().shape)]) expect(INTAKE_WORDS[name], name).toMatch(/\p{Script=Han}/u)
  })

  it('loses nothing of what was typed, in words and not in codes, and calls nobody unreasonable', () => {
    const texts = [...names(IntakeForm.shape.petitioner.unwrap().shape)].filter((name) => !['mode', 'paperType', 'sex', 'principal', 'otherPhones'].includes(name))
    const more = ['requests', 'facts', 'happenedOn', 'happenedAt', 'accused', 'window', 'companions', 'incident', 'incidentHandled', 'linkNote', 'earlierBodies', 'locality', 'contentClass3', 'cause', 'system', 'hotIssue', 'procedureStage', 'visitReason', 'title']
    const typed = (list: readonly string[]) => Object.fromEntries(list.map((name) => [name, `〔${name}〕`]))
    const filled = IntakeForm.parse({
      ...typed(more), petitioner: { ...typed(texts), mode: 'onBehalf', paperType: 'passport', sex: '女', otherPhones: ['0750-1', '0750-2'], principal: { name: '被代理的人', idNumber: '11' } },
      representatives: [{ name: '代表一', phone: '137' }, { name: '代表二' }], headcount: 7, affected: 30, amount: 86_400.5, procedures: ['仲裁'], reviewStage: '复查', materials: [{ name: '合同', copies: 2, pages: 5, original: true }],
      contentClass1: 'c1', contentClass2: 'c2', flags: ['f1'], notice: { how: 'oral', consent: 'agreed' }, conflict: { has: true, reason: '亲属', handOverTo: 3 }, excludedIds: [2], secondWorkerId: 2, petitionClass: 'unreasonable',
      guard: { basis: 'review', basisNo: '复核1号', opinionNo: '法意1号', approverId: 3 }, statutoryKind: 'appeal', emotionLevel: 2, selfReport: 6, form: 'call', personId: 12, visitKind: '重复访', listAt: 0, waterAt: 5,
    })
    const codes = { contentClasses: { name: '内容分类', revision: '1', source: '', items: [{ code: 'c1', label: '城乡建设', children: [{ code: 'c2', label: '工程质量' }] }] }, flags: { name: '标识', revision: '1', source: '', items: [{ code: 'f1', label: '积案' }] } }
    const page = visitFormHtml({ roomName: '接待室' }, formOnPaper(filled, { codes, officers: [{ id: 2, name: '陈管理', roles: ['admin'] }, { id: 3, name: '赵立新', roles: ['leader'] }] }))
    for (const name of [...texts, ...more]) expect(page, name).toContain(`〔${name}〕`)
    const words = ['代为反映', '护照', '女', '0750-1；0750-2', '被代理的人', '代表一', '137', '代表二', '7', '30', '86400.5', '仲裁', '复查', '合同', '份数 2', '页数 5', '城乡建设', '工程质量', '积案', '当面口头告知+标识', '同意', '亲属', '赵立新', '陈管理', '解释疏导', '复核意见', '复核1号', '法意1号', '☑ 申诉求决', '☑ 2 焦虑委屈', '来电', '重复访', '☑ 一杯热水', '☑ 一份清单', '□ 一张笑脸']
    for (const word of words) expect(page).toContain(word)
    expect(page).not.toMatch(/无理|unreasonable|passport|undefined/u)
    const told = new Set([...names(filled), ...names(filled.petitioner ?? {})])
    expect([...names(IntakeForm.shape), ...names(IntakeForm.shape.petitioner.unwrap().shape)].filter((name) => !told.has(name) && !own.includes(name) && name !== 'smileAt' && name !== 'purpose')).toEqual([])
  })
})
