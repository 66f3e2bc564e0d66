/**
 * Joins the sections' handlers to the names of the contract.
 * The casts here are the only place where a call's own types are given up; the door has parsed the input before.
 */
import type { Handlers, Section } from '../contract/index'
import type { Ctx, GateCtx } from '../door/context'
import { audit } from './audit'
import { desk } from './desk'
import { drafts } from './drafts'
import { people } from './people'
import { petitions } from './petitions'
import { receipts } from './receipts'
import { vault } from './vault'

type Inner = { readonly [S in Exclude<Section, 'vault'>]: Handlers<S, Ctx> }
const inner: Inner = { desk, drafts, people, petitions, receipts, audit }

export type Handler =
  | { readonly gate: true; readonly run: (input: unknown, ctx: GateCtx) => unknown }
  | { readonly gate: false; readonly run: (input: unknown, ctx: Ctx) => unknown }

/** The handler of a call that findCall knows. */
export function handlerOf(name: string): Handler {
  const [section = '', call = ''] = name.split('.')
  if (section === 'vault') return { gate: true, run: (vault as unknown as Readonly<Record<string, (input: unknown, ctx: GateCtx) => unknown>>)[call] ?? missing }
  const calls = (inner as unknown as Readonly<Record<string, Readonly<Record<string, (input: unknown, ctx: Ctx) => unknown>>>>)[section]
  return { gate: false, run: calls?.[call] ?? missing }
}

function missing(): never {
  throw new TypeError('call without handler')
}
