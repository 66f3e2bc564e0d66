/**
 * The one door of the office: every call enters here and leaves as a value (design §3).
 * Knows sessions, roles, transactions and the audit log; knows no feature, no SQL and no transport.
 */
import type { Fault, Reply, Topic } from './contract/call'
import { findCall } from './contract/index'
import { type Actor, type AuditNote, type Ctx, type GateCtx, Refusal, type Sessions } from './door/context'
import type { CodeLists, OpenVault, VaultDoor } from './door/ports'
import { sentence } from './door/sentences'
import { handlerOf, type Handler } from './features/index'
import type { Calendar } from './domain/calendar'
import type { Clock, Ids } from './domain/clock'
import { dayOf } from './domain/day'
import type { ClockRule } from './domain/deadline'

/** Largest input in bytes of its JSON. */
const INPUT_LIMIT = 1024 * 1024
type CallDefinition = NonNullable<ReturnType<typeof findCall>>

export interface OfficeParts {
  readonly door: VaultDoor
  readonly clock: Clock
  readonly ids: Ids
  readonly calendar: Calendar
  readonly rules: readonly ClockRule[]
  readonly codeLists: CodeLists
  /** Parse outputs too (development and tests). */
  readonly checkOutput: boolean
  /** Told of unexpected errors: a reference, the call and the error's own code, never data. */
  readonly log: (line: string) => void
}
export interface OfficeCall { readonly call: string; readonly input: unknown; readonly token?: string }
export interface Office {
  call(request: OfficeCall): Promise<Reply>
  onTopics(listener: (topics: readonly Topic[]) => void): () => void
  /** Checkpoint in a quiet moment. */
  idle(): void
  close(): Promise<void>
}

const fault = (code: string, message: string, more: Partial<Fault> = {}): { readonly ok: false; readonly fault: Fault } => ({ ok: false, fault: { code, message, ...more } })

export function makeOffice(parts: OfficeParts): Office {
  const sessions: Sessions = { vault: undefined, recovery: undefined, byToken: new Map(), entering: Promise.resolve() }
  const listeners = new Set<(topics: readonly Topic[]) => void>()
  const house: House = { parts, sessions }
  return {
    call: async (request) => {
      try {
        const admitted = admit(house, request)
        if ('ok' in admitted) return admitted
        const { definition } = admitted
        const answer = await answered(house, request, admitted)
        const output = parts.checkOutput ? definition.output.parse(answer) : answer
        if (definition.kind === 'command' && definition.topics.length > 0) for (const listener of listeners) listener(definition.topics)
        return { ok: true, value: output }
      } catch (error) {
        return failed(house, request, error)
      }
    },
    onTopics: (listener) => { listeners.add(listener); return () => { listeners.delete(listener) } },
    idle: () => { sessions.vault?.idle() },
    close: () => { sessions.byToken.clear(); sessions.vault?.close(); sessions.vault = undefined; return Promise.resolve() },
  }
}

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

function actorOf({ sessions }: House, token: string | undefined): Actor | undefined {
  return token === undefined ? undefined : sessions.byToken.get(token)
}

function answered(house: House, { call: name, token }: OfficeCall, admitted: Admitted): unknown {
  const { parts, sessions } = house
  const handler = handlerOf(name)
  if (!handler.gate) return inside(house, name, handler, admitted)
  const context: GateCtx = { door: parts.door, clock: parts.clock, ids: parts.ids, today: dayOf(parts.clock.now()), sessions, token }
  return handler.run(admitted.value, context)
}

/** One transaction for a command with its audit entries; a reading context for a query. */
function inside({ parts, sessions }: House, name: string, handler: Extract<Handler, { gate: false }>, { definition, actor, value }: Admitted): unknown {
  const { vault } = sessions
  if (vault === undefined || actor === undefined) throw new Refusal('locked', '接待室已锁定，请先登录')
  const now = parts.clock.now()
  const notes: AuditNote[] = []
  const ctx: Ctx = {
    actor, now, today: dayOf(now), ids: parts.ids, calendar: parts.calendar, rules: parts.rules, codeLists: parts.codeLists, repos: vault.repos, vault,
    digest: (text) => parts.door.digest(text), audit: (note) => { notes.push(note) },
  }
  if (definition.kind === 'query') {
    const answer = vault.read(() => handler.run(value, ctx))
    if (notes.length > 0 && !vault.readOnly) vault.write(() => { append(parts, vault, name, actor, notes) })
    return answer
  }
  if (vault.readOnly) throw new Refusal('read-only', '数据库目前只能查看，不能改动；请联系分管领导处理')
  return vault.write(() => {
    const answer = handler.run(value, ctx)
    append(parts, vault, name, actor, notes.length > 0 ? notes : [{ object: '' }])
    return answer
  })
}

function append(parts: OfficeParts, vault: OpenVault, action: string, actor: Actor, notes: readonly AuditNote[], result = 'ok'): void {
  for (const note of notes) {
    vault.appendAudit({
      userId: actor.userId, userName: actor.name, role: actor.roles.join(','), action, object: note.object, fields: (note.fields ?? []).join(','),
      result, reason: note.reason ?? '', rowDigest: note.row === undefined ? '' : parts.door.digest(JSON.stringify(note.row)),
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
    return new TextEncoder().encode(JSON.stringify(input) ?? '').length
  } catch {
    return undefined
  }
}
