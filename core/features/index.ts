/**
 * Joins the sections' handlers to the names of the contract.
 * The casts here are the only place where a call's own types are given up; the door has parsed the input before.
 */
import type { Handlers, Section } from '../contract/index'
import type { Ctx, GateCtx } from '../door/context'
import { accounts } from './accounts'
import { agenda } from './agenda'
import { audit } from './audit'
import { backups } from './backups'
import { buffer } from './buffer'
import { calendar } from './calendar'
import { claims } from './claims'
import { course } from './course'
import { desk } from './desk'
import { dossier } from './dossier'
import { drafts } from './drafts'
import { guidance } from './guidance'
import { handover } from './handover'
import { health } from './health'
import { meetings } from './meetings'
import { legal } from './legal'
import { papers } from './papers'
import { people } from './people'
import { petitions } from './petitions'
import { queue } from './queue'
import { receipts } from './receipts'
import { recorder } from './recorder'
import { recordings } from './recordings'
import { recordingKeep } from './recordingKeepDesk'
import { retention } from './retention'
import { safety } from './safety'
import { scripts } from './scripts'
import { takeIn } from './takeIn'
import { vault } from './vault'

/** Sections that work on the keyring, before and around the database. */
type Outer = { readonly vault: Handlers<'vault', GateCtx>; readonly accounts: Handlers<'accounts', GateCtx>; readonly backups: Handlers<'backups', GateCtx> }
const outer: Outer = { vault, accounts, backups }
type Inner = { readonly [S in Exclude<Section, keyof Outer>]: Handlers<S, Ctx> }
const inner: Inner = { desk, drafts, people, petitions, receipts, retention, audit, health, queue, buffer, safety, scripts, handover, course, agenda, papers, calendar, claims, meetings, guidance, legal, dossier, recordings, recordingKeep, recorder, takeIn }

export type Handler =
  | { readonly gate: true; readonly run: (input: unknown, ctx: GateCtx) => unknown }
  | { readonly gate: false; readonly run: (input: unknown, ctx: Ctx) => unknown }

/** The handler of a call that findCall knows. */
export function handlerOf(name: string): Handler {
  const [section = '', call = ''] = name.split('.')
  const gates = (outer as unknown as Readonly<Record<string, Readonly<Record<string, (input: unknown, ctx: GateCtx) => unknown>>>>)[section]
  if (gates !== undefined) return { gate: true, run: gates[call] ?? missing }
  const calls = (inner as unknown as Readonly<Record<string, Readonly<Record<string, (input: unknown, ctx: Ctx) => unknown>>>>)[section]
  return { gate: false, run: calls?.[call] ?? missing }
}

function missing(): never {
  throw new TypeError('call without handler')
}
