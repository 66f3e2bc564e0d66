/**
 * Section `vault` (保险库): first start, unlocking, the session, recovery key.
 * The only section with calls that answer before a log-in.
 */
import { z } from 'zod'
import { command, query, Role } from './call'
import { DeskSettings } from './desk'
import { Day, Done, Instant, Nothing, Reason, ShortText, text } from './fields'

export const Login = z.string().regex(/^[\p{Script=Han}A-Za-z0-9._-]{2,32}$/u, '登录名用 2–32 个汉字、字母、数字或 . _ -')
export const Passphrase = text(256)

/** State of the vault folder. `damaged` and `newer` never lead to anything being created or deleted. */
export const VaultState = z.enum(['absent', 'locked', 'open', 'missing-database', 'empty-database', 'foreign', 'damaged', 'newer', 'busy'])
export type VaultState = z.infer<typeof VaultState>

/** An open database that takes no change: why, when it was last written, and which role may take it as it is. A damaged one can be taken by nobody. */
export const Doubt = z.strictObject({ why: ShortText, kind: z.enum(['database', 'keyring', 'damaged']), lastAt: Instant.optional(), acceptedBy: z.enum(['leader', 'admin']) })
export type Doubt = z.infer<typeof Doubt>

/** `mustChange`: the passphrase was given by an administrator, and nothing else is answered before it is changed. `place` is added by the shell: where this worker was when it locked. */
export const Session = z.strictObject({ token: z.string(), userId: z.number().int(), login: Login, name: ShortText, roles: z.array(Role), mustChange: z.boolean(), place: ShortText.optional() })
export type Session = z.infer<typeof Session>

export const NewAccount = z.strictObject({ login: Login, name: text(40).min(1, '请填写姓名'), roles: z.array(Role).min(1, '请至少选一个角色'), passphrase: Passphrase })
export type NewAccount = z.infer<typeof NewAccount>

export const vault = {
  status: query({
    input: Nothing,
    output: z.strictObject({ state: VaultState, detail: ShortText.optional(), deskName: ShortText.optional(), today: Day, doubt: Doubt.optional() }),
    topics: ['vault'], roles: 'gate',
  }),
  /** Passphrase strength: 0 refused, 1 weak, 2 fair, 3 strong, with a plain hint. */
  strength: query({ input: z.strictObject({ passphrase: Passphrase, login: text(32) }), output: z.strictObject({ score: z.number().int(), hint: ShortText, accepted: z.boolean() }), topics: [], roles: 'gate' }),
  /** A fresh recovery key, kept in memory until `create`; shown once as two halves (each groups of five). */
  newRecoveryKey: command({ input: Nothing, output: z.strictObject({ halves: z.tuple([z.string(), z.string()]) }), topics: [], roles: 'gate', faults: ['vault-exists'] }),
  /** The recovery key as a printable sheet. */
  recoverySheet: query({ input: z.strictObject({ roomName: ShortText }), output: z.strictObject({ html: z.string() }), topics: [], roles: 'gate', faults: ['no-recovery-key'] }),
  /** Ends the wizard: writes keyring and database, or nothing. */
  create: command({
    input: z.strictObject({ desk: DeskSettings, accounts: z.array(NewAccount).min(1).max(20), recoveryTyped: text(120) }),
    output: Done, topics: ['vault', 'desk'], roles: 'gate',
    faults: ['vault-exists', 'recovery-mismatch', 'passphrase-weak', 'login-taken', 'no-admin', 'admin-auditor', 'no-recovery-key', 'no-receiver', 'disk'],
  }),
  unlock: command({ input: z.strictObject({ login: text(32), passphrase: Passphrase }), output: Session, topics: ['vault'], roles: 'gate', faults: ['wrong-login', 'wait', 'damaged', 'newer', 'foreign', 'missing', 'busy'] }),
  /** A new passphrase for somebody who lost his, by the recovery key (whole or in two halves, however it is written). Answers locked and open alike. */
  recover: command({
    input: z.strictObject({ login: text(32), recoveryKey: text(120), next: Passphrase }), output: Done, topics: [], roles: 'gate',
    faults: ['wrong-recovery', 'wait', 'passphrase-weak', 'damaged', 'newer', 'foreign', 'missing', 'busy'],
  }),
  /** A fresh recovery key for a room that has one already, kept in memory until `renewRecovery`; the present one holds on until then. */
  nextRecoveryKey: command({ input: Nothing, output: z.strictObject({ halves: z.tuple([z.string(), z.string()]) }), topics: [], roles: 'gate', faults: ['missing'] }),
  /** Puts the fresh recovery key, typed back, in the place of the present one, which opens nothing afterwards. */
  renewRecovery: command({
    input: z.strictObject({ recoveryKey: text(120), recoveryTyped: text(120) }), output: Done, topics: ['vault'], roles: 'gate',
    faults: ['wrong-recovery', 'recovery-mismatch', 'no-recovery-key', 'wait', 'damaged', 'newer', 'foreign', 'missing', 'busy'],
  }),
  /** Whether the present recovery key was used since it was made: those who can see to another are reminded until then. */
  recoveryUsed: query({ input: Nothing, output: z.strictObject({ usedAt: Instant.optional() }), topics: ['vault'], roles: ['leader', 'admin'] }),
  /** One's own passphrase. Nothing is encrypted anew: database and recordings stay as they are but for the audit entry. */
  changePassphrase: command({ input: z.strictObject({ current: Passphrase, next: Passphrase }), output: Done, topics: [], roles: 'everyone', faults: ['wrong-login', 'wait', 'damaged', 'passphrase-weak', 'passphrase-same'] }),
  /** Takes an open database behind its anchor as the right one; it can be written again afterwards. By 分管领导; by 系统管理员 only where the room has none. */
  acceptDatabase: command({
    input: z.strictObject({ reason: Reason, passphrase: Passphrase }), output: Done, topics: ['vault', 'audit'], roles: ['leader', 'admin'],
    faults: ['wrong-login', 'wait', 'damaged', 'nothing-to-accept'],
  }),
  /** Checkpoints, backs up when it is due and closes; the shell then ends the process. `leaving` is said when nobody waits for the lock screen. */
  lock: command({ input: z.strictObject({ leaving: z.boolean().optional() }), output: Done, topics: ['vault'], roles: 'everyone' }),
} as const
