/** Upkeep after an opening: it waits until the desk has asked nothing for a while, and no call waits for it. */
import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Later } from '#db/quietMoment'
import { QUIET_MS } from '#db/quietMoment'
import { Store } from '#db/store/store'
import { makeTestOffice, petition, type TestOffice } from '#tests/support/office'

/** Timers that run when the test says so. */
let waiting: { readonly work: () => void; readonly ms: number }[]
const later: Later = (work, ms) => {
  const timer = { work, ms }
  waiting.push(timer)
  return () => { waiting = waiting.filter((other) => other !== timer) }
}
const pass = () => {
  for (const { work } of waiting.splice(0)) work()
  return new Promise(setImmediate)
}

let room: TestOffice
beforeEach(async () => {
  waiting = []
  room = await makeTestOffice({ later })
})
afterEach(async () => { await room.close() })

it('begins only when nothing was asked for a while, and once', async () => {
  const upkeep = vi.spyOn(Store.prototype, 'idle')
  await room.as('li', 'petitions.register', { form: petition() })
  await new Promise(setImmediate)
  expect(upkeep).not.toHaveBeenCalled()
  expect(waiting.map(({ ms }) => ms)).toEqual([QUIET_MS])
  const first = waiting[0]
  await room.as('li', 'desk.officers', {})
  expect(waiting).toHaveLength(1)
  expect(waiting[0]).not.toBe(first)
  expect(existsSync(`${room.dir}-backups`)).toBe(false)
  await pass()
  expect(upkeep).toHaveBeenCalled()
  upkeep.mockRestore()
  expect(waiting).toEqual([])
})

it('is forgotten with the room', async () => {
  await room.as('li', 'petitions.list', {})
  expect(waiting).toHaveLength(1)
  await room.as('li', 'vault.lock', {})
  expect(waiting).toEqual([])
})
