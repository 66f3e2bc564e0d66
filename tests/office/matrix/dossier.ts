/** Rows of the role matrix for 卷宗; the letters are explained in ../matrix.test.ts. */
import { PASSPHRASE } from '#tests/support/office'
import type { InputFor } from '../matrixInput'

/** Its officer or a leader. */
export const rows: Readonly<Record<string, string>> = { 'dossier.make': 'orh fff fff fff ooh fff fff' }

export const input: InputFor = (call, _actor, { id }) => (call === 'dossier.make' ? { petitionId: id, profile: 'party', reason: '本人申请', passphrase: PASSPHRASE } : undefined)
