/**
 * What the file and the room know, as a kind of paper may use it: in full, as a paper is for the person himself or for the body.
 * Gives nothing of an accused, of excluded officers, of emotions and of notes.
 */
import type { PaperAct, PaperClock, PaperFacts, PaperIssue } from '../documents/paper/kind'
import type { Ctx } from '../door/context'
import type { Petition } from '../door/ports'
import { claimRows } from './claims'
import { detailOf } from './petitionPage'

type Known = NonNullable<PaperFacts['petition']>

export function roomOf({ repos }: Pick<Ctx, 'repos'>): PaperIssue['room'] {
  const { roomName, community, address, phone, hours, queryPhone, queryAddress } = repos.accounts.desk()
  return { roomName, community, address, phone, hours, queryPhone, queryAddress }
}

function personOf(petition: Petition): Known['petitioner'] {
  const { petitioner } = detailOf(petition)
  return {
    name: petition.name, sex: petitioner.sex ?? '', bornOn: petitioner.bornOn ?? '', ethnicity: petitioner.ethnicity ?? '', occupation: petitioner.occupation ?? '', workUnit: petitioner.workplace ?? '',
    idNumber: petition.idNumber, phone: petition.phone, address: petition.address,
  }
}

/** Newest first. */
function actsOf(petitionId: number, { repos }: Ctx): readonly PaperAct[] {
  return repos.course.acts(petitionId).toReversed().map(({ kind, doneOn, actorId, unit, text, reasonCode, outcome }) => ({ kind, on: doneOn, by: repos.accounts.nameOf(actorId), unit, text, reasonCode, outcome }))
}

function clocksOf(petitionId: number, { repos }: Ctx): readonly PaperClock[] {
  return repos.course.clocks(petitionId).map(({ rule, proof, state }) => ({ rule, ruleName: proof.ruleName, startOn: proof.startOn, dueOn: proof.dueOn, provisional: proof.provisional, state, source: proof.source }))
}

function knownOf(petition: Petition, ctx: Ctx): Known {
  const form = detailOf(petition)
  return {
    number: petition.number, queryCode: petition.queryCode, receivedOn: petition.receivedOn, receivedAt: petition.receivedAt, form: petition.form, petitionClass: petition.petitionClass, statutoryKind: petition.statutoryKind ?? '', restricted: petition.restricted === 1,
    petitioner: personOf(petition), anonymous: form.petitioner.mode === 'anonymous', headcount: petition.headcount, representatives: form.representatives.map(({ name }) => name),
    title: petition.title, requests: petition.requests, facts: petition.facts, happenedOn: form.happenedOn ?? '', happenedAt: form.happenedAt ?? '', contentClass: [form.contentClass1, form.contentClass2].filter((part) => part !== undefined && part !== '').join('/'),
    materials: form.materials, acts: actsOf(petition.id, ctx), clocks: clocksOf(petition.id, ctx), claims: claimRows(petition.id, ctx),
  }
}

export function paperFacts(petition: Petition | undefined, ctx: Ctx): PaperFacts {
  const { issuingUnit, competent, competentUnit, committee } = ctx.repos.accounts.desk()
  const { nameOf } = ctx.repos.accounts
  return {
    today: ctx.today, officerName: petition === undefined ? ctx.actor.name : nameOf(petition.officerId), receiverName: petition === undefined ? ctx.actor.name : nameOf(petition.receiverId),
    room: { ...roomOf(ctx), issuingUnit, competent, competentUnit, committee }, ...(petition === undefined ? {} : { petition: knownOf(petition, ctx) }),
  }
}
