/**
 * Which texts the calls of the contract take, read from their schemas, and which of them no story is told of, each with its reason.
 * A text field that is in neither makes the suite fail.
 */
import { z } from 'zod'
import { callNames, findCall } from '#core/contract/index'
import type { Story } from './textFields'

interface Schema {
  readonly type?: string; readonly properties?: Readonly<Record<string, Schema>>; readonly additionalProperties?: Schema | boolean; readonly items?: Schema; readonly anyOf?: readonly Schema[]; readonly oneOf?: readonly Schema[]; readonly enum?: readonly unknown[]; readonly const?: unknown; readonly format?: string
}

/** Dotted paths of texts that are typed: neither chosen from a list nor a date. A text under any name has `*` for it. */
function pathsIn(schema: Schema, at: string): string[] {
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return either.flatMap((one) => pathsIn(one, at))
  if (schema.type === 'object') {
    const named = { ...schema.properties, ...(typeof schema.additionalProperties === 'object' ? { '*': schema.additionalProperties } : {}) }
    return Object.entries(named).flatMap(([name, inner]) => pathsIn(inner, at === '' ? name : `${at}.${name}`))
  }
  if (schema.type === 'array') return schema.items === undefined ? [] : pathsIn(schema.items, `${at}.0`)
  return schema.type === 'string' && schema.enum === undefined && schema.const === undefined && schema.format !== 'date' ? [at] : []
}

export function textPathsOf(call: string): string[] {
  return pathsIn(z.toJSONSchema(findCall(call)?.input ?? z.never(), { unrepresentable: 'any', io: 'input' }) as Schema, '')
}

/** By the end of the path. They get a part of the corpus all the same, in a good input of their call, and are answered plainly. */
const EXCEPTIONS: readonly (readonly [path: RegExp, reason: string])[] = [
  [/^(?:.*\.)?(?:passphrase|current|first|next|recoveryKey|recoveryTyped)$/u, 'a secret: only compared, or kept as what is derived from it; any text as a passphrase has its story in vault.changePassphrase'],
  [/^(?:secret\.)?login$/u, 'looked up, and kept nowhere: what was typed may have been a password'],
  [/^(?:source\.)?(?:folder|name)$/u, 'names a backup or the folder around it, as the shell’s dialog gave it; nothing is kept of it'],
  [/^seen$/u, 'names a list that was shown: only compared, and kept nowhere'],
  [/^roomName$/u, 'stands on a sheet that is kept nowhere; the sheet is among the documents'],
]

export interface Uncovered { readonly call: string; readonly path: string; readonly reason: string | undefined }

/** Every text without a story; without a reason either it is forgotten. */
export function uncovered(stories: Readonly<Record<string, Story>>): Uncovered[] {
  return callNames().flatMap((call) => {
    const story = stories[call]
    const told = new Set(story?.fields.map(({ path }) => `${story.prefix ?? ''}${path}`))
    return textPathsOf(call).filter((path) => !told.has(path)).map((path) => ({ call, path, reason: exceptionFor(call, path, story !== undefined) }))
  })
}

/** Names and rooms of calls that have a story are no exceptions by their name alone. */
function exceptionFor(call: string, path: string, hasStory: boolean): string | undefined {
  const found = EXCEPTIONS.find(([pattern]) => pattern.test(path))?.[1]
  const plainName = path === 'name' || path === 'roomName'
  return plainName && (hasStory || !/^(?:backups\.|vault\.recoverySheet$)/u.test(call)) ? undefined : found
}
