/**
 * Section `vault` (保险库): first start, unlocking, the session, recovery key.
 * The only section with calls that answer before a log-in.
 */
import { z } from 'zod'
import { command, query, Role } from './call'
import { DeskSettings } from './desk'
import { Day, Done, Nothing, ShortText, text } from './fields'

export const Login = z.string().regex(/^[\p{Script=Han}A-Za-z0-9._-]{2,32}$/u, '登录名用 2–32 个汉字、字母、数字或 . _ -')
export const Passphrase = text(256)

/** State of the vault folder. `damaged` and `newer` never lead to anything being created or deleted. */
export const VaultState = z.enum(['absent', 'locked', 'open', 'missing-database', 'empty-database', 'foreign', 'damaged', 'newer', 'busy'])
export type VaultState = z.infer<typeof VaultState>

export const Session = z.strictObject({ token: z.string(), userId: z.number().int(), login: Login, name: ShortText, roles: z.array(Role) })
export type Session = z.infer<typeof Session>

export const NewAccount = z.strictObject({ login: Login, name: text(40).min(1, '请填写姓名'), roles: z.array(Role).min(1, '请至少选一个角色'), passphrase: Passphrase })
export type NewAccount = z.infer<typeof NewAccount>

export const vault = {
  status: query({
    input: Nothing,
    output: z.strictObject({ state: VaultState, detail: ShortText.optional(), deskName: ShortText.optional(), today: Day }),
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
  changePassphrase: command({ input: z.strictObject({ current: Passphrase, next: Passphrase }), output: Done, topics: [], roles: 'everyone', faults: ['wrong-login', 'wait', 'damaged', 'passphrase-weak'] }),
  /** Checkpoints and closes; the shell then ends the process. */
  lock: command({ input: Nothing, output: Done, topics: ['vault'], roles: 'everyone' }),
} as const
