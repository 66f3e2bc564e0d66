/** Whatever a preview or a restore at the lock screen derives is overwritten before it answers: keys, copies of them, and what codes were prepared from them. */
import type * as NodeCrypto from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Keyring, openByRecovery } from '#db/store/keyring'
import { makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

/** Every key that was derived, in the memory it was derived into. */
const derived: Uint8Array[] = []
vi.mock('node:crypto', async (original) => {
  const real = await original<typeof NodeCrypto>()
  return { ...real, hkdfSync: (...given: Parameters<typeof real.hkdfSync>) => {
    const key = real.hkdfSync(...given)
    derived.push(new Uint8Array(key))
    return key
  } }
})

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => {
  vi.restoreAllMocks()
  await room.close()
})

const readable = (bytes: readonly Uint8Array[]): number => bytes.filter((each) => each.some((byte) => byte !== 0)).length

/** Buffers that were filled with a key on its way into a code, or copied from the data key. */
function watched(dk: Buffer): Buffer[] {
  const { alloc, from } = Buffer
  const kept: Buffer[] = []
  vi.spyOn(Buffer, 'alloc').mockImplementation((size, fill, encoding) => {
    const made = fill === undefined ? alloc(size) : alloc(size, fill, encoding)
    if (size === 64 && (fill === 0x36 || fill === 0x5c)) kept.push(made)
    return made
  })
  vi.spyOn(Buffer, 'from').mockImplementation(((...given: Parameters<typeof from>) => {
    const made = from(...given)
    // Ids of tests count: a key read from text may be the same by chance.
    if (typeof given[0] !== 'string' && made.equals(dk)) kept.push(made)
    return made
  }) as typeof from)
  return kept
}

it.each([['whole', (text: string) => text], ['changed, so that its key is only compared', (text: string) => text.replace('桂花社区', '桂华社区')]])('nothing is left of a preview and a restore, with the present keyring %s', async (_what, harm) => {
  await room.as('li', 'petitions.register', { form: petition() })
  const { name } = await room.as('li', 'backups.make', {})
  await room.as('li', 'petitions.register', { form: petition() })
  await room.as('li', 'vault.lock', {})
  await room.restart()
  const path = join(room.dir, 'keyring.json')
  const keyring = Keyring.parse(JSON.parse(readFileSync(path, 'utf8')))
  const keys = await openByRecovery(keyring, room.recoveryKey)
  if (keys === undefined) throw new Error('no keys')
  writeFileSync(path, harm(readFileSync(path, 'utf8')))
  derived.length = 0
  const kept = watched(Buffer.from(keys.dk))
  const secret = { login: 'zhao', passphrase: PASSPHRASE, recoveryKey: '' }
  expect(await room.office().call({ call: 'backups.preview', input: { source: { name }, secret } })).toMatchObject({ ok: true, value: { passed: true, lost: { petitions: 1 } } })
  expect([derived.length > 5, readable(derived), kept.length > 0, readable(kept)]).toEqual([true, 0, true, 0])
  expect(await room.office().call({ call: 'backups.restore', input: { source: { name }, secret, reason: '硬盘更换' } })).toMatchObject({ ok: true })
  expect([readable(derived), readable(kept)]).toEqual([0, 0])
})
