/** Saving of drafts: within a second, never two at once, never over newer text, never after the draft is gone. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TICKED_NOW, type IntakeForm } from '#core/contract/intake'
import { DraftKeeper, type DraftDoor } from '../../renderer/features/intake/draftKeeper'

interface Stored { revision: number; form: IntakeForm }

/** A small store of drafts with the office's revision rule. */
function makeDoor(stored: Map<number, Stored>) {
  const saves: { id: number; form: IntakeForm }[] = []
  const faults: string[] = []
  let running = 0
  let most = 0
  const door: DraftDoor = {
    open: async ({ id }) => {
      const draft = stored.get(id)
      if (draft === undefined) return { ok: false, fault: { code: 'draft-gone', message: '草稿已不在' } }
      return { ok: true, value: { id, revision: draft.revision, startedAt: 0, savedAt: 0, form: draft.form } }
    },
    save: async ({ id, revision, form }) => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 200))
      running -= 1
      const code = faults.shift()
      if (code !== undefined) return { ok: false, fault: { code, message: '磁盘已满' } }
      const draft = stored.get(id)
      if (draft === undefined) return { ok: false, fault: { code: 'draft-gone', message: '草稿已不在' } }
      if (draft.revision !== revision) return { ok: false, fault: { code: 'draft-newer', message: '草稿在别处改过' } }
      saves.push({ id, form })
      stored.set(id, { revision: revision + 1, form })
      return { ok: true, value: { revision: revision + 1, savedAt: 5, ticks: form.smileAt === undefined ? {} : { smileAt: 77 } } }
    },
  }
  return { door, saves, faults, most: () => most }
}

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

async function opened(id: number, door: DraftDoor): Promise<DraftKeeper> {
  const keeper = new DraftKeeper(id, door)
  await vi.advanceTimersByTimeAsync(0)
  return keeper
}

describe('a draft', () => {
  it('is stored within a second of a change, even while typing goes on', async () => {
    const stored = new Map<number, Stored>([[1, { revision: 1, form: {} }]])
    const { door } = makeDoor(stored)
    const keeper = await opened(1, door)
    keeper.patch((form) => ({ ...form, title: '漏' }))
    for (let step = 0; step < 9; step += 1) {
      await vi.advanceTimersByTimeAsync(100)
      keeper.patch((form) => ({ ...form, title: `${form.title ?? ''}水` }))
    }
    expect(stored.get(1)?.form.title).toMatch(/^漏水+$/u)
    await vi.advanceTimersByTimeAsync(1000)
    expect(stored.get(1)?.form.title).toBe(`漏${'水'.repeat(9)}`)
    expect(keeper.view().save).toBe('saved')
  })

  it('never has two saves under way and flush waits for the last change', async () => {
    const stored = new Map<number, Stored>([[1, { revision: 1, form: {} }]])
    const { door, most } = makeDoor(stored)
    const keeper = await opened(1, door)
    keeper.patch(() => ({ title: 'a' }))
    const first = keeper.flush()
    keeper.patch(() => ({ title: 'b' }))
    const second = keeper.flush()
    await vi.advanceTimersByTimeAsync(2000)
    expect(await first).toBe(true)
    expect(await second).toBe(true)
    expect(stored.get(1)?.form).toEqual({ title: 'b' })
    expect(most()).toBe(1)
  })

  it('stays apart from every other draft', async () => {
    const stored = new Map<number, Stored>([[1, { revision: 1, form: {} }], [2, { revision: 1, form: {} }]])
    const { door } = makeDoor(stored)
    const [one, two] = [await opened(1, door), await opened(2, door)]
    one.patch(() => ({ petitioner: { name: '陈雨' } }))
    two.patch(() => ({ petitioner: { name: '林安' } }))
    await vi.advanceTimersByTimeAsync(2000)
    expect(stored.get(1)?.form.petitioner?.name).toBe('陈雨')
    expect(stored.get(2)?.form.petitioner?.name).toBe('林安')
  })

  it('is tried again after a failure and keeps what was typed', async () => {
    const stored = new Map<number, Stored>([[1, { revision: 1, form: {} }]])
    const { door, faults } = makeDoor(stored)
    faults.push('internal')
    const keeper = await opened(1, door)
    keeper.patch(() => ({ title: '噪声' }))
    await vi.advanceTimersByTimeAsync(800)
    expect(keeper.view()).toMatchObject({ save: 'failed', form: { title: '噪声' } })
    await vi.advanceTimersByTimeAsync(4000)
    expect(stored.get(1)?.form).toEqual({ title: '噪声' })
  })

  it('does not overwrite newer text unless told to', async () => {
    const stored = new Map<number, Stored>([[1, { revision: 1, form: {} }]])
    const { door } = makeDoor(stored)
    const keeper = await opened(1, door)
    stored.set(1, { revision: 7, form: { title: '别处的' } })
    keeper.patch(() => ({ title: '这里的' }))
    await vi.advanceTimersByTimeAsync(2000)
    expect(keeper.view().save).toBe('newer')
    expect(stored.get(1)?.form.title).toBe('别处的')
    const kept = keeper.keepMine()
    await vi.advanceTimersByTimeAsync(1000)
    await kept
    expect(stored.get(1)?.form.title).toBe('这里的')
  })

  it('takes the time of a tick from the office, unless it was taken back meanwhile', async () => {
    const stored = new Map<number, Stored>([[1, { revision: 1, form: {} }]])
    const { door } = makeDoor(stored)
    const keeper = await opened(1, door)
    keeper.patch((form) => ({ ...form, smileAt: TICKED_NOW }))
    await vi.advanceTimersByTimeAsync(1000)
    expect(keeper.view().form.smileAt).toBe(77)
    keeper.patch((form) => ({ ...form, title: '漏水' }))
    await vi.advanceTimersByTimeAsync(400)
    keeper.patch((form) => ({ ...form, smileAt: undefined }))
    await vi.advanceTimersByTimeAsync(1000)
    expect(keeper.view()).toMatchObject({ save: 'saved', form: { title: '漏水', smileAt: undefined } })
  })

  it('is not written any more once it is registered or discarded', async () => {
    const stored = new Map<number, Stored>([[1, { revision: 1, form: {} }]])
    const { door, saves } = makeDoor(stored)
    const keeper = await opened(1, door)
    keeper.patch(() => ({ title: '噪声' }))
    keeper.close()
    await vi.advanceTimersByTimeAsync(5000)
    expect(saves).toEqual([])
  })

  it('says so when it is gone', async () => {
    const keeper = await opened(9, makeDoor(new Map()).door)
    expect(keeper.view()).toMatchObject({ phase: 'gone', message: '草稿已不在' })
  })
})
