/**
 * Which scripts a visit calls for, and how a library is searched.
 * Ranks by scene, kind and emotion level, then by what the worker likes and uses; refuses to hide anything from a search.
 */
import type { IntakeForm } from '../contract/intake'
import type { Scene, ScriptKind, ScriptOffer } from '../contract/scripts'
import { isGroupVisit } from './intake'

/** What is known of the visit so far. */
export interface Occasion { readonly kind?: ScriptKind | undefined; readonly level?: number | undefined; readonly scene?: Scene | undefined; /** Scenes in the order in which they fit. */ readonly scenes: readonly Scene[] }

/** 咨询, 投诉 or 求助 by what the form holds; undefined while nothing tells. */
export function kindOf({ petitionClass, statutoryKind, purpose, accused = '' }: IntakeForm): ScriptKind | undefined {
  if (statutoryKind === 'report' || purpose === '揭发控告') return 'complaint'
  if (petitionClass === 'consult' || purpose === '咨询') return 'consult'
  if (accused.trim() !== '') return 'complaint'
  return petitionClass === undefined && purpose === undefined ? undefined : 'help'
}

/** Scenes a visit calls for, the most pressing first: a person beside himself is calmed before anything is explained. */
export function scenesOf(form: IntakeForm): Scene[] {
  const { emotionLevel = 0, headcount = 1, visitKind, petitionClass, title = '', flags = [], procedures = [] } = form
  const court = procedures.includes('诉讼') || flags.includes('涉法涉诉')
  const begun = title.trim() !== ''
  return [
    ...(emotionLevel >= 3 ? ['emotion' as const] : []), ...(isGroupVisit(headcount) ? ['group' as const] : []), ...(form.form === 'call' ? ['callback' as const] : []), ...(court ? ['litigation' as const] : []),
    ...(petitionClass === 'unreasonable' ? ['refusing' as const] : []), ...(visitKind === '重复访' ? ['returning' as const] : []),
    ...(begun ? [] : ['opening' as const]), ...(visitKind === '初访' && !begun ? ['firstVisit' as const] : []), ...(emotionLevel === 2 ? ['emotion' as const] : []),
    ...(begun && petitionClass === undefined ? ['listening' as const, 'clarifying' as const] : []), ...(petitionClass === 'consult' ? ['policy' as const] : []), ...(petitionClass === undefined ? [] : ['closing' as const, 'clarifying' as const, 'referring' as const, 'policy' as const]),
  ]
}

export function occasionOf(form: IntakeForm): Occasion {
  const level = form.emotionLevel
  return { kind: kindOf(form), level: level !== undefined && level >= 1 && level <= 4 ? level : undefined, scenes: [...new Set(scenesOf(form))] }
}

/** Whether an entry fits: its kinds hold the kind, its levels the level, its scene is the one asked for. */
export function fits({ kinds, levelFrom, levelTo, scene }: Pick<ScriptOffer, 'kinds' | 'levelFrom' | 'levelTo' | 'scene'>, wanted: Omit<Occasion, 'scenes'>): boolean {
  return (wanted.kind === undefined || kinds.includes(wanted.kind)) && (wanted.level === undefined || (wanted.level >= levelFrom && wanted.level <= levelTo)) && (wanted.scene === undefined || scene === wanted.scene)
}

/** Entries that fit, best first: by scene, then by how exactly level and kind are meant, then favourites, then use. */
export function rankScripts(entries: readonly ScriptOffer[], occasion: Occasion): ScriptOffer[] {
  const place = (scene: Scene): number => { const at = occasion.scenes.indexOf(scene); return at < 0 ? occasion.scenes.length : at }
  const width = ({ levelFrom, levelTo, kinds }: ScriptOffer): number => (occasion.level === undefined ? levelFrom : levelTo - levelFrom) + (occasion.kind === undefined ? 0 : (kinds.length - 1) / 2)
  return entries.filter((entry) => fits(entry, occasion)).map((entry) => ({ entry, keys: [place(entry.scene), Number(!entry.favourite), width(entry), -entry.uses, entry.id] }))
    .sort((a, b) => compare(a.keys, b.keys)).map(({ entry }) => entry)
}

/** The first of each scene in turn, so that one scene with many entries does not fill the whole list. */
export function mixed(ranked: readonly ScriptOffer[], most: number): ScriptOffer[] {
  const scenes = [...new Set(ranked.map(({ scene }) => scene))]
  const stacks = scenes.map((scene) => ranked.filter((entry) => entry.scene === scene))
  const turns = Array.from({ length: ranked.length }, (_, turn) => stacks.flatMap((stack, at) => (at === 0 ? stack.slice(turn * 2, turn * 2 + 2) : stack.slice(turn, turn + 1))))
  return turns.flat().slice(0, most)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const difference = value - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

const plain = (value: string): string => value.normalize('NFKC').toLowerCase()

/** How well an entry answers a query, 0 for not at all: initials of its title, its title, then any of its texts. */
export function answers({ initials, title, say, why, dontSay, nextStep, law }: Pick<ScriptOffer, 'initials' | 'title' | 'say' | 'why' | 'dontSay' | 'nextStep' | 'law'>, query: string): number {
  const wanted = plain(query).trim()
  if (wanted === '') return 1
  const letters = wanted.replaceAll(/[\s']/gu, '')
  if (/^[a-z]+$/u.test(letters)) {
    const begins = initials.split(' ').some((spelling) => spelling.startsWith(letters))
    if (begins) return 4
    if (letters.length > 1 && initials.split(' ').some((spelling) => spelling.includes(letters))) return 3
  }
  if (plain(title).includes(wanted)) return 4
  const parts = wanted.split(/\s+/u)
  const all = plain([title, say, why, dontSay, nextStep, law].join('\n'))
  return parts.every((part) => all.includes(part)) ? (plain(say).includes(wanted) ? 2 : 1) : 0
}

/** Entries that answer, best first, then in the order they came in. */
export function searchScripts<T extends Parameters<typeof answers>[0]>(entries: readonly T[], query: string): T[] {
  return entries.map((entry, at) => ({ entry, at, worth: answers(entry, query) })).filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth || a.at - b.at).map(({ entry }) => entry)
}
