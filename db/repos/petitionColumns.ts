/**
 * The columns of a petition, short ones and long ones, and who may see it: shared by every statement that reads petitions.
 */
import type { Petition, PetitionSummary } from '#core/door/ports'

const snake = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
const aliased = (table: string, names: readonly string[]): string => names.map((name) => `${table}.${snake(name)} AS ${name}`).join(', ')
const inserting = (table: string, names: readonly string[]): string => `INSERT INTO ${table} (${names.map(snake).join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`

const SUMMARY_FIELDS: readonly (keyof PetitionSummary)[] = ['id', 'number', 'receivedAt', 'receivedOn', 'officerId', 'state', 'form', 'petitionClass', 'statutoryKind', 'restricted', 'name', 'phone', 'title', 'headcount', 'visitKind', 'emotionLevel', 'dueOn', 'earlyOn', 'provisional']
const OTHER_FIELDS: readonly (keyof Petition)[] = ['queryCode', 'personId', 'receiverId', 'nameInitials', 'idNumber', 'address', 'linkedPetitionId']
const LONG_FIELDS: readonly (keyof Petition)[] = ['promise', 'statutory', 'detail', 'fromCard', 'guardState', 'guardBy', 'guardAt']

/** Kept once, in the form itself. */
const FROM_FORM = ['requests', 'facts'].map((name) => `coalesce(d.detail ->> '$.${name}', '') AS ${name}`).join(', ')

/** What a row of a list needs. */
export const SUMMARY = aliased('p', SUMMARY_FIELDS)
/** Everything, with the tables it comes from. */
export const WHOLE = `${SUMMARY}, ${aliased('p', OTHER_FIELDS)}, ${aliased('d', LONG_FIELDS)}, ${FROM_FORM} FROM petition p JOIN petition_detail d ON d.petition_id = p.id`
export const INSERT_SHORT = inserting('petition', [...SUMMARY_FIELDS, ...OTHER_FIELDS, 'searchText'])
export const INSERT_LONG = inserting('petition_detail', ['petitionId', ...LONG_FIELDS])

export const VISIBLE = `NOT EXISTS (SELECT 1 FROM petition_exclusion x WHERE x.petition_id = p.id AND x.account_id = @reader)
  AND (p.restricted = 0 OR EXISTS (SELECT 1 FROM petition_handler h WHERE h.petition_id = p.id AND h.account_id = @reader))`
