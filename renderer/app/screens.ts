/** The screens of the open room, each in a file of its own, fetched when it is first shown or in an idle moment. */
import { lazy } from 'react'

const fetch = {
  intake: () => import('../features/intake/IntakeScreen'),
  petitions: () => import('../features/petitions/PetitionsScreen'),
  petition: () => import('../features/petitions/PetitionScreen'),
  receipt: () => import('../features/receipt/ReceiptScreen'),
  retention: () => import('../features/retention/RetentionScreen'),
  accounts: () => import('../features/accounts/AccountsScreen'),
  approvals: () => import('../features/accounts/ApprovalsScreen'),
  audit: () => import('../features/audit/AuditScreen'),
  backups: () => import('../features/backups/BackupsScreen'),
  health: () => import('../features/health/HealthScreen'),
  queue: () => import('../features/queue/QueueScreen'),
  queueRules: () => import('../features/queue/QueueRulesScreen'),
  buffer: () => import('../features/buffer/BufferScreen'),
  safety: () => import('../features/safety/SafetyScreen'),
  scripts: () => import('../features/scripts/ScriptsScreen'),
  handover: () => import('../features/handover/HandoverScreen'),
  settings: () => import('../features/settings/SettingsScreen'),
}

export const IntakeScreen = lazy(() => fetch.intake().then((module) => ({ default: module.IntakeScreen })))
export const PetitionsScreen = lazy(() => fetch.petitions().then((module) => ({ default: module.PetitionsScreen })))
export const PetitionScreen = lazy(() => fetch.petition().then((module) => ({ default: module.PetitionScreen })))
export const ReceiptScreen = lazy(() => fetch.receipt().then((module) => ({ default: module.ReceiptScreen })))
export const RetentionScreen = lazy(() => fetch.retention().then((module) => ({ default: module.RetentionScreen })))
export const AccountsScreen = lazy(() => fetch.accounts().then((module) => ({ default: module.AccountsScreen })))
export const ApprovalsScreen = lazy(() => fetch.approvals().then((module) => ({ default: module.ApprovalsScreen })))
export const AuditScreen = lazy(() => fetch.audit().then((module) => ({ default: module.AuditScreen })))
export const BackupsScreen = lazy(() => fetch.backups().then((module) => ({ default: module.BackupsScreen })))
export const HealthScreen = lazy(() => fetch.health().then((module) => ({ default: module.HealthScreen })))
export const QueueScreen = lazy(() => fetch.queue().then((module) => ({ default: module.QueueScreen })))
export const QueueRulesScreen = lazy(() => fetch.queueRules().then((module) => ({ default: module.QueueRulesScreen })))
export const BufferScreen = lazy(() => fetch.buffer().then((module) => ({ default: module.BufferScreen })))
export const SafetyScreen = lazy(() => fetch.safety().then((module) => ({ default: module.SafetyScreen })))
export const ScriptsScreen = lazy(() => fetch.scripts().then((module) => ({ default: module.ScriptsScreen })))
export const HandoverScreen = lazy(() => fetch.handover().then((module) => ({ default: module.HandoverScreen })))
export const SettingsScreen = lazy(() => fetch.settings().then((module) => ({ default: module.SettingsScreen })))

/** All of them, so that a change of screen never waits. */
export function fetchScreens(): void {
  for (const one of Object.values(fetch)) void one()
}
