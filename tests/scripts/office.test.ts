/** The office without a window: lines in, lines out, through the same door as the screens. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callNames, findCall } from '#core/contract/index'
import { makeTestOffice, PASSPHRASE, petition } from '#tests/support/office'

const script = resolve(import.meta.dirname, '../../scripts/office.mjs')
const folder = mkdtempSync(join(tmpdir(), 'office-cli-'))
const cast = join(folder, 'cast')
interface Reply { readonly id: unknown; readonly ok: boolean; readonly value?: Record<string, unknown>; readonly fault?: { readonly code: string; readonly message: string; readonly field?: string } }
interface Ran { readonly code: number | null; readonly replies: readonly Reply[]; readonly complained: string }

function office(args: readonly string[], lines: readonly unknown[] = [], env: Readonly<Record<string, string | undefined>> = {}): Ran {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { input, encoding: 'utf8', env: { ...process.env, RECEPTION_PASSPHRASE: PASSPHRASE, ...env } })
  return { code: status, replies: stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Reply), complained: stderr }
}
const asLi = (lines: readonly unknown[], env = {}, at = '2026-09-07T09:00:00+08:00'): Ran => office(['--vault', cast, '--at', at], lines, { RECEPTION_LOGIN: 'li', ...env })

beforeAll(async () => {
  const room = await makeTestOffice()
  cpSync(room.dir, cast, { recursive: true })
  await room.close()
  office(['contract'])
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the contract', () => {
  it('is printed on request, every call with kind, roles, faults and both schemas', () => {
    const { code, replies: [contract] } = office(['contract'])
    expect(code).toBe(0)
    expect(Object.keys(contract ?? {}).sort()).toEqual([...callNames()].sort())
    for (const [name, described] of Object.entries(contract ?? {})) {
      const known = findCall(name)
      expect(described, name).toMatchObject({ kind: known?.kind, roles: known?.roles, faults: known?.faults ?? [] })
      const { input, output } = described as { readonly input: object; readonly output: object }
      expect([Object.keys(input).length, Object.keys(output).length].every((count) => count > 1), name).toBe(true)
    }
  })
  it('is printed between calls too', () => {
    const { replies } = asLi(['contract', { id: 1, call: 'vault.status' }])
    expect(Object.keys(replies[0] ?? {})).toContain('petitions.register')
    expect(replies[1]).toMatchObject({ id: 1, ok: true })
  })
})

describe('a new vault', () => {
  const made = join(folder, 'made')
  it('is made with --create, its recovery key told once beside the replies, and can be worked in at once', () => {
    const { code, replies, complained } = office(['--vault', made, '--create'], [{ id: 'a', call: 'desk.settings' }, { id: 2, call: 'petitions.register', input: { form: petition() } }])
    expect(code).toBe(0)
    expect(complained).toMatch(/恢复密钥（只显示这一次，请分两处保存）：(?:[0-9A-Z]{4}-?){4}　/u)
    expect(replies).toMatchObject([{ id: 'a', ok: true }, { id: 2, ok: true }])
    expect(JSON.stringify(replies)).not.toContain(/：(\S+)　/u.exec(complained)?.[1])
  })
  it('is not made over another', () => {
    const { code, replies, complained } = office(['--vault', made, '--create'], [{ id: 1, call: 'vault.status' }])
    expect([code, replies]).toEqual([2, []])
    expect(complained).not.toBe('')
    expect(office(['--vault', made], [{ id: 1, call: 'petitions.list', as: 'office', input: {} }]).replies).toMatchObject([{ id: 1, ok: true }])
  })
  it.each([['', '空'], ['short', '短']])('is not made with the passphrase %j, and nothing is left', (passphrase, name) => {
    const wanted = join(folder, name)
    expect(office(['--vault', wanted, '--create'], [], { RECEPTION_PASSPHRASE: passphrase })).toMatchObject({ code: 2, replies: [], complained: expect.stringMatching(/密码/u) as string })
    expect(existsSync(wanted)).toBe(false)
  })
})

describe('lines', () => {
  it('are answered one by one, in order, with their own id', () => {
    const { code, replies } = asLi([{ id: 1, call: 'petitions.register', input: { form: petition() } }, '', { id: 'two', call: 'vault.status' }, { id: 3, call: 'petitions.list', input: {} }])
    expect(code).toBe(0)
    expect(replies.map(({ id, ok }) => [id, ok])).toEqual([[1, true], ['two', true], [3, true]])
    expect(replies[0]?.value?.['number']).toBe('XF26-0001')
  })
  it('of a wrong shape are told the right one and stop nothing', () => {
    const { code, replies } = asLi(['not json', '[]', '{"id":1}', '{"call":"vault.status"}', { id: 5, call: 'vault.status', extra: true }, { id: 6, call: 'no.such' }, { id: 7, call: 'petitions.get', input: { id: 'x' } }, { id: 8, call: 'vault.status' }])
    expect(code).toBe(0)
    expect(replies.map(({ id, fault }) => [id, fault?.code])).toEqual([...Array.from({ length: 5 }, () => [null, 'invalid']), [6, 'unknown-call'], [7, 'invalid'], [8, undefined]])
    expect(replies[0]?.fault?.message).toContain('"call"')
  })
  it('take effect at the pretended time', () => {
    expect(asLi([{ id: 1, call: 'vault.status' }], {}, '2026-10-08T08:59:00+08:00').replies[0]?.value?.['today']).toBe('2026-10-08')
  })
})

describe('whom it lets do what', () => {
  it('is what the roles of the account say, call by call', () => {
    const { replies } = asLi([
      { id: 1, call: 'audit.list', input: {} }, { id: 2, call: 'audit.list', as: 'shen', input: {} }, { id: 3, call: 'petitions.list', as: 'shen', input: {} }, { id: 4, call: 'petitions.list', input: {} },
    ])
    expect(replies.map(({ id, ok, fault }) => [id, ok, fault?.code])).toEqual([[1, false, 'forbidden'], [2, true, undefined], [3, false, 'forbidden'], [4, true, undefined]])
  })
  it('is asked for when nobody says who he is, without a try at any log-in and so without a delay for anybody', () => {
    const { code, replies } = office(['--vault', cast, '--at', '2026-09-07T09:00:00+08:00'], [{ id: 1, call: 'petitions.list', input: {} }, { id: 2, call: 'vault.status' }, { id: 3, call: 'petitions.list', as: 'li', input: {} }], { RECEPTION_LOGIN: undefined })
    expect(code).toBe(0)
    expect(replies.map(({ id, ok, fault }) => [id, ok, fault?.code])).toEqual([[1, false, 'no-login'], [2, true, undefined], [3, true, undefined]])
    expect(replies[0]?.fault?.message).toMatch(/"as".*RECEPTION_LOGIN.*RECEPTION_PASSPHRASE/u)
  })
  it('is nothing for a wrong passphrase or an unknown login, and the gate all the same', () => {
    const { replies } = asLi([{ id: 1, call: 'petitions.list', input: {} }, { id: 2, call: 'vault.status' }], { RECEPTION_PASSPHRASE: '不是这一个密码吧' })
    expect(replies.map(({ ok }) => ok)).toEqual([false, true])
    expect(JSON.stringify(replies)).not.toContain('XF26')
    expect(asLi([{ id: 1, call: 'petitions.list', as: 'nobody', input: {} }], {}, '2026-09-09T09:00:00+08:00').replies[0]?.ok).toBe(false)
  })
})

describe('the command line', () => {
  it.each([[[], '用法'], [['--vault', cast, '--at', 'tomorrow'], '--at 看不懂：tomorrow']])('%j is refused in plain words', (args, words) => {
    const { code, replies, complained } = office(args)
    expect([code, replies]).toEqual([2, []])
    expect(complained).toContain(words)
  })
})
