/** What is being written in the library: every field as typed, which entry it changes, and how it goes into and out of the half-written copy. */
import { Scene, ScriptContent, ScriptKind, type ScriptRow, type TypedScript } from '#core/contract/scripts'

export interface Typing { readonly id?: number; readonly baseVersion?: number; readonly content: ScriptContent }

const EMPTY: ScriptContent = { scene: 'opening', kinds: [...ScriptKind.options], levelFrom: 1, levelTo: 2, title: '', say: '', dontSay: '', why: '', law: '', nextStep: '' }

export const beginTyping = (): Typing => ({ content: EMPTY })

export function changeOf(row: ScriptRow): Typing {
  const { id, version, scene, kinds, levelFrom, levelTo, title, say, dontSay, why, law, nextStep } = row
  return { id, baseVersion: version, content: { scene, kinds: [...kinds], levelFrom, levelTo, title, say, dontSay, why, law, nextStep } }
}

export function continueTyping({ id, baseVersion, content }: TypedScript): Typing {
  const words = (name: string): string => { const value = content[name]; return typeof value === 'string' ? value : '' }
  const level = (name: string, otherwise: number): number => { const value = content[name]; return typeof value === 'number' && value >= 1 && value <= 4 ? value : otherwise }
  const kinds = content['kinds']
  return {
    ...(id === undefined ? {} : { id }), ...(baseVersion === undefined ? {} : { baseVersion }),
    content: {
      scene: Scene.safeParse(content['scene']).data ?? EMPTY.scene, kinds: Array.isArray(kinds) ? ScriptKind.options.filter((kind) => kinds.includes(kind)) : [...EMPTY.kinds], levelFrom: level('levelFrom', 1), levelTo: level('levelTo', 2),
      title: words('title'), say: words('say'), dontSay: words('dontSay'), why: words('why'), law: words('law'), nextStep: words('nextStep'),
    },
  }
}

/** As it is kept until it is handed in. */
export const typedOf = ({ id, baseVersion, content }: Typing): TypedScript => ({ ...(id === undefined ? {} : { id }), ...(baseVersion === undefined ? {} : { baseVersion }), content: { ...content } })

export type TextOf = Exclude<keyof ScriptContent, 'scene' | 'kinds' | 'levelFrom' | 'levelTo'>
/** Lengths as the contract takes them. */
export const LONGEST: Readonly<Record<TextOf, number>> = { title: 40, say: 600, dontSay: 300, why: 300, law: 300, nextStep: 300 }

/** The first field that keeps it from being handed in, by the contract's own words. */
export function lackingIn(content: ScriptContent): { readonly field: string; readonly message: string } | undefined {
  const issue = ScriptContent.safeParse(content).error?.issues[0]
  return issue === undefined ? undefined : { field: String(issue.path[0] ?? ''), message: /\p{Script=Han}/u.test(issue.message) ? issue.message : '这一项填写有误，请检查' }
}
