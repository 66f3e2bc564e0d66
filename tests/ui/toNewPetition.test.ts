/** A draft becomes a registration, or the first field that keeps it from being one is named. */
import { describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import type { IntakeForm } from '#core/contract/intake'
import { countFilled, sectionOf } from '../../renderer/features/intake/sections'
import { toNewPetition } from '../../renderer/features/intake/toNewPetition'

const today = Day.parse('2026-09-07')
const least: IntakeForm = { petitioner: { name: '陈雨' }, title: '楼道堆物', petitionClass: 'simple' }

describe('a draft', () => {
  it('needs a name, a title and a class, and nothing else', () => {
    expect(toNewPetition({}, today)).toMatchObject({ ok: false, field: 'petitioner.name' })
    expect(toNewPetition({ petitioner: { name: '陈雨' } }, today)).toMatchObject({ ok: false, field: 'title' })
    expect(toNewPetition({ ...least, petitionClass: undefined }, today)).toMatchObject({ ok: false, field: 'petitionClass' })
    expect(toNewPetition(least, today)).toMatchObject({ ok: true, petition: { headcount: 1, form: 'visit', petitioner: { mode: 'named', name: '陈雨' }, flags: [], materials: [], representatives: [] } })
  })

  it('may be anonymous or belong to a known person without a name', () => {
    expect(toNewPetition({ ...least, petitioner: { mode: 'anonymous' } }, today).ok).toBe(true)
    expect(toNewPetition({ ...least, petitioner: {}, personId: 3 }, today).ok).toBe(true)
  })

  it('takes sex and birth day from a right number and asks a reason for a wrong one', () => {
    expect(toNewPetition({ ...least, petitioner: { name: '陈雨', idNumber: ' 11010519491231002x ' } }, today)).toMatchObject({ ok: true, petition: { petitioner: { sex: '女', bornOn: '1949-12-31', paperType: 'id' } } })
    expect(toNewPetition({ ...least, petitioner: { name: '陈雨', idNumber: '110105194912310021' } }, today)).toMatchObject({ ok: false, field: 'petitioner.idReason' })
    expect(toNewPetition({ ...least, petitioner: { name: '陈雨', idNumber: '110105194912310021', idReason: '本人口述' } }, today).ok).toBe(true)
    expect(toNewPetition({ ...least, petitioner: { name: '陈雨', paperType: 'passport', idNumber: 'E1234' } }, today).ok).toBe(true)
  })

  it('leaves out blank rows and half-filled folds', () => {
    const filled = toNewPetition({ ...least, representatives: [{ name: ' ' }, { name: '林安', phone: '' }], materials: [{}, { name: '照片' }], notice: { how: 'oral' }, happenedOn: '', conflict: { has: false } }, today)
    expect(filled).toMatchObject({ ok: true, petition: { representatives: [{ name: '林安' }], materials: [{ name: '照片', copies: 1, pages: 1, original: false }] } })
    expect(filled.ok && 'notice' in filled.petition).toBe(false)
  })

  it('names the field of what is out of shape', () => {
    expect(toNewPetition({ ...least, representatives: Array.from({ length: 6 }, (_, at) => ({ name: `代表${at}` })) }, today)).toMatchObject({ ok: false, field: 'representatives' })
    expect(toNewPetition({ ...least, petitionClass: 'unreasonable', guard: { basis: 'review' } }, today)).toMatchObject({ ok: false })
    expect(toNewPetition({ ...least, petitionClass: 'unreasonable' }, today)).toMatchObject({ ok: false, field: 'guard.basis' })
  })
})

describe('folded sections', () => {
  it('are found by field and count what is filled', () => {
    expect(sectionOf('materials.0.name')).toBe('materials')
    expect(sectionOf('petitioner.principal.name')).toBe('who')
    expect(sectionOf('title')).toBeUndefined()
    expect(countFilled({ requests: '清理', flags: ['a', 'b'], happenedAt: '' }, 'matter')).toBe(3)
  })
})

describe('a day typed by hand', () => {
  it.each(['2026-9-7', '2026/09/07', '2026.9.7', '2026年9月7日', '20260907', '２０２６-0９-07'])('%s is understood', (typed) => {
    expect(toNewPetition({ ...least, happenedOn: typed }, today)).toMatchObject({ ok: true, petition: { happenedOn: '2026-09-07' } })
  })
  it('is refused by name when there is no such day', () => {
    expect(toNewPetition({ ...least, happenedOn: '2026-02-30' }, today)).toMatchObject({ ok: false, field: 'happenedOn', message: expect.stringContaining('日期') })
  })
})
