/** 三清单: every status against every other, and what an item must say before it is kept. */
import { describe, expect, it } from 'vitest'
import { CLAIM_STATUSES, type Claim, claimMayBecome, claimProblem, isClaimEnded, milestoneWords, takesClaims, tidyClaim } from '#core/domain/claims'
import { Day } from '#core/domain/day'

const day = (text: string): Day => Day.parse(text)
const DAYS = { receivedOn: day('2026-09-01'), today: day('2026-09-05') }
const claim = (more: Partial<Claim> = {}): Claim => ({ issue: '渗水', leadUnit: '桂花物业', coUnits: [], person: '周工', path: '查漏点', dueOn: day('2026-09-10'), milestones: [], status: 'working', statusReason: '', evidence: '', materials: [], ...more })

it('lets one status follow another as the table says', () => {
  const table = Object.fromEntries(CLAIM_STATUSES.map((from) => [from, CLAIM_STATUSES.filter((to) => claimMayBecome(from, to))]))
  expect(table).toEqual({ notStarted: ['notStarted', 'working', 'done', 'impossible'], working: ['working', 'done', 'impossible'], done: ['working', 'done'], impossible: ['working', 'impossible'] })
  expect(CLAIM_STATUSES.filter(isClaimEnded)).toEqual(['done', 'impossible'])
})

it('belongs to 合理诉求 alone', () => {
  expect((['consult', 'simple', 'complex', 'unreasonable'] as const).filter(takesClaims)).toEqual(['simple', 'complex'])
})

describe('an item', () => {
  it.each([
    ['without its problem', { issue: '' }, undefined, 'claim-incomplete', 'issue'],
    ['without 主办', { leadUnit: '' }, undefined, 'claim-incomplete', 'leadUnit'],
    ['without a person', { person: '' }, undefined, 'claim-incomplete', 'person'],
    ['whose 协办 is the 主办', { coUnits: ['居委会', '桂花物业'] }, undefined, 'claim-incomplete', 'coUnits.1'],
    ['whose 协办 stands twice', { coUnits: ['居委会', '居委会'] }, undefined, 'claim-incomplete', 'coUnits.1'],
    ['under way without a path', { path: '' }, undefined, 'claim-incomplete', 'path'],
    ['done without proof', { status: 'done' }, 'working', 'claim-incomplete', 'evidence'],
    ['impossible without a reason', { status: 'impossible', statusReason: '难' }, 'working', 'claim-incomplete', 'statusReason'],
    ['put back to 未开始', { status: 'notStarted' }, 'working', 'claim-step', 'status'],
    ['from done to impossible', { status: 'impossible', statusReason: '又漏了' }, 'done', 'claim-step', 'status'],
    ['taken up again without a reason', {}, 'done', 'claim-incomplete', 'statusReason'],
    ['due before day 0', { dueOn: day('2026-08-31') }, undefined, 'claim-day', 'dueOn'],
    ['with a milestone that says nothing', { milestones: [{ day: day('2026-09-03'), what: '', by: '' }] }, undefined, 'claim-incomplete', 'milestones.0.what'],
    ['with a milestone before day 0', { milestones: [{ day: day('2026-08-30'), what: '查看', by: '' }] }, undefined, 'claim-day', 'milestones.0.day'],
    ['with a milestone after its own limit', { milestones: [{ day: day('2026-09-11'), what: '查看', by: '' }] }, undefined, 'claim-day', 'milestones.0.day'],
    ['with a milestone done tomorrow', { milestones: [{ day: day('2026-09-08'), what: '查看', doneOn: day('2026-09-06'), by: '周工' }] }, undefined, 'claim-day', 'milestones.0.doneOn'],
    ['with a milestone done by nobody', { milestones: [{ day: day('2026-09-03'), what: '查看', doneOn: day('2026-09-03'), by: '' }] }, undefined, 'claim-incomplete', 'milestones.0.by'],
  ] as const)('%s is refused at its field', (_name, more, was, code, field) => {
    expect(claimProblem(claim(more), was, DAYS)).toMatchObject({ code, field })
  })
  it.each([
    ['new, not begun, without a path', { status: 'notStarted', path: '' }, undefined],
    ['done at once with proof', { status: 'done', evidence: '现场照片' }, undefined],
    ['done, proved by a material alone', { status: 'done', materials: ['维修单'] }, 'working'],
    ['taken up again with a reason', { statusReason: '又渗水了' }, 'done'],
    ['impossible with a reason', { status: 'impossible', statusReason: '产权不明' }, 'notStarted'],
    ['due on day 0', { dueOn: DAYS.receivedOn }, undefined],
    ['with a milestone on its last day, done today', { milestones: [{ day: day('2026-09-10'), what: '查看', doneOn: DAYS.today, by: '周工' }] }, 'working'],
  ] as const)('%s is kept', (_name, more, was) => {
    expect(claimProblem(claim(more), was, DAYS)).toBeUndefined()
  })
  it('loses blanks and empty names, and gets its milestones in order', () => {
    const tidied = tidyClaim(claim({ issue: ' 渗水 ', coUnits: [' ', ' 居委会'], materials: [''], milestones: [{ day: day('2026-09-08'), what: ' 修 ', by: '' }, { day: day('2026-09-03'), what: '查', doneOn: day('2026-09-03'), by: ' 周工 ' }] }))
    expect(tidied).toMatchObject({ issue: '渗水', coUnits: ['居委会'], materials: [] })
    expect(milestoneWords(tidied.milestones)).toBe('2026年9月3日　查（2026年9月3日完成，周工）；2026年9月8日　修')
  })
})
