/**
 * Section `backups` (备份与恢复): making and checking backups, the restore wizard of the lock screen, the restore drill.
 * Folders come from a dialog of the shell; everything in them is encrypted, so none of these calls carries content.
 */
import { z } from 'zod'
import { parseReceiptNumber } from '../domain/numbering'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Nothing, Paper, Reason, ShortText, text } from './fields'

const keepers: Access = ['reception', 'leader', 'admin', 'auditor']
const makers: Access = ['reception', 'leader', 'admin']

export const BackupName = z.string().regex(/^room-\d{8}-\d{6}(?:-\d{1,3})?$/u, '请从列表里选一份备份')
export const Folder = text(1000)
/** A backup by its name: among those beside the vault, or in a folder chosen by hand. */
export const BackupSource = z.strictObject({ folder: Folder.optional(), name: BackupName })
export type BackupSource = z.infer<typeof BackupSource>

/** What a backup says of itself; `readable` is false when it says nothing sensible. */
export const BackupRow = z.strictObject({
  name: BackupName, readable: z.boolean(), at: Instant, kind: z.enum(['auto', 'hand', 'migration']), petitions: z.number().int(), auditEntries: z.number().int(), bytes: z.number().int(),
})
export type BackupRow = z.infer<typeof BackupRow>
/** As it is shown, at the lock screen even before any log-in: without counts, as some of what they count may be hidden from whoever looks. */
export const ShownBackup = BackupRow.omit({ petitions: true, auditEntries: true })
export type ShownBackup = z.infer<typeof ShownBackup>

export const BackupCheck = z.strictObject({ what: ShortText, ok: z.boolean(), detail: ShortText })
export type BackupCheck = z.infer<typeof BackupCheck>
const Checked = { passed: z.boolean(), checks: z.array(BackupCheck) }

/** Either log-in and passphrase, or the recovery key. */
export const RestoreSecret = z.strictObject({ login: text(32), passphrase: text(256), recoveryKey: text(120) })
export type RestoreSecret = z.infer<typeof RestoreSecret>

/** What restoring would change, as far as whoever asks may see it: petitions he is excluded from are neither named nor counted. `present` tells whether today's database could be compared. A backup that did not pass is not counted. */
export const RestorePreview = z.strictObject({
  at: Instant, kind: BackupRow.shape.kind, roomName: ShortText, petitions: z.number().int().optional(), auditEntries: z.number().int().optional(), ...Checked,
  present: z.enum(['compared', 'absent', 'unreadable']),
  /** The present keyring is damaged or missing and the database is not: a keyring could be taken alone, from an older generation beside it or from the backup, and nothing would vanish. */
  keyring: z.enum(['beside', 'backup']).optional(),
  lost: z.strictObject({ petitions: z.number().int(), first: z.array(z.strictObject({ number: ShortText, receivedOn: Day })), entries: z.number().int(), lastAt: Instant.optional(), diverged: z.boolean() }),
})
export type RestorePreview = z.infer<typeof RestorePreview>

/** Of the last receipt given out, from paper: asked for where the present room cannot be read, so that no number comes again. */
const LastNumber = text(20).refine((value) => value.trim() === '' || parseReceiptNumber(value) !== undefined, '编号应像 XF26-0012；没有或不知道的请留空')

const secretFaults = ['wrong-login', 'wait', 'stale-secret', 'other-room', 'damaged', 'newer', 'busy', 'forbidden', 'not-found', 'open'] as const

export const backups = {
  state: query({
    input: Nothing,
    output: z.strictObject({ level: z.enum(['green', 'amber', 'red']), text: ShortText, newestAt: Instant.optional(), checkedAt: Instant.optional(), outsideAt: Instant.optional(), underWay: z.boolean(), rows: z.array(ShownBackup.extend({ sound: z.boolean() })) }),
    topics: ['backups', 'vault'], roles: keepers,
  }),
  /** Makes a backup now, beside the vault or in a chosen folder (a stick), and proves it. */
  make: command({ input: z.strictObject({ folder: Folder.optional() }), output: ShownBackup, topics: ['backups', 'audit'], roles: makers, faults: ['no-folder', 'disk-full', 'backup-failed'] }),
  /** Opens one backup beside the vault and proves everything in it once more. */
  check: command({ input: BackupSource, output: z.strictObject(Checked), topics: ['backups', 'audit'], roles: makers, faults: ['not-found'] }),
  /** Restores a backup into a place of its own, proves it there, removes it again; the room is not touched. Answers a certificate to print. */
  drill: command({
    input: BackupSource.extend({ passphrase: text(256), paper: Paper.optional() }), output: z.strictObject({ ...Checked, html: z.string() }), topics: ['backups', 'audit'], roles: ['leader', 'admin'], confirm: true,
    faults: ['not-found', 'wrong-login', 'wait', 'damaged', 'disk-full'],
  }),
  /** What can be restored, before any log-in: beside the vault or in a chosen folder. */
  found: query({ input: z.strictObject({ folder: Folder.optional() }), output: z.strictObject({ folder: Folder.optional(), rows: z.array(ShownBackup) }), topics: ['backups'], roles: 'gate' }),
  preview: command({ input: z.strictObject({ source: BackupSource, secret: RestoreSecret }), output: RestorePreview, topics: [], roles: 'gate', faults: secretFaults }),
  /** Puts a backup in the place of the room, which is moved aside and kept. Asks for the secret again. */
  restore: command({ input: z.strictObject({ source: BackupSource, secret: RestoreSecret, reason: Reason, lastNumber: LastNumber.optional() }), output: z.strictObject({ ...Done.shape, keptAs: ShortText.optional(), auditSeq: Id }), topics: ['vault', 'backups'], roles: 'gate', faults: [...secretFaults, 'disk-full'] }),
  /** Puts only the keyring back; the database stays as it is. `doubted`: read only until it was accepted, as it is older than the database. */
  restoreKeyring: command({ input: z.strictObject({ source: BackupSource, secret: RestoreSecret, reason: Reason }), output: z.strictObject({ ...Done.shape, doubted: z.boolean() }), topics: ['vault', 'backups'], roles: 'gate', faults: [...secretFaults, 'disk-full', 'nothing-to-take'] }),
} as const
