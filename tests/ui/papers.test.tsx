/** 文书 on the screens over the real office: from “新文书” to the register, what is missing, what is refused, what jams, what two people write. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes, useParams } from 'react-router'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '#core/contract/vault'
import { PaperEditor } from '../../renderer/features/papers/PaperEditor'
import { PaperScreen } from '../../renderer/features/papers/PaperScreen'
import { PapersScreen } from '../../renderer/features/papers/PapersScreen'
import { PapersPanel } from '../../renderer/ui/papers/PapersPanel'
import { docxOf, p } from '#tests/documents/wordTemplates'
import { SessionProvider } from '../../renderer/bridge/session'
import { jams, openRoom, passphrase, prepareWindow, printed, type TestRoom } from './room'

const session: Session = { token: '', userId: 2, login: 'li', name: '李晓岚', roles: ['reception'], mustChange: false }
const leader: Session = { ...session, userId: 3, login: 'zhao', name: '赵立新', roles: ['leader'] }
const Panel = () => <PapersPanel petitionId={Number(useParams()['id'])} />
const screensOf = (who: Session) => (
  <SessionProvider value={who}>
    <Routes>
      <Route path="/petitions/:id" element={<Panel />} />
      <Route path="/papers" element={<PapersScreen />} />
      <Route path="/papers/draft/:id" element={<PaperEditor />} />
      <Route path="/papers/:id" element={<PaperScreen />} />
    </Routes>
  </SessionProvider>
)

let room: TestRoom
let id: number
const show = (at: string, who = session) => room.show(screensOf(who), at)
const press = async (name: RegExp | string) => {
  const button = await screen.findByRole<HTMLButtonElement>('button', { name })
  await waitFor(() => expect(button.disabled).toBe(false))
  fireEvent.click(button)
}
const type = async (label: RegExp | string, value: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value } })
const pick = async (label: string, option: string) => {
  fireEvent.click(await screen.findByRole('combobox', { name: new RegExp(`^${label}`, 'u') }))
  fireEvent.click(await screen.findByRole('option', { name: option, hidden: true }))
}

beforeEach(async () => {
  prepareWindow()
  printed.splice(0)
  room = await openRoom()
  const desk = await room.value<object>('desk.settings', {})
  const settled = await room.askAs('admin', 'desk.saveSettings', { ...desk, agencyCode: '桂社', competentUnit: '安宁街道办事处' })
  expect(settled.ok).toBe(true)
  id = (await room.value<{ id: number }>('petitions.register', { form: { petitioner: { mode: 'named', name: '王桂英', phone: '13800005678', address: '桂花路18号' }, headcount: 1, representatives: [], form: 'visit', title: '楼道长期漏水', requests: '修好水管', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' } })).id
})
afterEach(() => room.close())

const FORWARD = { mode: 'forward', feedback: 'no', toUnit: '桂花街道房屋管理所', toContact: '桂花路2号 0750-5550109' }
async function draftOf(kind: string, more: object): Promise<number> {
  const { draftId } = await room.value<{ draftId: number }>('papers.start', { kind, petitionId: id })
  const { values, revision } = await room.value<{ values: object; revision: number }>('papers.open', { draftId })
  await room.value('papers.save', { draftId, revision, values: { ...values, ...more } })
  return draftId
}
async function issue(kind = 'transferred', more: object = FORWARD): Promise<number> {
  const draftId = await draftOf(kind, more)
  return (await room.value<{ paperId: number }>('papers.finalise', { draftId, revision: 1 })).paperId
}
const ACCEPTED = { acceptedOn: '2026-09-07', dueOn: '2026-11-06', handler: '安宁街道房管所', contact: '陈工 0750-5550109', query: '凭查询码电话查询' }

describe('a draft', () => {
  it('is begun from the menu, which says why others cannot be; what is missing leads to its field; the words are saved by themselves', async () => {
    const user = userEvent.setup()
    show(`/petitions/${id}`)
    expect(await screen.findByText(/这件事项还没有文书/u)).toBeTruthy()
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: '新文书' }).disabled).toBe(false))
    await user.click(screen.getByRole('button', { name: '新文书' }))
    const opinion = await screen.findByRole('menuitem', { name: /^法律意见书/u })
    expect([opinion.getAttribute('aria-disabled'), opinion.getAttribute('aria-label')]).toEqual(['true', expect.stringContaining('律师')])
    expect((await screen.findByRole('menuitem', { name: /^受理告知书/u })).textContent).toContain('替安宁街道办事处代拟')
    await user.click(screen.getByRole('menuitem', { name: /^转送（交办）告知单/u }))
    expect(await screen.findByRole('heading', { name: '转送（交办）告知单' })).toBeTruthy()
    expect(screen.getByText(/定稿时编号 桂社信转字〔2026〕n号/u)).toBeTruthy()
    const missing = within(await screen.findByRole('region', { name: '还缺什么' }))
    expect(missing.getByText('还缺 4 处')).toBeTruthy()
    await user.click(missing.getByRole('button', { name: /“去向（收件单位）”/u }))
    const unit = document.activeElement as HTMLInputElement
    expect(unit.id).toBe('f-paper.toUnit')
    await user.type(unit, '桂花街道房屋管理所')
    expect(await screen.findByText('还缺 3 处')).toBeTruthy()
    await waitFor(() => expect(screen.getByText(/^草稿已保存/u)).toBeTruthy())
    expect(await room.value('papers.ofPetition', { petitionId: id })).toMatchObject({ drafts: [{ kind: 'transferred' }], papers: [] })
  })

  it('adds, moves, removes and brings back rows with keys and buttons', async () => {
    const user = userEvent.setup()
    show(`/papers/draft/${await draftOf('transferred', { ...FORWARD, materials: [{ name: '水费单' }, { name: '照片' }] })}`)
    const cells = () => screen.getAllByRole('group', { name: /^移交材料第/u }).map((group) => within(group).getAllByRole<HTMLInputElement>('textbox')[0]?.value)
    await screen.findByRole('group', { name: '移交材料第 2 行' })
    const second = within(screen.getByRole('group', { name: '移交材料第 2 行' })).getAllByRole('textbox')[0] as HTMLInputElement
    second.focus()
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect([cells(), (document.activeElement as HTMLInputElement).value]).toEqual([['照片', '水费单'], '照片'])
    await user.keyboard('{Enter}{Enter}')
    expect(cells()).toEqual(['照片', '水费单', ''])
    await user.keyboard('欠条')
    await user.click(screen.getByRole('button', { name: '删去移交材料第 1 行' }))
    expect(cells()).toEqual(['水费单', '欠条'])
    await user.click(screen.getByRole('button', { name: '恢复' }))
    expect(cells()).toEqual(['照片', '水费单', '欠条'])
  })

  it('shows both texts where a colleague wrote in the same field, and saves the chosen one', async () => {
    const draftId = await draftOf('transferred', FORWARD)
    show(`/papers/draft/${draftId}`)
    await screen.findByDisplayValue('桂花街道房屋管理所')
    const { values } = await room.value<{ values: object }>('papers.open', { draftId })
    expect((await room.askAs('zhao', 'papers.save', { draftId, revision: 1, values: { ...values, toUnit: '同事填的单位', toContact: '同事填的电话' } })).ok).toBe(true)
    fireEvent.change(screen.getByDisplayValue('桂花街道房屋管理所'), { target: { value: '我填的单位' } })
    const conflict = within(await screen.findByRole('alert'))
    expect(conflict.getByText('赵立新 也改了这份草稿')).toBeTruthy()
    expect([conflict.getByText('我填的单位'), conflict.getByText('同事填的单位')].length).toBe(2)
    expect(screen.getByText(/在别处改的.*已并入/u)).toBeTruthy()
    fireEvent.click(conflict.getByRole('radio', { name: /赵立新 写的/u }))
    fireEvent.click(conflict.getByRole('button', { name: '按所选保存' }))
    await waitFor(async () => expect(await room.value('papers.open', { draftId })).toMatchObject({ revision: 3, values: { toUnit: '同事填的单位', toContact: '同事填的电话' } }))
  })

  it('that a colleague deleted gives back what was typed here as another draft', async () => {
    const draftId = await draftOf('transferred', FORWARD)
    show(`/papers/draft/${draftId}`)
    await screen.findByDisplayValue('桂花街道房屋管理所')
    await room.askAs('zhao', 'papers.discard', { draftId })
    fireEvent.change(screen.getByDisplayValue('桂花街道房屋管理所'), { target: { value: '没来得及存' } })
    expect(await screen.findByText('没来得及存')).toBeTruthy()
    await press('另存为新草稿')
    expect(await screen.findByDisplayValue('没来得及存')).toBeTruthy()
  })

  it('is deleted after a question', async () => {
    const draftId = await draftOf('transferred', FORWARD)
    show(`/papers/draft/${draftId}`)
    await press('删除草稿')
    await press('删除')
    expect(await screen.findByText(/这件事项还没有文书/u)).toBeTruthy()
  })

  it('is finalised with its number; what is missing is refused in place', async () => {
    const draftId = await draftOf('transferred', { ...FORWARD, toUnit: '' })
    show(`/papers/draft/${draftId}`)
    await press('定稿…')
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/定稿时取号 桂社信转字〔2026〕n号/u)).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: '定稿' }))
    expect(await dialog.findByText(/^还不能定稿：还没有填写“去向（收件单位）”/u)).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: '去填写' }))
    await waitFor(() => expect(document.activeElement?.id).toBe('f-paper.toUnit'))
    fireEvent.change(document.activeElement as HTMLInputElement, { target: { value: '桂花街道房屋管理所' } })
    await press('定稿…')
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '定稿' }))
    expect(await screen.findByText('桂社信转字〔2026〕1号')).toBeTruthy()
    expect(screen.getByText('待送达')).toBeTruthy()
  })
})

describe('an issued paper', () => {
  it('is printed, a jam is told and not counted, the second sheet is marked, and it is saved as PDF and Word', async () => {
    show(`/papers/${await issue()}`)
    jams.push({ code: 'print-failed', message: '打印没有成功，请检查打印机后重试，或保存 PDF' })
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: '打印（F9）' }).disabled).toBe(false))
    fireEvent.keyDown(document.body, { key: 'F9' })
    expect((await screen.findByRole('alert')).textContent).toContain('打印没有成功')
    expect(await screen.findByText(/第 1 次.*没有成功/u)).toBeTruthy()
    await press('打印（F9）')
    expect(await screen.findByText('已送到打印机')).toBeTruthy()
    await press('补打（F9）')
    expect(await screen.findByText(/第 3 次.*补打/u)).toBeTruthy()
    expect(printed.map((html) => [html.includes('桂社信转字〔2026〕1号'), html.includes('补打')])).toEqual([[true, false], [true, true]])
    await press('保存 PDF')
    expect(await screen.findByText('已保存 PDF')).toBeTruthy()
    expect(await screen.findByText(/第 4 次.*PDF/u)).toBeTruthy()
    await press('导出 Word')
    expect(await screen.findByText('已导出 Word 文档')).toBeTruthy()
  })

  it('goes into the template of the room, or the program\'s layout where that cannot be filled', async () => {
    const template = (body: string, fileName: string) => room.askAs('zhao', 'papers.setTemplate', { kind: 'transferred', base64: Buffer.from(docxOf(body)).toString('base64'), fileName, reason: '街道统一函头' })
    expect((await template(p('{发文字号}'), '函头.docx')).ok).toBe(true)
    show(`/papers/${await issue('transferred', { ...FORWARD, toContact: '路'.repeat(5000) })}`)
    await press('导出 Word')
    expect(await screen.findByText('已导出 Word 文档，用的是本室模板“函头.docx”')).toBeTruthy()
    // Longer than a file may get once it is filled in.
    expect((await template(p(...Array.from({ length: 100 }, () => '{收件单位地址和电话}')), '太长.docx')).ok).toBe(true)
    await press('导出 Word')
    expect((await screen.findByRole('alert')).textContent).toContain('填好后文字太多')
    await press('用程序的版式导出')
    expect(await screen.findByText('已导出 Word 文档')).toBeTruthy()
  })

  it('is served: refused without witnesses, then signed for by a relative, and put right', async () => {
    show(`/papers/${await issue()}`)
    await press('登记送达…')
    await pick('方式', '留置送达')
    await type(/^送达地点/u, '桂花路18号')
    await type(/^拒收原因/u, '不认可转送')
    await type(/^见证人一/u, '刘洋')
    await press('记入')
    expect(await screen.findByText('拒收要有两名见证人，请填写姓名')).toBeTruthy()
    await pick('方式', '直接送达')
    await pick('结果', '签收')
    await type(/^签收人/u, '王大伟')
    await press('记入')
    expect(await screen.findByText('签收人不是受送达人，请写明代收人与受送达人的关系')).toBeTruthy()
    await type(/^代收人与受送达人的关系/u, '父女')
    await type(/^时间/u, '09:00')
    await press('记入')
    expect(await screen.findByText('2026年9月7日已送达')).toBeTruthy()
    expect(screen.getByText(/签收人 王大伟（父女）/u)).toBeTruthy()
    await press('更正2026年9月7日的送达记录')
    await type(/^代收人与受送达人的关系/u, '兄妹')
    await press('更正')
    expect(await screen.findByText(/签收人 王大伟（兄妹）/u)).toBeTruthy()
    expect(screen.getByText(/已更正/u)).toBeTruthy()
  })

  it('drafted for the competent body waits for its number before it is served', async () => {
    show(`/papers/${await issue('accepted', ACCEPTED)}`)
    expect(await screen.findByText('对方尚未编号')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '登记送达…' })).toBeNull()
    await press('登记收到的字号…')
    await press('记入')
    expect(await screen.findByText('请填写对方的发文字号')).toBeTruthy()
    await type(/^对方的发文字号/u, '安街信受字〔2026〕12号')
    await type(/^日期/u, '2026-09-07')
    await press('记入')
    expect((await screen.findAllByText('安街信受字〔2026〕12号')).length).toBeGreaterThan(0)
    expect(await screen.findByRole('button', { name: '登记送达…' })).toBeTruthy()
  })

  it('is voided by a leader with a reason, and its words go on in a new draft', async () => {
    const paperId = await issue()
    await room.logIn('zhao', passphrase)
    show(`/papers/${paperId}`, leader)
    await press('作废…')
    await press('作废')
    expect(await screen.findByText('请填写作废的原因')).toBeTruthy()
    await type(/^作废原因/u, '收件单位写错')
    await press('作废')
    expect(await screen.findByText('已作废的文书不再打印；内容在右边，可以查看。')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '登记送达…' })).toBeNull()
    await press('复制成新草稿')
    expect(await screen.findByDisplayValue('桂花街道房屋管理所')).toBeTruthy()
  })
})

describe('the register', () => {
  it('is empty, then lists papers with their number, state and way; filters are cleared again; what waits to be served stands apart', async () => {
    show('/papers')
    expect(await screen.findByText('还没有定稿的文书')).toBeTruthy()
    const paperId = await issue()
    expect(await screen.findByRole('link', { name: '桂社信转字〔2026〕1号' })).toBeTruthy()
    const cells = within(screen.getByRole('link', { name: '桂社信转字〔2026〕1号' }).closest('tr') ?? document.body).getAllByRole('cell').map((cell) => cell.textContent)
    expect(cells).toEqual(['桂社信转字〔2026〕1号', '转送（交办）告知单', expect.stringContaining('XF26-0001'), '桂花街道房屋管理所', '2026-09-07', '2', '', '', '有效', '李晓岚'])
    await pick('状态', '作废')
    expect(await screen.findByText('没有符合条件的文书')).toBeTruthy()
    await press('清除条件，显示全部')
    expect(await screen.findByRole('link', { name: '桂社信转字〔2026〕1号' })).toBeTruthy()
    fireEvent.click(screen.getByRole('tab', { name: '待送达' }))
    expect(await screen.findByText('还没有送过')).toBeTruthy()
    await room.value('papers.deliver', { paperId, addressee: '王桂英', way: 'direct', outcome: 'signed', on: '2026-09-07', time: '09:00', place: '接待室', signedBy: '王桂英', relation: '', refusal: '', witness1: '', witness2: '', mailNumber: '', server: '李晓岚', note: '' })
    expect(await screen.findByText('没有等着送达的文书')).toBeTruthy()
    fireEvent.click(screen.getByRole('tab', { name: '本室文书' }))
    expect(await screen.findByText(/还没有不属于某一件事项的文书/u)).toBeTruthy()
  })

  it('goes on page by page', async () => {
    for (let made = 0; made < 51; made += 1) await issue()
    show('/papers')
    expect(await screen.findByRole('link', { name: '桂社信转字〔2026〕51号' })).toBeTruthy()
    expect(screen.queryByRole('link', { name: '桂社信转字〔2026〕1号' })).toBeNull()
    await press('更多')
    const last = await screen.findByRole('link', { name: '桂社信转字〔2026〕1号' })
    await waitFor(() => expect(document.activeElement).toBe(last))
  })
})
