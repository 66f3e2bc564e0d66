/** 情绪缓冲室 in the real window: from the form at level 3 to the room, the volunteer at the same desk, and back with one line that the desk sees, while the note stays his. */
import { expect, test, type Page } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile, startRoom, type Room } from './app'
import { accounts, call, desk, passphrase, visitor } from './cast'
import { barriersOf, faultsOf, looks, pictureOf, sizeWindow, wear } from './inspect'
import { logIn } from './session'
import { pressLock } from './keys'

const profile = newProfile()
test.afterAll(() => profile.remove())
const pictures = process.env['ROOM_SCREENSHOTS']
const SUMMARY = '想先弄清低保什么时候能批'
const NOTE = '说起女儿时流泪，夜里睡不好'

async function furnish(page: Page): Promise<void> {
  const { halves } = (await call(page, 'vault.newRecoveryKey', {})).value as { readonly halves: readonly [string, string] }
  const made = await call(page, 'vault.create', { desk, accounts: [...accounts, { login: 'qin', name: '秦安', roles: ['counsellor'], passphrase }], recoveryTyped: halves.join('-') })
  expect(made).toMatchObject({ ok: true })
}

async function judged(room: Room, name: string, buttons: readonly (string | RegExp)[]): Promise<void> {
  const found = await barriersOf(room.page)
  for (const look of looks) {
    await wear(room.page, look)
    found.push(...(await faultsOf(room.page, buttons)).map((line) => `${look.name}: ${line}`))
    if (pictures !== undefined) {
      mkdirSync(pictures, { recursive: true })
      await room.page.evaluate(() => { (Reflect.get(globalThis, 'scrollTo') as (x: number, y: number) => void)(0, 0) })
      writeFileSync(join(pictures, `${name}-${look.name}.png`), await pictureOf(room))
      await room.page.screenshot({ path: join(pictures, `${name}-${look.name}-whole.png`), fullPage: true, animations: 'disabled' })
    }
  }
  await wear(room.page, looks[0])
  expect(found).toEqual([])
}

/** The room is locked, which ends its window, and somebody else logs in at the same desk. */
async function change(room: Room, login: string): Promise<void> {
  const locked = room.app.waitForEvent('window')
  await pressLock(room.page)
  room.page = await locked
  await room.page.waitForLoadState('load')
  await logIn(room, passphrase, login)
}

test('led there at level 3, back at level 2 with one line', async () => {
  const room = await startRoom(profile.folder, '2026-03-02T09:00:00+08:00')
  let { page } = room
  await sizeWindow(room)
  await furnish(page)
  await logIn(room)
  await page.keyboard.press('F6')
  await expect(page.getByText('现在没有人在缓冲室。')).toBeVisible()
  await page.getByRole('button', { name: '请人上岗' }).click()
  await page.getByRole('button', { name: '秦安上岗' }).click()
  await expect(page.getByText('空闲 · 今天还没有').first()).toBeVisible()
  await judged(room, 'empty', ['请来访人进来'])

  await page.keyboard.press('F2')
  await page.getByLabel('姓名').first().fill(visitor.name)
  await page.getByRole('radio', { name: /^3 激动/u }).check({ force: true })
  await page.getByRole('button', { name: '先到情绪缓冲室' }).scrollIntoViewIfNeeded()
  await judged(room, 'hint', ['先到情绪缓冲室', '来访人不愿去'])
  await page.getByRole('button', { name: '先到情绪缓冲室' }).click()
  await expect(page.getByText('秦安陪同')).toBeVisible()
  await expect(page.getByRole('link', { name: /情绪缓冲室/u }).filter({ hasText: '1 人' })).toBeVisible()

  await change(room, 'qin')
  page = room.page
  await expect(page.getByRole('heading', { name: '王*英' })).toBeVisible()
  await page.getByRole('checkbox', { name: '介绍自己' }).check()
  await expect(page.getByText('步骤 1/15')).toBeVisible()
  await page.getByLabel('写一条记录').fill(NOTE)
  await page.getByRole('button', { name: '存入心理记录' }).click()
  await page.getByRole('button', { name: /^查看 1 条/u }).click()
  await expect(page.getByText(NOTE)).toBeVisible()
  await page.getByLabel(/^交接语/u).fill(SUMMARY)
  await page.getByRole('button', { name: '回到接谈', exact: true }).click()
  await expect(page.getByText('现在仍是 3 级')).toBeVisible()
  await judged(room, 'stay', ['回到接谈', '记录情绪', '延长一次…'])
  await page.getByRole('radio', { name: /^2 焦虑委屈/u }).check()
  await page.getByLabel(/^本人自评/u).fill('4')
  await page.getByRole('button', { name: '记录情绪' }).click()
  await expect(page.getByText('可以回到接谈；', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '回到接谈', exact: true }).click()
  await expect(page.getByText('现在没有人在缓冲室。')).toBeVisible()

  await change(room, 'li')
  page = room.page
  await expect(page.getByText(`交接语：${SUMMARY}`)).toBeVisible()
  await page.getByText(`交接语：${SUMMARY}`).scrollIntoViewIfNeeded()
  await judged(room, 'returned', ['再到缓冲室'])
  await page.keyboard.press('F6')
  await page.getByRole('button', { name: new RegExp(`交接语：${SUMMARY}`, 'u') }).click()
  await expect(page.getByText('有 1 条记录。', { exact: false })).toBeVisible()
  await expect(page.getByText(NOTE)).toHaveCount(0)
  expect(await call(page, 'buffer.notes', { stayId: 1 })).toMatchObject({ ok: false, fault: { code: 'not-held' } })
  await judged(room, 'ended', ['请来访人进来'])
  await room.close()
})
