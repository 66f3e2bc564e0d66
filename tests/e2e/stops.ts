/**
 * The stops of a tour through the screens. At each: no overflow and main buttons within reach at every size, no barrier that axe calls
 * serious or critical. Where ROOM_SCREENSHOTS names a folder it only takes pictures.
 */
import type { Page } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startRoom, type Room } from './app'
import { barriersOf, faultsOf, looks, pictureOf, sizeWindow, wear } from './inspect'

const folder = process.env['ROOM_SCREENSHOTS']
const chosen = looks.find(({ name }) => name === process.env['ROOM_SCREENSHOTS_LOOK']) ?? looks[0]

export interface Tour {
  /** What was found wrong so far. */
  readonly wrong: string[]
  page(): Page
  room(): Room
  /** Starts the program on a profile, in the place of the one now running. */
  open(folder: string, at: string): Promise<void>
  close(): Promise<void>
  /** Picture first, then every size and axe. A stop that cannot be reached is named and the tour goes on. */
  stop(name: string, buttons: readonly (string | RegExp)[], reach: (page: Page) => Promise<void>): Promise<void>
}

async function judge(page: Page, name: string, buttons: readonly (string | RegExp)[]): Promise<string[]> {
  const wrong = (await barriersOf(page)).map((line) => `${name}: ${line}`)
  for (const look of looks) {
    await wear(page, look)
    await page.mouse.move(700, 760)
    wrong.push(...(await faultsOf(page, buttons)).map((line) => `${name} at ${look.name}: ${line}`))
  }
  wrong.push(...(await barriersOf(page)).map((line) => `${name} in large print: ${line}`))
  await wear(page, looks[0])
  return wrong
}

async function takePicture(room: Room, path: string, name: string): Promise<void> {
  await wear(room.page, chosen)
  await room.page.mouse.move(700, 760)
  await room.page.waitForTimeout(600)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, `${name}.png`), await pictureOf(room))
}

export function startTour(): Tour {
  const wrong: string[] = []
  let running: Room | undefined
  const room = (): Room => {
    if (running === undefined) throw new Error('The tour has no room open.')
    return running
  }
  const close = async (): Promise<void> => {
    await running?.app.close()
    running = undefined
  }
  return {
    wrong, room, close, page: () => room().page,
    open: async (profile, at) => {
      await close()
      running = await startRoom(profile, at)
      await sizeWindow(running)
    },
    stop: async (name, buttons, reach) => {
      try {
        await reach(room().page)
        if (folder === undefined) wrong.push(...await judge(room().page, name, buttons))
        else await takePicture(room(), folder, name)
      } catch (error) {
        wrong.push(`${name} was not reached: ${String(error).split('\n').slice(0, 3).join(' ')}`)
      }
    },
  }
}

/** As a link would: the screens live in the hash. */
export const goTo = (page: Page, address: string) => page.evaluate((hash) => { (Reflect.get(globalThis, 'location') as { hash: string }).hash = hash }, address)

export const textbox = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).first()

export async function logIn(page: Page, login: string, typed: string): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await textbox(page, '密码').fill(typed)
  await page.keyboard.press('Enter')
}
