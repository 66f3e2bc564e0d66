/**
 * What the calls around the keyring share: who acts, whose turn it is, whether anything may be written, and a plain sentence for what the keyring refuses.
 * Knows no feature.
 */
import { type Actor, type GateCtx, refuse, Refusal, type Sessions } from './context'
import type { AuditEntry, OpenVault, VaultDoor } from './ports'

export const SENTENCES: Readonly<Record<string, string>> = {
  'wrong-login': '登录名或密码不对，请核对后重试', wait: '输错次数较多，请稍等再试', damaged: '数据库损坏或被替换，请从备份恢复；程序不会改动它',
  newer: '数据库由更新版本的程序建立，请先更新程序', foreign: '数据库不是本程序的，请核对文件夹', missing: '数据库文件不见了，请从备份恢复；程序不会新建空库', busy: '另一个窗口正在使用这个保险库，请先关闭它',
}

/** Who acts, looked up when his turn has come: a session may have ended while he waited. */
export function presentActor({ sessions, token }: Pick<GateCtx, 'sessions' | 'token'>): Actor {
  return sessions.byToken.get(token ?? '') ?? refuse('locked', '接待室已锁定，请先登录')
}

/** The open vault, when it can be written. */
export function writableVault({ vault }: Sessions): OpenVault {
  if (vault === undefined) return refuse('locked', '接待室已锁定，请先登录')
  return vault.readOnly ? refuse('read-only', '数据库目前只能查看，不能改动；请先请分管领导处理') : vault
}

/** An audit entry about the actor's own account. */
export function traceOf(actor: Actor, action: string): AuditEntry {
  return { userId: actor.userId, userName: actor.name, role: actor.roles.join(','), action, object: `account:${actor.userId}`, fields: '', result: 'ok', reason: '', rowDigest: '' }
}

/** The refusal of a passphrase asked for again. */
export function notProved({ code, waitMs }: { readonly code: string; readonly waitMs?: number }, field: string, wrong: string, otherwise: string): never {
  throw new Refusal(code, code === 'wrong-login' ? wrong : SENTENCES[code] ?? otherwise, { field, waitMs })
}

/** That somebody's session is ended by what the actor does; nothing where he has none. Call it inside the transaction of that. */
export function noteSessionEnd({ byToken }: Sessions, open: OpenVault, actor: Actor, userId: number): void {
  if ([...byToken.values()].some((one) => one.userId === userId)) open.appendAudit({ ...traceOf(actor, 'vault.sessionEnd'), object: `account:${userId}` })
}

/** Every session of an account ends at once. */
export function endSessions({ byToken }: Sessions, userId: number): void {
  for (const [token, actor] of byToken) if (actor.userId === userId) byToken.delete(token)
}

/** Runs work on the keyring after the work before it, so that two at once neither open the vault twice nor lose a change. */
export function inTurn<T>(sessions: Sessions, work: () => Promise<T>): Promise<T> {
  const entered = sessions.entering.then(work)
  sessions.entering = entered.catch(() => undefined)
  return entered
}

/** Ends with a refusal at `passphrase` unless it is the actor's own; the delays of logging in apply. Whose session ended while he waited has made no attempt. */
export async function confirmPassphrase(sessions: Sessions, door: VaultDoor, actor: Actor, passphrase: string): Promise<void> {
  const answer = await inTurn(sessions, async () => ([...sessions.byToken.values()].includes(actor) ? door.verify(actor.login, passphrase) : refuse('locked', '接待室已锁定，请先登录')))
  if (!answer.ok) notProved(answer, 'passphrase', '密码不对，请核对后重试', '密码没有核对成，请重试')
}
