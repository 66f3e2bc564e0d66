/** 情绪缓冲室 over the real office: leading in, steps, notes for the one with the key, refusal and return, prompts, duty, and what the form shows of it. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '#core/contract/vault'
import { BufferScreen } from '../../renderer/features/buffer/BufferScreen'
import { PetitionScreen } from '../../renderer/features/petitions/PetitionScreen'
import { IntakeScreen } from '../../renderer/features/intake/IntakeScreen'
import { SessionProvider } from '../../renderer/bridge/session'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

let room: TestRoom
beforeEach(() => { prepareWindow() })
afterEach(() => room.close())

async function open(login: string): Promise<{ readonly me: Session; readonly screens: React.JSX.Element }> {
  room = await openRoom(Date.UTC(2026, 8, 7, 1, 30), 'li')
  const me = await room.logIn(login, passphrase)
  return { me, screens: <SessionProvider value={me}><Routes><Route path="/intake" element={<IntakeScreen />} /><Route path="/petitions/:id" element={<PetitionScreen />} /><Route path="/petitions/:id/receipt" element={<p>回执</p>} /><Route path="/buffer" element={<BufferScreen />} /></Routes></SessionProvider> }
}
const level = (name: RegExp) => screen.getAllByRole('radio', { name }).at(-1) as HTMLElement
const section = (name: string) => screen.findByRole('region', { name })
const started = (more: object = {}) => room.value<{ stayId: number }>('buffer.start', { callName: '王女士', level: 3, selfReport: 8, ...more })

describe('the room', () => {
  it('is empty at first, leads somebody in, counts the steps and lets nobody back who is still at level 3', async () => {
    const user = userEvent.setup()
    const { screens } = await open('zhao')
    room.show(screens, '/buffer')
    expect(await screen.findByText('现在没有人在缓冲室。')).toBeDefined()
    await user.type(await screen.findByLabelText('怎么称呼'), '王女士')
    await user.click(level(/^3 激动/u))
    await user.click(await screen.findByRole('button', { name: '先到情绪缓冲室' }))
    const card = within(await section('房间里'))
    expect(await card.findByText(/还没有人陪/u)).toBeDefined()
    await user.click(await screen.findByRole('button', { name: '我来陪' }))
    expect(await card.findByText(/赵立新陪同/u)).toBeDefined()
    await user.click(await screen.findByRole('checkbox', { name: '介绍自己' }))
    await waitFor(() => expect(card.getByText(/步骤 1\/15/u)).toBeDefined())
    expect(screen.getByText(/09:\d\d 赵立新$/u)).toBeDefined()
    const ending = within(await section('结束'))
    expect(ending.getByRole('status').textContent).toContain('还不能回到接谈')
    await user.type(ending.getByLabelText(/^交接语/u), '想先弄清低保什么时候能批')
    await user.click(ending.getByRole('button', { name: '回到接谈' }))
    expect((await ending.findByRole('alert')).textContent).toContain('现在仍是 3 级')
    await user.click(level(/^2 焦虑委屈/u))
    await user.type(screen.getByLabelText(/^本人自评/u), '5')
    await user.click(screen.getByRole('button', { name: '记录情绪' }))
    await waitFor(() => expect(within(screen.getByRole('region', { name: '结束' })).getByRole('status').textContent).toContain('可以回到接谈'))
    await user.click(within(screen.getByRole('region', { name: '结束' })).getByRole('button', { name: '回到接谈' }))
    expect(await screen.findByText('现在没有人在缓冲室。')).toBeDefined()
    expect(await within(await section('今天已结束')).findByText('交接语：想先弄清低保什么时候能批')).toBeDefined()
  })

  it('shows notes to the holder of the key, keeps what is half typed, and tells another only how many there are', async () => {
    const user = userEvent.setup()
    const { screens } = await open('zhao')
    const { stayId } = await started()
    room.show(screens, `/buffer?stay=${stayId}`)
    const notes = () => within(screen.getByRole('region', { name: '心理记录' }))
    fireEvent.change(await screen.findByLabelText('写一条记录'), { target: { value: '说起女儿时流泪' } })
    await waitFor(async () => expect((await room.value<{ working: object }>('buffer.stay', { stayId })).working).toMatchObject({ note: '说起女儿时流泪' }))
    await user.click(notes().getByRole('button', { name: '存入心理记录' }))
    await user.click(await notes().findByRole('button', { name: /^查看 1 条/u }))
    expect(await notes().findByText('说起女儿时流泪')).toBeDefined()
    expect((screen.getByLabelText('写一条记录') as HTMLTextAreaElement).value).toBe('')
    await waitFor(async () => expect((await room.value<{ working: object }>('buffer.stay', { stayId })).working).toEqual({ summary: '', note: '' }))
    await room.close()
    const other = await open('li')
    const second = await started()
    room.show(other.screens, `/buffer?stay=${second.stayId}`)
    expect((await section('心理记录')).textContent).toContain('只有持有“心理/重点人群”密钥的人能读写')
    expect(screen.queryByLabelText('写一条记录')).toBeNull()
  })

  it('says both prompts, a clock set back, and that it can be extended once', async () => {
    const user = userEvent.setup()
    const { screens } = await open('zhao')
    const { stayId } = await started()
    const { rules } = await room.value<{ rules: object }>('buffer.rules', {})
    const call = window.room.call.bind(window.room)
    let minutes = 16
    Object.assign(window.room, {
      call: async (name: string, input: unknown) => {
        const reply = (await call(name, input)) as { value: { now: number } }
        return name === 'buffer.board' ? { ...reply, value: { ...reply.value, now: reply.value.now + minutes * 60_000 } } : reply
      },
    })
    expect(rules).toMatchObject({ softMinutes: 15, hardMinutes: 20 })
    room.show(screens, `/buffer?stay=${stayId}`)
    const board = () => within(screen.getByRole('region', { name: '房间里' }))
    expect((await (await (async () => within(await section('房间里')))()).findByRole('status')).textContent).toContain('王女士已满 15 分钟')
    minutes = 21
    await user.click(await screen.findByRole('checkbox', { name: '介绍自己' }))
    expect((await board().findByRole('alert')).textContent).toContain('王女士已满 20 分钟，请现在决定：回到接谈、延长一次、转介或结束')
    await user.click(screen.getByRole('button', { name: '延长一次…' }))
    await user.click(screen.getByRole('button', { name: '延长' }))
    expect(await screen.findByText(/请写明原因（至少 2 个字）/u)).toBeDefined()
    await user.type(screen.getByLabelText(/^延长的原因/u), '刚开始愿意说话')
    minutes = -30
    await user.click(screen.getByRole('button', { name: '延长' }))
    expect(await screen.findByText('已延长一次：刚开始愿意说话')).toBeDefined()
    expect((await board().findByRole('status')).textContent).toContain('可能被往回调过')
    expect(board().getByText(/已延长一次/u)).toBeDefined()
  })

  it('at level 4 asks for the second of the staff and the security, and points the drowsy to the doctor', async () => {
    const user = userEvent.setup()
    const { screens } = await open('zhao')
    room.show(screens, '/buffer?new=1')
    await screen.findByLabelText('怎么称呼')
    await user.click(level(/^昏沉/u))
    expect((await screen.findByRole('alert')).textContent).toContain('立即打 120')
    expect(screen.queryByRole('button', { name: '先到情绪缓冲室' })).toBeNull()
    await user.click(level(/^4 失控边缘/u))
    await user.click(await screen.findByRole('button', { name: '先到情绪缓冲室' }))
    expect((await screen.findByRole('alert')).textContent).toContain('两名工作人员')
    await user.click(screen.getByRole('button', { name: '停止谈话' }))
    await user.type(await screen.findByLabelText(/^为什么谈不下去/u), '持续叫喊，听不进话')
    await user.click(screen.getByRole('button', { name: '记录：停止谈话' }))
    expect(await within(await section('今天已结束')).findByText(/停止谈话，转红旗处置/u)).toBeDefined()
    expect(await within(await section('值班志愿者')).findByText(/刚经历一次停止谈话/u)).toBeDefined()
  })

  it('puts people on duty and takes them off, and lets a leader change the rules', async () => {
    const user = userEvent.setup()
    const { screens } = await open('zhao')
    room.show(screens, '/buffer')
    const duty = within(await section('值班志愿者'))
    expect(await duty.findByText('现在没有人上岗。')).toBeDefined()
    await user.click(duty.getByRole('button', { name: '请人上岗' }))
    await user.click(await duty.findByRole('button', { name: '李晓岚上岗' }))
    expect(await duty.findByText(/空闲 · 今天还没有/u)).toBeDefined()
    await user.click(screen.getByRole('button', { name: '规则' }))
    const soft = await screen.findByLabelText(/^第一次提示/u)
    await user.clear(soft)
    await user.type(soft, '30')
    await user.click(screen.getByRole('button', { name: '保存缓冲室规则' }))
    expect(await screen.findByText(/第一次提示要早于最后提示/u)).toBeDefined()
    await user.clear(soft)
    await user.type(soft, '10')
    await user.click(screen.getByRole('button', { name: '删去介绍自己' }))
    await user.click(screen.getByRole('button', { name: '保存缓冲室规则' }))
    expect(await screen.findByText(/赵立新 2026年9月7日/u)).toBeDefined()
    expect((await room.value<{ rules: { softMinutes: number; steps: unknown[] } }>('buffer.rules', {})).rules).toMatchObject({ softMinutes: 10, steps: { length: 14 } })
  })

  it('says when a stay is not there', async () => {
    const { screens } = await open('li')
    room.show(screens, '/buffer?stay=99')
    expect((await screen.findByRole('alert')).textContent).toContain('没有这次缓冲接待')
    fireEvent.click(screen.getByRole('button', { name: '回到看板' }))
    expect(await screen.findByLabelText('怎么称呼')).toBeDefined()
  })
})

describe('the form', () => {
  it('offers the room at level 3, shows the stay and its summary, and never stands in the way', async () => {
    const user = userEvent.setup()
    const { screens } = await open('li')
    room.show(screens, '/intake?new=1')
    await user.type(await screen.findByLabelText(/^姓名/u), '王桂英')
    expect(screen.queryByRole('region', { name: '情绪缓冲' })).toBeNull()
    await user.click(level(/^3 激动/u))
    await user.click(await screen.findByRole('button', { name: '先到情绪缓冲室' }))
    const hint = () => within(screen.getByRole('region', { name: '情绪缓冲' }))
    expect(await hint().findByText(/正在情绪缓冲室/u)).toBeDefined()
    const { rows } = await room.value<{ rows: { stayId: number; label: string }[] }>('buffer.board', {})
    expect(rows).toMatchObject([{ label: '王*英', level: 3 }])
    await room.value('buffer.end', { stayId: rows[0]?.stayId, outcome: 'back', level: 2, summary: '想先弄清低保什么时候能批' })
    expect(await hint().findByText('交接语：想先弄清低保什么时候能批')).toBeDefined()
    expect(hint().getByText(/情绪 3→2/u)).toBeDefined()
    await user.type(await screen.findByLabelText(/^事项标题/u), '低保一直没批')
    await user.click(screen.getByRole('radio', { name: /合理诉求（简单）/u }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(async () => expect((await room.value<{ rows: object[] }>('petitions.list', {})).rows).toHaveLength(1), { timeout: 10_000 })
  })
  it('leaves the summary on the page of the petition', async () => {
    const { screens } = await open('li')
    const { id: draftId } = await room.value<{ id: number }>('drafts.start', {})
    const { stayId } = await started({ draftId })
    await room.value('buffer.end', { stayId, outcome: 'back', level: 2, summary: '想先弄清低保什么时候能批' })
    const form = { petitioner: { mode: 'named', name: '王桂英' }, headcount: 1, representatives: [], form: 'visit', title: '低保一直没批', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' }
    const { id } = await room.value<{ id: number }>('petitions.register', { draftId, form })
    room.show(screens, `/petitions/${id}`)
    expect((await section('情绪缓冲')).textContent).toContain('想先弄清低保什么时候能批')
  })
  it('records that somebody does not want to go', async () => {
    const user = userEvent.setup()
    const { screens } = await open('li')
    room.show(screens, '/intake?new=1')
    await user.type(await screen.findByLabelText(/^姓名/u), '王桂英')
    await user.click(level(/^4 失控边缘/u))
    await user.click(await screen.findByRole('button', { name: '来访人不愿去' }))
    await user.type(await screen.findByLabelText(/^他怎么说/u), '不想一个人待着')
    await user.click(screen.getByRole('button', { name: '记录：不愿去' }))
    expect(await screen.findByText('来访人不愿去缓冲室，已记录')).toBeDefined()
    expect(screen.getByRole('button', { name: '再到缓冲室' })).toBeDefined()
  })
})
