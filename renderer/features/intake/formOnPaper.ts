/** A draft as it goes onto the paper form: every field somebody filled, in words. Judges nothing and leaves nothing typed out. */
import type { IntakeForm } from '#core/contract/intake'
import type { FormCell, Written } from '#core/documents/visitForm'
import { THREE_ONE_WORDS } from '#core/documents/visitForm'
import { EMOTION_LEVELS } from '#core/domain/intake'
import { INTAKE_WORDS } from '#core/domain/intakeWords'
import { CLASS_NAME } from '#core/documents/receiptWording'
import { consentWords, formWords, guardWords, modeWords, noticeWords, paperWords, statutoryWords } from '../../ui/petitionWords'
import { codeOptions, type IntakeDesk } from './intakeDesk'

type Knows = Pick<IntakeDesk, 'codes' | 'officers'>

/** Field names whose values are codes of the contract. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mode: modeWords, form: formWords, paperType: paperWords, petitionClass: CLASS_NAME, statutoryKind: statutoryWords, how: noticeWords, consent: consentWords, basis: guardWords,
}
const LISTS: Readonly<Record<string, string>> = { contentClass1: 'contentClasses', purpose: 'purposes', flags: 'flags', occupation: 'occupations' }
const OFFICERS = new Set(['handOverTo', 'secondWorkerId', 'approverId', 'excludedIds'])
/** On paper nobody reads of 无理缠访. */
const PAPER_WORDS: Readonly<Record<string, string>> = { ...INTAKE_WORDS, guard: '已有结论和审批' }
const CELLS: readonly FormCell[] = ['name', 'idNumber', 'phone', 'address', 'headcount', 'title', 'requests', 'facts', 'materials']
/** Answers of the room about its own records, which it will give again. */
const OWN = new Set(['differentIds', 'visitDecided', 'linkedPetitionId', 'scriptsUsed', 'ticketId', ...Object.keys(THREE_ONE_WORDS)])

function codeWord(name: string, code: string, { codes }: Knows): string {
  const list = LISTS[name]
  const known = list === undefined ? [] : codeOptions(codes, list)
  const below = name === 'contentClass2' ? (codes['contentClasses']?.items ?? []).flatMap(({ children }) => children ?? []).map((item) => ({ value: item.code, label: item.label })) : []
  return WORDS[name]?.[code] ?? [...known, ...below].find(({ value }) => value === code)?.label ?? code
}

/** One value in words; empty when nobody filled it. */
function say(name: string, value: unknown, knows: Knows): string {
  if (typeof value === 'string') return codeWord(name, value, knows).trim()
  if (typeof value === 'number') return OFFICERS.has(name) ? (knows.officers.find(({ id }) => id === value)?.name ?? String(value)) : String(value)
  if (typeof value === 'boolean') return value ? '是' : ''
  if (Array.isArray(value)) return value.map((part) => say(name, part, knows)).filter((part) => part !== '').join('；')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value).map(([key, part]) => [PAPER_WORDS[key] ?? key, say(key, part, knows)]).filter(([, text]) => text !== '').map((pair) => pair.join(' ')).join('，')
}

export function formOnPaper(form: IntakeForm, knows: Knows): Written {
  const { petitioner = {}, ...rest } = form
  const all = { ...petitioner, ...rest }
  const said = Object.entries(all).filter(([name]) => !OWN.has(name)).map(([name, value]) => ({ name, text: say(name, value, knows) })).filter(({ text }) => text !== '')
  const emotion = EMOTION_LEVELS.find(({ level }) => level === form.emotionLevel)
  const boxed = new Map([['petitionClass', form.petitionClass === 'unreasonable' ? undefined : said.find(({ name }) => name === 'petitionClass')?.text], ['statutoryKind', said.find(({ name }) => name === 'statutoryKind')?.text], ['emotionLevel', emotion === undefined ? undefined : `${emotion.level} ${emotion.name}`]])
  const ones = Object.entries(THREE_ONE_WORDS).filter(([name]) => Reflect.get(form, name) !== undefined).map(([, word]) => word)
  const isCell = (name: string): name is FormCell => CELLS.some((cell) => cell === name)
  return {
    cells: Object.fromEntries(said.filter(({ name }) => isCell(name)).map(({ name, text }) => [name, text])),
    ticked: [...ones, ...[...boxed.values()].filter((word) => word !== undefined)],
    more: said.filter(({ name }) => !isCell(name) && boxed.get(name) === undefined).map(({ name, text }) => ({ label: PAPER_WORDS[name] ?? name, text })),
  }
}
