/**
 * The scripts that come with the program, of our own writing, and the do-not-say list: data with revision, author, review day and source of law.
 * Entered into a room once and edited there; knows no rule.
 */
import { z } from 'zod'
import { Day } from '../core/contract/fields'
import { DoNotSay, Scene, ScriptKind, type ScriptRules } from '../core/contract/scripts'
import type { ScriptSeed } from '../core/domain/scripts'
import callback from './scripts/callback.json'
import clarifying from './scripts/clarifying.json'
import closing from './scripts/closing.json'
import doNotSay from './scripts/doNotSay.json'
import emotion from './scripts/emotion.json'
import firstVisit from './scripts/firstVisit.json'
import group from './scripts/group.json'
import laws from './scripts/laws.json'
import listening from './scripts/listening.json'
import litigation from './scripts/litigation.json'
import opening from './scripts/opening.json'
import policy from './scripts/policy.json'
import referring from './scripts/referring.json'
import refusing from './scripts/refusing.json'
import returning from './scripts/returning.json'

const Group = z.strictObject({
  scene: Scene, author: z.literal('种子'), reviewOn: Day, source: z.string().min(1),
  entries: z.array(z.strictObject({
    id: z.string().regex(/^seed-[a-z]+-\d{2}$/u), revision: z.number().int().positive(), title: z.string(), kinds: z.array(ScriptKind), levels: z.tuple([z.number(), z.number()]),
    say: z.string(), dontSay: z.string(), why: z.string(), law: z.string(), nextStep: z.string(),
  })),
})

export const scriptSeeds: readonly ScriptSeed[] = [opening, firstVisit, listening, clarifying, emotion, policy, refusing, referring, closing, callback, group, litigation, returning].flatMap((file) => {
  const { scene, reviewOn, entries } = Group.parse(file)
  return entries.map(({ id, revision, levels: [levelFrom, levelTo], ...rest }) => ({ id, revision, reviewOn, content: { scene, levelFrom, levelTo, ...rest } }))
})

/** Articles a seed may cite: those the field's notes have the text of, and those still to be checked. */
export const scriptLaws = z.strictObject({ source: z.string(), laws: z.array(z.strictObject({ statute: z.string(), articles: z.array(z.string()), unverified: z.array(z.string()) })) }).parse(laws)

const Rules = z.strictObject({ revision: z.number().int().positive(), source: z.string().min(1), reviewMonths: z.number().int().positive(), doNotSay: z.array(DoNotSay) })
const rules = Rules.parse(doNotSay)
export const scriptRules: ScriptRules & { readonly revision: number } = { revision: rules.revision, reviewMonths: rules.reviewMonths, doNotSay: rules.doNotSay }
