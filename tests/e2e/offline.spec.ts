/**
 * Whether a run without a network is what it says: in the empty namespace nothing leads out; on the captured wire the program
 * believes that it is online, so that its silence there means something.
 */
import { expect, test } from '@playwright/test'
import { networkInterfaces } from 'node:os'
import { newProfile, startRoom } from './app'

async function believesItIsOnline(): Promise<boolean> {
  const profile = newProfile()
  const room = await startRoom(profile.folder)
  const online = await room.page.evaluate(() => Reflect.get(navigator, 'onLine') === true)
  await room.close()
  profile.remove()
  return online
}

test('the namespace of an offline run leads nowhere', async () => {
  test.skip(process.env['ROOM_OFFLINE'] !== '1', 'only with "npm run e2e:offline"')
  expect(Object.keys(networkInterfaces())).toEqual(['lo'])
  await expect(fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(5_000) })).rejects.toThrow()
  expect(await believesItIsOnline()).toBe(false)
})

test('on the wire of a captured run the program believes that it is online', async () => {
  test.skip(process.env['ROOM_WIRE'] !== '1', 'only with "npm run e2e:wire"')
  expect(Object.keys(networkInterfaces())).toEqual(['lo', 'wire0'])
  expect(await believesItIsOnline()).toBe(true)
})
