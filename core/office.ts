/**
 * The one door of the office: every call enters here and leaves as a value (design §3).
 * Knows sessions, roles, transactions and the audit log; knows no feature, no SQL and no transport.
 */
import type { Fault, Reply, Topic } from './contract/call'
import { findCall } from './contract/index'
import type { SafetyGuide } from './contract/safetyGuide'
import { type Actor, type AuditNote, type Ctx, type GateCtx, Refusal, type RetentionTable, type Sessions } from './door/context'
import { confirmPassphrase } from './door/gate'
import type { MediaPart } from './door/mediaPort'
import type { CodeLists, OpenVault, VaultDoor } from './door/ports'
import type { RecorderDoor } from './door/recorderPort'
import type { WordDoor } from './door/wordPort'
import { sentence } from './door/sentences'
import { handlerOf, type Handler } from './features/index'
import type { Brought } from './domain/arrangement'
import type { Clock, Ids } from './domain/clock'
import { dayOf } from './domain/day'

/** Largest input in bytes of its JSON. */
const INPUT_LIMIT = 1024 * 1024
/** Bytes one UTF-16 unit can take: shorter texts need not be encoded to be known to fit. */
const MOST_BYTES = 3
/** What is answered to somebody whose passphrase an administrator knows. */
const BEFORE_CHANGE: readonly string[] = ['vault.changePassphrase', 'vault.lock']
type CallDefinition = NonNullable<ReturnType<typeof findCall>>

export interface OfficeParts {
  readonly door: VaultDoor
  readonly clock: Clock
  readonly ids: Ids
  readonly brought: Brought
  readonly codeLists: CodeLists
  readonly retention: RetentionTable
  readonly safetyGuide: SafetyGuide
  readonly recorder: RecorderDoor
  /** Loads what works with .docx files; asked for by the first call that needs it. */
  readonly word: () => Promise<WordDoor>
  /** Parse outputs too (development and tests). */
  readonly checkOutput: boolean
  /** Whether an error is trouble of the disk, and which; a person can do something about a full one. */
  readonly diskTrouble: (error: unknown) => 'full' | 'failing' | 'held' | undefined
  /** Told of unexpected errors: a reference, the call and the error's own code, never data. */
  readonly log: (line: string) => void
}
export interface OfficeCall { readonly call: string; readonly input: unknown; readonly token?: string }
/** Bytes of a recording by the ticket that `recordings.play` gave. */
export interface MediaWish { readonly ticket: string; readonly from: number; readonly count: number; readonly token?: string }
export interface Office {
  call(request: OfficeCall): Promise<Reply>
  /** Only for the session that was given the ticket. */
  media(wish: MediaWish): MediaPart
  onTopics(listener: (topics: readonly Topic[]) => void): () => void
  /** Checkpoint in a quiet moment; resolves when a backup that was due has been made, too. */
  idle(): Promise<void>
  /** As quick as a lock, but resolves only when nothing is under way any more. */
  close(): Promise<void>
}

const fault = (code: string, message: string, more: Partial<Fault> = {}): { readonly ok: false; readonly fault: Fault } => ({ ok: false, fault: { code, message, ...more } })

export function makeOffice(parts: OfficeParts): Office {
  const sessions: Sessions = { vault: undefined, recovery: undefined, byToken: new Map(), entering: Promise.resolve() }
  const listeners = new Set<(topics: readonly Topic[]) => void>()
  const house: House = { parts, sessions }
  parts.door.onDoubt(() => { for (const listener of listeners) listener(['vault']) })
  parts.door.onTakeIn(() => { for (const listener of listeners) listener(['takeIn', 'recordings', 'audit']) })
  parts.door.backups.onChange(() => { for (const listener of listeners) listener(['backups', 'audit']) })
  parts.recorder.onChange(() => { for (const listener of listeners) listener(['recordings', 'audit']) })
  parts.door.media.verify.onChange(() => { for (const listener of listeners) listener(['recordings', 'audit']) })
  parts.door.evidence.onChange(() => { for (const listener of listeners) listener(['recordings', 'audit']) })
  return {
    call: async (request) => {
      try {
        const admitted = admit(house, request)
        if ('ok' in admitted) return admitted
        const { definition } = admitted
        if (definition.confirm === true) await confirmed(house, request, admitted)
        const answer = await answered(house, request, admitted)
        const output = parts.checkOutput ? definition.output.parse(answer) : answer
        if (definition.kind === 'command' && definition.topics.length > 0) for (const listener of listeners) listener(definition.topics)
        return { ok: true, value: output }
      } catch (error) {
        const reply = failed(house, request, error)
        if (!reply.ok && reply.fault.code === 'damaged') for (const listener of listeners) listener(['vault'])
        return reply
      }
    },
    media: (wish) => mediaPart(house, wish),
    onTopics: (listener) => { listeners.add(listener); return () => { listeners.delete(listener) } },
    idle: async () => { await sessions.vault?.idle() },
    close: async () => {
      const { vault } = sessions
      sessions.byToken.clear()
      sessions.vault = undefined
      await vault?.close()
      await parts.door.backups.settled()
      await parts.door.evidence.settled()
      await parts.door.media.verify.settled()
    },
  }
}

/** Whether the change is kept cannot be known for sure when the disk failed while it was being kept. */
const DISK = {
  full: { code: 'disk-full', message: '磁盘满了，这次操作没有完成，填写的内容还在；请删去不用的文件、腾出空间后重试' },
  failing: { code: 'disk', message: '磁盘读写出错，这次操作没有完成，填写的内容还在；请核对后重试，仍不行请检查磁盘并联系管理员' },
  held: { code: 'disk-held', message: '数据库文件正被别的程序占用（如杀毒或备份软件），这次操作没有完成，填写的内容还在；请稍等再试' },
} as const

interface House { readonly parts: OfficeParts; readonly sessions: Sessions }
interface Admitted { readonly definition: CallDefinition; readonly actor: Actor | undefined; readonly value: unknown }

/** Name, session, role, size, shape: in this order, each refused as a value. */
function admit(house: House, { call, input, token }: OfficeCall): Admitted | ReturnType<typeof fault> {
  const definition = typeof call === 'string' ? findCall(call) : undefined
  if (definition === undefined) return fault('unknown-call', '没有这个操作，请更新程序后重试')
  const actor = actorOf(house, token)
  const { roles } = definition
  if (roles !== 'gate') {
    if (actor === undefined) return fault('locked', '接待室已锁定，请先登录')
    if (actor.mustChange && !BEFORE_CHANGE.includes(call)) return fault('must-change', '请先把管理员给的初始密码改成自己的')
    if (roles !== 'everyone' && !actor.roles.some((role) => roles.includes(role))) {
      logRefused(house, call, actor, 'forbidden')
      return fault('forbidden', '您的角色不能做这项操作，请联系系统管理员或分管领导')
    }
  }
  const size = sizeOf(input)
  if (size === undefined) return fault('invalid', '输入无法读取，请核对后重试')
  if (size > INPUT_LIMIT) return fault('too-large', '内容太大（上限 1 MiB），请删减后重试')
  const parsed = definition.input.safeParse(input)
  return parsed.success ? { definition, actor, value: parsed.data } : fault('invalid', ...toFault(sentence(parsed.error)))
}

function mediaPart(house: House, { ticket, from, count, token }: MediaWish): MediaPart {
  const actor = actorOf(house, token)
  return actor === undefined || house.sessions.vault === undefined ? { ok: false, code: 'gone' } : house.sessions.vault.media.part(ticket, actor, from, count)
}

function actorOf({ sessions }: House, token: string | undefined): Actor | undefined {
  return token === undefined ? undefined : sessions.byToken.get(token)
}

/** The passphrase once more, before the work begins; the contract test sees to it that the input has one. A session that ended meanwhile does not act. */
async function confirmed(house: House, { token }: OfficeCall, { actor, value }: Admitted): Promise<void> {
  const { parts, sessions } = house
  const passphrase = typeof value === 'object' && value !== null && 'passphrase' in value && typeof value.passphrase === 'string' ? value.passphrase : ''
  if (actor !== undefined) await confirmPassphrase(sessions, parts.door, actor, passphrase)
  if (actor === undefined || actorOf(house, token) !== actor) throw new Refusal('locked', '接待室已锁定，请先登录')
}

async function answered(house: House, request: OfficeCall, admitted: Admitted): Promise<unknown> {
  const { parts, sessions } = house
  const { call: name, token } = request
  const handler = handlerOf(name)
  if (!handler.gate) return inside(house, name, handler, { ...admitted, word: admitted.definition.word === true ? await loadedWord(house, request, admitted) : undefined })
  const context: GateCtx = { door: parts.door, clock: parts.clock, ids: parts.ids, today: dayOf(parts.clock.now()), sessions, token }
  try {
    return await handler.run(admitted.value, context)
  } finally {
    if (admitted.definition.kind === 'command') takeAttempts(house)
  }
}

/** Attempts that failed before the log could be written, and those beside an open room. */
function takeAttempts({ parts, sessions: { vault } }: House): void {
  try {
    vault?.takeAttempts()
  } catch (error) {
    parts.log(`attempts not taken into the log ${errorCode(error)}`)
  }
}

/** Before the transaction, which waits for nothing; a session that ended meanwhile does not act. */
async function loadedWord(house: House, { token }: OfficeCall, { actor }: Admitted): Promise<WordDoor> {
  const word = await house.parts.word()
  if (actorOf(house, token) !== actor) throw new Refusal('locked', '接待室已锁定，请先登录')
  return word
}

/** One transaction for a command with its audit entries; a reading context for a query. */
function inside({ parts, sessions }: House, name: string, handler: Extract<Handler, { gate: false }>, { definition, actor, value, word }: Admitted & { readonly word: WordDoor | undefined }): unknown {
  const { vault } = sessions
  if (vault === undefined || actor === undefined) throw new Refusal('locked', '接待室已锁定，请先登录')
  const now = parts.clock.now()
  const notes: AuditNote[] = []
  const ctx: Ctx = {
    actor, now, today: dayOf(now), ids: parts.ids, ...vault.arrangement(), brought: parts.brought, codeLists: parts.codeLists, retention: parts.retention, safetyGuide: parts.safetyGuide, repos: vault.repos, vault, recorder: parts.recorder,
    word: () => word ?? withoutWord(name), digest: (text) => parts.door.digest(text), audit: (note) => { notes.push(note) },
  }
  if (definition.kind === 'query') {
    const answer = vault.read(() => handler.run(value, ctx))
    if (notes.length === 0) return answer
    if (vault.readOnly) throw new Refusal('read-only', '查看这项内容要留下记录，而数据库目前不能写入；请先请分管领导处理')
    vault.write(() => { append(parts, vault, name, actor, notes) })
    return answer
  }
  if (vault.readOnly) throw new Refusal('read-only', '数据库目前只能查看，不能改动；请联系分管领导处理')
  return vault.write(() => {
    const answer = handler.run(value, ctx)
    append(parts, vault, name, actor, notes.length > 0 ? notes : [{ object: '' }])
    return answer
  })
}

function withoutWord(name: string): never {
  throw new TypeError(`${name} works with .docx files and its contract does not say so`)
}

function append(parts: OfficeParts, vault: OpenVault, action: string, actor: Actor, notes: readonly AuditNote[], result = 'ok'): void {
  for (const note of notes) {
    vault.appendAudit({
      userId: actor.userId, userName: actor.name, role: actor.roles.join(','), action, object: note.object, fields: (note.fields ?? []).join(','),
      result, reason: note.reason ?? '', rowDigest: note.records !== undefined ? note.records.map((record) => vault.recordDigest(record)).join(' ') : note.row === undefined ? '' : parts.door.digest(JSON.stringify(note.row)),
    })
  }
}

/** A refused attempt changed nothing, so its entry stands alone. */
function logRefused({ parts, sessions: { vault } }: House, name: string, actor: Actor | undefined, code: string): void {
  if (vault === undefined || actor === undefined || vault.readOnly) return
  try {
    vault.write(() => { append(parts, vault, name, actor, [{ object: '' }], code) })
  } catch (error) {
    parts.log(`refusal of ${name} not written ${errorCode(error)}`)
  }
}

/** Expected refusals keep their sentence; anything else becomes a reference that is also in the log. */
function failed(house: House, { call: name, token }: OfficeCall, error: unknown): Reply {
  const { parts } = house
  if (error instanceof Refusal) {
    if (findCall(name)?.kind === 'command' && error.code !== 'draft-newer') logRefused(house, name, actorOf(house, token), error.code)
    return fault(error.code, error.message, { ...(error.field === undefined ? {} : { field: error.field }), ...(error.waitMs === undefined ? {} : { waitMs: error.waitMs }) })
  }
  const ref = parts.ids.uid().slice(-8)
  parts.log(`${ref} ${name} ${error instanceof Error ? error.name : 'unknown'} ${errorCode(error)}`)
  if (parts.door.isDamage(error)) {
    house.sessions.vault?.markDamaged()
    return fault('damaged', `数据库有损坏，这次操作没有完成，填写的内容还在；现在起只能查看。请锁定后重新登录，仍不行请从备份恢复，并把编号 ${ref} 告诉管理员`, { ref })
  }
  const trouble = parts.diskTrouble(error)
  if (trouble !== undefined) return fault(DISK[trouble].code, DISK[trouble].message, { ref })
  return fault('internal', `操作没有完成，内容没有改动；请重试，仍不行请把编号 ${ref} 告诉管理员`, { ref })
}

function toFault({ field, message }: { readonly field: string; readonly message: string }): [string, Partial<Fault>] {
  return [message, field === '' ? {} : { field }]
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && /^[A-Z_]{1,40}$/u.test(error.code) ? error.code : '-'
}

function sizeOf(input: unknown): number | undefined {
  try {
    const text = JSON.stringify(input) ?? ''
    return text.length * MOST_BYTES <= INPUT_LIMIT ? text.length : new TextEncoder().encode(text).length
  } catch {
    return undefined
  }
}
