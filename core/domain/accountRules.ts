/**
 * What must hold in the room whoever is added, changed or taken out (security.md §2 and §5).
 * Screen and office judge with the same functions. Knows no passphrase and no key.
 */
import { type Apart, apartOf, spokenApart } from './compartments'
import { receives } from './succession'

export type AccountState = 'active' | 'disabled' | 'removed'

export interface RoomAccount {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly roles: readonly string[]
  readonly state: AccountState
  /** Compartments whose key he holds. */
  readonly holds: readonly Apart[]
}

export type AccountRefusal = 'self' | 'login-taken' | 'admin-auditor' | 'no-admin' | 'no-receiver' | 'last-holder' | 'not-active' | 'not-disabled' | 'unchanged' | 'sole-handler' | 'unknown-officer'
export interface AccountProblem { readonly code: AccountRefusal; readonly message: string; readonly field: string }

/** Everything an administrator does to somebody else's account. */
export type AccountStep =
  | { readonly kind: 'rename' | 'disable' | 'enable' | 'remove' | 'reset' }
  | { readonly kind: 'roles'; readonly roles: readonly string[] }

const problem = (code: AccountRefusal, message: string, field = ''): AccountProblem => ({ code, message, field })
/** Log-ins that look alike are one: full-width and capital letters do not tell them apart. */
const plain = (login: string) => login.trim().normalize('NFKC').toLowerCase()

/** Why nobody can be added like this. A log-in stays taken after its owner left: the log speaks of him. */
export function additionProblem(accounts: readonly RoomAccount[], wanted: { readonly login: string; readonly roles: readonly string[] }): AccountProblem | undefined {
  const twin = accounts.find(({ login }) => plain(login) === plain(wanted.login))
  if (twin !== undefined) return problem('login-taken', `登录名“${wanted.login.trim()}”${twin.state === 'removed' ? '以前用过' : `已是${twin.name}的`}，请改一个`, 'login')
  return togetherProblem(wanted.roles)
}

/** Why this step cannot be taken, or undefined. `actorId` is who takes it. */
export function stepProblem(accounts: readonly RoomAccount[], target: RoomAccount, step: AccountStep, actorId: number): AccountProblem | undefined {
  if (target.state === 'removed') return problem('not-active', `${target.name}的账号已经移除，只留作历史，不能再改`)
  if (target.id === actorId && step.kind !== 'rename') return problem('self', step.kind === 'reset' ? '自己的密码请在“接待室设置”里改' : '不能改自己的账号，请另一位系统管理员来做')
  return stateProblem(target, step) ?? (step.kind === 'roles' ? togetherProblem(step.roles) : undefined) ?? withoutProblem(accounts, target, step)
}

function stateProblem(target: RoomAccount, step: AccountStep): AccountProblem | undefined {
  if (step.kind === 'enable') return target.state === 'active' ? problem('not-disabled', `${target.name}的账号没有停用，不需要启用`) : undefined
  if (step.kind === 'disable' && target.state !== 'active') return problem('not-active', `${target.name}的账号已经停用`)
  if (step.kind === 'roles' && sameRoles(target.roles, step.roles)) return problem('unchanged', '角色没有变化', 'roles')
  return undefined
}

const sameRoles = (one: readonly string[], other: readonly string[]) => [...one].sort().join() === [...other].sort().join()

function togetherProblem(roles: readonly string[]): AccountProblem | undefined {
  return roles.includes('admin') && roles.includes('auditor') ? problem('admin-auditor', '系统管理员和审计员不能是同一个账号，请去掉其中一个角色', 'roles') : undefined
}

/** Compartments whose key the step takes from the target for good: what his new roles do not need, or all of them. Who is disabled keeps his for coming back. */
export function withdrawnBy(target: RoomAccount, step: AccountStep): readonly Apart[] {
  if (step.kind === 'roles') return target.holds.filter((name) => !apartOf(step.roles).includes(name))
  return step.kind === 'remove' || step.kind === 'reset' ? target.holds : []
}

/** What the room would lack afterwards: an administrator, a receiver, or the last key of a compartment. */
function withoutProblem(accounts: readonly RoomAccount[], target: RoomAccount, step: AccountStep): AccountProblem | undefined {
  const others = accounts.filter(({ id, state }) => id !== target.id && state === 'active')
  const roles = step.kind === 'roles' ? step.roles : step.kind === 'disable' || step.kind === 'remove' ? [] : target.roles
  const stays = target.state === 'active' ? [...others, { ...target, roles }] : others
  const held = (role: string) => stays.some((account) => account.roles.includes(role))
  if (target.roles.includes('admin') && !held('admin')) return problem('no-admin', `${target.name}是最后一位系统管理员，请先给另一个账号选上“系统管理员”`, 'roles')
  if (!held('reception') && !held('leader')) return problem('no-receiver', `没有${target.name}就没有人接访了，请先给另一个账号选上“接访社工”或“分管领导”`, 'roles')
  return lastHolderProblem(others, target, step)
}

function lastHolderProblem(others: readonly RoomAccount[], target: RoomAccount, step: AccountStep): AccountProblem | undefined {
  const lost = step.kind === 'disable' ? target.holds : withdrawnBy(target, step)
  const last = lost.filter((name) => !others.some(({ holds }) => holds.includes(name)))
  if (last.length === 0) return undefined
  const way = step.kind === 'reset' ? '请本人在登录画面点“忘记密码”，用恢复密钥重设（密钥不会丢）' : '请先让另一个人取得这把密钥，再做这一步'
  return problem('last-holder', `${target.name}是最后一个能打开${spokenApart(last)}的人，${way}`)
}

/** Whether the target is no longer at the desk afterwards, and so can neither see nor answer for anything. */
function leavesDesk({ kind, ...step }: AccountStep): boolean {
  return kind === 'remove' || kind === 'disable' || ('roles' in step && !receives(step.roles))
}

/** Why the step cannot be taken with so many matters in the target's hands: they need somebody who answers for them (首接责任) and can see them. */
export function handProblem(accounts: readonly Omit<RoomAccount, 'holds'>[], target: Omit<RoomAccount, 'holds'>, step: AccountStep, matters: number, handTo: number | undefined): AccountProblem | undefined {
  if (matters === 0 || !leavesDesk(step)) return undefined
  if (handTo === undefined) return problem('sole-handler', `${target.name}名下还有 ${matters} 件未办结或只有本人能查看的事项，请先请本人移交，或在“移交给”里选一位接办人`, 'handTo')
  const to = accounts.find(({ id }) => id === handTo)
  return to?.state === 'active' && to.id !== target.id && receives(to.roles) ? undefined : problem('unknown-officer', '接办人须是另一位在用的接访社工或分管领导，请重新选择', 'handTo')
}
