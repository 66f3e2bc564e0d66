/**
 * 文书 in the built program: the room's 机关代字, a paper begun, what it lacks, its page, 定稿 with a number, PDF and Word, 送达, the register, 作废; a paper drafted for the
 * competent body. Each screen at each size: nothing wider than the window, main buttons within reach, no barrier axe calls serious. ROOM_SCREENSHOTS names a folder for pictures.
 */
import { expect, test, type Page } from '@playwright/test'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, visitor } from './cast'
import { barriersOf, faultsOf, looks, pictureOf, sizeWindow, wear } from './inspect'
import { pressLock } from './keys'
import { openPrintShop, whyNotPrinting, type PrintShop } from './printShop'
import { readPdf } from './readBack'
import { logIn } from './session'
import { goTo } from './stops'

test.setTimeout(900_000)
const folder = process.env['ROOM_SCREENSHOTS']
const profile = newProfile()
const wrong: string[] = []
let room: Room
/** Where CUPS can be had, the sheet is printed too. */
let shop: PrintShop | undefined

async function stop(name: string, buttons: readonly (string | RegExp)[]): Promise<void> {
  const { page } = room
  for (const look of looks) {
    await wear(page, look)
    await page.mouse.move(700, 760)
    wrong.push(...(await faultsOf(page, buttons)).map((line) => `${name} at ${look.name}: ${line}`))
    if (look.name === '100%' || look.large) wrong.push(...(await barriersOf(page)).map((line) => `${name} at ${look.name}: ${line}`))
    if (folder === undefined) continue
    await page.waitForTimeout(500)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}-${look.name.replace('%', '')}.png`), await pictureOf(room))
  }
  await wear(page, looks[0])
}

async function value<T>(name: string, input: unknown): Promise<T> {
  const reply = await call(room.page, name, input)
  if (!reply.ok) throw new Error(`${name}: ${reply.fault?.code} ${reply.fault?.message}`)
  return reply.value as T
}

async function logInAs(login: string): Promise<void> {
  const next = room.app.waitForEvent('window')
  await pressLock(room.page)
  room.page = await next
  await room.page.waitForLoadState('load')
  await expect(room.page.getByLabel('登录名')).toBeVisible()
  await sizeWindow(room)
  await logIn(room, undefined, login)
}

const savesTo = (file: string) => room.app.evaluate(({ dialog }, filePath) => {
  dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
}, file)
const textbox = (label: string | RegExp) => room.page.getByRole('textbox', { name: label }).first()
const pick = async (label: string, option: string) => {
  await room.page.getByRole('combobox', { name: label }).click()
  await room.page.getByRole('option', { name: option }).click()
}

test.beforeAll(async () => {
  if (whyNotPrinting() === undefined) {
    shop = await openPrintShop()
    process.env['CUPS_SERVER'] = shop.server
  }
  room = await startRoom(profile.folder)
  await furnish(room.page)
  await sizeWindow(room)
})
test.afterAll(async () => {
  await room.close()
  await shop?.close()
  profile.remove()
})

test('a paper goes from the file to the register', async () => {
  await logIn(room, undefined, 'admin')
  await room.page.getByRole('link', { name: '接待室设置' }).click()
  await textbox('机关代字').fill('桂社')
  await textbox('有权处理机关').fill('安宁街道办事处')
  await room.page.getByRole('button', { name: '保存' }).first().click()
  await expect(room.page.getByText('设置已保存')).toBeVisible()
  await logInAs('li')
  const { page } = room
  const petition = await value<{ id: number }>('petitions.register', { form: { petitioner: { mode: 'named', name: visitor.name, phone: visitor.phone, address: visitor.address }, headcount: 1, representatives: [], form: 'visit', title: visitor.title, requests: '请物业公司更换公共水管，并赔偿损失', facts: '楼道顶部水管漏水已半年，墙面发霉，多次找物业没有结果。', flags: [], materials: [{ name: '漏水照片', copies: 1, pages: 6, original: false }, { name: '物业缴费单', copies: 2, pages: 1, original: true }], excludedIds: [], petitionClass: 'simple' } })
  await page.getByRole('link', { name: '文书', exact: true }).click()
  await expect(page.getByText('还没有定稿的文书')).toBeVisible()
  await stop('papers-1-empty', ['清除'])
  await page.getByRole('tab', { name: '本室文书' }).click()
  await page.getByRole('button', { name: '新文书' }).click()
  await expect(page.getByRole('menuitem', { name: /^信访接待公示/u })).toBeVisible()
  await stop('papers-2-kinds', [])
  await page.keyboard.press('Escape')

  await goTo(page, `#/petitions/${petition.id}?tab=papers`)
  await page.getByRole('button', { name: '新文书' }).click()
  await page.getByRole('menuitem', { name: /^转送（交办）告知单/u }).click()
  await expect(page.getByText('还缺 4 处')).toBeVisible()
  await expect(page.frameLocator('iframe[data-paper]').getByText('信访事项告知单').first()).toBeVisible()
  // Of one origin that is not the room's and runs nothing, and one frame that stays: so fonts that were read serve the next preview.
  for (const frame of ['iframe[data-paper]', 'iframe[data-ground]']) {
    await expect(page.locator(frame)).toHaveAttribute('sandbox', 'allow-same-origin')
    expect(await page.frameLocator(frame).locator('html').evaluate(() => Reflect.get(globalThis, 'origin') as string)).toBe('app://paper')
  }
  await stop('papers-3-draft', ['定稿…', '删除草稿'])
  await page.getByRole('button', { name: /“去向（收件单位）”/u }).click()
  await page.keyboard.insertText('桂花街道房屋管理所')
  await page.getByRole('button', { name: /“收件单位地址|“.*(地址|联系).*”/u }).first().click()
  await page.keyboard.insertText('桂花路2号，0750-5550109')
  await choose(page, 'mode')
  await choose(page, 'feedback')
  await expect(page.getByText('需要的内容都有了，可以定稿。')).toBeVisible()
  await expect(page.frameLocator('iframe[data-paper]').getByText('桂花街道房屋管理所').first()).toBeVisible()
  await stop('papers-4-complete', ['定稿…'])
  await page.getByRole('button', { name: '定稿…' }).click()
  await expect(page.getByRole('dialog').getByText(/定稿时取号 桂社信转字〔2026〕n号/u)).toBeVisible()
  await stop('papers-5-finalise', [])
  await page.getByRole('dialog').getByRole('button', { name: '定稿', exact: true }).click()
  await expect(page.getByText('桂社信转字〔2026〕1号').first()).toBeVisible()
  await expect(page.frameLocator('iframe[data-paper]').getByText('桂社信转字〔2026〕1号').first()).toBeVisible()
  await stop('papers-6-issued', ['保存 PDF', '导出 Word', '登记送达…', '复制成新草稿'])

  const pdf = join(profile.folder, 'paper.pdf')
  await savesTo(pdf)
  await page.getByRole('button', { name: '保存 PDF' }).click()
  await expect(page.getByText('已保存 PDF')).toBeVisible()
  const facts = readPdf(pdf)
  expect([Math.round(facts.widthMm), Math.round(facts.heightMm)]).toEqual([210, 297])
  expect(facts.text.replaceAll(/\s/gu, '')).toContain('桂社信转字〔2026〕1号')
  expect(facts.text).not.toContain('补打')
  if (shop !== undefined) await printsAlike(shop, pdf)
  const word = join(profile.folder, 'paper.docx')
  await savesTo(word)
  await page.getByRole('button', { name: '导出 Word' }).click()
  await expect(page.getByText('已导出 Word 文档')).toBeVisible()
  expect(readFileSync(word).subarray(0, 2).toString()).toBe('PK')

  await page.getByRole('button', { name: '登记送达…' }).click()
  await pick('方式', '留置送达')
  await page.getByRole('button', { name: '记入' }).click()
  await expect(page.getByText('还没有填写拒收的原因')).toBeVisible()
  await stop('papers-7-delivery', [])
  for (const [label, text] of [['送达地点', '桂花路2号一楼收发室'], ['拒收原因', '称不归本所管'], ['见证人一', '刘洋'], ['见证人二', '孙丽'], ['时间', '09:00']] as const) await page.getByLabel(label).fill(text)
  await page.getByRole('button', { name: '记入' }).click()
  await expect(page.getByText('2026年3月2日已送达')).toBeVisible()
  await stop('papers-8-served', ['更正2026年3月2日的送达记录'])
  await goTo(page, `#/petitions/${petition.id}?tab=papers`)
  await expect(page.getByText('2026年3月2日送达')).toBeVisible()
  await stop('papers-8b-petition', ['新文书'])
})

/** Left, top, right and bottom edge of what is on the first page that was read back, in millimetres. */
function inkOf(file: string): readonly number[] {
  const { data, width, height } = PNG.sync.read(readFileSync(file.replace(/\.pdf$/u, '.png')))
  const dark = (x: number, y: number): boolean => (data[4 * (y * width + x) + 1] ?? 255) < 128
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) => Array.from({ length: height }, (_, y) => y).some((y) => dark(x, y)))
  const rows = Array.from({ length: height }, (_, y) => y).filter((y) => Array.from({ length: width }, (_, x) => x).some((x) => dark(x, y)))
  return [columns[0], rows[0], columns.at(-1), rows.at(-1)].map((edge) => ((edge ?? 0) / 300) * 25.4)
}

/** A4 by its whole size, and the page's own margins: what a printer gets lies where the PDF has it. */
async function printsAlike(shop: PrintShop, pdf: string): Promise<void> {
  await expect(room.page.getByRole('button', { name: '打印（F9）' })).toBeEnabled()
  await room.page.keyboard.press('F9')
  await expect(room.page.getByText('已送到打印机')).toBeVisible()
  const file = await shop.nextPrint()
  const printed = readPdf(file)
  expect([printed.pages, Math.round(printed.widthMm), Math.round(printed.heightMm)]).toEqual([readPdf(pdf).pages, 210, 297])
  const [sheet, saved] = [inkOf(file), inkOf(pdf)]
  for (const [edge, at] of sheet.entries()) expect(Math.abs(at - (saved[edge] ?? 0)), `edge ${edge}: ${sheet.join(' ')} and ${saved.join(' ')}`).toBeLessThan(1)
}

/** The first of the offered choices, by keys. */
async function choose(page: Page, field: string): Promise<void> {
  await page.locator(`[id="f-paper.${field}"]`).click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

test('a paper drafted for the competent body waits for its number; a leader voids one; the register has them all', async () => {
  const { page } = room
  const rows = await value<{ rows: readonly { readonly petitionId?: number }[] }>('papers.register', {})
  const petitionId = rows.rows[0]?.petitionId
  const { draftId } = await value<{ draftId: number }>('papers.start', { kind: 'answer', petitionId })
  await goTo(page, `#/papers/draft/${draftId}`)
  await expect(page.getByRole('heading', { level: 1, name: /意见书/u })).toBeVisible()
  await expect(page.frameLocator('iframe[data-paper]').getByText('意见书').first()).toBeVisible()
  await stop('papers-9-answer', ['定稿…', '再加一行'])
  const accepted = await value<{ draftId: number }>('papers.start', { kind: 'accepted', petitionId })
  const { values, revision } = await value<{ values: object; revision: number }>('papers.open', { draftId: accepted.draftId })
  await value('papers.save', { draftId: accepted.draftId, revision, values: { ...values, acceptedOn: '2026-03-02', dueOn: '2026-05-01', handler: '安宁街道房管所', contact: '陈工 0750-5550109', query: '凭查询码拨打 0750-5550102 查询' } })
  const { paperId } = await value<{ paperId: number }>('papers.finalise', { draftId: accepted.draftId, revision: revision + 1 })
  await goTo(page, `#/papers/${paperId}`)
  await expect(page.getByText('对方尚未编号')).toBeVisible()
  await page.getByRole('button', { name: '登记收到的字号…' }).click()
  await textbox('对方的发文字号').fill('安街信受字〔2026〕12号')
  await page.getByLabel('日期', { exact: false }).last().fill('2026-03-02')
  await stop('papers-10-received', [])
  await page.getByRole('button', { name: '记入' }).click()
  await expect(page.getByText('安街信受字〔2026〕12号').first()).toBeVisible()
  await logInAs('zhao')
  const leader = room.page
  await leader.getByRole('link', { name: '文书', exact: true }).click()
  await leader.getByRole('link', { name: '桂社信转字〔2026〕1号' }).click()
  await leader.getByRole('button', { name: '作废…' }).click()
  await textbox('作废原因').fill('收件单位写错')
  await leader.getByRole('button', { name: '作废', exact: true }).click()
  await expect(leader.getByText('已作废的文书不再打印；内容在右边，可以查看。')).toBeVisible()
  await stop('papers-11-void', ['复制成新草稿'])
  await leader.getByRole('link', { name: '文书', exact: true }).click()
  await expect(leader.getByRole('row', { name: /桂社信转字〔2026〕1号.*作废/u })).toBeVisible()
  await stop('papers-12-register', ['清除'])
  await leader.getByRole('tab', { name: '待送达' }).click()
  await expect(leader.getByText('还没有送过')).toBeVisible()
  await stop('papers-13-undelivered', [])
  expect(wrong).toEqual([])
})
