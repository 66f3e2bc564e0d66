import { test } from '@playwright/test'
import { newProfile, startRoom } from './app'
import { call, furnish, passphrase } from './cast'
test('look', async () => {
  const p = newProfile(); const room = await startRoom(p.folder); let page = room.page
  await page.waitForTimeout(2000); await page.screenshot({ path: '/tmp/w/a1.png' })
  await furnish(page); await page.waitForTimeout(1500); await page.screenshot({ path: '/tmp/w/a2.png' })
  console.log(room.complaints)
  await room.app.close()
})
