/**
 * Inputs for a call, made from its own schema and from inputs known to be good: right ones, nearly right ones, ones with a single fault, and plain garbage.
 * Knows JSON schema and nothing of the calls.
 */
import fc from 'fast-check'
import { z } from 'zod'
import { payloads } from '#tests/documents/payloads'

interface Schema {
  readonly type?: string | readonly string[]; readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]
  readonly items?: Schema; readonly prefixItems?: readonly Schema[]; readonly anyOf?: readonly Schema[]; readonly oneOf?: readonly Schema[]; readonly enum?: readonly unknown[]; readonly const?: unknown
  readonly minimum?: number; readonly maximum?: number; readonly maxLength?: number; readonly format?: string; readonly pattern?: string; readonly additionalProperties?: Schema | boolean
}

const DAYS = ['2026-09-07', '2026-02-29', '1949-12-31', '2027-05-01', '9999-12-31', '0000-00-00', '2026-9-7']
const NUMBERS = [0, 1, 2, 3, 5, 6, 50, 51, 100, -1, 0.5, 1e9, 2 ** 53, Number.MAX_SAFE_INTEGER, 1e308]
const TEXTS = ['', ' ', '陈小燕', '楼上漏水', '11010519491231002X', '13812345678', 'XF26-0001', "'; DROP TABLE petition; --", '%', '_', '"', '\\', '\u0000', '\ud800', '\u202e', '😀', 'x'.repeat(201), '好'.repeat(20_001), '__proto__', 'constructor', '../../etc/passwd', 'NaN', 'null', ...payloads]
const ODD: readonly unknown[] = [null, undefined, true, 0, -0, Number.NaN, Infinity, '', [], {}, [[]], { toJSON: 'x' }, { __proto__: null }, { constructor: 1 }, 'x'.repeat(1_100_000), new Date(0), 10n, Symbol.iterator]

const texts = (max = 200): fc.Arbitrary<string> => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...TEXTS) }, { weight: 2, arbitrary: fc.string({ maxLength: Math.min(max, 60), unit: 'grapheme' }) }, { weight: 1, arbitrary: fc.string({ minLength: max, maxLength: max + 1 }) })

/** What the known-good inputs are made of: the ids, names, numbers and passphrases that mean something where the calls are tried. */
interface Known { readonly texts: readonly string[]; readonly numbers: readonly number[] }

function knownIn(good: readonly unknown[]): Known {
  const leaves = good.flatMap((value) => pathsOf(value).map((path) => at(value, path)))
  return { texts: [...new Set(leaves.filter((leaf) => typeof leaf === 'string'))], numbers: [...new Set(leaves.filter((leaf) => typeof leaf === 'number'))] }
}

function textOf(schema: Schema, { texts: known }: Known): fc.Arbitrary<unknown> {
  const plain = texts(Math.min(schema.maxLength ?? 200, 5000))
  const shaped = schema.pattern === undefined ? undefined : matching(schema.pattern)
  return fc.oneof({ weight: 4, arbitrary: plain }, ...(shaped === undefined ? [] : [{ weight: 4, arbitrary: shaped }]), ...(known.length === 0 ? [] : [{ weight: 3, arbitrary: fc.constantFrom(...known) }]))
}

/** Undefined for patterns that cannot be turned round. */
function matching(pattern: string): fc.Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'))
  } catch {
    return undefined
  }
}

/** Values a schema describes, more or less. */
function valueOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const inner = (one: Schema): fc.Arbitrary<unknown> => valueOf(one, known)
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return fc.oneof(...either.map(inner))
  switch (schema.type) {
    case 'object': return objectOf(schema, known)
    case 'array': return schema.prefixItems === undefined ? fc.array(inner(schema.items ?? {}), { maxLength: 7 }) : fc.tuple(...schema.prefixItems.map(inner))
    case 'integer': case 'number': {
      // A range far from zero (a year) is begun at its lower end.
      const least = Math.floor(Math.max(schema.minimum ?? -5, -5))
      const small = fc.integer({ min: least, max: Math.max(least, Math.ceil(Math.min(schema.maximum ?? 9, 9))) })
      return fc.oneof({ weight: 3, arbitrary: small }, { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) }, ...(known.numbers.length === 0 ? [] : [{ weight: 2, arbitrary: fc.constantFrom(...known.numbers) }]))
    }
    case 'boolean': return fc.boolean()
    case 'string': return schema.format === 'date' ? fc.constantFrom(...DAYS) : textOf(schema, known)
    default: return fc.anything()
  }
}

function objectOf({ properties = {}, required = [] }: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueOf(schema, known)]))
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields), noNullPrototype: true })
}

/** One place of a value replaced by something odd, or a key too many. */
function spoilt(value: unknown, odd: unknown, place: number): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return odd
  const names = Object.keys(value)
  const name = names[place % (names.length + 1)]
  if (name === undefined) return { ...value, [place % 2 === 0 ? 'extra' : 'constructor']: odd }
  const inner = (value as Readonly<Record<string, unknown>>)[name]
  return { ...value, [name]: place % 3 === 0 && typeof inner === 'object' && inner !== null ? spoilt(inner, odd, Math.floor(place / 3)) : odd }
}

type Path = readonly string[]

/** Every place in a value, the value itself left out. */
function pathsOf(value: unknown, before: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [[...before, key], ...pathsOf(inner, [...before, key])])
}
const at = (value: unknown, path: Path): unknown => path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Readonly<Record<string, unknown>>)[key] : undefined), value)

/** A copy with one place replaced, taken away, or said twice. */
function changed(value: unknown, path: Path, how: 'put' | 'drop' | 'double', put: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined || typeof value !== 'object' || value === null) return put
  const inner = (value as Readonly<Record<string, unknown>>)[key]
  if (rest.length > 0) {
    const next = changed(inner, rest, how, put)
    return Array.isArray(value) ? value.map((one: unknown, index) => (String(index) === key ? next : one)) : { ...value, [key]: next }
  }
  if (Array.isArray(value)) return how === 'drop' ? value.filter((_, index) => String(index) !== key) : how === 'double' ? [...value, inner] : value.map((one: unknown, index) => (String(index) === key ? put : one))
  const { [key]: _gone, ...others } = value as Readonly<Record<string, unknown>>
  return how === 'drop' ? others : { ...value, [key]: how === 'double' ? [inner, inner] : put }
}

/** A known-good input as it is, or with one or two places changed for something of the same kind. */
function nearGood(good: readonly unknown[], known: Known): fc.Arbitrary<unknown> {
  const put = fc.oneof(texts(), fc.constantFrom(...NUMBERS), fc.constantFrom(...DAYS), fc.constantFrom(true, false, '', undefined), ...(known.texts.length === 0 ? [] : [fc.constantFrom(...known.texts)]), ...(known.numbers.length === 0 ? [] : [fc.constantFrom(...known.numbers)]))
  const change = fc.record({ place: fc.nat(), how: fc.constantFrom('put', 'put', 'put', 'drop', 'double'), put })
  const changes = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 5, arbitrary: fc.tuple(change) }, { weight: 1, arbitrary: fc.tuple(change, change) })
  return fc.tuple(fc.constantFrom(...good), changes).map(([value, all]) => all.reduce<unknown>((now, one) => {
    const paths = pathsOf(now)
    const path = paths[one.place % Math.max(1, paths.length)]
    return path === undefined ? now : changed(now, path, one.how as 'put', one.put)
  }, structuredClone(value)))
}

/** Makes inputs for calls with this input schema: `count` of them, the same for the same seed and the same known-good ones, the first of which leads them as it is. */
export function inputMaker(input: z.ZodType): (count: number, seed: number, good?: readonly unknown[]) => unknown[] {
  const schema = z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }) as Schema
  return (count, seed, good = []) => {
    const known = knownIn(good)
    const near = valueOf(schema, known)
    const mixed = fc.oneof(
      ...(good.length === 0 ? [] : [{ weight: 14, arbitrary: nearGood(good, known) }]),
      { weight: 6, arbitrary: near }, { weight: 5, arbitrary: fc.tuple(near, fc.oneof(fc.constantFrom(...ODD), fc.anything()), fc.nat(200)).map(([value, odd, place]) => spoilt(value, odd, place)) }, { weight: 2, arbitrary: fc.anything() }, { weight: 1, arbitrary: fc.constantFrom(...ODD) },
    )
    const [first] = good
    return first === undefined ? fc.sample(mixed, { numRuns: count, seed }) : [first, ...fc.sample(mixed, { numRuns: count, seed }).slice(1)]
  }
}

/** `count` inputs made from the schema alone. */
export const inputsFor = (input: z.ZodType, count: number, seed: number): unknown[] => inputMaker(input)(count, seed)
