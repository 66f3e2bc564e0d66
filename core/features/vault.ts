/**
 * First start, log-in, passphrases and locking.
 * Knows the vault folder only through its door.
 */
import type { Handlers } from '../contract/index'
import type { Doubt, NewAccount, Session } from '../contract/vault'
import { type GateCtx, refuse, Refusal, type Sessions } from '../door/context'
import { confirmPassphrase, inTurn, noteSessionEnd, notProved, presentActor, SENTENCES, traceOf } from '../door/gate'
import type { VaultDoor } from '../door/ports'
import { accountProblems } from '../domain/firstAccounts'
import { ratePassphrase } from '../domain/passphrase'
import { recoverySheetHtml } from '../documents/recoverySheet'

export const vault: Handlers<'vault', GateCtx> = {
  status: (_input, { door, sessions, today }) => {
    const { state, detail, deskName } = door.inspect()
    // A room that is being left is shut for whoever asks, though its database is still open for the backup.
    const seen = sessions.vault !== undefined ? 'open' : state === 'open' ? 'locked' : state
    return { state: seen, ...(detail === undefined ? {} : { detail }), ...(deskName === undefined ? {} : { deskName }), today, ...doubtOf(sessions) }
  },
  strength: ({ passphrase, login }, { sessions, token }) => ratePassphrase(passphrase, login === '' ? (sessions.byToken.get(token ?? '')?.login ?? '') : login),
  newRecoveryKey: (_input, { door, sessions }) => {
    if (door.inspect().state !== 'absent') refuse('vault-exists', '这个文件夹里已有内容，不能再建保险库')
    const halves = door.newRecoveryKey()
    sessions.recovery = halves
    return { halves: [halves[0], halves[1]] }
  },
  recoverySheet: ({ roomName }, { sessions }) => {
    const halves = sessions.recovery ?? refuse('no-recovery-key', '请先生成恢复密钥')
    return { html: recoverySheetHtml({ roomName, halves }) }
  },
  create: async ({ desk, accounts, recoveryTyped }, { door, sessions }) => {
    if (door.inspect().state !== 'absent') refuse('vault-exists', '这个文件夹里已有内容，不能再建保险库')
    checkAccounts(accounts)
    const halves = typedBack(recoveryTyped, sessions, door)
    await door.create({ desk, accounts, recoveryKey: halves.join('-') })
    sessions.recovery = undefined
    return { done: true }
  },
  unlock: ({ login, passphrase }, { sessions, ...ctx }) => inTurn(sessions, () => unlock(login, passphrase, { sessions, ...ctx })),
  recover: ({ login, recoveryKey, next }, { sessions, door }) => inTurn(sessions, async () => {
    const rating = ratePassphrase(next, login)
    if (!rating.accepted) refuse('passphrase-weak', `新密码${rating.hint}`, 'next')
    const answer = await door.recover(login, recoveryKey, next)
    return answer.ok ? { done: true } : notRecovered(answer, '登录名或恢复密钥不对，请照着纸张逐组核对后重试')
  }),
  nextRecoveryKey: (_input, { door, sessions }) => {
    if (door.inspect().state === 'absent') refuse('missing', '这里还没有接待室，请先布置')
    const halves = door.newRecoveryKey()
    sessions.recovery = halves
    return { halves: [halves[0], halves[1]] }
  },
  renewRecovery: ({ recoveryKey, recoveryTyped }, { sessions, door }) => inTurn(sessions, async () => {
    const halves = typedBack(recoveryTyped, sessions, door)
    const answer = await door.renewRecovery(recoveryKey, halves.join('-'))
    if (!answer.ok) return notRecovered(answer, '原来的恢复密钥不对，请照着纸张逐组核对后重试')
    sessions.recovery = undefined
    return { done: true }
  }),
  recoveryUsed: (_input, { door }) => {
    const usedAt = door.recoveryUsedAt()
    return usedAt === undefined ? {} : { usedAt }
  },
  changePassphrase: ({ current, next }, { door, sessions, token }) => inTurn(sessions, async () => {
    const actor = presentActor({ sessions, token })
    const { vault: open } = sessions
    if (open === undefined || open.readOnly) return refuse('read-only', '数据库目前只能查看，密码也不能改；请先请分管领导处理')
    const rating = ratePassphrase(next, actor.login)
    if (!rating.accepted) refuse('passphrase-weak', rating.hint, 'next')
    if (actor.mustChange && next.normalize('NFKC') === current.normalize('NFKC')) refuse('passphrase-same', '新密码要和管理员给的初始密码不同', 'next')
    const answer = await door.changePassphrase(actor.login, current, next, () => {
      open.repos.administration.setMustChange(actor.userId, false)
      open.appendAudit({ ...traceOf(actor, 'vault.changePassphrase'), fields: 'passphrase', rowDigest: open.recordDigest(`account:${actor.userId}`) })
    })
    if (!answer.ok) return notProved(answer, 'current', '现密码不对，请核对后重试', '密码没有改成，请联系管理员')
    for (const [known, { userId }] of sessions.byToken) if (userId === actor.userId) sessions.byToken.set(known, { ...actor, mustChange: false })
    return { done: true }
  }),
  acceptDatabase: async ({ reason, passphrase }, { door, sessions, token }) => {
    const actor = presentActor({ sessions, token })
    const doubt = doubtOf(sessions).doubt ?? refuse('nothing-to-accept', '数据库没有问题，不需要处理')
    if (doubt.kind === 'damaged') refuse('nothing-to-accept', '数据库有损坏，不能接受；请锁定后重新登录，仍不行请从备份恢复')
    if (!actor.roles.includes(doubt.acceptedBy)) refuse('forbidden', '请分管领导处理')
    await confirmPassphrase(sessions, door, actor, passphrase)
    sessions.vault?.accept({ ...traceOf(actor, 'vault.acceptDatabase'), object: 'database', reason: `${reason.trim()}（${doubt.why}）` })
    return { done: true }
  },
  lock: async ({ leaving = false }, { sessions, token, door }) => {
    noteLock(sessions, token, leaving)
    const { vault: open } = sessions
    sessions.byToken.clear()
    sessions.vault = undefined
    const closed = open?.close(leaving ? 'unhurried' : 'quick')
    // Who enters next waits for what a broken-off backup still writes; whoever locks does not.
    sessions.entering = Promise.allSettled([sessions.entering, closed]).then(() => door.backups.settled())
    await closed
    return { done: true }
  },
}

/** Who locked, and whose sessions end with it. A database that takes no entry is locked all the same: the keys must go. */
function noteLock(sessions: Sessions, token: string | undefined, leaving: boolean): void {
  const actor = sessions.byToken.get(token ?? '')
  const { vault: open } = sessions
  if (actor === undefined || open === undefined || open.readOnly) return
  const others = new Set([...sessions.byToken.values()].map(({ userId }) => userId).filter((userId) => userId !== actor.userId))
  try {
    open.write(() => {
      for (const userId of others) noteSessionEnd(sessions, open, actor, userId)
      open.appendAudit({ ...traceOf(actor, 'vault.lock'), reason: leaving ? '退出程序' : '' })
    })
  } catch {
    return
  }
}

/** Why the open database takes no change, and whose it is to settle that. A room without a leader would otherwise stay shut for good. */
function doubtOf({ vault }: Sessions): { readonly doubt?: Doubt } {
  const doubt = vault?.doubt()
  if (vault === undefined || doubt === undefined) return {}
  if (doubt.kind === 'damaged') return { doubt: { why: doubt.why, kind: doubt.kind, acceptedBy: 'admin' } }
  const led = vault.repos.accounts.active().some(({ roles }) => roles.includes('leader'))
  return { doubt: { why: doubt.why, kind: doubt.kind, ...(doubt.lastAt === undefined ? {} : { lastAt: doubt.lastAt }), acceptedBy: led ? 'leader' : 'admin' } }
}

/** The fresh recovery key, when it was typed back right. */
function typedBack(typed: string, sessions: Sessions, door: VaultDoor): readonly [string, string] {
  const halves = sessions.recovery ?? refuse('no-recovery-key', '请先生成恢复密钥')
  if (!door.sameRecoveryKey(typed, halves)) refuse('recovery-mismatch', '恢复密钥与显示的不一致，请对照纸张逐组核对', 'recoveryTyped')
  return halves
}

function notRecovered({ code, waitMs }: { readonly code: string; readonly waitMs?: number }, wrong: string): never {
  if (code === 'wrong-login') throw new Refusal('wrong-recovery', wrong, { field: 'recoveryKey', waitMs })
  throw new Refusal(code, SENTENCES[code] ?? '没有换成，请重试', { waitMs })
}

async function unlock(login: string, passphrase: string, { door, ids, sessions }: GateCtx): Promise<Session> {
  const already = sessions.vault
  const answer = already === undefined ? await door.unlock(login, passphrase) : { ...(await door.verify(login, passphrase)), vault: already }
  if (!answer.ok) throw new Refusal(answer.code, SENTENCES[answer.code] ?? '打不开保险库，请联系管理员', { waitMs: answer.waitMs })
  sessions.vault = answer.vault
  const account = answer.vault.repos.accounts.byId(answer.userId) ?? refuse('wrong-login', SENTENCES['wrong-login'] ?? '')
  const actor = { userId: account.id, login: account.login, name: account.name, roles: account.roles, mustChange: account.mustChange }
  const token = `${ids.uid()}${ids.uid()}`
  sessions.byToken.set(token, actor)
  const { vault: open } = answer
  if (!open.readOnly) open.write(() => { open.appendAudit(traceOf(actor, 'vault.unlock')) })
  return { token, ...actor, roles: [...actor.roles] }
}

function checkAccounts(accounts: readonly NewAccount[]): void {
  const problem = accountProblems(accounts)[0]
  if (problem !== undefined) refuse(problem.code, problem.message, problem.field)
}
