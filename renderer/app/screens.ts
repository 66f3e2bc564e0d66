/** The screens of the open room, each in a file of its own, fetched when it is first shown or while the lock screen is read. */
import { fetched } from '../ui/fetched'

const screens = {
  intake: fetched(() => import('../features/intake/IntakeScreen').then((module) => module.IntakeScreen)),
  petitions: fetched(() => import('../features/petitions/PetitionsScreen').then((module) => module.PetitionsScreen)),
  petition: fetched(() => import('../features/petitions/PetitionScreen').then((module) => module.PetitionScreen)),
  receipt: fetched(() => import('../features/receipt/ReceiptScreen').then((module) => module.ReceiptScreen)),
  papers: fetched(() => import('../features/papers/PapersScreen').then((module) => module.PapersScreen)),
  paper: fetched(() => import('../features/papers/PaperScreen').then((module) => module.PaperScreen)),
  paperDraft: fetched(() => import('../features/papers/PaperEditor').then((module) => module.PaperEditor)),
  retention: fetched(() => import('../features/retention/RetentionScreen').then((module) => module.RetentionScreen)),
  accounts: fetched(() => import('../features/accounts/AccountsScreen').then((module) => module.AccountsScreen)),
  approvals: fetched(() => import('../features/accounts/ApprovalsScreen').then((module) => module.ApprovalsScreen)),
  audit: fetched(() => import('../features/audit/AuditScreen').then((module) => module.AuditScreen)),
  backups: fetched(() => import('../features/backups/BackupsScreen').then((module) => module.BackupsScreen)),
  health: fetched(() => import('../features/health/HealthScreen').then((module) => module.HealthScreen)),
  queue: fetched(() => import('../features/queue/QueueScreen').then((module) => module.QueueScreen)),
  queueRules: fetched(() => import('../features/queue/QueueRulesScreen').then((module) => module.QueueRulesScreen)),
  buffer: fetched(() => import('../features/buffer/BufferScreen').then((module) => module.BufferScreen)),
  safety: fetched(() => import('../features/safety/SafetyScreen').then((module) => module.SafetyScreen)),
  scripts: fetched(() => import('../features/scripts/ScriptsScreen').then((module) => module.ScriptsScreen)),
  agenda: fetched(() => import('../features/agenda/AgendaScreen').then((module) => module.AgendaScreen)),
  meetings: fetched(() => import('../features/meetings/MeetingsScreen').then((module) => module.MeetingsScreen)),
  handover: fetched(() => import('../features/handover/HandoverScreen').then((module) => module.HandoverScreen)),
  calendar: fetched(() => import('../features/calendar/CalendarScreen').then((module) => module.CalendarScreen)),
  legal: fetched(() => import('../features/legal/LegalScreen').then((module) => module.LegalScreen)),
  legalRequest: fetched(() => import('../features/legal/LegalRequestScreen').then((module) => module.LegalRequestScreen)),
  recordings: fetched(() => import('../features/recordings/RecordingsScreen').then((module) => module.RecordingsScreen)),
  recording: fetched(() => import('../features/recordings/RecordingScreen').then((module) => module.RecordingScreen)),
  takeIn: fetched(() => import('../features/takeIn/TakeInScreen').then((module) => module.TakeInScreen)),
  settings: fetched(() => import('../features/settings/SettingsScreen').then((module) => module.SettingsScreen)),
}

export const IntakeScreen = screens.intake.Part
export const PetitionsScreen = screens.petitions.Part
export const PetitionScreen = screens.petition.Part
export const ReceiptScreen = screens.receipt.Part
export const PapersScreen = screens.papers.Part
export const PaperScreen = screens.paper.Part
export const PaperEditor = screens.paperDraft.Part
export const RetentionScreen = screens.retention.Part
export const AccountsScreen = screens.accounts.Part
export const ApprovalsScreen = screens.approvals.Part
export const AuditScreen = screens.audit.Part
export const BackupsScreen = screens.backups.Part
export const HealthScreen = screens.health.Part
export const QueueScreen = screens.queue.Part
export const QueueRulesScreen = screens.queueRules.Part
export const BufferScreen = screens.buffer.Part
export const SafetyScreen = screens.safety.Part
export const ScriptsScreen = screens.scripts.Part
export const AgendaScreen = screens.agenda.Part
export const MeetingsScreen = screens.meetings.Part
export const HandoverScreen = screens.handover.Part
export const CalendarScreen = screens.calendar.Part
export const LegalScreen = screens.legal.Part
export const LegalRequestScreen = screens.legalRequest.Part
export const RecordingsScreen = screens.recordings.Part
export const RecordingScreen = screens.recording.Part
export const TakeInScreen = screens.takeIn.Part
export const SettingsScreen = screens.settings.Part

/** All of them, so that a change of screen never waits. */
export async function fetchScreens(): Promise<void> {
  await Promise.all(Object.values(screens).map(({ fetch }) => fetch()))
}
