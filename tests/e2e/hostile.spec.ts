/** Hostile texts on the real screens and hostile input to the shell: nothing runs, nothing breaks, every refusal is plain. */
import { expect, test } from '@playwright/test'
import { shell } from '#core/contract/shell'
import { CANARY, corpus } from '../faults/corpus'
import { inputsFor } from '../faults/inputs'
import { wordProblems } from '../faults/plainReply'
import { newProfile, startRoom, type Room } from './app'
import { type Answer, call, furnish, passphrase } from './cast'

test.describe.configure({ mode: 'serial' })
const profile = newProfile()
const dialogs: string[] = []
let room: Room
const ids: number[] = []

/** As much of a payload as the field takes, never half a character, and never nothing. */
const within = (text: string, most: number): string => {
  const part = text.slice(0, most)
  const whole = part.isWellFormed() ? part : part.slice(0, -1)
  return whole.trim() === '' ? `空白${whole}`.slice(0, most) : whole
}
const untouched = async (): Promise<void> => {
  expect(await room.page.evaluate((name) => Reflect.get(globalThis, name) === undefined, CANARY)).toBe(true)
  expect(dialogs).toEqual([])
  expect(room.complaints).toEqual([])
}

test.beforeAll(async () => {
  room = await startRoom(profile.folder)
  room.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await furnish(room.page)
})
test.afterAll(async () => {
  await room.app.close()
  profile.remove()
})

test('every text of the corpus is registered, and the list shows them all as text', async () => {
  test.setTimeout(280_000)
  const { page } = room
  await page.getByLabel('登录名').fill('li')
  await page.getByRole('textbox', { name: '密码' }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: '接待室设置' })).toBeVisible({ timeout: 60_000 })
  for (const { text } of corpus) {
    const made = await call(page, 'petitions.register', { form: {
      petitioner: { mode: 'named', name: within(text, 60), address: within(text, 200), occupation: within(text, 60) }, headcount: 2, representatives: [{ name: within(text, 60) }], form: 'visit', title: within(text, 80),
      requests: text, facts: text, happenedAt: within(text, 200), accused: within(text, 200), flags: [within(text, 40)], materials: [{ name: within(text, 120), copies: 1, pages: 1, original: true }], excludedIds: [], petitionClass: 'complex', statutoryKind: 'appeal',
    } })
    expect(made, JSON.stringify(text).slice(0, 80)).toMatchObject({ ok: true })
    ids.push((made.value as { readonly id: number }).id)
  }
  await page.keyboard.press('F3')
  for (let pages = 1; pages * 50 < corpus.length; pages += 1) {
    await page.getByRole('button', { name: /更多|更早/u }).last().click()
    await expect(page.getByRole('row')).not.toHaveCount(pages * 50 + 1)
  }
  await untouched()
})

test('petition pages and receipt previews show them as text', async () => {
  test.setTimeout(280_000)
  const { page } = room
  const scripts = corpus.map(({ kind }, at) => ({ kind, id: ids[at] ?? 0 })).filter(({ kind }, at) => kind !== 'markup' || at % 12 === 0)
  for (const { id } of scripts.filter((_, at) => at % 3 === 0)) {
    await page.evaluate((address) => { Reflect.set(Reflect.get(globalThis, 'location') as object, 'hash', address) }, `#/petitions/${id}`)
    await expect(page.getByRole('heading').first()).toBeVisible()
  }
  for (const { id } of scripts.filter((_, at) => at % 12 === 0)) {
    await page.evaluate((address) => { Reflect.set(Reflect.get(globalThis, 'location') as object, 'hash', address) }, `#/petitions/${id}/receipt`)
    await expect(page.frameLocator('iframe[data-paper]').getByRole('heading', { name: '来访登记回执', exact: true })).toBeVisible()
  }
  await untouched()
})

/** Made in the page, for they do not travel there: what a structured copy refuses, and what is too deep or too large. */
function oddOnes(names: readonly string[]): Promise<(Answer | string)[]> {
  const bridge = Reflect.get(globalThis, 'room') as { call(name: unknown, input: unknown): Promise<Answer> }
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  let deep: unknown = {}
  for (let depth = 0; depth < 3000; depth += 1) deep = [deep]
  const odd: readonly unknown[] = [circle, deep, 10n, Symbol.iterator, () => 1, new Map([[1, 2]]), new Date(Number.NaN), new ArrayBuffer(8), /x/u, new Error('x'), { html: 'x'.repeat(5_000_000) }, 'x'.repeat(5_000_000), Number.NaN, -0, undefined, null, [], '']
  const calls = names.flatMap((name) => odd.map((input) => [name, input] as const))
  const unknown = ['shell.nope', 'shell.__proto__', 'shell.constructor', 'shell.', 'shell', '', 'x'.repeat(81), 7, null, {}, [], 'shell.toString'].map((name) => [name, {}] as const)
  // The bridge itself throws at what it cannot copy, before there is a promise.
  const tried = async (name: unknown, input: unknown): Promise<Answer | string> => {
    try {
      return await bridge.call(name, input)
    } catch {
      return 'not carried over'
    }
  }
  return Promise.all([...calls, ...unknown].map(([name, input]) => tried(name, input)))
}

test('the shell answers malformed, oversized and unknown calls plainly, several at once, and lives on', async () => {
  test.setTimeout(280_000)
  expect(await call(room.page, 'vault.unlock', { login: 'li', passphrase })).toMatchObject({ ok: true })
  await room.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
  })
  const problems: string[] = []
  let tried = 0
  const judge = (name: string, answers: readonly (Answer | string)[]): void => {
    tried += answers.length
    for (const answer of answers) if (typeof answer !== 'string' && !answer.ok) problems.push(...wordProblems({ message: answer.fault?.message ?? '' }).map((problem) => `${name}: ${problem}`))
  }
  const names = Object.keys(shell).filter((name) => name !== 'lock')
  for (const name of names) {
    const definition = Object.entries(shell).find(([key]) => key === name)?.[1]
    if (definition === undefined) continue
    const inputs = inputsFor(definition.input, name === 'savePdf' ? 20 : 100, 1).flatMap((input) => {
      try {
        return [JSON.parse(JSON.stringify(input) ?? 'null') as unknown]
      } catch {
        return []
      }
    })
    for (let at = 0; at < inputs.length; at += 10) judge(`shell.${name}`, await Promise.all(inputs.slice(at, at + 10).map((input) => call(room.page, `shell.${name}`, input))))
  }
  judge('odd', await room.page.evaluate(oddOnes, names.map((name) => `shell.${name}`)))
  expect([...new Set(problems)]).toEqual([])
  expect(tried).toBeGreaterThan(500)
  expect(await call(room.page, 'vault.status', {})).toMatchObject({ ok: true, value: { state: 'open' } })
  expect(room.app.process().exitCode).toBe(null)
  // A document with a script, an autofocus or a picture's address in it is shown without them, and Chromium says so.
  const keptOut = /could not be cloned|^Blocked script execution in 'app:\/\/paper|^Blocked autofocusing on a <\w+> element because the element's frame is sandboxed|^Loading the image 'app:\/\/paper\/[^']*' violates .* "img-src data:"/iu
  expect(room.complaints.filter((text) => !keptOut.test(text))).toEqual([])
})
