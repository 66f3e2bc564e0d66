/**
 * Inputs for a call, made from its own schema: nearly right ones, ones with a single fault, and plain garbage.
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
const NUMBERS = [0, 1, 2, 3, 5, 6, 50, 51, 100, -1, 0.5, 1e9, 2 ** 53, Number.MAX_SAFE_INTEGER, 1e308, 46_041 * 65_536 + 1]
const TEXTS = ['', ' ', '陈小燕', '楼上漏水', '11010519491231002X', '13812345678', 'XF26-0001', "'; DROP TABLE petition; --", '%', '_', '"', '\\', '\u0000', '\ud800', '\u202e', '😀', 'x'.repeat(201), '好'.repeat(20_001), '__proto__', 'constructor', '../../etc/passwd', 'NaN', 'null', ...payloads]
const ODD: readonly unknown[] = [null, undefined, true, 0, -0, Number.NaN, Infinity, '', [], {}, [[]], { toJSON: 'x' }, { __proto__: null }, { constructor: 1 }, 'x'.repeat(1_100_000), new Date(0), 10n, Symbol.iterator]

const texts = (max = 200): fc.Arbitrary<string> => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...TEXTS) }, { weight: 2, arbitrary: fc.string({ maxLength: Math.min(max, 60), unit: 'grapheme' }) }, { weight: 1, arbitrary: fc.string({ minLength: max, maxLength: max + 1 }) })

/** Values a schema describes, more or less. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return fc.oneof(...either.map(valueOf))
  switch (schema.type) {
    case 'object': return objectOf(schema)
    case 'array': return schema.prefixItems === undefined ? fc.array(valueOf(schema.items ?? {}), { maxLength: 7 }) : fc.tuple(...schema.prefixItems.map(valueOf))
    case 'integer': case 'number': return fc.oneof({ weight: 3, arbitrary: fc.integer({ min: Math.max(schema.minimum ?? -5, -5), max: Math.min(schema.maximum ?? 9, 9) }) }, { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) })
    case 'boolean': return fc.boolean()
    case 'string': return schema.format === 'date' ? fc.constantFrom(...DAYS) : texts(Math.min(schema.maxLength ?? 200, 5000))
    default: return fc.anything()
  }
}

function objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueOf(schema)]))
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

/** `count` inputs for a call with this input schema; the same for the same seed. */
export function inputsFor(input: z.ZodType, count: number, seed: number): unknown[] {
  const schema = z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }) as Schema
  const near = valueOf(schema)
  const mixed = fc.oneof(
    { weight: 6, arbitrary: near }, { weight: 5, arbitrary: fc.tuple(near, fc.oneof(fc.constantFrom(...ODD), fc.anything()), fc.nat(200)).map(([value, odd, place]) => spoilt(value, odd, place)) }, { weight: 2, arbitrary: fc.anything() }, { weight: 1, arbitrary: fc.constantFrom(...ODD) },
  )
  return fc.sample(mixed, { numRuns: count, seed })
}
