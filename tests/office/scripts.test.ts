/** 接访话术库 through the office: seeds, drafts and who publishes them, favourites, what was said in a visit, files, and the do-not-say list. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import type { ScriptContent } from '#core/contract/scripts'
import { nameInitials, phraseInitials } from '#core/domain/initials'
import { enterSeeds } from '#db/scriptSeeds'
import { scriptsRepo } from '#db/repos/scripts'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'
import { keysOf, openKnown } from '#tests/faults/faultVault'
import { scriptRules, scriptSeeds } from '../../resources/index'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const content = (more: Partial<ScriptContent> = {}): ScriptContent => ({ scene: 'closing', kinds: ['help'], levelFrom: 1, levelTo: 2, title: '送到门口', say: '{称呼}，我送您到门口。', dontSay: '“走吧。”', why: '送一步，暖一路', law: '', nextStep: '看着上车', ...more })
const list = async (who: Who = 'li') => (await room.as(who, 'scripts.list', {})).entries
const entry = async (id: number, who: Who = 'li') => (await list(who)).find((one) => one.id === id) ?? expect.fail('no such entry')
const offered = async (id: number) => (await room.as('li', 'scripts.published', {})).find((one) => one.id === id)
const make = async (more: Partial<ScriptContent> = {}, who: Who = 'li') => (await room.as(who, 'scripts.save', { content: content(more) })).id
const published = async (more: Partial<ScriptContent> = {}) => {
  const id = await make(more)
  await room.as('wang', 'scripts.review', { id, version: 1 })
  await room.as('zhao', 'scripts.publish', { id, version: 1 })
  return id
}
const seed = async () => (await list()).find(({ uid }) => uid === 'seed-opening-01') ?? expect.fail('no seed')

describe('seeds', () => {
  it('are in the library from the first log-in, published, by nobody here, and only once', async () => {
    const all = await list()
    expect(all).toHaveLength(scriptSeeds.length)
    expect(all.every(({ state, version, author, seed: own, overdue }) => state === 'published' && version === 1 && author === '种子' && own && !overdue)).toBe(true)
    expect((await room.as('li', 'scripts.published', {}))[0]).toMatchObject({ title: scriptSeeds[0]?.content.title, initials: phraseInitials(scriptSeeds[0]?.content.title ?? ''), slots: ['称呼'], favourite: false, uses: 0 })
    await room.restart()
    expect(await list()).toHaveLength(scriptSeeds.length)
    const { rows } = await room.as('shen', 'audit.list', { action: 'scripts.seed' })
    expect(rows.map(({ result, reason, userName }) => [result, reason, userName])).toEqual([['ok', `新增 ${scriptSeeds.length} 条，更新 0 条`, '']])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('of a newer program come as new versions where nobody here changed the old', async () => {
    const first = await seed()
    const edited = (await list()).find(({ uid }) => uid === 'seed-opening-02') ?? expect.fail('no seed')
    const retired = (await list()).find(({ uid }) => uid === 'seed-opening-03') ?? expect.fail('no seed')
    await room.as('li', 'scripts.save', { id: edited.id, baseVersion: 1, content: content({ scene: 'opening', say: '本室自己的话。' }) })
    await room.as('zhao', 'scripts.retire', { id: retired.id, reason: '本室没有录音' })
    await room.office().close()
    const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
    const newer = scriptSeeds.map((one) => ({ ...one, revision: 2, content: { ...one.content, say: `${one.content.say}（改过）` } }))
    const around = { clock: { now: () => room.now(), uptime: () => 0 }, log: (line: string) => expect.fail(line) }
    enterSeeds(store, scriptsRepo(store.db), { scripts: newer, rules: { ...scriptRules, revision: scriptRules.revision + 1, reviewMonths: 6 } }, around)
    store.close()
    await room.restart()
    expect(await entry(first.id)).toMatchObject({ version: 2, publishedVersion: 2, author: '种子', say: `${first.say}（改过）` })
    expect(await offered(edited.id)).toMatchObject({ version: 1, say: edited.say })
    expect(await entry(edited.id)).toMatchObject({ version: 2, state: 'draft', say: '本室自己的话。' })
    expect(await entry(retired.id)).toMatchObject({ version: 1, state: 'retired' })
    expect(await room.as('li', 'scripts.rules', {})).toMatchObject({ reviewMonths: 6, source: '随程序提供（第 2 版）' })
    expect((await room.as('li', 'scripts.history', { id: first.id })).versions.map(({ version, author }) => [version, author])).toEqual([[2, '种子'], [1, '种子']])
  })
})

describe('from draft to desk', () => {
  it('takes a second person and a leader; the desk is offered nothing before', async () => {
    const id = await make()
    expect(await entry(id)).toMatchObject({ state: 'draft', version: 1, author: '李敏', own: true, slots: ['称呼'] })
    expect(await offered(id)).toBeUndefined()
    expect(await room.refused('li', 'scripts.review', { id, version: 1 })).toMatchObject({ code: 'own-draft', message: expect.stringContaining('另一位同事') as unknown })
    expect(await room.refused('zhao', 'scripts.publish', { id, version: 1 })).toMatchObject({ code: 'wrong-state', message: expect.stringContaining('草稿') as unknown })
    await room.as('wang', 'scripts.sendBack', { id, version: 1, reason: '少了下一步' })
    await room.as('li', 'scripts.save', { id, baseVersion: 1, content: content({ nextStep: '打电话报平安' }) })
    expect(await room.refused('wang', 'scripts.review', { id, version: 1 })).toMatchObject({ code: 'script-newer', message: expect.stringContaining('第 2 版') as unknown })
    await room.as('wang', 'scripts.review', { id, version: 2 })
    expect((await room.refused('li', 'scripts.publish', { id, version: 2 })).code).toBe('forbidden')
    expect((await room.refused('zhao', 'scripts.publish', { id, version: 2, reviewOn: '2026-09-05' })).code).toBe('past-day')
    await room.as('zhao', 'scripts.publish', { id, version: 2 })
    expect(await offered(id)).toMatchObject({ version: 2, nextStep: '打电话报平安' })
    expect(await entry(id)).toMatchObject({ state: 'published', reviewer: '王建国', reviewOn: '2027-09-05', publishedVersion: 2 })
    const { events } = await room.as('li', 'scripts.history', { id })
    expect(events.map(({ step, actor, version, reason }) => [step, actor, version, reason])).toEqual([['published', '赵立', 2, ''], ['reviewed', '王建国', 2, ''], ['edited', '李敏', 2, ''], ['sentBack', '王建国', 1, '少了下一步'], ['made', '李敏', 1, '']])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('keeps the published version offered while a new one is written, given up or published', async () => {
    const id = await published()
    await room.as('wang', 'scripts.save', { id, baseVersion: 1, content: content({ say: '{称呼}，慢走。' }) })
    expect(await offered(id)).toMatchObject({ version: 1 })
    expect((await room.refused('li', 'scripts.drop', { id, version: 2 })).code).toBe('not-yours')
    await room.as('wang', 'scripts.drop', { id, version: 2 })
    expect(await entry(id)).toMatchObject({ state: 'published', version: 1, author: '李敏' })
    expect(await room.as('wang', 'scripts.save', { id, baseVersion: 1, content: content({ say: '{称呼}，慢走，当心台阶。' }) })).toEqual({ id, version: 3 })
    await room.as('li', 'scripts.review', { id, version: 3 })
    await room.as('zhao', 'scripts.publish', { id, version: 3, reviewOn: '2026-10-01' })
    expect(await offered(id)).toMatchObject({ version: 3, say: '{称呼}，慢走，当心台阶。' })
    expect((await room.as('li', 'scripts.history', { id })).versions.map(({ version }) => version)).toEqual([3, 2, 1])
  })
  it('says what is overdue, across midnight and with a clock set back, until somebody looked again', async () => {
    const id = await published()
    await room.as('zhao', 'scripts.renew', { id, reviewOn: '2026-09-06' })
    room.forward(DAY + 14 * 3_600_000)
    expect((await entry(id)).overdue).toBe(false)
    room.forward(2 * 3_600_000)
    expect((await entry(id)).overdue).toBe(true)
    room.forward(-3 * DAY)
    expect((await entry(id)).overdue).toBe(false)
    room.forward(30 * DAY)
    expect((await room.refused('li', 'scripts.renew', { id })).code).toBe('forbidden')
    await room.as('zhao', 'scripts.renew', { id })
    expect(await entry(id)).toMatchObject({ overdue: false, reviewOn: '2027-10-04', state: 'published', version: 1 })
    expect((await room.refused('zhao', 'scripts.renew', { id: await make({ say: '别的话。' }) })).code).toBe('wrong-state')
  })
  it('is taken off the desk with a reason and comes back as a draft', async () => {
    const id = await published()
    await room.as('zhao', 'scripts.retire', { id, reason: '不再适用' })
    expect([await offered(id), (await entry(id)).state]).toEqual([undefined, 'retired'])
    expect((await room.refused('li', 'scripts.save', { id, baseVersion: 1, content: content() })).code).toBe('wrong-state')
    await room.as('zhao', 'scripts.revive', { id, reason: '又要用' })
    expect((await entry(id)).state).toBe('draft')
  })
  it('refuses what the rules refuse, by field, and the same words twice', async () => {
    expect(await room.refused('li', 'scripts.save', { content: content({ say: '{名字}，您好' }) })).toMatchObject({ code: 'wrong-content', field: 'content.say', message: expect.stringContaining('{名字}') as unknown })
    expect(await room.refused('li', 'scripts.save', { content: content({ title: ' ' }) })).toMatchObject({ code: 'invalid', field: 'content.title' })
    await make()
    expect(await room.refused('wang', 'scripts.save', { content: content({ title: '另一条' }) })).toMatchObject({ code: 'already-there', message: expect.stringContaining('送到门口') as unknown })
    expect((await room.refused('li', 'scripts.save', { id: 9999, baseVersion: 1, content: content({ say: '别的。' }) })).code).toBe('not-found')
  })
  it('makes no version of what was not changed, and refuses an older reading', async () => {
    const id = await make()
    expect(await room.as('li', 'scripts.save', { id, baseVersion: 1, content: content() })).toEqual({ id, version: 1 })
    await room.as('wang', 'scripts.save', { id, baseVersion: 1, content: content({ why: '另写' }) })
    expect((await room.refused('li', 'scripts.save', { id, baseVersion: 1, content: content({ why: '我写的' }) })).code).toBe('script-newer')
  })
  it('keeps what is half-written for its writer alone, over a restart, until it is handed in', async () => {
    const typed = { content: { title: '半', say: '' } }
    await room.as('li', 'scripts.keepTyped', { typed })
    expect((await room.as('wang', 'scripts.list', {})).typed).toBeUndefined()
    await room.restart()
    expect((await room.as('li', 'scripts.list', {})).typed).toEqual(typed)
    await make()
    expect((await room.as('li', 'scripts.list', {})).typed).toBeUndefined()
    for (const content of [{ say: 'a\0b' }, { kinds: ['\ud800'] }]) expect((await room.refused('li', 'scripts.keepTyped', { typed: { content } })).field, 'as no text that cannot be stored').toContain('typed.content')
  })
})

describe('at the desk', () => {
  it('keeps favourites per worker', async () => {
    const { id } = await seed()
    await room.as('li', 'scripts.favour', { id, favourite: true })
    expect([(await offered(id))?.favourite, (await entry(id, 'wang')).favourite]).toEqual([true, false])
    await room.as('li', 'scripts.favour', { id, favourite: false })
    expect((await offered(id))?.favourite).toBe(false)
    expect((await room.refused('li', 'scripts.favour', { id: 9999, favourite: true })).code).toBe('not-found')
  })
  it('keeps what was said with the visit, in the version that was said, counted once', async () => {
    const { id, title } = await seed()
    const at = room.now() - 60_000
    const said = [{ scriptId: id, version: 1, at }, { scriptId: id, version: 1, at: at + 1 }, { scriptId: 9999, version: 1, at }, { scriptId: id + 1, version: 7, at }]
    const made = await room.as('li', 'petitions.register', { form: petition({ scriptsUsed: said }) })
    const page = await room.as('li', 'petitions.get', { id: made.id })
    expect(page.scriptsUsed).toEqual([{ scriptId: id, title, version: 1, at }])
    expect(await offered(id)).toMatchObject({ uses: 1, lastUsedAt: at })
    expect((await room.as('wang', 'scripts.published', {})).find((one) => one.id === id)).not.toHaveProperty('lastUsedAt')
    await room.as('li', 'scripts.save', { id, baseVersion: 1, content: { ...content(), title: '改了题目' } })
    expect((await room.as('li', 'petitions.get', { id: made.id })).scriptsUsed?.[0]?.title).toBe(title)
    await room.as('li', 'petitions.register', { form: petition({ title: '又一件', scriptsUsed: [{ scriptId: id, version: 1, at: room.now() + DAY }] }) })
    expect(await offered(id)).toMatchObject({ uses: 2, lastUsedAt: room.now() })
    expect((await room.as('li', 'petitions.get', { id: (await room.as('li', 'petitions.register', { form: petition({ title: '没用' }) })).id })).scriptsUsed).toBeUndefined()
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('keeps it with the draft until then', async () => {
    const { id } = await room.as('li', 'drafts.start', {})
    const scriptsUsed = [{ scriptId: 1, version: 1, at: room.now() }]
    await room.as('li', 'drafts.save', { id, revision: 0, form: { scriptsUsed } })
    await room.restart()
    expect(await room.as('li', 'drafts.open', { id })).toMatchObject({ form: { scriptsUsed }, now: room.now() })
  })
  it('takes away what was said with an erasure, and keeps the count', async () => {
    const { id } = await seed()
    const made = await room.as('li', 'petitions.register', { form: petition({ scriptsUsed: [{ scriptId: id, version: 1, at: room.now() }] }) })
    room.forward(11 * 366 * DAY)
    await room.as('li', 'retention.propose', { petitionIds: [made.id], reason: '保管期满' })
    await room.as('zhao', 'retention.approve', { petitionIds: [made.id], passphrase: PASSPHRASE })
    expect((await room.as('li', 'petitions.get', { id: made.id })).scriptsUsed).toBeUndefined()
    expect((await offered(id))?.uses).toBe(1)
  })
})

describe('files', () => {
  const file = (entries: readonly unknown[]) => ({ text: JSON.stringify({ format: 'reception-scripts/1', entries }) })
  const verdicts = ({ rows }: OutputOf<'scripts.tryImport'>) => rows.map(({ row, verdict }) => `${row} ${verdict}`)
  it('say what is published and are the same again where they came from', async () => {
    await make({ say: '草稿不带走。' })
    const { text, count, suggestedName } = await room.as('li', 'scripts.export', {})
    expect([count, suggestedName]).toEqual([scriptSeeds.length, '接访话术库-2026-09-05.json'])
    expect(text).not.toContain('草稿不带走')
    const { rows } = await room.as('li', 'scripts.tryImport', { text })
    expect(rows.every(({ verdict }) => verdict === 'same')).toBe(true)
    expect(await room.refused('li', 'scripts.import', { text })).toMatchObject({ code: 'nothing-new', field: 'text' })
  })
  it('come in as drafts after a trial that changes nothing; what is faulty stays outside, with its row and reason', async () => {
    const { uid, id, say } = await seed()
    const changed = { uid, ...content({ scene: 'opening', say: '别处改过的话。' }) }
    const given = file([content({ title: '新来的', say: '新来的话。' }), changed, content({ title: '同话', say }), content({ say: '{名字}好' }), { title: '缺了别的' }, content({ title: '重复', say: '新来的话。' }), 7, content({ say: '<i>x</i>' }), { ...content({ say: '多了一栏。' }), extra: 1 }])
    const trial = await room.as('wang', 'scripts.tryImport', given)
    expect(verdicts(trial)).toEqual(['1 new', '2 changed', '3 same', '4 faulty', '5 faulty', '6 faulty', '7 faulty', '8 faulty', '9 faulty'])
    expect(trial.rows.map(({ reason }) => reason).slice(3, 6)).toEqual([expect.stringContaining('{名字}'), expect.stringContaining('“场景”'), '和第 1 行重复'])
    for (const { reason } of trial.rows.slice(2)) expect(reason).toMatch(/\p{Script=Han}/u)
    expect(await list()).toHaveLength(scriptSeeds.length)
    expect(await room.as('wang', 'scripts.import', given)).toEqual({ added: 1, changed: 1 })
    expect(await offered(id)).toMatchObject({ version: 1, say })
    expect(await entry(id)).toMatchObject({ state: 'draft', version: 2, author: '王建国', say: '别处改过的话。' })
    expect((await list()).find(({ title }) => title === '新来的')).toMatchObject({ state: 'draft', author: '王建国', seed: false })
    const { rows } = await room.as('shen', 'audit.list', { action: 'scripts.import' })
    expect(rows[0]).toMatchObject({ reason: '新增 1 条，更新 1 条', result: 'ok' })
  })
  it('that are no library, too long or broken are refused in plain words', async () => {
    for (const text of ['{', 'null', '[]', '{"format":"x","entries":[1]}', '{"format":"reception-scripts/1","entries":[]}', JSON.stringify({ format: 'reception-scripts/1', entries: Array.from({ length: 501 }, () => 1) })]) {
      expect(await room.refused('li', 'scripts.tryImport', { text })).toMatchObject({ code: 'not-a-library', field: 'text' })
    }
    expect((await room.refused('li', 'scripts.tryImport', { text: '好'.repeat(300_001) })).code).toBe('invalid')
  })
  it('of another desk are known again by their id', async () => {
    const id = await published()
    const { text } = await room.as('li', 'scripts.export', {})
    const other = await makeTestOffice()
    expect(verdicts(await other.as('li', 'scripts.tryImport', { text })).filter((one) => !one.endsWith('same'))).toEqual([`${scriptSeeds.length + 1} new`])
    await other.as('li', 'scripts.import', { text })
    expect((await other.as('li', 'scripts.tryImport', { text })).rows.every(({ verdict }) => verdict === 'same')).toBe(true)
    await room.as('zhao', 'scripts.retire', { id, reason: '不再适用' })
    expect((await room.as('li', 'scripts.tryImport', file([{ uid: (await entry(id)).uid, ...content({ say: '又来的话。' }) }]))).rows[0]).toMatchObject({ verdict: 'faulty', reason: expect.stringContaining('已停用') as unknown })
    await other.close()
  })
})

describe('the do-not-say list', () => {
  it('comes with the program and is a leader’s to change', async () => {
    const before = await room.as('qin', 'scripts.rules', {})
    expect(before).toMatchObject({ reviewMonths: 12, source: '随程序提供（第 1 版）' })
    expect(before.doNotSay.flatMap(({ phrases }) => phrases)).toEqual(expect.arrayContaining(['不归我管', '老上访']))
    const rules = { doNotSay: [{ phrases: ['别来了'], why: '赶人', better: '欢迎再来' }], reviewMonths: 6 }
    expect((await room.refused('li', 'scripts.saveRules', rules)).code).toBe('forbidden')
    expect(await room.refused('zhao', 'scripts.saveRules', { ...rules, doNotSay: [...rules.doNotSay, { phrases: ['别来了'], why: '同上', better: '同上' }] })).toMatchObject({ code: 'already-there', field: 'doNotSay.1.phrases' })
    await room.as('zhao', 'scripts.saveRules', rules)
    await room.restart()
    expect(await room.as('li', 'scripts.rules', {})).toEqual({ ...rules, source: '本室修改过' })
    const id = await make()
    await room.as('wang', 'scripts.review', { id, version: 1 })
    await room.as('zhao', 'scripts.publish', { id, version: 1 })
    expect((await entry(id)).reviewOn).toBe('2027-03-05')
  })
})

it('reads phrases apart from names', () => {
  expect(nameInitials('单立')[0]).toBe('sl')
  expect([ID.li, phraseInitials('单位')]).toEqual([1, 'dw'])
})
