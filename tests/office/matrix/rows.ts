/**
 * The role matrix: who may call what, each cell written down by hand. Tried by cells.ts, as tests in ../matrix.test.ts and by `npm run faults -- matrix`.
 * Sections with a file of their own beside this one keep their rows there (sections.ts).
 */

/** In this order, a group of letters each. */
export const ROLES = ['reception', 'counsellor', 'mediator', 'justice', 'leader', 'admin', 'auditor'] as const
export type Role = (typeof ROLES)[number]

/** His own matter · a colleague's · one he is excluded from (回避, 被反映人) · a colleague's 检举控告. */
export const CASES = ['assigned', 'another', 'excluded', 'restricted'] as const
export type Case = (typeof CASES)[number]

/**
 * o answered · h hidden: as if it were not there · f forbidden · r refused for another reason.
 * One letter for a role: the call is about no petition, person or draft (a test looks at its input), so there is one case.
 * Three letters: his own, a colleague's, and a hidden one: excluded and restricted alike. Four letters where these two differ.
 */
export const ROWS: Readonly<Record<string, string>> = {
  'desk.settings': 'o o o o o o o', 'desk.officers': 'o o o o o o o', 'desk.codes': 'o o o o o o o', 'desk.calendar': 'o o o o o o o', 'desk.workday': 'o o o o o o o',
  'desk.saveSettings': 'f f f f f o f',
  'drafts.start': 'o f f f o f f', 'drafts.list': 'ohh fff fff fff ohh fff fff', 'drafts.open': 'ohh fff fff fff ohh fff fff', 'drafts.save': 'ohh fff fff fff ohh fff fff', 'drafts.discard': 'ohh fff fff fff ohh fff fff',
  'people.match': 'ooh fff fff fff ooh fff fff', 'people.card': 'ooh fff fff fff ooh fff fff', 'people.alike': 'ooh fff fff fff ooh fff fff', 'people.merge': 'ooh fff fff fff ooh fff fff', 'people.unmerge': 'ooh fff fff fff ooh fff fff', 'people.reassign': 'ooh fff fff fff ooh fff fff', 'people.ownFile': 'ooh fff fff fff ooh fff fff',
  'petitions.promise': 'o f f f o f f', 'petitions.register': 'ooh fff fff fff ooh fff fff', 'petitions.list': 'ooh fff fff fff ooh fff fff', 'petitions.get': 'ooh fff fff fff ooh fff fff', 'petitions.timeline': 'ooh fff fff fff ooh fff fff', 'petitions.noteDraft': 'ooh fff fff fff ooh fff fff', 'petitions.keepNoteDraft': 'ooh fff fff fff ooh fff fff',
  'petitions.reveal': 'ooh fff fff fff ooh fff fff', 'petitions.note': 'ooh fff fff fff ooh fff fff', 'petitions.handOver': 'orh fff fff fff ooh fff fff',
  // Who is named to decide on a colleague's 检举控告 handles it with that.
  'petitions.guards': 'fff fff fff fff ooho fff fff', 'petitions.approveGuard': 'fff fff fff fff ooho fff fff', 'petitions.revokeGuard': 'fff fff fff fff ooho fff fff',
  'receipts.preview': 'ooh fff fff fff ooh fff fff', 'receipts.print': 'ooh fff fff fff ooh fff fff', 'receipts.failed': 'ooh fff fff fff ooh fff fff', 'receipts.history': 'ooh fff fff fff ooh fff fff',
  'retention.rules': 'o o o o o o o', 'retention.setPeriods': 'f f f f o o f', 'retention.drafts': 'o f f f o f f', 'retention.discardDrafts': 'orr fff fff fff ooo fff fff', 'retention.due': 'ooh fff fff fff ooh fff fff', 'retention.hold': 'ooh fff fff fff ooh fff fff', 'retention.release': 'fff fff fff fff ooh fff fff', 'retention.propose': 'ooh fff fff fff ooh fff fff',
  'retention.withdraw': 'orh fff fff fff ooh fff fff', 'retention.approve': 'fff fff fff fff ooh fff fff', 'retention.unfiled': 'o f f f o f f', 'retention.proposeUnfiled': 'o f f f o f f', 'retention.withdrawUnfiled': 'r f f f o f f', 'retention.approveUnfiled': 'f f f f o f f',
  'audit.list': 'f f f f o o o', 'audit.verify': 'f f f f o o o', 'audit.people': 'f f f f o o o', 'audit.export': 'f f f f o o o', 'audit.daySheet': 'o f f f o f o',
  'accounts.list': 'f f f f o o f', 'accounts.inHand': 'f f f f f o f', 'accounts.create': 'f f f f f o f', 'accounts.rename': 'f f f f f o f', 'accounts.setRoles': 'f f f f f o f', 'accounts.disable': 'f f f f f o f', 'accounts.enable': 'f f f f f o f', 'accounts.remove': 'f f f f f o f',
  'accounts.resetPassphrase': 'f f f f f o f', 'accounts.approve': 'f f f f o f f', 'accounts.approveByRecovery': 'f f f f f o f', 'accounts.rotate': 'f f f f o f f',
  'backups.state': 'o f f f o o o', 'backups.make': 'o f f f o o f', 'backups.check': 'o f f f o o f', 'backups.drill': 'f f f f o o f',
  'backups.found': 'o o o o o o o', 'backups.preview': 'r r r r r r r', 'backups.restore': 'r r r r r r r', 'backups.restoreKeyring': 'r r r r r r r',
  'health.report': 'o f f f o o o', 'health.bundle': 'o f f f o o o',
  'vault.status': 'o o o o o o o', 'vault.strength': 'o o o o o o o', 'vault.newRecoveryKey': 'r r r r r r r', 'vault.recoverySheet': 'o o o o o o o', 'vault.create': 'r r r r r r r', 'vault.unlock': 'o o o o o o o',
  'vault.changePassphrase': 'o o o o o o o', 'vault.recover': 'o o o o o o o', 'vault.renewRecovery': 'o o o o o o o', 'vault.nextRecoveryKey': 'o o o o o o o', 'vault.recoveryUsed': 'f f f f o o f', 'vault.acceptDatabase': 'f f f f o f f',
  'vault.lock': 'o o o o o o o',
}

/**
 * Calls that answer before any log-in, by whose log-in is typed: in a locked room, and where no room is yet but a backup on a stick.
 * Every other call answers there that the room is locked, to each of them and with the token of a session that ended.
 */
export const BEFORE: Readonly<Record<string, { readonly locked: string; readonly absent: string }>> = {
  'vault.status': { locked: 'o o o o o o o', absent: 'o o o o o o o' }, 'vault.strength': { locked: 'o o o o o o o', absent: 'o o o o o o o' },
  'vault.newRecoveryKey': { locked: 'r r r r r r r', absent: 'o o o o o o o' }, 'vault.recoverySheet': { locked: 'o o o o o o o', absent: 'o o o o o o o' }, 'vault.create': { locked: 'r r r r r r r', absent: 'o o o o o o o' },
  'vault.unlock': { locked: 'o o o o o o o', absent: 'r r r r r r r' }, 'vault.recover': { locked: 'o o o o o o o', absent: 'r r r r r r r' },
  'vault.renewRecovery': { locked: 'o o o o o o o', absent: 'r r r r r r r' }, 'vault.nextRecoveryKey': { locked: 'o o o o o o o', absent: 'r r r r r r r' },
  'backups.found': { locked: 'o o o o o o o', absent: 'o o o o o o o' }, 'backups.preview': { locked: 'f f f f o o f', absent: 'f f f f o o f' }, 'backups.restore': { locked: 'f f f f o o f', absent: 'f f f f o o f' }, 'backups.restoreKeyring': { locked: 'f f f f r r f', absent: 'f f f f r r f' },
}

/** What the shell answers by itself: to our own page, to any other page or frame. No role decides; the room may be locked. */
export const SHELL: Readonly<Record<string, string>> = {
  recorder: 'o f', recorderDevices: 'o f', chooseDevices: 'o f', openRecorder: 'o f', recorderPicture: 'o f', restRecorder: 'o f',
  printers: 'o f', paper: 'o f', choosePaper: 'o f', handedOver: 'o f', openBoard: 'o f', closeBoard: 'o f', boards: 'o f', choosePrinter: 'o f', print: 'o f', savePdf: 'o f', saveDossier: 'o f', saveTable: 'o f', saveText: 'o f', saveDocx: 'o f', chooseFolder: 'o f', preview: 'o f', scale: 'o f', currentScale: 'o f', copy: 'o f', osLock: 'o f', lock: 'o f',
}
