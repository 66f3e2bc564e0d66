/** Walks through 办理, 期限日程, 文书, 法律意见, 卷宗 and 文书模板 of an invented petition. The papers' own screens are judged in papers.spec: here only their pictures are taken. */
import { expect, test, type Page } from '@playwright/test'
import { furnish, lawyer, numbering, opinion, passphrase, value, visitor } from './cast'
import { newProfile } from './app'
import { days, liveThrough } from './inventedDays'
import { goTo, logIn, startTour } from './stops'

test.setTimeout(900_000)
const { stop, wrong, ...tour } = startTour()
const profile = newProfile()
test.afterAll(() => profile.remove())
const pictured = process.env['ROOM_SCREENSHOTS'] !== undefined
const told = (name: string, input: unknown) => value(tour.page(), name, input)

async function enter(login: string): Promise<void> {
  await tour.open(profile.folder, days.today)
  await logIn(tour.page(), login, passphrase)
  await expect(tour.page().getByRole('link', { name: '接待室设置' })).toBeVisible()
}

/** One petition under way, and another with an issued paper and one that is being written. */
async function livedThrough(): Promise<{ readonly petition: number; readonly draft: number; readonly paper: number }> {
  const { rows } = await told('petitions.list', { petitionClass: 'complex', limit: 5 }) as { readonly rows: readonly { readonly id: number }[] }
  const worked = rows[0]?.id
  await told('course.act', { id: worked, kind: 'accept', doneOn: '2026-03-02', unit: '桂花街道办事处', toldOn: '2026-03-02' })
  await told('course.act', { id: worked, kind: 'assign', doneOn: '2026-03-02', unit: '住建所', coUnits: '劳动监察中队、居委会', text: '先核对工资表，再由总包单位分两次垫付' })
  const form = { petitioner: { mode: 'named', name: visitor.name, phone: visitor.phone, address: visitor.address }, headcount: 1, representatives: [], form: 'visit', title: visitor.title, requests: '请物业公司更换公共水管，并赔偿损失', facts: '楼道顶部水管漏水已半年，墙面发霉。', flags: [], materials: [{ name: '漏水照片', copies: 1, pages: 6, original: false }], excludedIds: [], petitionClass: 'simple' }
  const petition = (await told('petitions.register', { form }))['id'] as number
  const { draftId } = await told('papers.start', { kind: 'transferred', petitionId: petition })
  const { values, revision } = await told('papers.open', { draftId })
  await told('papers.save', { draftId, revision, values: { ...values as object, mode: 'forward', toUnit: '桂花街道房屋管理所', toContact: '桂花路2号，0750-5550109', feedback: 'yes' } })
  const { paperId } = await told('papers.finalise', { draftId, revision: Number(revision) + 1 })
  const draft = (await told('papers.start', { kind: 'answer', petitionId: petition }))['draftId'] as number
  return { petition: worked ?? 0, draft, paper: paperId as number }
}

async function atTheDesk(petition: number): Promise<void> {
  await stop('course', [/^书面答复/u], async (page) => {
    await goTo(page, `#/petitions/${petition}?tab=course`)
    await expect(page.getByRole('heading', { name: '办理经过' })).toBeVisible()
    await expect(page.getByText('先核对工资表').first()).toBeVisible()
  })
  await stop('course-act', ['记录'], async (page) => {
    await page.getByRole('button', { name: '书面答复…', exact: true }).click()
    await page.getByRole('button', { name: '记录' }).click()
    await expect(page.getByText(/^请填写“/u).first()).toBeVisible()
  })
  await tour.page().keyboard.press('Escape')
  await stop('agenda', [], async (page) => {
    await page.getByRole('link', { name: '期限日程' }).click()
    await page.getByText('90 日内').click()
    await expect(page.getByRole('row', { name: /法定办结/u }).first()).toBeVisible()
  })
  await stop('legal-request', ['移交并委托'], async (page) => {
    await goTo(page, `#/petitions/${petition}`)
    await page.getByRole('button', { name: '委托律师…' }).click()
    await page.getByLabel('委托事项').fill('被拖欠的工资可以向谁追讨')
    await page.getByRole('button', { name: '放进登记的“主要诉求”' }).click()
    await page.getByRole('button', { name: /^放进已收的/u }).click()
  })
  await tour.page().getByRole('button', { name: '移交并委托' }).click()
  await expect(tour.page().getByText('待律师接受')).toBeVisible()
}

async function atThePapers(draft: number, paper: number): Promise<void> {
  await stop('paper-draft', [], async (page) => {
    await goTo(page, `#/papers/draft/${draft}`)
    await expect(page.frameLocator('iframe[data-paper]').getByText('意见书').first()).toBeVisible()
  })
  await stop('paper-issued', [], async (page) => {
    await goTo(page, `#/papers/${paper}`)
    await expect(page.frameLocator('iframe[data-paper]').getByText('桂社信转字〔2026〕1号').first()).toBeVisible()
  })
  await stop('papers', [], async (page) => {
    await page.getByRole('link', { name: '文书', exact: true }).click()
    await expect(page.getByRole('link', { name: '桂社信转字〔2026〕1号' })).toBeVisible()
  })
}

async function atTheLawyer(): Promise<void> {
  await stop('legal', [/工资/u], async (page) => {
    await page.getByRole('link', { name: /^法律意见/u }).click()
    await expect(page.getByRole('link', { name: /被拖欠的工资/u })).toBeVisible()
  })
  await stop('legal-editor', ['定稿…'], async (page) => {
    await page.getByRole('link', { name: /被拖欠的工资/u }).click()
    await page.getByRole('button', { name: '接受委托', exact: true }).click()
    await expect(page.getByText(/还缺 \d+ 处/u)).toBeVisible()
  })
  const { values, revision } = await told('legal.open', { requestId: 1 })
  await told('legal.save', { requestId: 1, revision, values: { ...values as object, ...opinion } })
  await told('legal.finalise', { requestId: 1, revision: Number(revision) + 1 })
  await told('legal.cosign', { requestId: 1, signed: { name: '钱所长', on: '2026-03-02' } })
  await stop('legal-signing', ['共享给承办人…'], async (page) => {
    await page.getByRole('link', { name: '← 法律意见' }).click()
    await page.getByRole('link', { name: /被拖欠的工资/u }).click()
    await expect(page.getByTitle('法律意见书预览')).toBeVisible()
  })
}

async function atTheLeader(petition: number): Promise<void> {
  await stop('dossier', ['制作并保存 PDF'], async (page) => {
    await goTo(page, `#/petitions/${petition}`)
    await page.getByRole('button', { name: '卷宗…' }).click()
    await page.getByRole('radio', { name: '公开版' }).check()
  })
  await tour.page().keyboard.press('Escape')
  await stop('templates', [], async (page) => {
    await page.getByRole('link', { name: '接待室设置' }).click()
    await page.getByRole('heading', { name: '文书模板' }).scrollIntoViewIfNeeded()
    await expect(page.getByRole('button', { name: '导入“受理告知书”的模板' })).toBeVisible()
    await page.getByRole('button', { name: '导入“答复/处理意见书”的模板' }).scrollIntoViewIfNeeded()
  })
  await stop('templates-placeholders', [], async (page: Page) => {
    await page.getByRole('button', { name: '“受理告知书”可用的占位' }).click()
    await expect(page.getByRole('dialog')).toContainText('发文字号')
  })
}

test('the screens of papers and of the law, at every size and without barriers', async () => {
  await tour.open(profile.folder, days.first)
  await furnish(tour.page(), { desk: numbering, accounts: [lawyer] })
  await liveThrough(tour.page(), 'first')
  await tour.open(profile.folder, days.second)
  await liveThrough(tour.page(), 'second')
  await enter('li')
  const { petition, draft, paper } = await livedThrough()
  await atTheDesk(petition)
  if (pictured) await atThePapers(draft, paper)
  await enter('song')
  await atTheLawyer()
  await enter('zhao')
  await atTheLeader(petition)
  await tour.close()
  expect([...new Set(wrong)]).toEqual([])
})
