/** Walks through 联席会议 of an invented month, and 三清单 and 疏导 on the page of a petition. */
import { expect, test, type Page } from '@playwright/test'
import { newProfile } from './app'
import { furnish, passphrase, value } from './cast'
import { days, liveThrough } from './inventedDays'
import { logIn, startTour } from './stops'

test.setTimeout(900_000)
const { stop, wrong, ...tour } = startTour()
const profile = newProfile()
test.afterAll(() => profile.remove())

const told = (name: string, input: unknown) => value(tour.page(), name, input)

const plan = (more: object) => ({ plan: { title: '', day: '2026-03-04', time: '14:30', place: '街道三楼会议室', chair: '赵立新', recorder: '李晓岚', attendees: [{ unit: '安宁街道综治办', name: '赵立新' }, { unit: '住建所', name: '' }, { unit: '江海路派出所', name: '何警官' }], ...more } })

/** A planned meeting, and one held and recorded, on the complex petitions of the invented days. */
async function livedThrough(): Promise<void> {
  const rows = (await told('petitions.list', { petitionClass: 'complex', limit: 5 }))['rows'] as { id: number }[]
  const planned = (await told('meetings.plan', plan({ day: '2026-03-07' })))['id']
  const held = (await told('meetings.plan', plan({ day: '2026-03-02', title: '三月第一次联席会议' })))['id']
  for (const { id } of rows) {
    await told('meetings.addMatter', { id: planned, petitionId: id, reason: '' })
    await told('meetings.addMatter', { id: held, petitionId: id, reason: '' })
  }
  await told('meetings.hold', { id: held, revision: 1, heldOn: '2026-03-02', chair: '赵立新', recorder: '李晓岚', attendees: [{ unit: '安宁街道综治办', name: '赵立新', present: true }, { unit: '住建所', name: '钱工', present: true }, { unit: '江海路派出所', name: '', present: false }] })
  await told('meetings.noteMatter', { id: held, petitionId: rows[0]?.id, revision: 0, note: { discussion: '住建所说明工地已经停工，总包单位愿意垫付；六名工人要求三月底以前付清。', decision: '由住建所督促总包单位分两次垫付，工资表由社区核对。', unit: '住建所', dueOn: '2026-03-29' } })
}

async function atTheMeetings(): Promise<void> {
  await stop('meetings', ['安排一次会议'], async (page) => {
    await page.getByRole('link', { name: '联席会议' }).click()
    await expect(page.getByRole('list', { name: '会议' })).toBeVisible()
  })
  await stop('meeting-plan', ['保存安排'], async (page) => {
    await page.getByRole('button', { name: '安排一次会议' }).click()
    await page.getByLabel(/^日期/u).fill('2026-03-08')
    await expect(page.getByText('周末')).toBeVisible()
    await page.getByRole('button', { name: '保存安排' }).click()
    await expect(page.getByText('请填写会议地点')).toBeVisible()
  })
  await stop('meeting-planned', ['登记召开'], async (page) => {
    await page.getByRole('button', { name: '先放着' }).click()
    await page.getByRole('link', { name: /3月7日/u }).click()
    await page.getByRole('button', { name: '列入事项' }).click()
    await page.getByLabel('找事项').fill('楼道')
    await expect(page.getByRole('button', { name: /^列入 XF26/u }).first()).toBeVisible()
  })
  await stop('meeting-held', [], async (page) => {
    await page.getByRole('link', { name: '← 联席会议' }).click()
    await page.getByRole('link', { name: /三月第一次/u }).click()
    await page.getByRole('button', { name: '记第 2 件的意见' }).click()
    await expect(page.getByLabel(/^讨论情况/u)).toBeVisible()
  })
  await stop('meeting-attendance', ['保存到会情况'], async (page) => {
    await page.getByRole('button', { name: '改到会情况' }).click()
    await expect(page.getByLabel('住建所 到会')).toBeVisible()
  })
}

const item = {
  issue: '六名工人三个月工资没有结清，共86400元', leadUnit: '住建所', coUnits: ['劳动监察中队', '居委会'], person: '钱工', path: '先核对工资表，再由总包单位分两次垫付', dueOn: '2026-03-12', status: 'working', statusReason: '', evidence: '', materials: ['考勤表'],
  milestones: [{ day: '2026-03-06', what: '核对工资表', doneOn: '2026-03-02', by: '李晓岚' }, { day: '2026-03-10', what: '第一次垫付', by: '' }],
}
const offer = { content: { goal: '明白噪声处理的依据、已经做了什么和还有哪些途径', measures: [{ kind: 'law', guide: 'justice', name: '宋律', frequency: '每两周一次' }, { kind: 'care', guide: 'volunteer', name: '秦安', frequency: '每周一次' }], reviewOn: '2026-04-02' }, answer: { consent: 'agreed', on: '2026-03-02', note: '当面说明自愿参加，本人说想听听' } }

async function onThePetition(): Promise<void> {
  const rows = (await told('petitions.list', { petitionClass: 'complex', limit: 5 }))['rows'] as { id: number; number: string }[]
  await told('claims.save', { petitionId: rows[0]?.id, revision: 0, item })
  const repeated = await told('petitions.register', { form: { petitioner: { mode: 'named', name: '罗志明', phone: '13800000102', address: '江海路3号' }, headcount: 1, representatives: [], form: 'visit', title: '第三次反映商铺深夜噪声', flags: [], materials: [], excludedIds: [], petitionClass: 'simple', visitKind: '重复访' } })
  const { id } = await told('guidance.plan', { petitionId: repeated['id'], ...offer })
  await told('guidance.schedule', { id, kind: 'law', on: '2026-03-02', topic: '噪声投诉的程序' })
  await told('guidance.schedule', { id, kind: 'care', on: '2026-03-08', topic: '睡眠和放松' })
  const open = async (page: Page, number: string, tab: string): Promise<void> => {
    await page.getByRole('link', { name: '信访事项' }).click()
    await page.getByRole('link', { name: number }).click()
    await page.getByRole('tab', { name: tab }).click()
  }
  await stop('claims', ['加一项'], async (page) => {
    await open(page, rows[0]?.number ?? '', '三清单')
    await expect(page.getByRole('article', { name: '第 1 项' })).toBeVisible()
  })
  await stop('claims-form', [], async (page) => {
    await page.getByRole('button', { name: '修改第 1 项' }).click()
    await page.getByLabel(/^时限/u).fill('2026-04-05')
    await expect(page.getByText(/晚于承诺/u)).toBeVisible()
  })
  await stop('meetings-of', [], async (page) => {
    await page.getByRole('tab', { name: '联席会议' }).click()
    await expect(page.getByText('住建所，2026年3月29日前')).toBeVisible()
  })
  await stop('guidance', [], async (page) => {
    await open(page, String(repeated['number']), '教育疏导')
    await page.getByRole('button', { name: '记第 1 次' }).click()
    await expect(page.getByLabel(/^态度/u)).toBeVisible()
  })
}

/** A leader closes the record; what became of a decision is then marked at the desk. */
async function afterTheMeeting(): Promise<void> {
  await tour.open(profile.folder, days.today)
  await logIn(tour.page(), 'zhao', passphrase)
  await expect(tour.page().getByRole('link', { name: '联席会议' })).toBeVisible()
  const { rows } = await told('meetings.list', {}) as { readonly rows: readonly { readonly id: number; readonly state: string }[] }
  const id = rows.find(({ state }) => state === 'held')?.id
  const { matters, revision } = await told('meetings.get', { id }) as { readonly revision: number; readonly matters: readonly { readonly seen?: { readonly petitionId: number; readonly revision: number; readonly note: { readonly decision: string } } }[] }
  for (const { seen } of matters) if (seen?.note.decision === '') await told('meetings.noteMatter', { id, petitionId: seen.petitionId, revision: seen.revision, note: { discussion: '', decision: '未研究：请城管中队先到现场测夜间噪声，下次会议再议', unit: '', dueOn: undefined } })
  await told('meetings.close', { id, revision })
  await stop('meeting-settle', ['写入落实情况'], async (page) => {
    await page.getByRole('link', { name: '联席会议' }).click()
    await page.getByRole('link', { name: /三月第一次/u }).click()
    await page.getByRole('button', { name: '第 1 件的落实情况' }).click()
    await page.getByRole('button', { name: '写入落实情况' }).click()
    await expect(page.getByText('请写明落实的情况（至少 2 个字）')).toBeVisible()
  })
}

async function started(): Promise<Page> {
  await tour.open(profile.folder, days.first)
  await furnish(tour.page())
  await liveThrough(tour.page(), 'first')
  await tour.open(profile.folder, days.second)
  await liveThrough(tour.page(), 'second')
  await tour.open(profile.folder, days.today)
  await logIn(tour.page(), 'li', passphrase)
  await expect(tour.page().getByRole('link', { name: '联席会议' })).toBeVisible()
  return tour.page()
}

test('every screen of a meeting, at every size and without barriers', async () => {
  await started()
  await livedThrough()
  await atTheMeetings()
  await onThePetition()
  await afterTheMeeting()
  await tour.close()
  expect(wrong).toEqual([])
})
