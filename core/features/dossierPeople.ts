/**
 * Who stands in a petition's file, and what each profile of 卷宗 makes of them: names, numbers, addresses by the words in which they were written down.
 * Writes nothing.
 */
import type { DossierProfile } from '../contract/dossier'
import type { NewPetition } from '../contract/intake'
import { paperKind } from '../documents/paper/kinds'
import type { PaperRow, PaperValues } from '../documents/paper/kind'
import { maskAddress, maskEmail, maskId, maskName, maskPhone } from '../domain/mask'
import { looksLikeName, publicNames, redactor, type Redaction, type Secret } from '../domain/redact'
import type { Ctx } from '../door/context'
import type { DeliveryRecord, PaperContent, PaperRecord } from '../door/paperPort'
import type { Petition } from '../door/ports'

export interface FilePaper { readonly paper: PaperRecord; readonly content: PaperContent | undefined; readonly deliveries: readonly DeliveryRecord[] }

/** Papers of one petition; far more than a file has. */
const MOST_PAPERS = 200
/** Oldest first, with what was served of each. */
export function papersOf(petitionId: number, { repos }: Ctx): readonly FilePaper[] {
  return repos.issued.ofPetition(petitionId, MOST_PAPERS).toReversed().map((paper) => ({ paper, content: repos.issued.content(paper.id), deliveries: repos.issued.deliveries(paper.id) }))
}

interface People { readonly names: readonly string[]; readonly ids: readonly string[]; readonly phones: readonly string[]; readonly addresses: readonly string[]; readonly emails: readonly string[] }

const some = (values: readonly (string | undefined | null)[]): readonly string[] => values.flatMap((value) => (value === undefined || value === null || value.trim() === '' ? [] : [value.trim()]))

function petitionerOf({ petitioner }: NewPetition): People {
  return { names: some([petitioner.name]), ids: some([petitioner.idNumber]), phones: some([petitioner.phone, ...(petitioner.otherPhones ?? [])]), addresses: some([petitioner.address, petitioner.domicile]), emails: some([petitioner.email]) }
}

function othersOf({ petitioner: { principal }, representatives, companions, accused }: NewPetition): People {
  const people = [...(principal === undefined ? [] : [principal]), ...representatives]
  return { names: some([...people.map(({ name }) => name), ...namesIn(companions ?? ''), accused]), ids: some(people.map(({ idNumber }) => idNumber)), phones: some(people.map(({ phone }) => phone)), addresses: [], emails: [] }
}

/** Places of a paper's values where people stand for themselves, and where they stand for an office; tables where a `name` is a thing's. */
const PRIVATE = /^(?:name|petitioner|who|witness\d|signedBy|participants|addressee|agent|speaker)$/u
const OFFICIAL = /^(?:visitor|recorder|mediators?|server|person|officer|attendees|absent|chair|lawyer|leader)$/u
const OF_THINGS: ReadonlySet<string> = new Set(['materials', 'statutes', 'remedies', 'routes', 'papers', 'items', 'conclusions', 'milestones', 'kinds'])

/** 王桂英等6人、李四（13800001111） → 王桂英, 李四 */
const namesIn = (text: string): readonly string[] => text.split(/[\s、，,；;：:/（）()]+/u).map((part) => part.replace(/等?\d+人$|^(?:当事人|申请人|被申请人|代理人)/gu, '')).filter(looksLikeName)

/** 梧桐街3号院2单元402，电话13500004400 → the address; the number is known by its look. */
const SHORTEST_ADDRESS = 5
const addressesIn = (text: string): readonly string[] => text.split(/[，,；;、\s（）()]+|电话|手机|联系/u).filter((part) => part.length >= SHORTEST_ADDRESS && !/^[\d０-９\-－—+]+$/u.test(part))

function inRow(row: PaperRow, places: RegExp): People {
  const at = (...keys: readonly string[]): readonly string[] => some(keys.map((key) => row[key]))
  return { names: Object.entries(row).flatMap(([key, text]) => (places.test(key) ? namesIn(text) : [])), ids: at('idNumber'), phones: at('phone'), addresses: at('address', 'contact', 'petitionerContact').flatMap(addressesIn), emails: [] }
}

function inValues(values: PaperValues, places: RegExp): readonly People[] {
  return [
    inRow(Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []))), places),
    ...Object.entries(values).flatMap(([key, value]) => (typeof value === 'string' || OF_THINGS.has(key) ? [] : value.map((row) => inRow(row, places)))),
  ]
}

/** Who acts for an office is named to the petitioner, and to nobody in public. */
function inPaper({ paper, content, deliveries }: FilePaper, profile: DossierProfile): readonly People[] {
  const places = profile === 'public' ? new RegExp(`${PRIVATE.source}|${OFFICIAL.source}`, 'u') : PRIVATE
  const served = deliveries.map(({ addressee, signedBy, witness1, witness2, server, place }) => ({ names: [addressee, signedBy, witness1, witness2, ...(profile === 'public' ? [server] : [])].flatMap(namesIn), ids: [], phones: [], addresses: some([place]), emails: [] }))
  return [...(content === undefined || paperKind(paper.kind) === undefined ? [] : inValues(JSON.parse(content.values) as PaperValues, places)), ...served]
}

const joined = (all: readonly People[]): People => ({ names: all.flatMap(({ names }) => names), ids: all.flatMap(({ ids }) => ids), phones: all.flatMap(({ phones }) => phones), addresses: all.flatMap(({ addresses }) => addresses), emails: all.flatMap(({ emails }) => emails) })
const secretsOf = (values: readonly string[], shown: (value: string) => string): readonly Secret[] => values.map((value) => ({ value, shown: shown(value) }))

/** As courts leave them out of what they publish. */
const OMITTED = '×××'

/** The room's own particulars stand in every profile. */
function ofRoom({ repos }: Ctx): readonly string[] {
  const { address, phone, queryPhone, community, roomName, issuingUnit, competentUnit, committee } = repos.accounts.desk()
  return [address, phone, queryPhone, community, roomName, issuingUnit, competentUnit, committee]
}

/** Where a paper names a body the petitioner can go to, its address and numbers stand in every profile. */
const BODIES = ['toContact', 'reviewContact'] as const
function ofBodies({ content }: FilePaper): readonly string[] {
  const values = content === undefined ? {} : JSON.parse(content.values) as PaperValues
  return BODIES.flatMap((key) => { const value = values[key]; return typeof value === 'string' ? some(value.split(/[，,；;、]|电话|地址/u)) : [] })
}

function forPublic(people: People, queryCode: string, bodies: readonly string[], ctx: Ctx): Redaction {
  const staff = ctx.repos.accounts.active().map(({ name }) => name)
  return {
    secrets: [...publicNames([...people.names, ...staff]), ...secretsOf(people.ids, () => OMITTED), ...secretsOf(people.phones, () => OMITTED), ...secretsOf(people.addresses, () => OMITTED), ...secretsOf(people.emails, () => OMITTED), { value: queryCode, shown: OMITTED }],
    keep: [...ofRoom(ctx), ...bodies], unnamed: { id: () => OMITTED, phone: () => OMITTED, email: () => OMITTED, door: OMITTED },
  }
}

function forParty(own: People, others: People, bodies: readonly string[], ctx: Ctx): Redaction {
  const mine = [...own.names, ...own.ids, ...own.phones, ...own.addresses, ...own.emails]
  const staff = new Set(ctx.repos.accounts.active().map(({ name }) => name))
  const not = (values: readonly string[]): readonly string[] => values.filter((value) => !mine.includes(value) && !staff.has(value))
  return {
    secrets: [...secretsOf(not(others.names), maskName), ...secretsOf(not(others.ids), maskId), ...secretsOf(not(others.phones), maskPhone), ...secretsOf(not(others.addresses), maskAddress), ...secretsOf(not(others.emails), maskEmail)],
    keep: [...ofRoom(ctx), ...bodies, ...mine], unnamed: { id: maskId, phone: maskPhone, email: maskEmail },
  }
}

/** What a profile makes of a text. */
export function redactionOf(profile: DossierProfile, petition: Petition, form: NewPetition, papers: readonly FilePaper[], ctx: Ctx): (text: string) => string {
  if (profile === 'internal') return (text) => text
  const own = joined([petitionerOf(form), { names: some([petition.name]), ids: some([petition.idNumber]), phones: some([petition.phone]), addresses: some([petition.address]), emails: [] }])
  const others = joined([othersOf(form), ...papers.flatMap((one) => inPaper(one, profile))])
  const bodies = papers.flatMap(ofBodies)
  return redactor(profile === 'public' ? forPublic(joined([own, others]), petition.queryCode, bodies, ctx) : forParty(own, others, bodies, ctx))
}
