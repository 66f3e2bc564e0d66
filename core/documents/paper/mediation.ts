/**
 * What the papers of a people's mediation have alike: the parties with their seven particulars, and lines for their signatures.
 * Knows no single paper.
 */
import type { Block } from './blocks'
import type { PaperRow, PaperValues } from './kind'
import { cellText, column, filledRows, listed, SIGN_LINE } from './writing'

const PARTICULARS = [
  column('姓名（名称）', 16, 'name'), column('性别', 7, 'sex'), column('民族', 8, 'ethnicity'), column('年龄', 9, 'age'), column('职业', 12, 'occupation'), column('单位（职务）', 20, 'unit'), column('住址和联系方式', 28, 'contact'),
]

export const partyTable = (values: PaperValues, key: string): Block => listed(PARTICULARS, filledRows(values, key))
/** With the role of each: 申请人, 被申请人. */
export const roleTable = (values: PaperValues, key: string, roleName: (text: string) => string): Block => listed([column('当事人', 10, 'role', roleName), ...PARTICULARS.map((one) => ({ ...one, share: one.share * 0.9 }))], filledRows(values, key))

export const partyNames = (rows: readonly PaperRow[]): string => rows.map((row) => cellText(row, 'name')).filter((text) => text !== '').join('、')

/** A line to sign for each party. */
export const partyHands = (rows: readonly PaperRow[], label: string): readonly { readonly label: string; readonly after: string }[] => rows.map((row) => ({ label: `${label} ${cellText(row, 'name')}（签名、盖章或者捺印）`, after: SIGN_LINE }))

export const PARTY_ROLES = [{ value: 'applicant', name: '申请人' }, { value: 'respondent', name: '被申请人' }]
