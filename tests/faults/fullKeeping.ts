/** What a full disk is tried on beside the desk's work: backups, restores, accounts, erasures, and opening a room of the schema before. */
import { SPARE_BYTES } from '#db/store/backup'
import { readManifest, backupsFolder } from '#db/store/backupFolder'
import { join } from 'node:path'
import type { Reply } from '#core/contract/call'
import { PASSPHRASE } from '#tests/support/office'
import { LOGIN } from './faultVault'
import { type Action, plainly, type Scene, told } from './fullScene'
import { FIRST_PASSPHRASE } from './worker'

const AGE_MS = 11 * 366 * 86_400_000
const must = async (reply: Promise<Reply>): Promise<unknown> => {
  const answer = await reply
  if (!answer.ok) throw new Error(answer.fault.code)
  return answer.value
}

/** How often its pages these need on the way. */
export const TIMES: Readonly<Record<string, number>> = { 'the set-up': 2, 'a restore': 2 }

/** Bytes that must be left over before these even begin: with less they are refused, as the first number tried says. */
export const LEFT_OVER: Readonly<Record<string, number>> = { 'a backup': SPARE_BYTES, 'a migration': SPARE_BYTES }

/** What is there before the disk is filled, beside a draft and a petition. */
export const BEFOREHAND: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  'an erasure': async ({ ask, as, wait, petitionId }) => {
    wait(AGE_MS)
    await must(ask('retention.propose', { petitionIds: [petitionId], reason: '保管期满' }))
    await must(as('zhao', 'drafts.list', {}))
  },
  'an account': async ({ as }) => { await must(as('admin', 'accounts.list', {})) },
  'a restore': async ({ ask }) => {
    await must(ask('backups.make', {}))
    await must(ask('vault.lock', {}))
  },
}

export const KEEPING_ACTIONS: Readonly<Record<string, Action>> = {
  'a backup': async ({ ask, dir }) => told(await ask('backups.make', {}), ({ name }: { readonly name: string }) => ({ kind: 'backup', auditEntries: readManifest(join(backupsFolder(dir), name))?.auditEntries ?? 0 })),
  'a restore': async ({ ask }) => {
    const found = await ask('backups.found', {})
    if (!found.ok) return plainly(found)
    const name = (found.value as { readonly rows: readonly { readonly name: string }[] }).rows.at(-1)?.name ?? ''
    return plainly(await ask('backups.restore', { source: { name }, secret: { login: LOGIN, passphrase: PASSPHRASE, recoveryKey: '' }, reason: '换了硬盘' }))
  },
  'an account': async ({ as }) => told(await as('admin', 'accounts.create', { login: 'new0', name: '陈新', roles: ['reception'], first: FIRST_PASSPHRASE, passphrase: PASSPHRASE }), () => ({ kind: 'account', login: 'new0' })),
  'an erasure': async ({ as, petitionId }) => told(await as('zhao', 'retention.approve', { petitionIds: [petitionId], passphrase: PASSPHRASE }), () => ({ kind: 'erased', id: petitionId, number: 'XF26-0001' })),
  'a migration': async ({ ask }) => plainly(await ask('vault.unlock', { login: LOGIN, passphrase: PASSPHRASE })),
}
