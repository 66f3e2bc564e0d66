/** What every refusal owes the person who reads it: a plain Chinese sentence, and nothing of paths, SQL or stacks. */
import type { CallDef, Fault, Reply } from '#core/contract/call'

const TELLTALE = /SELECT |INSERT |UPDATE |SQLITE|sqlite|node_modules|\/tmp\/|\.ts:|\.js:|at \w+ \(|Error:|undefined|\[object /u

/** What is wrong with a refusal's words. */
export function wordProblems({ message, field = '' }: Pick<Fault, 'message' | 'field'>): string[] {
  return [...(TELLTALE.test(message + field) ? [`tells too much: ${message} ${field}`] : []), ...(/[\p{Script=Han}]/u.test(message) ? [] : [`no plain sentence: ${message}`])]
}

/** Faults that the door may answer to any call, whoever makes it; what only a damaged or full disk brings about is none of them. */
const COMMON: readonly string[] = ['unknown-call', 'locked', 'forbidden', 'invalid', 'too-large', 'read-only', 'not-found']
export const allowedFaults = ({ faults = [] }: Pick<CallDef, 'faults'>): readonly string[] => [...COMMON, ...faults]

/** What is wrong with an answer: thrown, undeclared, or in words that are not plain. */
export function replyProblems(answer: Reply | string, allowed: readonly string[]): string[] {
  if (typeof answer === 'string') return [answer]
  if (answer.ok) return []
  const { code } = answer.fault
  return [...(allowed.includes(code) ? [] : [`fault ${code} is not declared`]), ...wordProblems(answer.fault)]
}

/** An input for a report. */
export function shortly(input: unknown): string {
  try {
    return (JSON.stringify(input) ?? String(input)).slice(0, 300)
  } catch {
    return '(not JSON)'
  }
}
