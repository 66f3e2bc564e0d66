/**
 * User administration: the rules of the room first, then keyring and database in one step with its audit entry.
 * Compartments are never handed out here but by a leader who holds them, or by the recovery key where none does.
 */
import type { AccountRow, Handed } from '../contract/accounts'
import type { Handlers } from '../contract/index'
import { type Actor, type AuditNote, type GateCtx, refuse, Refusal } from '../door/context'
import { endSessions, inTurn, noteSessionEnd, notProved, presentActor, traceOf, writableVault } from '../door/gate'
import type { KeyringChange, OpenVault } from '../door/ports'
import { type AccountStep, additionProblem, type RoomAccount, stepProblem, withdrawnBy } from '../domain/accountRules'
import { APART, type Apart, apartOf, spokenApart } from '../domain/compartments'
import { ratePassphrase } from '../domain/passphrase'
import { handOn, type HandingOn, refuseUnhanded } from './handOn'

type Known = Omit<AccountRow, 'pending'> & RoomAccount

function known({ repos }: OpenVault, { door }: GateCtx): Known[] {
  const holders = door.holders()
  return repos.administration.all().map((account) => ({ ...account, holds: [...(holders.get(account.id) ?? [])] }))
}

const pendingOf = ({ state, roles, holds }: Known): Apart[] => (state === 'active' ? apartOf(roles).filter((name) => !holds.includes(name)) : [])

/** What some active leader holds and can hand on. */
const approvableBy = (accounts: readonly Known[]): Apart[] => APART.filter((name) => accounts.some(({ state, roles, holds }) => state === 'active' && roles.includes('leader') && holds.includes(name)))

export const accounts: Handlers<'accounts', GateCtx> = {
  list: (_input, ctx) => {
    const vault = ctx.sessions.vault ?? refuse('locked', '接待室已锁定，请先登录')
    return vault.read(() => {
      const all = known(vault, ctx)
      return { accounts: all.map((account) => ({ ...account, pending: pendingOf(account) })), leavers: vault.repos.administration.leavers(), approvable: approvableBy(all) }
    })
  },
  inHand: ({ id }, { sessions }) => {
    const vault = sessions.vault ?? refuse('locked', '接待室已锁定，请先登录')
    return vault.read(() => ({ matters: vault.repos.administration.inHand(id).length }))
  },
  create: ({ login, name, roles, first, passphrase }, ctx) => inTurn(ctx.sessions, async () => {
    const vault = writableVault(ctx.sessions)
    refuseOn(additionProblem(known(vault, ctx), { login, roles }))
    rated(first, login)
    const { administration } = vault.repos
    const id = administration.nextId()
    await administer(ctx, 'accounts.create', passphrase, {
      change: { kind: 'add', userId: id, login, passphrase: first }, note: { object: `account:${id}`, fields: ['login', 'name', 'roles', 'passphrase'], reason: roles.join(','), records: [`account:${id}`] },
      write: () => { administration.add(id, login, name.trim(), roles) },
    })
    return { id }
  }),
  rename: async ({ name, ...about }, ctx) => done(await onAccount(ctx, 'accounts.rename', about, { kind: 'rename' }, (_target, { administration }) => ({
    fields: ['name'], write: () => { administration.rename(about.id, name.trim()) },
  }))),
  setRoles: async ({ roles, ...about }, ctx) => left(await onAccount(ctx, 'accounts.setRoles', about, { kind: 'roles', roles }, (target, { administration }) => ({
    fields: ['roles'], reason: `${target.roles.join(',')} → ${roles.join(',')}`, write: () => { administration.setRoles(about.id, roles) },
  }))),
  disable: async (about, ctx) => left(await onAccount(ctx, 'accounts.disable', about, { kind: 'disable' }, (_target, { administration }) => ({ fields: ['active'], write: () => { administration.setActive(about.id, false) } }))),
  enable: async (about, ctx) => done(await onAccount(ctx, 'accounts.enable', about, { kind: 'enable' }, (_target, { administration }) => ({ fields: ['active'], write: () => { administration.setActive(about.id, true) } }))),
  resetPassphrase: async ({ first, ...about }, ctx) => done(await onAccount(ctx, 'accounts.resetPassphrase', about, { kind: 'reset' }, (target, { administration }) => {
    rated(first, target.login)
    return { change: { kind: 'reset', userId: about.id, login: target.login, passphrase: first }, fields: ['passphrase'], write: () => { administration.setMustChange(about.id, true) } }
  })),
  remove: async ({ reason, ...about }, ctx) => left(await onAccount(ctx, 'accounts.remove', about, { kind: 'remove' }, (_target, { administration }) => ({
    change: { kind: 'remove', userId: about.id }, fields: ['active'], reason: reason.trim(), write: (now) => { administration.remove(about.id, now) },
  }))),
  approve: (input, ctx) => approve(ctx, 'accounts.approve', input),
  approveByRecovery: (input, ctx) => approve(ctx, 'accounts.approveByRecovery', input),
  rotate: ({ compartments, passphrase }, ctx) => inTurn(ctx.sessions, async () => {
    const { administration } = writableVault(ctx.sessions).repos
    await administer(ctx, 'accounts.rotate', passphrase, { change: { kind: 'rotate', compartments }, note: { object: 'keyring', fields: compartments }, write: () => { administration.noteRotation(compartments) } })
    return { done: true }
  }),
}

interface About { readonly id: number; readonly passphrase: string; readonly handTo?: number | undefined }
const done = (_handed: readonly Handed[]): { done: true } => ({ done: true })
const left = (handed: readonly Handed[]): { done: true; handed: Handed[] } => ({ done: true, handed: [...handed] })

interface Step { readonly change: KeyringChange; readonly note: AuditNote; write(now: number): void }
interface Planned { readonly change?: KeyringChange; readonly fields: readonly string[]; readonly reason?: string; write(now: number): void }

/** A step on somebody's account, with the compartments it takes away. Whoever it concerns is logged out: his session still has the roles and the passphrase of before. */
function onAccount(ctx: GateCtx, action: string, { id, passphrase, handTo }: About, step: AccountStep, plan: (target: Known, repos: OpenVault['repos']) => Planned): Promise<readonly Handed[]> {
  return inTurn(ctx.sessions, async () => {
    const { vault, target } = judged(ctx, id, step)
    const { repos } = vault
    const handing: HandingOn = { action, target, step, handTo }
    refuseUnhanded(vault, handing)
    let handed: readonly Handed[] = []
    const lost = withdrawnBy(target, step)
    const { change, write, fields, reason } = plan(target, repos)
    const withdrawal: KeyringChange = lost.length === 0 ? { kind: 'none' } : { kind: 'withdraw', userId: id, compartments: lost }
    await administer(ctx, action, passphrase, {
      change: change ?? withdrawal, note: { object: `account:${id}`, fields: [...fields, ...lost], records: [`account:${id}`], ...(reason === undefined ? {} : { reason }) },
      write: (now) => {
        const actor = presentActor(ctx)
        handed = handOn(vault, actor, handing, now)
        if (step.kind !== 'rename') noteSessionEnd(ctx.sessions, vault, actor, id)
        write(now)
        repos.administration.withdraw(id, lost)
        if (step.kind !== 'reset') repos.administration.noteLeaver(id, lost, now)
      },
    })
    if (step.kind !== 'rename') endSessions(ctx.sessions, id)
    return handed
  })
}

function judged(ctx: GateCtx, id: number, step: AccountStep): { readonly vault: OpenVault; readonly target: Known } {
  const vault = writableVault(ctx.sessions)
  const all = known(vault, ctx)
  const target = all.find((account) => account.id === id) ?? refuse('not-found', '没有这个账号，请刷新后重试')
  refuseOn(stepProblem(all, target, step, presentActor(ctx).userId))
  return { vault, target }
}

/** The actor's passphrase again, then everything in one transaction. */
async function administer(ctx: GateCtx, action: string, passphrase: string, { change, note, write }: Step, recoveryKey?: string): Promise<void> {
  const actor = presentActor(ctx)
  const vault = writableVault(ctx.sessions)
  const answer = await ctx.door.administer({
    login: actor.login, passphrase, recoveryKey, change,
    record: () => {
      write(ctx.clock.now())
      vault.appendAudit({ ...traceOf(actor, action), object: note.object, fields: (note.fields ?? []).join(','), reason: note.reason ?? '', rowDigest: (note.records ?? []).map((record) => vault.recordDigest(record)).join(' ') })
    },
  })
  if (answer.ok) return
  if (answer.code === 'not-held') refuse('not-held', '您自己没有这把密钥，不能转交；请另一位持有的分管领导来办')
  if (answer.code === 'wrong-recovery') throw new Refusal('wrong-recovery', '恢复密钥不对，请照着纸张逐组核对后重试', { field: 'recoveryKey', waitMs: answer.waitMs })
  notProved(answer, 'passphrase', '您的密码不对，请核对后重试', '没有办成，内容没有改动，请重试')
}

interface Approval { readonly id: number; readonly compartments: readonly Apart[]; readonly passphrase: string; readonly recoveryKey?: string }

function approve(ctx: GateCtx, action: string, { id, compartments, passphrase, recoveryKey }: Approval): Promise<{ done: true }> {
  return inTurn(ctx.sessions, async () => {
    const vault = writableVault(ctx.sessions)
    const actor = presentActor(ctx)
    const all = known(vault, ctx)
    const target = all.find((account) => account.id === id) ?? refuse('not-found', '没有这个账号，请刷新后重试')
    refuseOn(approvalProblem(target, compartments, actor, approvableBy(all), recoveryKey !== undefined))
    await administer(ctx, action, passphrase, {
      change: { kind: 'grant', userId: id, compartments }, note: { object: `account:${id}`, fields: compartments, records: [`account:${id}`] }, write: (now) => { vault.repos.administration.grant(id, compartments, actor.userId, now) },
    }, recoveryKey)
    return { done: true }
  })
}

interface Problem { readonly code: string; readonly message: string; readonly field: string }

function approvalProblem(target: Known, compartments: readonly Apart[], actor: Actor, approvable: readonly Apart[], byRecovery: boolean): Problem | undefined {
  if (target.id === actor.userId) return { code: 'self', message: '不能批准自己的权限，请另一位分管领导或系统管理员来办', field: '' }
  const strange = compartments.filter((name) => !pendingOf(target).includes(name))
  if (strange.length > 0) return { code: 'not-pending', message: `${target.name}没有待批准的${spokenApart(strange)}，请刷新后重试`, field: 'compartments' }
  const led = compartments.filter((name) => approvable.includes(name))
  return byRecovery && led.length > 0 ? { code: 'leader-approves', message: `${spokenApart(led)}有分管领导持有，请分管领导批准`, field: 'compartments' } : undefined
}

function rated(first: string, login: string): void {
  const rating = ratePassphrase(first, login)
  if (!rating.accepted) refuse('passphrase-weak', `初始密码${rating.hint}`, 'first')
}

function refuseOn(found: Problem | undefined): void {
  if (found !== undefined) refuse(found.code, found.message, found.field === '' ? undefined : found.field)
}
