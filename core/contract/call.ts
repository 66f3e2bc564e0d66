/**
 * The two kinds of call the office answers and the shape of every answer.
 * Knows zod and nothing of features, transports or storage.
 */
import { z } from 'zod'

/** Roles of the room (security.md §5): 接访社工, 心理志愿者, 调解员, 司法所/律师, 分管领导, 系统管理员, 审计员. */
export const Role = z.enum(['reception', 'counsellor', 'mediator', 'justice', 'leader', 'admin', 'auditor'])
export type Role = z.infer<typeof Role>

/** Who may call: `gate` before any log-in, `everyone` after one, or a list of roles. */
export type Access = 'gate' | 'everyone' | readonly Role[]

/** Topics are the names under which screens subscribe to change. */
export type Topic = 'vault' | 'desk' | 'accounts' | 'drafts' | 'people' | 'petitions' | 'receipts' | 'audit' | 'calendar' | 'backups' | 'queue' | 'buffer' | 'safety' | 'scripts' | 'handover' | 'papers' | 'claims' | 'meetings' | 'guidance' | 'legal' | 'recordings' | 'takeIn'

/** A fault the caller is told of: a stable code, a Chinese sentence naming field and way out, and where it belongs. */
export const Fault = z.strictObject({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  ref: z.string().optional(),
  waitMs: z.number().int().optional(),
})
export type Fault = z.infer<typeof Fault>

/** Faults any call can end with, beside the ones it declares. */
export type CommonFault = 'unknown-call' | 'locked' | 'must-change' | 'forbidden' | 'invalid' | 'too-large' | 'read-only' | 'not-found' | 'damaged' | 'disk-full' | 'disk' | 'disk-held' | 'internal'

export type Reply<T = unknown> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }

interface Shape<I extends z.ZodType, O extends z.ZodType, F extends string> {
  readonly input: I
  readonly output: O
  readonly topics: readonly Topic[]
  readonly roles: Access
  readonly faults?: readonly F[]
  /** Asks for the actor's passphrase again, as `passphrase` in the input, before anything else happens (security.md §5); may end with `wrong-login` or `wait`. */
  readonly confirm?: true
  /** Works with .docx files: what can is loaded before the transaction begins. */
  readonly word?: true
}

export interface CallDef<K extends 'query' | 'command' = 'query' | 'command', I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, F extends string = string>
  extends Shape<I, O, F> {
  readonly kind: K
}

/** A question: reads in a read-only context and changes nothing but the audit log. */
export function query<I extends z.ZodType, O extends z.ZodType, F extends string = never>(shape: Shape<I, O, F>): CallDef<'query', I, O, F> {
  return { kind: 'query', ...shape }
}

/** A change: runs in one transaction together with its audit entry; its topics are broadcast afterwards. */
export function command<I extends z.ZodType, O extends z.ZodType, F extends string = never>(shape: Shape<I, O, F>): CallDef<'command', I, O, F> {
  return { kind: 'command', ...shape }
}
