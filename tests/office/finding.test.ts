/** Found by any part of anything: every text of the form, its chosen words and numbers, notes and reasons, from one character upwards; nothing of it for whoever is left out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Day } from '#core/contract/fields'
import { NewPetition } from '#core/contract/intake'
import { CONSENT_NAMES, FORM_NAMES, GUARD_NAMES, MODE_NAMES, NOTICE_NAMES, PAPER_NAMES } from '#core/domain/intakeNames'
import { CLASS_NAMES, KIND_NAMES } from '#core/domain/petitionClass'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

let room: TestOffice
beforeAll(async () => { room = await makeTestOffice() })
afterAll(async () => { await room.close() })

/** One rare character each, so that a single one tells whose text was found. */
const RARE = [...'龘靐齉齾爩鱻麤龗灪吁籲鸞鸝厵滟驫飍羴猋骉犇蟲贔矗晶磊淼焱垚鑫森劦叒品姦毳皛雥龖雦']
let used = 0
/** Texts of the form by path; a list stands for its first entry. What belongs to no text is left as it is. */
function textPaths(schema: z.ZodType, path: readonly string[] = []): string[] {
  if (schema instanceof z.ZodOptional) return textPaths(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodArray) return textPaths(schema.element as z.ZodType, [...path, '0'])
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, part]) => textPaths(part, [...path, key]))
  return schema instanceof z.ZodString && schema.format !== 'date' ? [path.join('.')] : []
}

/** Fields of the form that hold one of several choices, or a number, by path. */
function choicePaths(schema: z.ZodType, path: readonly string[] = []): { readonly path: string; readonly options: readonly string[] | undefined }[] {
  if (schema instanceof z.ZodOptional) return choicePaths(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodArray) return choicePaths(schema.element as z.ZodType, [...path, '0'])
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, part]) => choicePaths(part, [...path, key]))
  if (schema instanceof z.ZodEnum) return [{ path: path.join('.'), options: schema.options as string[] }]
  return schema instanceof z.ZodNumber ? [{ path: path.join('.'), options: undefined }] : []
}
/** How the screen calls the choices of a field; the others are their own words. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'petitioner.mode': MODE_NAMES, 'petitioner.paperType': PAPER_NAMES, form: FORM_NAMES, 'notice.how': NOTICE_NAMES, 'notice.consent': CONSENT_NAMES, petitionClass: { ...CLASS_NAMES, unreasonable: CLASS_NAMES.complex }, statutoryKind: KIND_NAMES, 'guard.basis': GUARD_NAMES,
}
/** Numbers that are records of the room, times, or counts of sheets: nobody looks for a petition by them. */
const NOT_SOUGHT = new Set(['smileAt', 'waterAt', 'listAt', 'personId', 'conflict.handOverTo', 'excludedIds.0', 'guard.approverId', 'linkedPetitionId', 'materials.0.copies', 'materials.0.pages', 'selfReport', 'emotionLevel', 'ticketId', 'secondWorkerId', 'scriptsUsed.0.at', 'scriptsUsed.0.scriptId', 'scriptsUsed.0.version'])
/** What a choice needs beside it to be a registration. */
const BESIDE: Readonly<Record<string, object>> = { 'notice.how': { notice: { how: 'oral', consent: 'agreed' } }, 'notice.consent': { notice: { how: 'oral', consent: 'agreed' } } }

type Tree = { [key: string]: unknown }
function put(tree: Tree, path: readonly string[], value: unknown): void {
  const [head = '', ...rest] = path
  if (rest.length === 0) tree[head] = value
  else if (rest[0] === '0') tree[head] = rest.length === 1 ? [value] : [putInto({}, rest.slice(1), value, Array.isArray(tree[head]) ? (tree[head] as Tree[])[0] : undefined)]
  else tree[head] = putInto({}, rest, value, tree[head] as Tree | undefined)
}
function putInto(made: Tree, path: readonly string[], value: unknown, before: Tree | undefined): Tree {
  Object.assign(made, before)
  put(made, path, value)
  return made
}

const base = () => petition({
  headcount: 5, statutoryKind: undefined, representatives: [{ name: '代', idNumber: '看不清', idReason: '口述' }], materials: [{ name: '照片', copies: 1, pages: 1, original: false }], conflict: { has: false },
  petitionClass: 'unreasonable', guard: { basis: 'policy', basisNo: '号', opinionNo: '书', approverId: ID.zhao }, excludedIds: [ID.wang],
  who: { mode: 'onBehalf', paperType: 'other', principal: { name: '本', idNumber: '看不清', idReason: '口述' } },
})
const found = async (who: Who, text: string) => (await room.as(who, 'petitions.list', { text, limit: 50 })).rows.map(({ id }) => id)

describe('a petition', () => {
  it('is found by every text of its form, whole or one character, before and after upkeep', async () => {
    const paths = textPaths(NewPetition)
    expect(paths.length).toBeGreaterThan(45)
    for (const path of paths) {
      const mark = RARE[used++ % RARE.length] ?? ''
      const text = `${mark}甲乙${String(used)}丙`
      const form = base() as unknown as Tree
      put(form, path.split('.'), text)
      const { id } = await room.as('li', 'petitions.register', { form: form as unknown as ReturnType<typeof petition> })
      for (const piece of [mark, `乙${String(used)}`, text]) expect({ path, piece, found: (await found('li', piece)).includes(id) }).toEqual({ path, piece, found: true })
      expect({ path, found: await found('wang', text) }).toEqual({ path, found: [] })
      if (used % 10 === 0) room.office().idle()
      expect({ path, found: (await found('li', `${mark}甲乙${String(used)}`)).includes(id) }).toEqual({ path, found: true })
    }
  })

  it('is found by every choice of its form, in the words of the screen', async () => {
    const choices = choicePaths(NewPetition).filter(({ options }) => options !== undefined)
    expect(choices.length).toBeGreaterThan(10)
    for (const { path, options = [] } of choices) {
      for (const option of options) {
        used += 1
        const form = { ...base(), title: `选项${String(used)}号`, ...BESIDE[path] } as unknown as Tree
        put(form, path.split('.'), option)
        const { id } = await room.as('li', 'petitions.register', { form: form as unknown as ReturnType<typeof petition> })
        const word = NAMES[path]?.[option] ?? option
        for (const piece of [word, word.slice(0, 2), word.slice(-2)]) expect({ path, piece, found: (await found('li', piece)).includes(id) }).toEqual({ path, piece, found: true })
        expect({ path, found: (await found('wang', word)).includes(id) }).toEqual({ path, found: false })
        if (used % 5 === 0) await room.office().idle()
        expect({ path, word, found: (await found('li', word)).includes(id) }).toEqual({ path, word, found: true })
      }
    }
  })

  it('is found by every number of its form, a level by its name, an amount also as the page shows it', async () => {
    const numbers = choicePaths(NewPetition).filter(({ path, options }) => options === undefined && !NOT_SOUGHT.has(path)).map(({ path }) => path)
    expect(numbers.toSorted()).toEqual(['affected', 'amount', 'headcount'])
    const { id } = await room.as('li', 'petitions.register', { form: petition({ headcount: 8731, affected: 947_261, amount: 5_836_471.25, emotionLevel: 3, who: { idNumber: '', phone: '', mode: 'anonymous', name: '' } }) })
    for (const upkeep of [false, true]) {
      if (upkeep) await room.office().idle()
      for (const text of ['8731', '947261', '47261', '5836471.25', '5,836,471', '36471', '激动', '集体访']) expect({ text, upkeep, found: (await found('li', text)).includes(id) }).toEqual({ text, upkeep, found: true })
    }
  })

  it('is found by a number typed in groups, by any initials of its name and by one alone, and by sex known from the number only', async () => {
    const fresh = await makeTestOffice()
    const { id } = await fresh.as('li', 'petitions.register', { form: petition({ who: { name: '邱穗', phone: '138 0013 8000' } }) })
    const other = await fresh.as('li', 'petitions.register', { form: petition({ who: { name: '陈小燕', idNumber: '', phone: '13912340000', sex: '男' } }) })
    const ids = async (text: string) => (await fresh.as('li', 'petitions.list', { text })).rows.map((row) => row.id)
    for (const upkeep of [false, true]) {
      if (upkeep) await fresh.office().idle()
      for (const text of ['138 0013 8000', '138-0013-8000', '+86 138 0013 8000', '110105 19491231', '110105 19491231 002X', '1101 0519', '女', 'qs', 'q', 's']) expect({ text, upkeep, found: await ids(text) }).toEqual({ text, upkeep, found: [id] })
      for (const text of ['139 1234', 'xy', 'cx', 'cxy', 'Y', '男']) expect({ text, upkeep, found: await ids(text) }).toEqual({ text, upkeep, found: [other.id] })
      for (const text of ['139 1234 5', 'cy', 'yx', '138 0013 8001']) expect({ text, upkeep, found: await ids(text) }).toEqual({ text, upkeep, found: [] })
    }
    await fresh.close()
  })

  it('is found by its class as it is now, and by its statutory kind as a filter', async () => {
    const fresh = await makeTestOffice()
    const { id } = await fresh.as('li', 'petitions.register', { form: petition({ statutoryKind: undefined, petitionClass: 'unreasonable', guard: { basis: 'policy', basisNo: '号', opinionNo: '书', approverId: ID.zhao } }) })
    const report = await fresh.as('li', 'petitions.register', { form: petition({ statutoryKind: 'report' }) })
    const ids = async (filter: { readonly text?: string; readonly statutoryKind?: 'report' | 'appeal' }) => (await fresh.as('li', 'petitions.list', filter)).rows.map((row) => row.id)
    await fresh.office().idle()
    expect([await ids({ text: '理缠访' }), await ids({ text: '复杂' }), await ids({ statutoryKind: 'report' }), await ids({ text: '检举控告' }), await ids({ statutoryKind: 'appeal' })]).toEqual([[], [id], [report.id], [report.id], []])
    await fresh.as('zhao', 'petitions.approveGuard', { id, opinionSeen: true, passphrase: PASSPHRASE })
    for (const upkeep of [false, true]) {
      if (upkeep) await fresh.office().idle()
      expect([await ids({ text: '无理缠访' }), await ids({ text: '诉求（复杂）' })], String(upkeep)).toEqual([[id], [id]])
    }
    expect((await fresh.as('shen', 'audit.verify', {})).ok).toBe(true)
    await fresh.close()
  })

  it('is found by its chosen words, procedures and days', async () => {
    const { id } = await room.as('li', 'petitions.register', { form: petition({ flags: ['扬言'], contentClass1: '城乡建设', contentClass2: '工程质量', purpose: '求决', procedures: ['行政复议'], reviewStage: '复核', happenedOn: Day.parse('2025-11-23') }) })
    for (const text of ['扬', '扬言', '城乡建', '程质', '求决', '行政复议', '复核', '2025-11-23']) expect({ text, found: (await found('li', text)).includes(id) }).toEqual({ text, found: true })
  })

  it('is found by a note and by the reason of a hand-over, also after the index knew it already', async () => {
    const { id } = await room.as('li', 'petitions.register', { form: petition({ statutoryKind: 'report', excludedIds: [ID.wang] }) })
    room.office().idle()
    await room.as('li', 'petitions.note', { id, text: '已约定周五\n看现场，带皮尺' })
    await room.as('li', 'petitions.handOver', { id, toId: ID.zhao, reason: '休假三周', exclude: false })
    for (const upkeep of [false, true]) {
      if (upkeep) room.office().idle()
      for (const text of ['尺', '带皮', '周五', '休假三']) {
        expect({ text, upkeep, found: await found('li', text) }).toEqual({ text, upkeep, found: [id] })
        expect({ text, upkeep, found: await found('wang', text) }).toEqual({ text, upkeep, found: [] })
      }
    }
    const verdict = await room.as('shen', 'audit.verify', {})
    expect(verdict.ok).toBe(true)
  })
})

describe('the filter by due date', () => {
  it('sorts every open petition into one of its drawers', async () => {
    const fresh = await makeTestOffice()
    const classes = ['consult', 'simple', 'complex'] as const
    for (const petitionClass of classes) await fresh.as('li', 'petitions.register', { form: petition({ petitionClass }) })
    const drawers = async () => Object.fromEntries(await Promise.all((['overdue', 'soon', 'week', 'later', 'none'] as const).map(async (due) => [due, (await fresh.as('li', 'petitions.list', { due })).rows.map((row) => row.petitionClass).reverse()] as const)))
    const day = 86_400_000
    // Registered on 2026-09-05: due on the 9th, the 12th and 5 October.
    expect(await drawers()).toEqual({ overdue: [], soon: [], week: ['consult', 'simple'], later: ['complex'], none: [] })
    fresh.forward(3 * day)
    expect(await drawers()).toEqual({ overdue: [], soon: ['consult'], week: ['simple'], later: ['complex'], none: [] })
    fresh.forward(day)
    expect((await drawers())['soon']).toEqual(['consult'])
    fresh.forward(day)
    expect(await drawers()).toEqual({ overdue: ['consult'], soon: [], week: ['simple'], later: ['complex'], none: [] })
    fresh.forward(day)
    expect((await drawers())['soon']).toEqual(['simple'])
    fresh.forward(17 * day)
    expect(await drawers()).toEqual({ overdue: ['consult', 'simple'], soon: [], week: ['complex'], later: [], none: [] })
    await fresh.close()
  })
})
