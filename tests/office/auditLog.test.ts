/** The audit log as its readers see it: pages, filters, what stays hidden, the export and the day sheet. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callNames, type OutputOf } from '#core/contract/index'
import { NewPetition } from '#core/contract/intake'
import { ACTION_WORDS, actorWord, fieldWords, objectWord, reasonWords, resultWord } from '#core/domain/auditWords'
import { Day } from '#core/domain/day'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const day = (value: string) => Day.parse(value)
const list = (input: Parameters<typeof room.as<'audit.list'>>[2] = {}, who: 'shen' | 'zhao' | 'admin' = 'shen') => room.as(who, 'audit.list', input)
const lines = ({ rows }: OutputOf<'audit.list'>) => rows.map(({ action, subject, result }) => `${action} ${subject} ${result}`)

describe('words', () => {
  it('has one for every call, and none for a call that is gone', () => {
    const notes = ['recorder.end', 'recorder.recover', 'recordings.verified', 'recordingKeep.exported', 'recordingKeep.sweepCopy', 'vault.sessionEnd', 'vault.attempt', 'vault.attemptsLost', 'vault.keyringAhead', 'retention.eraseAgain', 'backups.auto', 'audit.records', 'scripts.seed', 'takeIn.look', 'takeIn.taken']
    expect(Object.keys(ACTION_WORDS).filter((name) => !notes.includes(name)).sort()).toEqual(callNames().sort())
    for (const word of Object.values(ACTION_WORDS)) expect(word).toMatch(/^[\p{Script=Han}\d ]+$/u)
  })
  it('says objects, fields and outcomes in the words of the desk', () => {
    expect(objectWord('petition:12', 'XF26-0001')).toBe('信访事项 XF26-0001')
    expect(objectWord('draft:7', '')).toBe('草稿 7')
    expect(objectWord('', '')).toBe('')
    expect(fieldWords('a5,sheet,print 2,+smileAt,-waterAt')).toBe('A5、纸张、第 2 次出具、记上一张笑脸、撤回一杯热水')
    expect(resultWord('day-full')).toBe('已拒绝（day-full）')
    expect([['李敏', 'drafts.start'], ['', 'vault.attempt'], ['', 'retention.eraseAgain'], ['', 'vault.keyringAhead'], ['自动', 'backups.auto']].map(([userName = '', action = '']) => actorWord({ userName, action }))).toEqual(['李敏', '未登录', '程序自动', '程序自动', '程序自动'])
    expect(objectWord('backup:room-20260302-090001', '')).toBe('备份 2026年3月2日 09:00:01')
    expect(objectWord('backup:elsewhere', '')).toBe('备份 elsewhere')
  })
  it('names every field of a registration, so that none shows by its code', () => {
    for (const name of Object.keys(NewPetition.shape)) expect(fieldWords(name), name).toMatch(/\p{Script=Han}/u)
    expect(fieldWords('roles,psy')).toBe('角色、心理/重点人群')
  })
  it('says which roles were given, and leaves a typed reason as it was typed', () => {
    expect(reasonWords('accounts.create', 'reception,leader')).toEqual({ label: '角色', text: '接访社工、分管领导' })
    expect(reasonWords('accounts.setRoles', 'reception → admin')).toEqual({ label: '角色', text: '接访社工 → 系统管理员' })
    expect(reasonWords('accounts.remove', 'leader asked for it')).toEqual({ label: '原因', text: 'leader asked for it' })
    expect(reasonWords('accounts.create', '')).toEqual({ label: '角色', text: '' })
  })
})

describe('reading', () => {
  it('goes through the whole log by key, newest first, and each entry comes once', async () => {
    for (let each = 0; each < 7; each += 1) await room.as('li', 'drafts.start', {})
    const seen: number[] = []
    let before: number | undefined
    do {
      const page = await list({ limit: 3, ...(before === undefined ? {} : { before }) })
      seen.push(...page.rows.map(({ seq }) => seq))
      before = page.next
    } while (before !== undefined)
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, at) => seen.length - at))
    expect(seen.length).toBeGreaterThan(8)
  })

  it('filters by person, action, object, outcome and day, one with the other', async () => {
    const { id, number } = await room.as('li', 'petitions.register', { form: petition() })
    await room.as('wang', 'petitions.note', { id, text: '已联系' })
    await room.refused('admin', 'petitions.list', {})
    expect(lines(await list({ object: number.toLowerCase() }))).toEqual([`petitions.note 信访事项 ${number} ok`, `petitions.register 信访事项 ${number} ok`])
    expect(lines(await list({ object: `petition:${id}`, userId: ID.wang }))).toEqual([`petitions.note 信访事项 ${number} ok`])
    expect(lines(await list({ object: 'XF26-9999' }))).toEqual([])
    expect(lines(await list({ result: 'refused' }))).toEqual(['petitions.list  forbidden'])
    expect(lines(await list({ result: 'ok', action: 'petitions.list' }))).toEqual([])
    room.forward(86_400_000)
    await room.as('li', 'drafts.start', {})
    expect(lines(await list({ from: day('2026-09-06') }))).toEqual(['drafts.start 草稿 1 ok'])
    expect((await list({ to: day('2026-09-05') })).rows.some(({ action }) => action === 'drafts.start')).toBe(false)
    expect(lines(await list({ to: day('9999-12-31') }))).toContain('drafts.start 草稿 1 ok')
    expect(await room.refused('shen', 'audit.list', { from: '2026-09-06', to: '2026-09-05' })).toMatchObject({ code: 'invalid', field: 'to' })
    expect(await room.as('shen', 'audit.people', {})).toContainEqual({ id: ID.wang, name: '王建国' })
  })

  it('keeps a petition from whoever must stand aside, and a report from all but its handlers and the auditor', async () => {
    const hidden = await room.as('li', 'petitions.register', { form: petition({ excludedIds: [ID.zhao, ID.shen] }) })
    const report = await room.as('li', 'petitions.register', { form: petition({ title: '举报', statutoryKind: 'report' }) })
    const objects = async (who: 'shen' | 'zhao' | 'admin') => (await list({ action: 'petitions.register' }, who)).rows.map(({ object }) => object)
    expect(await objects('zhao')).toEqual([])
    expect(await objects('admin')).toEqual([`petition:${hidden.id}`])
    expect(await objects('shen')).toEqual([`petition:${report.id}`])
    expect(lines(await list({ object: report.number }, 'zhao'))).toEqual([])
    expect((await room.as('zhao', 'audit.export', { passphrase: PASSPHRASE })).csv).not.toMatch(new RegExp(`${hidden.number}|${report.number}`, 'u'))
    expect((await room.as('zhao', 'audit.daySheet', {})).html).toContain('0 件')
    expect((await room.as('li', 'audit.daySheet', {})).html).toContain(`${hidden.number}、${report.number}`)
  })
})

describe('taking along', () => {
  it('exports only after the password, writes that in the log, and lets no cell be a formula', async () => {
    const { id } = await room.as('li', 'petitions.register', { form: petition() })
    await room.as('li', 'petitions.reveal', { id, field: 'phone', reason: '=HYPERLINK("x")' })
    expect(await room.refused('shen', 'audit.export', { passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase', waitMs: 1000 })
    expect(await room.refused('shen', 'audit.export', { passphrase: PASSPHRASE })).toMatchObject({ code: 'wait' })
    room.forward(1000)
    const { csv, fileName, entries } = await room.as('shen', 'audit.export', { action: 'petitions.reveal', passphrase: PASSPHRASE })
    expect(fileName).toBe('审计日志-2026-09-05.csv')
    expect(entries).toBe(1)
    expect(csv.startsWith('\ufeff"序号"')).toBe(true)
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
    expect(csv).not.toMatch(/13812345678|陈小燕|漏水|[0-9a-f]{64}/u)
    const { rows } = await list({ action: 'audit.export' })
    expect(rows.map(({ result, fields }) => `${result} ${fields}`)).toEqual(['ok action', 'wait ', 'wrong-login '])
    expect(rows[0]?.reason).toMatch(/^导出 1 条/u)
    expect(JSON.stringify(rows)).not.toContain(PASSPHRASE)
  })

  it('puts the head of the log on the day sheet, where the log can be compared with it', async () => {
    const { number } = await room.as('li', 'petitions.register', { form: petition() })
    const sheet = await room.as('li', 'audit.daySheet', {})
    expect(sheet.html).toContain(number)
    expect(sheet.html).toContain(sheet.mark)
    const entry = (await list({ limit: 100 })).rows.find(({ seq }) => seq === sheet.seq)
    expect(entry).toMatchObject({ action: 'petitions.register', mark: sheet.mark })
    expect((await list({ action: 'audit.daySheet' })).rows[0]).toMatchObject({ seq: sheet.seq + 1, subject: '值班单 2026-09-05', reason: expect.stringContaining(sheet.mark) as unknown })
  })
})

describe('the end of a session', () => {
  it('is in the log: who locked, whose sessions ended with it, and that the program was left', async () => {
    await room.as('wang', 'drafts.list', {})
    await room.as('li', 'vault.lock', {})
    await room.restart()
    await room.as('wang', 'vault.lock', { leaving: true })
    await room.restart()
    expect((await list({ action: 'vault.lock' })).rows.map(({ userName, subject, result, reason }) => [userName, subject, result, reason])).toEqual([['王建国', '账号 王建国', 'ok', '退出程序'], ['李敏', '账号 李敏', 'ok', '']])
    expect((await list({ action: 'vault.sessionEnd' })).rows.map(({ userName, subject }) => [userName, subject])).toEqual([['李敏', '账号 王建国']])
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('is in the log when the administrator ends it, and only if there was one', async () => {
    await room.as('li', 'drafts.list', {})
    await room.as('admin', 'accounts.disable', { id: ID.wang, passphrase: PASSPHRASE })
    await room.as('admin', 'accounts.disable', { id: ID.li, passphrase: PASSPHRASE })
    expect((await list({ action: 'vault.sessionEnd' })).rows.map(({ userName, subject }) => [userName, subject])).toEqual([['管理员', '账号 李敏']])
  })
  it('locks all the same where the database takes no entry', async () => {
    await room.as('li', 'vault.lock', {})
    const older = readFileSync(join(room.dir, 'room.db'))
    await room.restart()
    await room.as('li', 'vault.lock', {})
    writeFileSync(join(room.dir, 'room.db'), older)
    await room.restart()
    expect((await room.as('li', 'vault.status', {})).doubt).toBeDefined()
    expect(await room.as('li', 'vault.lock', {})).toEqual({ done: true })
    expect(await room.office().call({ call: 'vault.status', input: {} })).toMatchObject({ value: { state: 'locked' } })
  })
})

describe('attempts', () => {
  it('before the room was open, and beside it, are in the log with the account that was named', async () => {
    const attempt = (login: string, passphrase: string) => room.office().call({ call: 'vault.unlock', input: { login, passphrase } })
    await attempt('wang', 'wrong')
    room.forward(400_000)
    await attempt('我的密码', 'x')
    room.forward(400_000)
    expect(lines(await list({ action: 'vault.attempt' }))).toEqual(['vault.attempt 保险库 wrong-login', 'vault.attempt 账号 王建国 wrong-login'])
    await attempt('li', 'wrong')
    room.forward(400_000)
    await room.office().call({ call: 'vault.recover', input: { login: 'li', recoveryKey: 'x', next: PASSPHRASE } })
    const { rows } = await list({ action: 'vault.attempt' })
    expect(rows.map(({ object, result, userName }) => `${object} ${result} ${userName}`).slice(0, 2)).toEqual(['account:1 wrong-recovery ', 'account:1 wrong-login '])
    expect(rows[1]?.reason).toBe('2026年9月5日 09:13')
    expect(JSON.stringify(rows)).not.toContain('我的密码')
    expect((await list({ action: 'vault.attemptsLost' })).rows).toEqual([])
  })
})
