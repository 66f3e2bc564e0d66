/**
 * The office without a window: one JSON call per line in, one reply per line out, through the same door.
 * Serves scripts, load tests and support; knows no rule of the work.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { callNames, findCall, type OutputOf } from '#core/contract/index'
import type { Office } from '#core/office'
import { openOffice } from '#db/officeHost'

const USAGE = '用法：npm run -s office -- --vault 文件夹 [--create] [--at 2026-09-05T09:00:00+08:00]；登录名写在每行的 as 里，或放在环境变量 RECEPTION_LOGIN；密码放在环境变量 RECEPTION_PASSPHRASE；npm run -s office -- contract 列出全部操作'
const Line = z.strictObject({ id: z.union([z.number(), z.string()]), call: z.string(), as: z.string().optional(), input: z.unknown().optional() })

const { values, positionals } = parseArgs({ options: { vault: { type: 'string' }, create: { type: 'boolean' }, at: { type: 'string' } }, allowPositionals: true })
const passphrase = process.env['RECEPTION_PASSPHRASE'] ?? ''
/** Who makes a new vault is its first account; into any other nobody is let without saying who he is: a guessed login would cost everybody a delay. */
const defaultLogin = process.env['RECEPTION_LOGIN'] ?? (values.create === true ? 'office' : undefined)
/** A reader that has seen enough (`… | head`) is no error. */
process.stdout.on('error', () => process.exit(0))
const print = (value: unknown): void => { process.stdout.write(`${JSON.stringify(value)}\n`) }

function contractSchemas(): Record<string, unknown> {
  return Object.fromEntries(callNames().map((name) => {
    const call = findCall(name)
    const schema = (type: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(type, { unrepresentable: 'any', io })
    return [name, call && { kind: call.kind, roles: call.roles, topics: call.topics, faults: call.faults ?? [], input: schema(call.input, 'input'), output: schema(call.output, 'output') }]
  }))
}

/** `--at` moves the clock; it runs on from there. */
function shiftOf(at: string | undefined): number {
  if (at === undefined) return 0
  const instant = /^\d+$/u.test(at) ? Number(at) : Date.parse(at)
  if (!Number.isFinite(instant)) stop(`--at 看不懂：${at}`)
  return instant - Date.now()
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

async function create(office: Office, login: string): Promise<void> {
  const key = await office.call({ call: 'vault.newRecoveryKey', input: {} })
  if (!key.ok) stop(key.fault.message)
  const { halves } = key.value as OutputOf<'vault.newRecoveryKey'>
  const desk = { roomName: '综治信访接待室', community: '社区', address: '（待填写）', phone: '（待填写）', hours: '工作日', queryPhone: '（待填写）', queryAddress: '', issuingUnit: '社区居民委员会', competent: false }
  const made = await office.call({ call: 'vault.create', input: { desk, accounts: [{ login, name: login, roles: ['admin', 'reception'], passphrase }], recoveryTyped: halves.join(' ') } })
  if (!made.ok) stop(made.fault.message)
  process.stderr.write(`恢复密钥（只显示这一次，请分两处保存）：${halves.join('　')}\n`)
}

async function answer(office: Office, tokens: Map<string, string>, text: string): Promise<unknown> {
  const parsed = Line.safeParse(parseJson(text))
  if (!parsed.success) return { id: null, ok: false, fault: { code: 'invalid', message: '每行应是 {"id":…,"call":"…","as":"…","input":{…}}' } }
  const { id, call, as = defaultLogin, input = {} } = parsed.data
  const needsSession = findCall(call)?.roles !== 'gate' && findCall(call) !== undefined
  if (needsSession && as === undefined) return { id, ok: false, fault: { code: 'no-login', message: `没有说是谁：请写上 "as":"登录名"，或设环境变量 RECEPTION_LOGIN。${USAGE}` } }
  if (needsSession && as !== undefined && !tokens.has(as)) {
    const unlocked = await office.call({ call: 'vault.unlock', input: { login: as, passphrase } })
    if (!unlocked.ok) return { id, ...unlocked }
    tokens.set(as, (unlocked.value as OutputOf<'vault.unlock'>).token)
  }
  const token = as === undefined ? undefined : tokens.get(as)
  const reply = await office.call({ call, input, ...(token === undefined ? {} : { token }) })
  if (call === 'vault.lock' && reply.ok) tokens.clear()
  return { id, ...reply }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function main(): Promise<void> {
  if (positionals[0] === 'contract') {
    print(contractSchemas())
    return
  }
  if (values.vault === undefined) stop(USAGE)
  const shift = shiftOf(values.at)
  const office = await openOffice(values.vault, {
    clock: { now: () => Date.now() + shift, uptime: () => Math.round(performance.now()) },
    ids: { uid: () => randomUUID(), randomBytes: (count) => new Uint8Array(randomBytes(count)) },
    checkOutput: true, log: (line) => { process.stderr.write(`${line}\n`) },
  })
  if (values.create === true && defaultLogin !== undefined) await create(office, defaultLogin)
  const tokens = new Map<string, string>()
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === 'contract') print(contractSchemas())
    else if (line.trim() !== '') print(await answer(office, tokens, line))
  }
  await office.close()
}

await main()
