/** A lawyer's opinion from the desk's request to the shared paper, and the petition's dossier saved by the built program and read back. */
import { expect, test, type Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, lawyer as song, numbering, opinion, passphrase, visitor } from './cast'
import { barriersOf, sizeWindow } from './inspect'
import { readPdf } from './readBack'
import { goTo } from './stops'

const profile = newProfile()
test.afterAll(() => profile.remove())
const pictures = process.env['ROOM_SCREENSHOTS']

const picture = async (page: Page, name: string): Promise<void> => { if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' }) }
const done = async (page: Page, name: string, input: unknown): Promise<unknown> => {
  const reply = await call(page, name, input)
  expect(reply, `${name} ${JSON.stringify(reply.fault)}`).toMatchObject({ ok: true })
  return reply.value
}
async function logIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByRole('textbox', { name: '密码' }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('登录名')).toHaveCount(0)
}

async function begin(room: Room): Promise<number> {
  const { page } = room
  await furnish(page, { desk: numbering, accounts: [song] })
  await done(page, 'vault.unlock', { login: 'li', passphrase })
  const form = { petitioner: { mode: 'named', name: visitor.name, paperType: 'id', idNumber: visitor.idNumber, phone: visitor.phone, address: visitor.address }, headcount: 1, representatives: [], form: 'visit', title: visitor.title, requests: '请求物业维修', facts: `${visitor.name}家（${visitor.phone}）自八月起渗水`, flags: [], materials: [{ name: '照片', copies: 1, pages: 2, original: false }], excludedIds: [], petitionClass: 'simple' }
  const { id } = await done(page, 'petitions.register', { form }) as { readonly id: number }
  await done(page, 'receipts.print', { petitionId: id, paper: 'a5' })
  return id
}

test('a lawyer is asked, writes, signs and shares; the dossier is saved and says nothing it must not', async () => {
  test.setTimeout(240_000)
  const before = await startRoom(profile.folder, '2026-09-05T01:00:00Z')
  const id = await begin(before)
  await before.close()

  const asking = await startRoom(profile.folder, '2026-09-05T02:00:00Z')
  await sizeWindow(asking)
  await logIn(asking.page, 'li')
  await goTo(asking.page, `#/petitions/${id}`)
  await asking.page.getByRole('button', { name: '委托律师…' }).click()
  await asking.page.getByLabel('委托事项').fill('渗水该由谁维修')
  await asking.page.getByRole('button', { name: '放进登记的“主要诉求”' }).click()
  await asking.page.getByRole('button', { name: '放进已收的 1 件材料' }).click()
  await picture(asking.page, 'legal-request')
  expect(await barriersOf(asking.page)).toEqual([])
  await asking.page.getByRole('button', { name: '移交并委托' }).click()
  await expect(asking.page.getByText('待律师接受')).toBeVisible()
  await picture(asking.page, 'legal-panel')
  await asking.close()

  const lawyer = await startRoom(profile.folder, '2026-09-05T03:00:00Z')
  const { page } = lawyer
  await sizeWindow(lawyer)
  await logIn(page, 'song')
  await page.getByRole('link', { name: /渗水该由谁维修/u }).click()
  await page.getByRole('button', { name: '接受委托', exact: true }).click()
  await expect(page.getByText(/还缺 \d+ 处/u)).toBeVisible()
  await page.getByLabel('法律分析').fill(opinion.analysis)
  await expect(page.getByText(/草稿已加密保存/u)).toBeVisible()
  await picture(page, 'legal-editor')
  expect(await barriersOf(page)).toEqual([])
  const { values, revision } = await done(page, 'legal.open', { requestId: 1 }) as { readonly values: object; readonly revision: number }
  await done(page, 'legal.save', { requestId: 1, revision, values: { ...values, ...opinion } })
  await done(page, 'legal.finalise', { requestId: 1, revision: revision + 1 })
  await done(page, 'legal.cosign', { requestId: 1, signed: { name: '钱所长', on: '2026-09-05' } })
  await page.getByRole('link', { name: '← 法律意见' }).click()
  await page.getByRole('link', { name: /渗水该由谁维修/u }).click()
  await expect(page.getByRole('button', { name: '共享给承办人…' })).toBeVisible()
  await expect(page.getByTitle('法律意见书预览')).toBeVisible()
  await picture(page, 'legal-signing')
  expect(await barriersOf(page)).toEqual([])
  await done(page, 'legal.share', { requestId: 1, passphrase })
  await lawyer.close()

  const leader = await startRoom(profile.folder, '2026-09-05T04:00:00Z')
  await sizeWindow(leader)
  await logIn(leader.page, 'zhao')
  await goTo(leader.page, `#/petitions/${id}`)
  for (const [name, label] of [['internal', '内部版'], ['public', '公开版']] as const) {
    const file = join(profile.folder, `${name}.pdf`)
    await leader.app.evaluate(({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }) }, file)
    await leader.page.getByRole('button', { name: '卷宗…' }).click()
    await leader.page.getByRole('radio', { name: label }).check()
    await leader.page.getByLabel('用途').fill('归档')
    await leader.page.getByLabel('您自己的密码').fill(passphrase)
    if (name === 'public') await picture(leader.page, 'dossier')
    expect(await barriersOf(leader.page)).toEqual([])
    await leader.page.getByRole('button', { name: '制作并保存 PDF' }).click()
    await expect(leader.page.getByText('卷宗已保存')).toBeVisible({ timeout: 60_000 })
    await leader.page.getByRole('button', { name: '关闭' }).last().click()
    expect(existsSync(file)).toBe(true)
    const { pages, text } = readPdf(file)
    const all = text.split('\f').slice(0, -1).map((words) => words.replace(/\s+/gu, ''))
    expect(all.map((words, at) => words.endsWith(`XF26-0001${at + 1}/${pages}`))).toEqual(all.map(() => true))
    if (name === 'internal') for (const words of [visitor.name, visitor.idNumber, visitor.phone, '法律意见书', opinion.analysis]) expect(all.join('')).toContain(words)
    else for (const words of [visitor.name, visitor.idNumber, visitor.phone, visitor.address, opinion.analysis, '赵立新', '李晓岚']) expect(all.join('')).not.toContain(words)
  }
  await leader.close()
})
