/** A vault of invented people in a temporary folder with a clock that tests move; made once per file and copied, for key derivation is slow on purpose. */
import { randomBytes, randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuditEntry } from '#db/store/auditChain'
import { ARGON_FLOOR } from '#db/store/secrets'
import type { Store } from '#db/store/store'
import { createVault, unlockVault } from '#db/store/vault'

export const ids = { uid: () => randomUUID(), randomBytes: (count: number) => new Uint8Array(randomBytes(count)) }
export const desk = { roomName: '幸福社区信访接待室', community: '幸福社区', address: '幸福路1号', phone: '1', hours: '工作日', queryPhone: '2', queryAddress: '', issuingUnit: '幸福社区', competent: false, lockMinutes: 5, competentUnit: '', committee: '', agencyCode: '' }
export const LI = { login: 'li', passphrase: '春江水暖鸭先知吗是的' }
export const ZHAO = { login: 'zhao', passphrase: '两个黄鹂鸣翠柳知道' }
export const RECOVERY = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ'

export interface TestVault {
  readonly root: string
  readonly dir: string
  readonly clock: { now(): number; uptime(): number }
  forward(ms: number): void
  open(who?: { readonly login: string; readonly passphrase: string }): Promise<Store>
  remove(): void
}

let template: string | undefined

export async function makeTestVault(): Promise<TestVault> {
  const root = mkdtempSync(join(tmpdir(), 'vault-'))
  const dir = join(root, 'room')
  let now = 1_800_000_000_000
  const clock = { now: () => now, uptime: () => 0 }
  if (template === undefined) {
    const made = join(mkdtempSync(join(tmpdir(), 'vault-template-')), 'room')
    await createVault(made, {
      accounts: [{ ...LI, name: '李梅', roles: ['reception'] }, { ...ZHAO, name: '赵立', roles: ['leader'] }], recoveryKey: RECOVERY, desk, clock, ids, argon: ARGON_FLOOR,
    })
    template = made
  }
  cpSync(template, dir, { recursive: true })
  return {
    root, dir, clock, forward: (ms) => { now += ms }, remove: () => { rmSync(root, { recursive: true, force: true }) },
    open: async (who = LI) => {
      const result = await unlockVault(dir, { ...who, clock })
      if (!result.ok) throw new Error(result.code)
      return result.store
    },
  }
}

export const entry = (action: string, more: Partial<AuditEntry> = {}): AuditEntry => ({ at: 1_800_000_000_000, uptime: 0, userId: 1, userName: '李梅', role: 'reception', action, object: '', fields: '', result: 'ok', reason: '', rowDigest: '', ...more })
