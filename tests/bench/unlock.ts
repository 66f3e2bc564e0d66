/**
 * From the password to the desk in the real window: Enter until the first screen is painted, less Argon2id with the room's own parameters alone.
 * Beside it the same through the office only, which tells where time went.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { openOffice } from '#db/officeHost'
import { calibratedArgon } from '#db/store/calibrate'
import { passphraseKey } from '#db/store/secrets'
import { readKeyring } from '#db/store/vaultFolder'
import { ratio, report, spread } from './figures'
import { LOGIN, PASSPHRASE } from './room'
import { start, type Started } from './window'

const DESK_CALLS = ['desk.settings', 'desk.codes', 'desk.officers', 'desk.calendar', 'drafts.list', 'vault.status', 'petitions.list'] as const
const ELSE_LIMIT_MS = 100
/** A quick hand: what is fetched while the password is typed has this long for each key. */
const KEY_MS = 60
/** Later than anything in a filled room, or its log would seem to go back. */
const AHEAD_MS = 3 * 365 * 86_400_000
/** A busy machine makes Argon2id vary by more than all the rest takes: the quickest of each is compared. */
const least = (times: readonly number[]): number => Math.min(...times)
const rounded = (ms: number): number => Math.round(ms * 10) / 10

type User = NonNullable<ReturnType<typeof readKeyring>>['users'][number]

/** Argon2id, office and window are measured in turn in each round, each with the room closed before, as after a lock; in a copy of the room. */
export async function unlockBench(folder: string, base: string, rounds = 12): Promise<void> {
  const profile = join(base, 'unlock')
  mkdirSync(profile, { recursive: true })
  cpSync(join(folder, 'vault'), join(profile, 'vault'), { recursive: true })
  const user = readKeyring(join(profile, 'vault'))?.users.find(({ login }) => login === LOGIN)
  if (user === undefined) throw new Error('no such user in the keyring')
  const { app, page: first } = await start(process.cwd(), profile, { ROOM_AT: new Date(Date.now() + AHEAD_MS).toISOString() })
  const cold = await entered(first)
  let page = await lockedAgain({ app, page: first })
  const times = { argon: [] as number[], office: [] as number[], window: [] as number[], pageWork: [] as number[] }
  for (let round = 0; round <= rounds; round += 1) {
    const [argon, office, window] = [await argonAlone(user, round), await throughOffice(join(profile, 'vault')), await entered(page)]
    page = await lockedAgain({ app, page })
    // The first round pays for loading.
    if (round === 0) continue
    times.argon.push(argon)
    times.office.push(office)
    times.window.push(window.ms)
    times.pageWork.push(window.pageWorkMs)
  }
  await app.close()
  const calibrated = await calibratedArgon(() => performance.now())
  const [alone, office, window] = [spread(times.argon), spread(times.office), spread(times.window)]
  report('unlock', {
    everythingElseMs: { value: rounded(least(times.window) - least(times.argon)), limit: ELSE_LIMIT_MS }, argonAtMostMs: { value: alone.p50, limit: 1000 }, argonAtLeast: { value: ratio(500, alone.p50), limit: 1 },
  }, {
    task: 'in the window: the Enter that ends the password, until the first screen with its buttons is painted, less Argon2id of the same parameters alone; the quickest of each',
    argon: alone, window, pageWork: spread(times.pageWork), firstAfterStartMs: rounded(cold.ms), throughOfficeOnly: { ...office, everythingElseMs: rounded(least(times.office) - least(times.argon)) }, parameters: { memoryKiB: user.memoryKiB, time: user.time }, calibratedNow: calibrated,
  })
}

async function argonAlone(user: User, round: number): Promise<number> {
  const from = performance.now()
  await passphraseKey(PASSPHRASE, createHash('sha256').update(String(round)).digest().subarray(0, 16), user)
  return performance.now() - from
}

async function throughOffice(dir: string): Promise<number> {
  const office = await openOffice(dir, {
    clock: { now: () => Date.now() + AHEAD_MS, uptime: () => Math.round(performance.now()) }, ids: { uid: () => randomUUID(), randomBytes: (count: number) => new Uint8Array(randomBytes(count)) },
  })
  const from = performance.now()
  const reply = await office.call({ call: 'vault.unlock', input: { login: LOGIN, passphrase: PASSPHRASE } })
  if (!reply.ok) throw new Error(JSON.stringify(reply.fault))
  const { token } = reply.value as { readonly token: string }
  const desk = await Promise.all(DESK_CALLS.map((call) => office.call({ call, input: {}, token })))
  const took = performance.now() - from
  if (desk.some(({ ok }) => !ok)) throw new Error('the desk did not come up')
  await office.close()
  return took
}

/** The room is locked again: another office, another window, as for whoever logs in next. */
async function lockedAgain({ app, page }: Pick<Started, 'app' | 'page'>): Promise<Page> {
  const next = app.waitForEvent('window')
  await page.keyboard.press('F12')
  const locked = await next
  await locked.locator('input[type=password]').waitFor()
  return locked
}

/** `pageWorkMs` is what the page's thread worked meanwhile, which a busy machine hardly stretches. */
interface Entered { readonly ms: number; readonly pageWorkMs: number }

/** Told by the page's own clock, which hears the key and sees the paint: the driver's questions are no part of it. */
async function entered(page: Page): Promise<Entered> {
  await page.locator('input:not([type=password])').first().fill(LOGIN)
  const secret = page.locator('input[type=password]').first()
  await secret.fill('')
  await secret.pressSequentially(PASSPHRASE, { delay: KEY_MS })
  await setTimeout(KEY_MS)
  await page.evaluate(watchForDesk)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async (): Promise<number> => ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  const before = await worked()
  await page.keyboard.press('Enter')
  const ms = await page.evaluate(() => Reflect.get(globalThis, 'deskAfterMs') as Promise<number>)
  const pageWorkMs = (await worked()) - before
  await session.detach()
  return { ms, pageWorkMs }
}

/** Runs in the page, whose types are not known here. The desk is there when the way about and the first screen's own buttons stand there and the frame after that was painted. */
function watchForDesk(): void {
  const page = globalThis as unknown as {
    document: { querySelector(selector: string): object | null; addEventListener(name: string, hear: (event: { key: string }) => void, how: object): void }
    MutationObserver: new (seen: () => void) => { observe(root: object, how: object): void; disconnect(): void }
    requestAnimationFrame(work: () => void): void
    deskAfterMs: Promise<number>
  }
  page.deskAfterMs = new Promise((resolve) => {
    page.document.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return
      const from = performance.now()
      const observer = new page.MutationObserver(() => {
        if (page.document.querySelector('nav') === null || page.document.querySelector('main button') === null) return
        observer.disconnect()
        page.requestAnimationFrame(() => page.requestAnimationFrame(() => resolve(performance.now() - from)))
      })
      observer.observe(page.document, { subtree: true, childList: true, attributes: true })
    }, { once: true, capture: true })
  })
}
