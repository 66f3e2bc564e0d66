/**
 * The lists a paper offers and the limits it names, taken from the product's data files (resources/), each with its revision and source there.
 * Holds no list of its own and knows no petition.
 */
import disputeKinds from '#resources/code-lists/disputeKinds.json'
import disputeSeverities from '#resources/code-lists/disputeSeverities.json'
import evaluationGrades from '#resources/code-lists/evaluationGrades.json'
import evaluationReasons from '#resources/code-lists/evaluationReasons.json'
import forms from '#resources/code-lists/forms.json'
import mediationSources from '#resources/code-lists/mediationSources.json'
import opinionOutcomes from '#resources/code-lists/opinionOutcomes.json'
import clock from '#resources/rules/clock.json'
import redFlags from '#resources/rules/redFlags.json'
import refusals from '#resources/rules/refusals.json'
import retention from '#resources/rules/retention.json'

export interface Choice { readonly value: string; readonly name: string }

const choices = (list: { readonly items: readonly { readonly code: string; readonly label: string }[] }): readonly Choice[] => list.items.map(({ code, label }) => ({ value: code, name: label }))

export const FORMS = choices(forms)
export const OUTCOMES = choices(opinionOutcomes)
export const GRADES = choices(evaluationGrades)
export const EVALUATION_REASONS = choices(evaluationReasons)
export const DISPUTE_KINDS = choices(disputeKinds)
export const SEVERITIES = choices(disputeSeverities)
export const SOURCES = choices(mediationSources)

/** 不予受理 · 不再受理 · 引导 (domain.md §1.2): the article, what was found, and where to go. */
export interface Refusal { readonly id: string; readonly name: string; readonly articles: string; readonly finding: string; readonly pointer: string }
export const REFUSALS: readonly Refusal[] = refusals.reasons
export const REFUSAL_CHOICES: readonly Choice[] = REFUSALS.map(({ id, name, articles }) => ({ value: id, name: `${name}（${articles.replaceAll('《信访工作条例》', '条例')}）` }))
export const refusalOf = (id: string): Refusal | undefined => REFUSALS.find((reason) => reason.id === id)

/** Words that label a person instead of telling what happened; no paper of ours carries them. */
export const LABEL_WORDS: readonly string[] = ['无理缠访', ...redFlags.labelWords.words]

/** The name of a choice; what is none of the list is shown as it was typed. */
export const nameOf = (list: readonly Choice[], value: string): string => list.find((choice) => choice.value === value)?.name ?? value

/** Years for which records of this kind are kept by the product's table; undefined where it settles none. A room may settle its own. */
export const yearsKept = (id: string): number | undefined => retention.rules.find((rule) => rule.id === id)?.years ?? undefined

/** How many days a limit has by its rule. @throws RangeError where the rule set lacks it. */
export function limitOf(id: string): { readonly n: number; readonly words: string; readonly source: string } {
  const rule = clock.rules.find((candidate) => candidate.id === id)
  if (rule === undefined) throw new RangeError(`clock rule ${id} is missing`)
  return { n: rule.n, words: `${rule.n}${rule.unit === 'workday' ? '个工作日' : '日'}`, source: rule.source }
}
