/**
 * First start, log-in, passphrases and locking.
 * Knows the vault folder only through its door.
 */
import type { Handlers } from '../contract/index'
import type { NewAccount, Session } from '../contract/vault'
import { type GateCtx, refuse, Refusal } from '../door/context'
import { ratePassphrase } from '../domain/passphrase'
import { recoverySheetHtml } from '../documents/recoverySheet'

const SENTENCES: Readonly<Record<string, string>> = {
  'wrong-login': '登录名或密码不对，请核对后重试', wait: '输错次数较多，请稍等再试', damaged: '数据库损坏或被替换，请从备份恢复；程序不会改动它',
  newer: '数据库由更新版本的程序建立，请先更新程序', foreign: '数据库不是本程序的，请核对文件夹', missing: '数据库文件不见了，请从备份恢复；程序不会新建空库', busy: '另一个窗口正在使用这个保险库，请先关闭它',
}

export const vault: Handlers<'vault', GateCtx> = {
  status: (_input, { door, sessions, today }) => {
    const { state, detail, deskName } = door.inspect()
    return { state: sessions.vault === undefined ? state : 'open', ...(detail === undefined ? {} : { detail }), ...(deskName === undefined ? {} : { deskName }), today }
  },
  strength: ({ passphrase, login }) => ratePassphrase(passphrase, login),
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
    const halves = sessions.recovery ?? refuse('no-recovery-key', '请先生成恢复密钥')
    if (!door.sameRecoveryKey(recoveryTyped, halves)) refuse('recovery-mismatch', '恢复密钥与显示的不一致，请对照纸张逐组核对', 'recoveryTyped')
    await door.create({ desk, accounts, recoveryKey: halves.join('-') })
    sessions.recovery = undefined
    return { done: true }
  },
  unlock: async ({ login, passphrase }, ctx) => {
    const entered = ctx.sessions.entering.then(() => unlock(login, passphrase, ctx))
    ctx.sessions.entering = entered.catch(() => undefined)
    return entered
  },
  changePassphrase: async ({ current, next }, { door, sessions, token }) => {
    const actor = sessions.byToken.get(token ?? '') ?? refuse('locked', '接待室已锁定，请先登录')
    const rating = ratePassphrase(next, actor.login)
    if (!rating.accepted) refuse('passphrase-weak', rating.hint, 'next')
    const answer = await door.changePassphrase(actor.login, current, next)
    if (!answer.ok) throw new Refusal(answer.code, answer.code === 'wrong-login' ? '现密码不对，请核对后重试' : SENTENCES[answer.code] ?? '密码没有改成，请联系管理员', { field: 'current', waitMs: answer.waitMs })
    const { vault: open } = sessions
    open?.write(() => { open.appendAudit({ userId: actor.userId, userName: actor.name, role: actor.roles.join(','), action: 'vault.changePassphrase', object: `account:${actor.userId}`, fields: 'passphrase', result: 'ok', reason: '', rowDigest: '' }) })
    return { done: true }
  },
  lock: (_input, { sessions }) => {
    sessions.byToken.clear()
    sessions.vault?.close()
    sessions.vault = undefined
    return { done: true }
  },
}

async function unlock(login: string, passphrase: string, { door, ids, sessions }: GateCtx): Promise<Session> {
  const already = sessions.vault
  const answer = already === undefined ? await door.unlock(login, passphrase) : { ...(await door.verify(login, passphrase)), vault: already }
  if (!answer.ok) throw new Refusal(answer.code, SENTENCES[answer.code] ?? '打不开保险库，请联系管理员', { waitMs: answer.waitMs })
  sessions.vault = answer.vault
  const account = answer.vault.repos.accounts.byId(answer.userId) ?? refuse('wrong-login', SENTENCES['wrong-login'] ?? '')
  const actor = { userId: account.id, login: account.login, name: account.name, roles: account.roles }
  const token = `${ids.uid()}${ids.uid()}`
  sessions.byToken.set(token, actor)
  const { vault: open } = answer
  if (!open.readOnly) open.write(() => { open.appendAudit({ userId: actor.userId, userName: actor.name, role: actor.roles.join(','), action: 'vault.unlock', object: `account:${actor.userId}`, fields: '', result: 'ok', reason: '', rowDigest: '' }) })
  return { token, ...actor, roles: [...actor.roles] }
}

function checkAccounts(accounts: readonly NewAccount[]): void {
  accounts.forEach(({ login, passphrase, roles }, index) => {
    const field = `accounts.${index}`
    if (accounts.findIndex((other) => other.login === login) !== index) refuse('login-taken', `登录名“${login}”用了两次，请改一个`, `${field}.login`)
    if (roles.includes('admin') && roles.includes('auditor')) refuse('admin-auditor', '系统管理员和审计员不能是同一个账号', `${field}.roles`)
    const rating = ratePassphrase(passphrase, login)
    if (!rating.accepted) refuse('passphrase-weak', rating.hint, `${field}.passphrase`)
  })
  if (!accounts.some(({ roles }) => roles.includes('admin'))) refuse('no-admin', '至少要有一名系统管理员', 'accounts')
  if (!accounts.some(({ roles }) => roles.includes('reception') || roles.includes('leader'))) refuse('no-receiver', '至少要有一名接访社工', 'accounts')
}
