/** Which screen an address shows, and to whom. */
import { Navigate, Route, Routes as Ways } from 'react-router'
import type { Session } from '#core/contract/vault'
import { advises, arranges, calms, keeps, reads, receivesVisitors, renewsRecovery, speaks } from './rooms'
import { AccountsScreen, AgendaScreen, ApprovalsScreen, AuditScreen, BackupsScreen, BufferScreen, CalendarScreen, HandoverScreen, HealthScreen, IntakeScreen, LegalRequestScreen, LegalScreen, MeetingsScreen, PaperEditor, PaperScreen, PapersScreen, PetitionScreen, PetitionsScreen, QueueRulesScreen, QueueScreen, ReceiptScreen, RecordingScreen, RecordingsScreen, RetentionScreen, SafetyScreen, ScriptsScreen, SettingsScreen, TakeInScreen } from './screens'

export function Routes({ session: { roles, userId }, roomName }: { readonly session: Session; readonly roomName: string }) {
  const receives = receivesVisitors(roles)
  const admin = roles.includes('admin')
  return (
    <Ways>
      {receives && <Route path="/intake" element={<IntakeScreen />} />}
      {receives && <Route path="/petitions" element={<PetitionsScreen />} />}
      {receives && <Route path="/petitions/:id" element={<PetitionScreen />} />}
      {receives && <Route path="/petitions/:id/receipt" element={<ReceiptScreen />} />}
      {receives && <Route path="/papers" element={<PapersScreen />} />}
      {receives && <Route path="/papers/draft/:id" element={<PaperEditor />} />}
      {receives && <Route path="/papers/:id" element={<PaperScreen />} />}
      {receives && <Route path="/queue" element={<QueueScreen />} />}
      {(admin || roles.includes('leader')) && <Route path="/queue-rules" element={<QueueRulesScreen />} />}
      {calms(roles) && <Route path="/buffer" element={<BufferScreen />} />}
      {calms(roles) && <Route path="/safety" element={<SafetyScreen />} />}
      {speaks(roles) && <Route path="/scripts" element={<ScriptsScreen />} />}
      {receives && <Route path="/agenda" element={<AgendaScreen />} />}
      {advises(roles) && <Route path="/legal" element={<LegalScreen />} />}
      {advises(roles) && <Route path="/legal/:id" element={<LegalRequestScreen />} />}
      {receives && <Route path="/meetings" element={<MeetingsScreen />} />}
      {receives && <Route path="/recordings" element={<RecordingsScreen />} />}
      {receives && <Route path="/recordings/:id" element={<RecordingScreen />} />}
      {(receives || admin) && <Route path="/recorder-files" element={<TakeInScreen sets={admin || roles.includes('leader')} receives={receives} />} />}
      {receives && <Route path="/handover" element={<HandoverScreen />} />}
      {receives && <Route path="/retention" element={<RetentionScreen leads={roles.includes('leader')} />} />}
      {roles.includes('leader') && <Route path="/approvals" element={<ApprovalsScreen actorId={userId} />} />}
      {roles.includes('admin') && <Route path="/accounts" element={<AccountsScreen actorId={userId} />} />}
      {reads(roles) && <Route path="/audit" element={<AuditScreen printsSheet={receives || roles.includes('auditor')} />} />}
      {keeps(roles) && <Route path="/backups" element={<BackupsScreen makes={receives || admin} drills={admin || roles.includes('leader')} />} />}
      {keeps(roles) && <Route path="/health" element={<HealthScreen />} />}
      <Route path="/calendar" element={<CalendarScreen changes={arranges(roles)} />} />
      <Route path="/settings" element={<SettingsScreen canEdit={admin} templates={arranges(roles)} records={receivesVisitors(roles) || admin} {...(renewsRecovery(roles) ? { renews: roomName } : {})} />} />
      <Route path="*" element={<Navigate to={receives ? '/intake' : calms(roles) ? '/buffer' : advises(roles) ? '/legal' : '/settings'} replace />} />
    </Ways>
  )
}
