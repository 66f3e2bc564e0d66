/** 红旗与报警 in the real window: F4 raises without a sign, a colleague comes and ends it, a drill is marked; a red flag is not closed with a mandatory step open and is reviewed the next day by somebody else. */
import { expect, test, type Page } from '@playwright/test'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, passphrase } from './cast'
import { barriersOf, sizeWindow } from './inspect'
import { logIn } from './session'

const profile = newProfile()
test.afterAll(() => profile.remove())
test.describe.configure({ mode: 'serial' })

const contacts = [{ name: '马警官', role: '桂花派出所', phone: '0750-5550110', desks: [] }]

async function open(at: string, login: string): Promise<Room> {
  const room = await startRoom(profile.folder, at)
  await sizeWindow(room)
  await logIn(room, passphrase, login)
  return room
}
const running = async (page: Page) => ((await call(page, 'safety.alarms', {})).value as { readonly running: readonly { readonly drill: boolean }[] }).running

test('F4 raises in silence; a colleague comes and ends it; a drill is marked', async () => {
  const first = await startRoom(profile.folder, '2026-09-05T01:00:00Z')
  await furnish(first.page)
  await call(first.page, 'vault.unlock', { login: 'zhao', passphrase })
  expect(await call(first.page, 'safety.saveRules', { revision: 0, desks: ['1号窗'], contacts, boardSound: false, boardText: '请工作人员到接待区', noteDays: 90 })).toMatchObject({ ok: true })
  await first.close()

  const desk = await open('2026-09-05T01:10:00Z', 'li')
  await desk.page.keyboard.press('F2')
  await desk.page.getByRole('textbox', { name: /^姓名/u }).pressSequentially('王桂')
  await desk.page.keyboard.press('F4')
  await expect(desk.page.getByRole('button', { name: /呼叫同事.*已通知/u })).toBeVisible()
  await expect(desk.page.getByRole('region', { name: '报警' })).toHaveCount(0)
  await expect(desk.page.getByRole('textbox', { name: /^姓名/u })).toBeFocused()
  await desk.page.keyboard.press('Control+k')
  await expect(desk.page.getByRole('combobox', { name: '输入命令或要找的内容' })).toBeFocused()
  await desk.page.keyboard.press('F4')
  expect(await running(desk.page)).toHaveLength(1)
  await desk.close()

  const other = await open('2026-09-05T01:12:00Z', 'zhao')
  const alarm = other.page.getByRole('region', { name: '报警' })
  await expect(alarm).toContainText('李晓岚 请求支援')
  await expect(alarm).toContainText('0750-5550110')
  await expect(alarm).not.toContainText('演练')
  expect(await barriersOf(other.page)).toEqual([])
  await other.page.keyboard.press('Alt+l')
  await expect(alarm).toContainText('赵立新 已应答')
  await alarm.getByRole('button', { name: '解除…' }).click()
  await alarm.getByLabel('解除原因').fill('来访人已平静')
  await alarm.getByRole('button', { name: '确认解除' }).click()
  await expect(alarm).toHaveCount(0)
  await other.page.keyboard.press('Shift+F4')
  await other.page.getByRole('tab', { name: '报警和演练' }).click()
  await expect(other.page.getByRole('row', { name: /来访人已平静/u })).toContainText('赵立新')
  await other.page.getByRole('button', { name: '开始一次演练' }).click()
  await expect(other.page.getByRole('button', { name: /呼叫同事.*演练中/u })).toBeVisible()
  await other.close()

  const again = await open('2026-09-05T01:20:00Z', 'li')
  await expect(again.page.getByRole('region', { name: '报警' })).toContainText('演练')
  await again.close()
})

test('a self-harm flag leads to its steps, waits for the mandatory ones, and is reviewed the next day', async () => {
  const desk = await open('2026-09-05T02:00:00Z', 'li')
  const { page } = desk
  await page.keyboard.press('Shift+F4')
  await expect(page.getByRole('button', { name: /自伤自杀/u })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText('不要走开：一人陪着说话，一人打电话')).toBeVisible()
  await expect(page.getByText('拨打 110', { exact: true })).toHaveCount(0)
  await page.getByRole('group', { name: /说了时间、地点或方式/u }).getByRole('button', { name: '是' }).click()
  await expect(page.getByText('拨打 110', { exact: true })).toBeVisible()
  await page.getByLabel('逐字记下说过的话').fill('“我今晚就从这里跳下去。”')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('“我今晚就从这里跳下去。”')).toBeVisible()
  await page.getByLabel('怎样了结的').fill('由民警送医')
  await expect(page.getByRole('button', { name: '了结', exact: true })).toBeDisabled()
  expect(await call(page, 'safety.closeFlag', { id: 1, outcome: '由民警送医' })).toMatchObject({ ok: false, fault: { code: 'steps-open' } })
  const step = (name: string) => page.getByRole('listitem').filter({ hasText: name }).last()
  for (const deed of ['不让其独处', '移开刀具', '交到家属']) {
    await step(deed).getByLabel(/^结果/u).or(step(deed).getByRole('button', { name: /^填写/u })).first().click()
    await step(deed).getByLabel(/^结果/u).fill('两人陪着')
    await step(deed).getByRole('button', { name: '做完了，记入' }).click()
    await expect(step(deed)).toContainText('已做')
  }
  for (const called of ['拨打 110', '立即报告分管领导']) {
    await step(called).getByRole('button', { name: '正在拨打' }).click()
    await expect(step(called)).toContainText('已拨打')
    await step(called).getByLabel(/^打给了谁/u).or(step(called).getByRole('button', { name: /^填写/u })).first().click()
    await step(called).getByLabel(/^打给了谁/u).fill('接警员 3021')
    await step(called).getByLabel(/^号码/u).fill('110')
    await step(called).getByLabel(/^说了什么/u).fill('有人要跳楼')
    await step(called).getByLabel(/^对方怎样答复/u).fill('五分钟到')
    await step(called).getByRole('button', { name: '做完了，记入' }).click()
    await expect(step(called)).toContainText('已做')
  }
  await step('联系家属').getByRole('button', { name: '做不到…' }).or(step('联系家属').getByRole('button', { name: /^填写/u })).first().click()
  if (await step('联系家属').getByRole('button', { name: '做不到…' }).isVisible()) await step('联系家属').getByRole('button', { name: '做不到…' }).click()
  await step('联系家属').getByLabel(/^为什么做不到/u).fill('无亲属')
  await step('联系家属').getByRole('button', { name: '记为做不到' }).click()
  await expect(step('联系家属')).toContainText('做不到，无亲属')
  expect(await barriersOf(page)).toEqual([])
  await page.getByRole('button', { name: '了结', exact: true }).click()
  await expect(page.getByText('已了结')).toBeVisible()
  await expect(page.getByText('这条红旗是您记的')).toBeVisible()
  await desk.close()

  const next = await open('2026-09-06T01:00:00Z', 'zhao')
  await next.page.keyboard.press('Shift+F4')
  await next.page.getByText('待复核（1）').click()
  await next.page.getByRole('link', { name: /自伤自杀/u }).click()
  await next.page.getByLabel('复核情况').fill('已回访，情绪平稳')
  await next.page.getByRole('button', { name: '记入复核' }).click()
  await expect(next.page.getByText('有没能做到的必做步骤')).toBeVisible()
  await next.page.getByRole('checkbox', { name: /联系家属或监护人到场（无亲属）/u }).check()
  await next.page.getByRole('button', { name: '记入复核' }).click()
  await expect(next.page.getByText('已复核完毕')).toBeVisible()
  await next.close()
})
