/**
 * What the papers of a people's mediation have alike: the parties with their seven particulars, and lines for their signatures.
 * Knows no single paper.
 */
import type { Block } from './blocks'
import type { PaperRow, PaperValues } from './kind'
import { cellText, column, filledRows, listed, SIGN_LINE } from './writing'

const PARTICULARS = [
  column('姓名、名称', 17, 'name'), column('性别', 8.5, 'sex'), column('民族', 8.5, 'ethnicity'), column('年龄', 9, 'age'), column('职业', 11, 'occupation'), column('单位（职务）', 18, 'unit'), column('住址和联系方式', 28, 'contact'),
]

/** The column of the role takes its room from the wide ones. */
const ROLE_TAKES: readonly number[] = [2, 0, 0, 0, 1, 2, 4]

export const partyTable = (values: PaperValues, key: string): Block => listed(PARTICULARS, filledRows(values, key))
/** With the role of each: 申请人, 被申请人. */
export const roleTable = (values: PaperValues, key: string, roleName: (text: string) => string): Block => listed([column('当事人', 9, 'role', roleName), ...PARTICULARS.map((one, at) => ({ ...one, share: one.share - (ROLE_TAKES[at] ?? 0) }))], filledRows(values, key))

/** A line to sign for each party; how it may be signed is said above them, names of companies are long enough. */
export const partyHands = (rows: readonly PaperRow[]): readonly { readonly label: string; readonly after: string }[] => rows.map((row) => ({ label: cellText(row, 'name'), after: SIGN_LINE }))

export const PARTY_ROLES = [{ value: 'applicant', name: '申请人' }, { value: 'respondent', name: '被申请人' }]
