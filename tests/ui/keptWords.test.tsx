/** Words typed into a window that is shut, left or locked: reasons are there again for the session, a note also after a lock, and what cannot be saved is said. */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { Link, Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '#core/contract/call'
import { useHandOver } from '../../renderer/bridge/holders'
import { IntakeScreen } from '../../renderer/features/intake/IntakeScreen'
import { PetitionScreen } from '../../renderer/features/petitions/PetitionScreen'
import { SessionProvider } from '../../renderer/bridge/session'
import type { Session } from '#core/contract/vault'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

const session: Session = { token: '', userId: 2, login: 'li', name: '李晓岚', roles: ['reception'], mustChange: false }
const leader: Session = { ...session, userId: 3, login: 'zhao', name: '赵立新', roles: ['leader'] }
function HandsOver() {
  useHandOver()
  return null
}
const screensOf = (who: Session) => (
  <SessionProvider value={who}>
    <HandsOver />
    <Link to="/elsewhere">离开</Link>
    <Routes>
      <Route path="/intake" element={<IntakeScreen />} />
      <Route path="/petitions/:id" element={<PetitionScreen />} />
      <Route path="/elsewhere" element={<Link to={`/petitions/${id}`}>回来</Link>} />
    </Routes>
  </SessionProvider>
)
let room: TestRoom
let id: number
/** What the shell says to the page, and hears from it. */
let tell: (topics: string[]) => void
let handedOver: unknown[]
let disk: 'good' | 'full'

beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
  const hearers = new Set<(topics: string[]) => void>()
  handedOver = []
  disk = 'good'
  const { room: bridge } = window
  tell = (topics) => { for (const hear of hearers) hear(topics) }
  Object.assign(window, {
    room: {
      ...bridge,
      call: (name: string, input: unknown): Promise<unknown> => {
        if (name === 'shell.handedOver') handedOver.push(input)
        const full: Reply = { ok: false, fault: { code: 'disk-full', message: '磁盘满了' } }
        return disk === 'full' && /save|keep/u.test(name) ? Promise.resolve(full) : bridge.call(name, input)
      },
      onTopics: (hear: (topics: string[]) => void) => {
        hearers.add(hear)
        const stop = bridge.onTopics(hear)
        return () => {
          hearers.delete(hear)
          stop()
        }
      },
    },
  })
  id = (await room.value<{ id: number }>('petitions.register', { form: { petitioner: { mode: 'named', name: '王桂英', phone: '13800005678' }, headcount: 1, representatives: [], form: 'visit', title: '楼道长期漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'unreasonable', guard: { basis: 'policy', basisNo: '号', opinionNo: '书', approverId: 3 } } })).id
})
afterEach(() => room.close())

const press = async (name: RegExp | string) => fireEvent.click(await screen.findByRole('button', { name }))
const box = (label: RegExp) => screen.findByLabelText<HTMLInputElement>(label)
const escape = (field: HTMLElement) => fireEvent.keyDown(field, { key: 'Escape' })

describe('a reason', () => {
  it.each([
    ['移交', session, /^移交$/u, /^移交原因/u], ['查看', session, '查看完整电话', /^查看原因/u], ['改归属', session, /改归属…$/u, /^改归属的原因/u], ['本人查询', session, '本人查询…', /^原因/u], ['不同意', leader, '不同意…', /^原因/u],
  ] as const)('of %s typed halfway is there again after Esc and after another screen', async (_what, who, opens, label) => {
    await room.logIn(who.login, passphrase)
    room.show(screensOf(who), `/petitions/${id}`)
    await press(opens)
    fireEvent.change(await box(label), { target: { value: '写到一半的原因' } })
    escape(await box(label))
    await waitFor(() => expect(screen.queryByLabelText(label)).toBeNull())
    await press(opens)
    expect((await box(label)).value).toBe('写到一半的原因')
    escape(await box(label))
    fireEvent.click(screen.getByText('离开'))
    fireEvent.click(await screen.findByText('回来'))
    await press(opens)
    expect((await box(label)).value).toBe('写到一半的原因')
  })

  it('that was sent is not offered again', async () => {
    room.show(screensOf(session), `/petitions/${id}`)
    await press('查看完整电话')
    fireEvent.change(await box(/^查看原因/u), { target: { value: '电话回复进展' } })
    await press('查看')
    expect(await screen.findByText('13800005678')).toBeDefined()
    await press('遮住')
    await press('查看完整电话')
    expect((await box(/^查看原因/u)).value).toBe('')
  })
})

describe('a note', () => {
  const note = () => box(/^添加记录/u)
  const draft = async () => (await room.value<{ text: string }>('petitions.noteDraft', { id })).text

  it('typed and not recorded is saved within a second, is there on a page opened anew, and goes when it is recorded', async () => {
    room.show(screensOf(session), `/petitions/${id}`)
    await waitFor(async () => expect((await note()).disabled).toBe(false))
    fireEvent.change(await note(), { target: { value: '已电话联系，周五看现场' } })
    expect(await screen.findByText('已暂存，还没有记入')).toBeDefined()
    expect(await draft()).toBe('已电话联系，周五看现场')
    // Locking replaces the page: nothing of it is left but what the office has.
    cleanup()
    room.show(screensOf(session), `/petitions/${id}`)
    await waitFor(async () => expect((await note()).value).toBe('已电话联系，周五看现场'))
    await press('记入')
    await waitFor(async () => expect((await note()).value).toBe(''))
    expect([await draft(), (await screen.findAllByText('已电话联系，周五看现场', { exact: false })).length]).toEqual(['', 1])
  })

  it('is handed over when the room locks, whatever screen is shown', async () => {
    room.show(screensOf(session), `/petitions/${id}`)
    await waitFor(async () => expect((await note()).disabled).toBe(false))
    fireEvent.change(await note(), { target: { value: '锁定前一刻' } })
    fireEvent.click(screen.getByText('离开'))
    act(() => tell(['locking']))
    await waitFor(() => expect(handedOver).toEqual([{ unsaved: 0 }]))
    expect(await draft()).toBe('锁定前一刻')
  })
})

describe('a draft', () => {
  it('that cannot be saved is told of when the room is left, and handed over when the disk takes it', async () => {
    const begun = await room.value<{ id: number }>('drafts.start', {})
    room.show(screensOf(session), '/intake')
    disk = 'full'
    fireEvent.change(await box(/^姓名/u), { target: { value: '林安' } })
    fireEvent.click(screen.getByText('离开'))
    act(() => tell(['locking']))
    await waitFor(() => expect(handedOver).toEqual([{ unsaved: 1 }]))
    disk = 'good'
    act(() => tell(['locking']))
    await waitFor(() => expect(handedOver).toEqual([{ unsaved: 1 }, { unsaved: 0 }]))
    expect(await room.value('drafts.open', { id: begun.id })).toMatchObject({ form: { petitioner: { name: '林安' } } })
  })
})
