/**
 * What a petition is found by: every text a worker typed in its form and the words of the code lists chosen there, as one line per field; other choices and numbers are in core/domain/searchWords.ts.
 * Makes text and nothing else; who may find it is decided where it is read.
 */
import type { NewPetition } from '../contract/intake'
import type { CodeLists, Petition } from '../door/ports'
import { normalPhone } from '../domain/phone'

type Line = string | undefined

/** The words of chosen codes, as the screen shows them; a code the list does not know stands for itself. */
function chosen(lists: CodeLists, list: string, codes: readonly Line[]): string[] {
  const items = lists[list]?.items ?? []
  const all = [...items, ...items.flatMap((item) => item.children ?? [])]
  return codes.flatMap((code) => (code === undefined ? [] : [all.find((item) => item.code === code)?.label ?? code]))
}

/** A number as typed, and without the spaces and hyphens it was typed with. */
const phones = (typed: readonly Line[]): string[] => typed.flatMap((one) => (one === undefined ? [] : [...new Set([one, normalPhone(one)])]))

/** Somebody else named in the form. */
const other = (person: { readonly name: string; readonly idNumber?: Line; readonly idReason?: Line; readonly phone?: Line } | undefined): Line[] =>
  person === undefined ? [] : [person.name, person.idNumber, person.idReason, ...phones([person.phone])]

function ofPetitioner({ petitioner: who, representatives, companions }: NewPetition): Line[] {
  return [
    who.idReason, who.grid, who.occupation, who.relation, who.bornOn, ...phones(who.otherPhones ?? []), who.domicile, who.workplace, who.position, who.ethnicity, who.political, who.postcode, who.email,
    ...other(who.principal), who.principal?.relation, ...representatives.flatMap(other), companions,
  ]
}

function ofMatter(form: NewPetition, lists: CodeLists): Line[] {
  return [
    form.accused, form.happenedAt, form.happenedOn, form.earlierBodies, form.locality, form.cause, form.system, form.hotIssue, form.incident, form.incidentHandled, form.linkNote, form.window,
    ...(form.procedures ?? []), form.procedureStage, form.reviewStage, ...chosen(lists, 'contentClasses', [form.contentClass1, form.contentClass2]), form.contentClass3, ...chosen(lists, 'purposes', [form.purpose]), ...chosen(lists, 'flags', form.flags),
    ...form.materials.map(({ name }) => name), form.conflict?.reason, form.guard?.basisNo, form.guard?.opinionNo, form.visitReason,
  ]
}

/** One entry per field that holds something. */
export function searchLines(petition: Petition, form: NewPetition, lists: CodeLists): string[] {
  const { number, title, name, phone, idNumber, address, requests, facts, queryCode } = petition
  return [number, queryCode, title, name, phone, idNumber, address, requests, facts, ...ofPetitioner(form), ...ofMatter(form, lists)].filter((line): line is string => line !== undefined && line.trim() !== '')
}
