/**
 * What a paper takes from its file, said once: addressee, matter, limits, acts, and what is left out of a restricted 检举控告.
 * Knows no layout; nothing of an accused is ever in what it is given.
 */
import { ageOn } from '../../domain/identity'
import { isDay } from '../../domain/day'
import type { FieldSpec, PaperAct, PaperClock, PaperFacts, PaperPerson, PaperProblem, PaperRow, PaperValues } from './kind'
import { textOf } from './kind'
import { FORMS, LABEL_WORDS } from './lists'
import { problem } from './writing'

/** What stands in place of the content of a restricted matter. */
export const CONFIDENTIAL = '检举控告事项，内容依法保密，不在本文书载明'

export const restricted = (facts: PaperFacts): boolean => facts.petition?.restricted === true
/** Content of the matter: empty where the paper must say nothing of it. */
export const open = (facts: PaperFacts, text: string | undefined): string => (restricted(facts) ? '' : (text ?? ''))
/** The matter in a paper that has to name it. */
export const matterOf = (facts: PaperFacts): string => (restricted(facts) ? CONFIDENTIAL : (facts.petition?.title ?? ''))

/** 王桂英 · 王桂英等6人; empty for who gave no name. */
export function petitionerOf({ petition }: PaperFacts): string {
  if (petition === undefined || petition.anonymous) return ''
  const { name } = petition.petitioner
  return petition.headcount > 1 && name !== '' ? `${name}等${petition.headcount}人` : name
}

export const clockOf = (facts: PaperFacts, rule: string): PaperClock | undefined => {
  const all = facts.petition?.clocks.filter((clock) => clock.rule === rule) ?? []
  return all.find(({ state }) => state === 'open') ?? all[0]
}
/** The newest act of one of these kinds. */
export const actOf = (facts: PaperFacts, ...kinds: readonly string[]): PaperAct | undefined => facts.petition?.acts.find(({ kind }) => kinds.includes(kind))

/** The form may come as its code or by its name. */
export const formOf = ({ petition }: PaperFacts): string => FORMS.find(({ value, name }) => value === petition?.form || name === petition?.form)?.value ?? ''

/** The desk's own contact, where the desk itself decides; the body a paper is drafted for has another. */
export const deskContact = ({ officerName, room }: PaperFacts): string => [officerName, room.phone].filter((text) => text !== '').join('，电话')
export const bodyContact = (facts: PaperFacts): string => (facts.room.competent ? deskContact(facts) : '')

export function queryWay({ room, petition }: PaperFacts): string {
  const ways = [room.queryPhone === '' ? '' : `拨打查询电话${room.queryPhone}`, room.queryAddress === '' ? '' : `登录${room.queryAddress}`, room.address === '' ? '' : `到${room.address}当面询问`].filter((text) => text !== '')
  return ways.length === 0 ? '' : `凭信访件编号${petition?.number ?? ''}和登记回执上的查询码，${ways.join('，或者')}`
}

/** The seven particulars of a party, as a line of a table (domain.md §3.2). */
export const PARTY_COLUMNS: NonNullable<FieldSpec['columns']> = [
  { key: 'name', label: '姓名（名称）', kind: 'line', required: '当事人须写明姓名或者名称' },
  { key: 'sex', label: '性别', kind: 'line' },
  { key: 'ethnicity', label: '民族', kind: 'line' },
  { key: 'age', label: '年龄', kind: 'line' },
  { key: 'occupation', label: '职业', kind: 'line' },
  { key: 'unit', label: '单位（职务）', kind: 'line' },
  { key: 'contact', label: '住址和联系方式', kind: 'line' },
]

function ageWords(person: PaperPerson, facts: PaperFacts): string {
  return isDay(person.bornOn) && person.bornOn <= facts.today ? `${ageOn(person.bornOn, facts.today)}岁` : ''
}

/** The petitioner as a party of a mediation; the other side is typed, it may be whom a petition is about. */
export function partyOf(facts: PaperFacts): readonly PaperRow[] {
  const { petition } = facts
  if (petition === undefined || petition.anonymous || petition.restricted || petition.petitioner.name === '') return []
  const { petitioner } = petition
  const contact = [petitioner.address, petitioner.phone].filter((text) => text !== '').join('，')
  return [{ name: petitioner.name, sex: petitioner.sex, ethnicity: petitioner.ethnicity, age: ageWords(petitioner, facts), occupation: petitioner.occupation, unit: petitioner.workUnit, contact }]
}

/** Materials as lines; of a restricted matter their names tell what it is about, so they are only counted. */
export function materialRows(facts: PaperFacts): readonly PaperRow[] {
  const all = facts.petition?.materials ?? []
  if (restricted(facts)) {
    const copies = all.reduce((sum, item) => sum + item.copies, 0)
    return all.length === 0 ? [] : [{ name: '密封材料（名称依法不载明）', copies: String(copies), pages: '', original: '' }]
  }
  return all.map(({ name, copies, pages, original }) => ({ name, copies: String(copies), pages: pages > 0 ? String(pages) : '', original: original ? 'original' : 'copy' }))
}

/** Papers that may not be made of a restricted matter at all: more than one sees them. */
export function notRestricted(facts: PaperFacts, field: string, paper: string): readonly PaperProblem[] {
  return restricted(facts) ? [problem(field, `检举控告事项依法保密，不出${paper}（条例第三十条）：请用转送告知单密封转送有权机关`)] : []
}

/** A word that labels a person, in what the desk itself writes; undefined where there is none. What somebody said, or a name that contains one, stands in quotation marks and is left alone. */
export function labelIn(text: string): string | undefined {
  const own = text.replace(/“[^“”]*”/gu, '')
  return LABEL_WORDS.find((word) => own.includes(word))
}
export const labelled = (label: string, word: string): string => `“${label}”里有“${word}”：文书只写事实，请改写成“解释疏导”“不予支持”或者写明当时的情形；原话和机构名称请加引号`

/** The fields in which such a word stands. */
export function noLabels(values: PaperValues, fields: readonly FieldSpec[], keys: readonly string[]): readonly PaperProblem[] {
  return keys.flatMap((key) => {
    const word = labelIn(textOf(values, key))
    return word === undefined ? [] : [problem(key, labelled(fields.find((field) => field.key === key)?.label ?? key, word))]
  })
}
