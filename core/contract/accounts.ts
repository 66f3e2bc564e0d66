/**
 * Section `accounts` (人员与权限): who works here, in which roles, and who holds the key of which compartment.
 * Every change takes the actor's own passphrase again (security.md §5); it is not marked `confirm`, because the step itself needs the keys the passphrase opens.
 */
import { z } from 'zod'
import { APART } from '../domain/compartments'
import { command, query, Role } from './call'
import { Done, Id, Instant, Nothing, Reason, ShortText, text } from './fields'
import { Login, Passphrase } from './vault'

export const Apart = z.enum(APART)
const Roles = z.array(Role).min(1, '请至少选一个角色').max(Role.options.length).refine((roles) => new Set(roles).size === roles.length, '同一个角色选了两次')
const Aparts = z.array(Apart).min(1, '请至少选一项').max(APART.length).refine((names) => new Set(names).size === names.length, '同一项选了两次')
const Name = text(40).refine((name) => name.trim() !== '', '请填写姓名')

export const AccountRow = z.strictObject({
  id: Id, login: Login, name: ShortText, roles: z.array(Role), state: z.enum(['active', 'disabled', 'removed']),
  /** Still has the passphrase an administrator gave. */
  mustChange: z.boolean(),
  /** Compartments whose key he holds, and those his roles need but nobody approved yet. */
  holds: z.array(Apart), pending: z.array(Apart),
})
export type AccountRow = z.infer<typeof AccountRow>

/** A compartment whose key somebody took along; a new key is offered. */
export const LeaverRow = z.strictObject({ compartment: Apart, name: ShortText, at: Instant })
export type LeaverRow = z.infer<typeof LeaverRow>

/** Matters that went to somebody. */
export const Handed = z.strictObject({ name: ShortText, matters: z.number().int() })
export type Handed = z.infer<typeof Handed>

const again = { passphrase: Passphrase }
/** Who takes over what somebody has in hand when he leaves the desk; what the taker must see nothing of goes to a leader. */
const handing = { handTo: Id.optional() }
const Stepped = z.strictObject({ ...Done.shape, handed: z.array(Handed) })
const proof = ['wrong-login', 'wait', 'damaged', 'missing'] as const
const step = [...proof, 'self', 'not-active', 'no-admin', 'no-receiver', 'last-holder'] as const
const leaving = [...step, 'sole-handler', 'unknown-officer'] as const
const leavingTopics = ['accounts', 'petitions', 'audit'] as const

export const accounts = {
  /** Everybody who ever had an account; `approvable` are the compartments that some active leader can approve. */
  list: query({ input: Nothing, output: z.strictObject({ accounts: z.array(AccountRow), leavers: z.array(LeaverRow), approvable: z.array(Apart) }), topics: ['accounts'], roles: ['admin', 'leader'] }),
  /** A new account with a first passphrase that must be changed at the first log-in. Compartments wait for approval. */
  create: command({
    input: z.strictObject({ login: Login, name: Name, roles: Roles, first: Passphrase, ...again }), output: z.strictObject({ id: Id }), topics: ['accounts'], roles: ['admin'],
    faults: [...proof, 'login-taken', 'admin-auditor', 'passphrase-weak'],
  }),
  rename: command({ input: z.strictObject({ id: Id, name: Name, ...again }), output: Done, topics: ['accounts'], roles: ['admin'], faults: step }),
  /** How many matters somebody would have to hand on: open ones he answers for, and those nobody else at the desk can see. A number only. */
  inHand: query({ input: z.strictObject({ id: Id }), output: z.strictObject({ matters: z.number().int() }), topics: ['accounts', 'petitions'], roles: ['admin'] }),
  /** Compartments the new roles do not need are withdrawn at once; those they add wait for approval. */
  setRoles: command({ input: z.strictObject({ id: Id, roles: Roles, ...handing, ...again }), output: Stepped, topics: leavingTopics, roles: ['admin'], faults: [...leaving, 'admin-auditor', 'unchanged'] }),
  /** Keeps his keys for coming back; his sessions end at once. */
  disable: command({ input: z.strictObject({ id: Id, ...handing, ...again }), output: Stepped, topics: leavingTopics, roles: ['admin'], faults: leaving }),
  enable: command({ input: z.strictObject({ id: Id, ...again }), output: Done, topics: ['accounts'], roles: ['admin'], faults: [...step, 'not-disabled'] }),
  /** Another first passphrase for who forgot his. His compartments are lost to him until approved again: their keys were sealed to the old one. */
  resetPassphrase: command({ input: z.strictObject({ id: Id, first: Passphrase, ...again }), output: Done, topics: ['accounts'], roles: ['admin'], faults: [...step, 'passphrase-weak'] }),
  /** For good: his keys are gone, his name stays in the history. */
  remove: command({ input: z.strictObject({ id: Id, reason: Reason, ...handing, ...again }), output: Stepped, topics: leavingTopics, roles: ['admin'], faults: leaving }),
  /** A leader who holds the compartments hands their keys on. */
  approve: command({ input: z.strictObject({ id: Id, compartments: Aparts, ...again }), output: Done, topics: ['accounts'], roles: ['leader'], faults: [...proof, 'not-pending', 'not-held', 'self'] }),
  /** The way in where no leader holds a compartment: the printed recovery key opens it. */
  approveByRecovery: command({ input: z.strictObject({ id: Id, compartments: Aparts, recoveryKey: text(120), ...again }), output: Done, topics: ['accounts'], roles: ['admin'], faults: [...proof, 'not-pending', 'leader-approves', 'wrong-recovery', 'self'] }),
  /** New keys for compartments, sealed to whoever holds them now; what was encrypted before stays readable to them. */
  rotate: command({ input: z.strictObject({ compartments: Aparts, ...again }), output: Done, topics: ['accounts'], roles: ['leader'], faults: [...proof, 'not-held'] }),
} as const
