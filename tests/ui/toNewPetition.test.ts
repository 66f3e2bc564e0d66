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

  it('that is anonymous leaves out whatever says who it is, and what followed from the card', () => {
    const typed: IntakeForm = { ...least, personId: 3, visitKind: '重复访', visitReason: '与 XF26-0001 相近', linkedPetitionId: 7, petitioner: { mode: 'anonymous', name: '陈雨', idNumber: '110105194912310021', idReason: '口述', phone: '13800001111', otherPhones: ['13900001111'], address: '桂花路' } }
    const made = toNewPetition(typed, today)
    expect(made).toMatchObject({ ok: true, petition: { petitioner: { mode: 'anonymous', name: '', address: '桂花路' } } })
    expect(JSON.stringify(made)).not.toMatch(/陈雨|110105|13800001111|13900001111|personId|linkedPetitionId|重复访/u)
    expect(toNewPetition({ ...typed, visitDecided: true }, today)).toMatchObject({ ok: true, petition: { visitKind: '重复访', linkedPetitionId: 7 } })
    expect(toNewPetition({ ...typed, petitioner: { ...typed.petitioner, mode: 'alias', idNumber: '' } }, today)).toMatchObject({ ok: true, petition: { petitioner: { name: '陈雨', phone: '13800001111' }, personId: 3 } })
  })

  it('takes sex and birth day from a right number and asks a reason for a wrong one', () => {
    expect(toNewPetition({ ...least, petitioner: { name: '陈雨', idNumber: ' 11010519491231002x ' } }, today)).toMatchObject({ ok: true, petition: { petitioner: { sex: '女', bornOn: '1949-12-31', paperType: 'id' } } })
    expect(toNewPetition({ ...least, petitioner: { name: '陈雨', idNumber: '110105194912310021' } }, today)).toMatchObject({ ok: false, field: 'petitioner.idReason' })
    expect(toNewPetition({ ...least, petitioner: { name: '陈雨', idNumber: '110105194912310021', idReason: '本人口述' } }, today).ok).toBe(true)
    expect(toNewPetition({ ...least, petitioner: { name: '陈雨', paperType: 'passport', idNumber: 'E1234' } }, today).ok).toBe(true)
  })

  it('leaves out rows nobody typed into, and what only the draft keeps', () => {
    const filled = toNewPetition({ ...least, representatives: [{ name: ' ' }, { name: '林安', phone: '' }], materials: [{}, { name: '照片' }], notice: {}, happenedOn: '', conflict: { has: false }, differentIds: [3] }, today)
    expect(filled).toMatchObject({ ok: true, petition: { representatives: [{ name: '林安' }], materials: [{ name: '照片', copies: 1, pages: 1, original: false }] } })
    expect(filled.ok && ('notice' in filled.petition || 'differentIds' in filled.petition)).toBe(false)
  })

  it('loses nothing half-typed: it asks for the other half instead', () => {
    const half: readonly (readonly [IntakeForm, string])[] = [
      [{ representatives: [{ name: '林安' }, { phone: '13800001111' }] }, 'representatives.1.name'], [{ materials: [{ pages: 3 }] }, 'materials.0.name'],
      [{ notice: { how: 'oral' } }, 'notice.consent'], [{ notice: { consent: 'refused' } }, 'notice.how'],
      [{ petitioner: { name: '陈雨', mode: 'onBehalf', principal: { phone: '13800001111' } } }, 'petitioner.principal.name'], [{ petitioner: { name: '陈雨', mode: 'onBehalf' } }, 'petitioner.principal.name'],
    ]
    for (const [form, field] of half) expect(toNewPetition({ ...least, ...form }, today)).toMatchObject({ ok: false, field })
  })

  it('judges the numbers of representatives and of the person acted for like the visitor’s own', () => {
    const idNumber = '110105194912310021'
    expect(toNewPetition({ ...least, representatives: [{ name: '林安', idNumber }] }, today)).toMatchObject({ ok: false, field: 'representatives.0.idReason', message: expect.stringContaining('代表 1 的证件号：证件号校验位不符') })
    expect(toNewPetition({ ...least, representatives: [{ name: '林安', idNumber, idReason: '本人口述' }] }, today).ok).toBe(true)
    expect(toNewPetition({ ...least, petitioner: { name: '陈雨', mode: 'onBehalf', principal: { name: '陈父', idNumber } } }, today)).toMatchObject({ ok: false, field: 'petitioner.principal.idReason' })
  })

  it('carries every field of the register', () => {
    const more = { window: '2', companions: '儿子', affected: 12, incident: '大声喊叫', incidentHandled: '已请保安', linkNote: '同一楼道', earlierBodies: '物业公司', locality: '桂花社区', contentClass3: '漏水', cause: '久拖未修', system: '住建', hotIssue: '物业', procedures: ['诉讼' as const], procedureStage: '一审未判', amount: 3200.5, reviewStage: '复查' as const }
    const who = { ethnicity: '汉', otherPhones: ['', '07505550103'], domicile: '江门', workplace: '纸厂', position: '会计', political: '群众', postcode: '529000', email: 'chen@example.cn' }
    expect(toNewPetition({ ...least, ...more, petitioner: { name: '陈雨', ...who } }, today)).toMatchObject({ ok: true, petition: { ...more, petitioner: { ...who, otherPhones: ['07505550103'] } } })
  })

  it('names the field of what is out of shape', () => {
    expect(toNewPetition({ ...least, representatives: Array.from({ length: 6 }, (_, at) => ({ name: `代表${at}` })) }, today)).toMatchObject({ ok: false, field: 'representatives' })
    expect(toNewPetition({ ...least, petitionClass: 'unreasonable', guard: { basis: 'review', basisNo: '复核〔2025〕3号' } }, today)).toMatchObject({ ok: false, field: 'guard.opinionNo' })
    expect(toNewPetition({ ...least, petitionClass: 'unreasonable' }, today)).toMatchObject({ ok: false, field: 'guard.basis' })
  })
})

describe('folded sections', () => {
  it('are found by field and count what is filled', () => {
    expect(sectionOf('materials.0.name')).toBe('materials')
    expect(sectionOf('petitioner.principal.name')).toBe('who')
    expect(sectionOf('petitioner.email')).toBe('who')
    expect(sectionOf('incident')).toBe('visit')
    expect(sectionOf('excludedIds')).toBe('notice')
    expect(sectionOf('excludedIds', { statutoryKind: 'report' })).toBeUndefined()
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
