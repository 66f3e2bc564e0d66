/** Which parts of the room a role sees; the office decides anew at every call. */
import type { Role } from '#core/contract/call'

const any = (roles: readonly Role[], some: readonly Role[]): boolean => roles.some((role) => some.includes(role))

export const receivesVisitors = (roles: readonly Role[]): boolean => any(roles, ['reception', 'leader'])
/** Looks after people in the emotion buffer room and in danger. */
export const calms = (roles: readonly Role[]): boolean => any(roles, ['reception', 'leader', 'counsellor'])
/** Speaks with visitors, and so reads the script library. */
export const speaks = (roles: readonly Role[]): boolean => any(roles, ['reception', 'leader', 'counsellor', 'mediator', 'justice'])
/** Writes lawyers' opinions. */
export const advises = (roles: readonly Role[]): boolean => roles.includes('justice')
/** Reads the audit log. */
export const reads = (roles: readonly Role[]): boolean => any(roles, ['auditor', 'leader', 'admin'])
/** Sees to it that a recovery key that was used is replaced. */
export const renewsRecovery = (roles: readonly Role[]): boolean => any(roles, ['leader', 'admin'])
/** Looks after backups and the room's health. */
export const keeps = (roles: readonly Role[]): boolean => any(roles, ['reception', 'leader', 'admin', 'auditor'])
/** Changes the calendar, the clock rules and the templates of papers. */
export const arranges = (roles: readonly Role[]): boolean => any(roles, ['leader', 'admin'])
