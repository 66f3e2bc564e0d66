/** Stories at the desk: registration, numbers, drafts, lists, people, receipts, restart. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ID, makeTestOffice, petition, type TestOffice } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })
const register = (form = petition(), who: 'li' | 'wang' = 'li') => room.as(who, 'petitions.register', { form })

describe('registration', () => {
  it('gives number, code and both dates with proof', async () => {
    const made = await register()
    expect(made.number).toBe('XF26-0001')
    expect(made.promise).toMatchObject({ startOn: '2026-09-05', n: 7, dueOn: '2026-09-12', earlyOn: '2026-09-11' })
    expect(made.statutory).toMatchObject({ n: 15, dueOn: '2026-09-20' })
    expect(made.officerName).toBe('李敏')
    const page = await room.as('wang', 'petitions.get', { id: made.id })
    expect(page.petitioner).toMatchObject({ name: '陈*燕', phone: '138****5678', sex: '女', bornOn: '1949-12-31', age: 76 })
    expect(JSON.stringify(page)).not.toMatch(/13812345678|11010519491231002X|陈小燕/u)
    expect(page.timeline.map((entry) => entry.kind)).toEqual(['registered'])
  })
  it('numbers without gaps, also after refusals and by two workers at once', async () => {
    const bad = petition({ who: { idNumber: '110105194912310021' } })
    const many = await Promise.all([register(), register(petition(), 'wang'), room.refused('li', 'petitions.register', { form: bad }), register(), register(petition(), 'wang')])
    const last = await register()
    expect([...many.flatMap((each) => ('number' in each ? [each.number] : [])), last.number].sort()).toEqual(['XF26-0001', 'XF26-0002', 'XF26-0003', 'XF26-0004', 'XF26-0005'])
    room.forward(150 * 86_400_000)
    expect((await register()).number).toBe('XF27-0001')
  })
  it('takes a wrong ID number with a reason only, and never demands papers', async () => {
    const idNumber = '110105194912310021'
    const fault = await room.refused('li', 'petitions.register', { form: petition({ who: { idNumber } }) })
    expect(fault).toMatchObject({ code: 'id-invalid', field: 'form.petitioner.idNumber' })
    await register(petition({ who: { idNumber, idReason: '证件磨损' } }))
    await register(petition({ who: { mode: 'anonymous', name: '', idNumber: '', phone: '', address: '' } }))
    expect((await room.refused('li', 'petitions.register', { form: petition({ who: { name: ' ' } }) })).code).toBe('name-missing')
  })
  it('guards 无理缠访', async () => {
    const guard = { basis: 'review', basisNo: '复核〔2025〕3号', opinionNo: '法意〔2026〕1号', approverId: ID.zhao } as const
    expect((await room.refused('li', 'petitions.register', { form: petition({ petitionClass: 'unreasonable' }) })).code).toBe('guard-missing')
    for (const approverId of [ID.li, ID.wang, 99]) expect((await room.refused('li', 'petitions.register', { form: petition({ petitionClass: 'unreasonable', guard: { ...guard, approverId } }) })).code).toBe('approver-invalid')
    await register(petition({ petitionClass: 'unreasonable', guard }))
  })
  it('lets at most five represent', async () => {
    const fault = await room.refused('li', 'petitions.register', { form: petition({ headcount: 8, representatives: Array.from({ length: 6 }, () => ({ name: '代表' })) }) })
    expect(fault.message).toContain('最多 5 名')
  })
})

describe('drafts', () => {
  it('keeps two apart, belongs to one worker, and ends with the registration', async () => {
    const first = await room.as('li', 'drafts.start', {})
    const second = await room.as('li', 'drafts.start', {})
    await room.as('li', 'drafts.save', { id: first.id, revision: first.revision, form: { title: '漏水', petitioner: { name: '陈' } } })
    await room.as('li', 'drafts.save', { id: second.id, revision: second.revision, form: { title: '低保' } })
    expect((await room.as('li', 'drafts.open', { id: first.id })).form).toEqual({ title: '漏水', petitioner: { name: '陈' } })
    expect((await room.as('li', 'drafts.open', { id: second.id })).form).toEqual({ title: '低保' })
    expect((await room.refused('li', 'drafts.save', { id: first.id, revision: first.revision, form: {} })).code).toBe('draft-newer')
    expect((await room.refused('wang', 'drafts.open', { id: first.id })).code).toBe('draft-gone')
    expect(await room.as('wang', 'drafts.list', {})).toEqual([])
    await room.as('li', 'petitions.register', { draftId: first.id, form: petition() })
    expect((await room.refused('li', 'petitions.register', { draftId: first.id, form: petition() })).code).toBe('draft-gone')
    expect((await room.as('li', 'drafts.list', {})).map((draft) => draft.id)).toEqual([second.id])
    await room.restart()
    expect((await room.as('li', 'drafts.open', { id: second.id })).form).toEqual({ title: '低保' })
  })
})

describe('三个一', () => {
  it('takes its times from the office: first tick counts, a tick taken back is gone, the screen cannot date one', async () => {
    const { id } = await room.as('li', 'drafts.start', {})
    const first = room.now()
    expect((await room.as('li', 'drafts.save', { id, revision: 0, form: { smileAt: 0, waterAt: 5 } })).ticks).toEqual({ smileAt: first, waterAt: first })
    room.forward(60_000)
    expect((await room.as('li', 'drafts.save', { id, revision: 1, form: { smileAt: 99, listAt: 0 } })).ticks).toEqual({ smileAt: first, listAt: first + 60_000 })
    expect((await room.as('li', 'drafts.open', { id })).form).toEqual({ smileAt: first, listAt: first + 60_000 })
    const made = await room.as('li', 'petitions.register', { draftId: id, form: petition({ smileAt: 1, listAt: 2 }) })
    expect(await room.as('li', 'petitions.get', { id: made.id })).toMatchObject({ smileAt: first, listAt: first + 60_000 })
    const alone = await room.as('li', 'petitions.register', { form: petition({ smileAt: room.now() + 3_600_000, waterAt: first }) })
    expect(await room.as('li', 'petitions.get', { id: alone.id })).toMatchObject({ smileAt: room.now(), waterAt: first })
  })
})

describe('finding', () => {
  const registered = async (form: ReturnType<typeof petition>, idle: boolean) => {
    await register(form)
    if (idle) room.office().idle()
  }
  const matters = ['楼上漏水', '低保申请 2025 年', '欠薪 Q3 工资', '噪声扰民，夜里一点', '单元门禁 A12 坏了']
  it.each(['before the index knows them', 'after idle upkeep', 'half and half'])('answers exactly what LIKE would, for every length, %s', async (when) => {
    for (const [index, title] of matters.entries()) await registered(petition({ title, facts: `${title}${index}`, who: { name: `陈小${'燕红兰梅竹'[index] ?? ''}`, phone: `1380000${String(1000 + index * 37)}`, idNumber: '' } }), when === 'half and half' && index === 2)
    if (when === 'after idle upkeep') room.office().idle()
    const texts = matters.map((title) => `${title}`.toLowerCase())
    for (const title of texts) {
      for (let from = 0; from < title.length; from += 1) {
        for (let to = from + 1; to <= Math.min(title.length, from + 4); to += 1) {
          const text = title.slice(from, to)
          if (text.trim() === '') continue
          const { rows } = await room.as('li', 'petitions.list', { text })
          const missing = texts.filter((each) => each.includes(text.trim()) && !rows.some((row) => row.title.toLowerCase() === each))
          expect({ text, missing }).toEqual({ text, missing: [] })
        }
      }
    }
    expect((await room.as('li', 'petitions.list', { text: '1037' })).rows.map((row) => row.title)).toEqual([matters[1]])
    expect((await room.as('li', 'petitions.list', { text: 'cxl' })).rows.map((row) => row.title)).toEqual([matters[2]])
    expect((await room.as('li', 'petitions.list', { text: 'XL' })).rows.map((row) => row.title)).toEqual([matters[2]])
    expect((await room.as('li', 'petitions.list', { text: 'lx' })).rows).toEqual([])
    expect((await room.as('li', 'petitions.list', { text: 'xf26-0004' })).rows.map((row) => row.title)).toEqual([matters[3]])
    expect((await room.as('li', 'petitions.list', { text: '，夜里', state: 'registered' })).rows.map((row) => row.title)).toEqual([matters[3]])
    const many = await room.as('li', 'petitions.list', { text: '0000' })
    expect(many.rows.map((row) => row.number.slice(-1)).join('')).toBe('54321')
    const [second, third] = [await room.as('li', 'petitions.list', { text: '13800001', limit: 2 }), await room.as('li', 'petitions.list', { text: '13800001', limit: 2, before: many.rows[1]?.id })]
    expect([...second.rows, ...third.rows].map((row) => row.number.slice(-1)).join('')).toBe('5432')
    expect((await room.as('li', 'petitions.list', { text: '没有这回事' })).rows).toEqual([])
  })
  it('pages by key and filters', async () => {
    for (let index = 0; index < 7; index += 1) await register(petition({ petitionClass: index % 2 === 0 ? 'simple' : 'consult' }), index < 3 ? 'li' : 'wang')
    const first = await room.as('li', 'petitions.list', { limit: 5 })
    const second = await room.as('li', 'petitions.list', { limit: 5, before: first.next })
    expect([...first.rows, ...second.rows].map((row) => row.number.slice(-1)).join('')).toBe('7654321')
    expect(second.next).toBeUndefined()
    expect((await room.as('li', 'petitions.list', { petitionClass: 'consult' })).rows).toHaveLength(3)
    expect((await room.as('li', 'petitions.list', { officerId: ID.li })).rows).toHaveLength(3)
    expect((await room.as('li', 'petitions.list', { due: 'overdue' })).rows).toHaveLength(0)
    room.forward(5 * 86_400_000)
    expect((await room.as('li', 'petitions.list', { due: 'overdue' })).rows.map((row) => row.petitionClass)).toEqual(['consult', 'consult', 'consult'])
  })
})

describe('people', () => {
  it('recognises, suggests, keeps namesakes apart, joins and separates', async () => {
    const one = await register()
    const two = await register(petition({ title: '申请低保', requests: '低保', who: { idNumber: '', phone: '13900001111', address: '江海路 9 号' } }))
    expect(one.personId).not.toBe(two.personId)
    const [match] = await room.as('wang', 'people.match', { idNumber: '11010519491231002x', title: '楼上漏水' })
    expect(match).toMatchObject({ personId: one.personId, by: 'id', name: '陈*燕', visits: 1, suggestion: { kind: '重复访', linkedPetitionId: one.id } })
    expect((await room.as('li', 'people.match', { phone: '139 0000 1111', title: '噪声' }))[0]).toMatchObject({ by: 'phone', suggestion: { kind: '新事项' } })
    expect(await room.as('li', 'people.match', { name: '陈小燕' })).toEqual([])
    expect((await room.as('li', 'people.match', { name: '陈小燕', bornOn: '1949' }))[0]).toMatchObject({ by: 'nameBorn' })
    const pair = { keepId: one.personId ?? 0, otherId: two.personId ?? 0 }
    const { mergeId } = await room.as('li', 'people.merge', { ...pair, reason: '本人确认' })
    expect((await room.as('li', 'people.card', { id: pair.keepId })).visits).toBe(2)
    expect((await room.refused('li', 'people.merge', { keepId: pair.otherId, otherId: pair.keepId, reason: '重复' })).code).toBe('same-person')
    await room.as('li', 'people.unmerge', { mergeId, reason: '合并有误' })
    expect((await room.as('li', 'people.card', { id: pair.keepId })).visits).toBe(1)
    expect((await room.as('li', 'people.card', { id: pair.otherId })).visits).toBe(1)
  })
})

describe('a joining of hidden cards', () => {
  it('is not there for who may see neither of them', async () => {
    const made = [await register(petition({ statutoryKind: 'report' })), await register(petition({ statutoryKind: 'report', who: { phone: '', idNumber: '' } }))]
    const { mergeId } = await room.as('li', 'people.merge', { keepId: made[0]?.personId ?? 0, otherId: made[1]?.personId ?? 0, reason: '本人确认' })
    expect((await room.refused('wang', 'people.unmerge', { mergeId, reason: '合并有误' })).code).toBe('not-found')
    expect(await room.as('li', 'people.unmerge', { mergeId, reason: '合并有误' })).toEqual({ done: true, registeredMeanwhile: [] })
  })
})

describe('receipts', () => {
  it('takes a saved file and a printed sheet of one issue both for originals, and logs each', async () => {
    const { id } = await register()
    const file = await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5', medium: 'pdf' })
    const sheet = await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5' })
    expect([file.reprint, sheet.reprint, sheet.html]).toEqual([false, false, file.html])
    const again = [await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5', medium: 'pdf' }), await room.as('li', 'receipts.print', { petitionId: id, paper: 'roll80' })]
    expect(again.map(({ reprint, printNo }) => [reprint, printNo])).toEqual([[true, 3], [true, 4]])
    expect((await room.as('li', 'receipts.history', { petitionId: id })).map(({ medium, reprint }) => [medium, reprint])).toEqual([['pdf', false], ['sheet', false], ['pdf', true], ['sheet', true]])
    const { timeline } = await room.as('li', 'petitions.get', { id })
    expect(timeline.filter(({ kind }) => kind === 'printed')).toHaveLength(4)
    const audited = await room.as('shen', 'audit.list', { action: 'receipts.print' })
    expect(audited.rows.map(({ fields }) => fields)).toEqual(expect.arrayContaining([expect.stringContaining('pdf'), expect.stringContaining('sheet')]))
  })
  it('takes an output that nothing took for not handed out: the next sheet is still the first', async () => {
    const { id } = await register()
    const jammed = await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5' })
    expect((await room.refused('wang', 'receipts.failed', { petitionId: id, printNo: jammed.printNo })).code).toBe('no-print')
    await room.as('li', 'receipts.failed', { petitionId: id, printNo: jammed.printNo })
    expect((await room.refused('li', 'receipts.failed', { petitionId: id, printNo: jammed.printNo })).code).toBe('no-print')
    expect((await room.as('li', 'receipts.preview', { petitionId: id, paper: 'a5' })).reprint).toBe(false)
    const sheet = await room.as('wang', 'receipts.print', { petitionId: id, paper: 'a5' })
    expect(sheet).toMatchObject({ reprint: false, printNo: 2, html: jammed.html })
    expect((await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5' })).reprint).toBe(true)
    expect((await room.as('li', 'receipts.history', { petitionId: id })).map(({ reprint, failed }) => [reprint, failed])).toEqual([[false, true], [false, false], [true, false]])
    expect((await room.as('li', 'petitions.get', { id })).timeline.filter(({ text }) => text.includes('没有成功'))).toHaveLength(1)
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('prints identically, marks 补打 and keeps every print', async () => {
    const { id } = await register()
    expect((await room.as('li', 'receipts.preview', { petitionId: id, paper: 'a5' })).reprint).toBe(false)
    const first = await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5' })
    await room.as('admin', 'desk.saveSettings', { ...(await room.as('admin', 'desk.settings', {})), phone: '000' })
    const second = await room.as('wang', 'receipts.print', { petitionId: id, paper: 'a5' })
    expect(first.html).not.toContain('补打')
    expect(second).toMatchObject({ reprint: true, printNo: 2 })
    expect(second.html).toContain('补打')
    const history = await room.as('li', 'receipts.history', { petitionId: id })
    expect(history.map(({ by, reprint }) => [by, reprint])).toEqual([['李敏', false], ['王建国', true]])
    expect(new Set(history.map((print) => print.digest)).size).toBe(1)
    await room.restart()
    expect((await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5' })).html).toBe(second.html)
  })
})
