/**
 * The whole contract of the office, and the types derived from it.
 * The one barrel of the project: adding a call to a section changes nothing here.
 */
import type { z } from 'zod'
import { accounts } from './accounts'
import { agenda } from './agenda'
import { audit } from './audit'
import { backups } from './backups'
import { buffer } from './buffer'
import { calendar } from './calendar'
import type { CallDef, Reply } from './call'
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
import { recordingKeep } from './recordingKeep'
import { retention } from './retention'
import { safety } from './safety'
import { scripts } from './scripts'
import { takeIn } from './takeIn'
import { vault } from './vault'

export const contract = { vault, accounts, desk, drafts, people, petitions, receipts, retention, audit, backups, health, queue, buffer, safety, scripts, handover, course, agenda, papers, calendar, claims, meetings, guidance, legal, dossier, recordings, recordingKeep, recorder, takeIn } as const
export type Contract = typeof contract
export type Section = keyof Contract
export type CallOf<S extends Section> = keyof Contract[S] & string
/** 'petitions.register' and so on. */
export type CallName = { [S in Section]: `${S}.${CallOf<S>}` }[Section]

type At<N extends CallName> = N extends `${infer S extends Section}.${infer C}` ? C extends keyof Contract[S] ? Contract[S][C] : never : never
type DefOf<D> = D extends CallDef ? D : never
export type InputOf<N extends CallName> = z.input<DefOf<At<N>>['input']>
export type OutputOf<N extends CallName> = z.output<DefOf<At<N>>['output']>

/** One handler per call of a section; a missing one does not compile. */
export type Handlers<S extends Section, Ctx> = {
  readonly [C in CallOf<S>]: (
    input: z.output<DefOf<Contract[S][C]>['input']>, ctx: Ctx,
  ) => z.input<DefOf<Contract[S][C]>['output']> | Promise<z.input<DefOf<Contract[S][C]>['output']>>
}

/** What a screen or script holds: `client.petitions.register(input)`. */
export type Client = {
  readonly [S in Section]: { readonly [C in CallOf<S>]: (input: z.input<DefOf<Contract[S][C]>['input']>) => Promise<Reply<z.output<DefOf<Contract[S][C]>['output']>>> }
}

/** Definition of a call by its full name, looked up among own properties only. */
export function findCall(name: string): CallDef | undefined {
  const [section = '', call = '', ...rest] = name.split('.')
  if (rest.length > 0 || !Object.hasOwn(contract, section)) return undefined
  const calls: Readonly<Record<string, CallDef>> = contract[section as Section]
  return Object.hasOwn(calls, call) ? calls[call] : undefined
}

export function callNames(): CallName[] {
  return Object.entries(contract).flatMap(([section, calls]) => Object.keys(calls).map((call) => `${section}.${call}` as CallName))
}
