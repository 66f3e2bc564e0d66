/**
 * 本人查询: one person's data put together for that person; everybody else in it is masked.
 * Holds what the actor may see of the person's petitions, and says so on the paper.
 */
import type { InputOf, OutputOf } from '../contract/index'
import type { Day } from '../contract/fields'
import type { NewPetition } from '../contract/intake'
import { type OwnFileData, ownFileHtml, type OwnPetition } from '../documents/ownFile'
import { noticeText } from '../documents/receiptWording'
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'
import type { RecordingRecord } from '../door/recordingsPort'
import { CLAIM_STATUS_NAMES } from '../domain/claims'
import { formatDayZh, formatInstantZh } from '../domain/day'
import { GUIDANCE_KIND_NAMES, SESSION_STATE_NAMES } from '../domain/guidance'
import { maskName } from '../domain/mask'
import { RECORDING_KIND_NAMES } from '../domain/recording'
import { roleNames } from '../domain/roleNames'
import { COURSE_STATE_NAMES } from '../domain/course'
import { papersOf, redactionOf } from './dossierPeople'
import { detailOf } from './petitionPage'
import { stayLine } from './bufferPage'
import { knownPerson, petitionsOf } from './personCards'
import { sightedPerson } from './safetySight'
import { everyNote } from './warningNotes'

/** Steps the person took part in or was told of; notes are the workers' own. */
const SHOWN = ['registered', 'printed', 'state']

export function ownFile({ personId, reason }: InputOf<'people.ownFile'>, ctx: Ctx): OutputOf<'people.ownFile'> {
  const person = knownPerson(ctx.repos.people.keptId(personId), ctx) ?? refuse('not-found', '没有这个人的登记，或您无权查看；请刷新后重新查找', 'personId')
  const petitions = petitionsOf(person.id, ctx)
  const { roomName, community, address, phone } = ctx.repos.accounts.desk()
  ctx.audit({ object: `person:${person.id}`, reason })
  for (const { id } of petitions) ctx.audit({ object: `petition:${id}`, fields: ['ownFile'] })
  return {
    petitions: petitions.length,
    html: ownFileHtml({
      roomName, community, address, phone, madeAt: ctx.now, madeBy: ctx.actor.name, reason,
      person: { ...person, sex: person.sex ?? '', bornOn: person.bornOn ?? undefined },
      petitions: petitions.map((petition) => ownPetition(petition, ctx)), notes: ownNotes(person.id, ctx),
    }),
  }
}

function ownPetition(petition: Petition, ctx: Ctx): OwnPetition {
  const { repos, codeLists, actor } = ctx
  const form = detailOf(petition)
  const { principal } = form.petitioner
  const level = codeLists['emotions']?.items.find(({ code }) => code === String(form.emotionLevel))?.label ?? ''
  return {
    number: petition.number, receivedAt: petition.receivedAt, title: petition.title, petitionClass: petition.petitionClass, statutoryKind: petition.statutoryKind ?? undefined,
    stateName: COURSE_STATE_NAMES[petition.state], officerName: repos.accounts.nameOf(petition.officerId), dueOn: petition.dueOn ?? undefined,
    requests: petition.requests, facts: petition.facts, happenedAt: form.happenedAt ?? '', emotion: [level, form.selfReport === undefined ? '' : `本人自评 ${form.selfReport} 分`, ...repos.buffer.ofPetition(petition.id, actor.userId).map(stayLine)].filter((part) => part !== '').join('，'),
    recording: [...(form.notice === undefined ? [] : [noticeText(form.notice)]), ...repos.recordings.ofPetition(petition.id).map(recordingLine)].join('；'),
    told: toldBy(form),
    others: [...(principal === undefined ? [] : [`被代理人 ${maskName(principal.name)}`]), ...form.representatives.map(({ name }) => `代表 ${maskName(name)}`), ...(form.accused === undefined || form.accused.trim() === '' ? [] : [`被反映单位（人） ${maskName(form.accused)}`])],
    materials: form.materials.map(({ name, copies, pages }) => `${name} ${copies} 份${pages > 0 ? `（每份 ${pages} 页）` : ''}`),
    ...workOf(petition, form, ctx),
    steps: repos.petitions.events(petition.id).filter(({ kind }) => SHOWN.includes(kind)).map(({ at, text }) => ({ at, text })).reverse(),
  }
}

/** That there is one, and whether it still can be heard: what is said in it is asked for apart. */
function recordingLine({ number, kind, startedAt, state }: RecordingRecord): string {
  return `${number} ${RECORDING_KIND_NAMES[kind]} ${formatInstantZh(startedAt)}${state === 'destroyed' ? '（已销毁，只留编号和时间）' : ''}`
}

/** What was made and promised in the matter, in words written by others: whoever is named there beside the person is masked. What workers thought of the sessions is theirs, and an opinion not shared yet is the lawyer's. */
function workOf(petition: Petition, form: NewPetition, ctx: Ctx): Pick<OwnPetition, 'papers' | 'claims' | 'guidance'> {
  const { repos } = ctx
  const papers = papersOf(petition.id, ctx)
  const redact = redactionOf('party', petition, form, papers, ctx)
  const on = (label: string, day: Day | null | undefined): string => (day === null || day === undefined ? '' : `，${label}${formatDayZh(day)}`)
  return {
    papers: papers.filter(({ content }) => content !== undefined).map(({ paper }) => `${paper.kindName}${paper.number === null ? '' : ` ${paper.number}`}${on('', paper.issuedOn)}${paper.voidedAt === null ? on('送达 ', repos.issued.deliveredOn(paper.id)) : '，已作废'}`),
    claims: repos.claims.ofPetition(petition.id).map(({ issue, leadUnit, dueOn, status }) => redact(`${issue}，主办 ${leadUnit}${on('时限 ', dueOn)}，${CLAIM_STATUS_NAMES[status]}`)),
    guidance: repos.guidance.ofPetition(petition.id).flatMap((plan) => [redact(plan.goal), ...repos.guidance.sessions(plan.id).map(({ kind, on: planned, heldOn, topic, state }) => redact(`${GUIDANCE_KIND_NAMES[kind]} ${formatDayZh(heldOn ?? planned)}：${topic}，${SESSION_STATE_NAMES[state]}`))]),
  }
}

/** Warning notes, those that ran out too: the person may know what is kept. Of their authors only the role is named. */
function ownNotes(personId: number, ctx: Ctx): OwnFileData['notes'] {
  if (sightedPerson(personId, ctx) === undefined) return []
  return everyNote(personId, ctx).map(({ at, reason, authorId, expiresOn, closed, twoPersons }) => {
    const roles = ctx.repos.accounts.byId(authorId)?.roles
    return { at, reason, author: roles === undefined ? '工作人员' : roleNames(roles.join(',')), expiresOn, closed: closed === 1, twoPersons: twoPersons === 1 }
  })
}

/** The seldom-asked answers; who came along is another person and only counted. */
function toldBy({ petitioner, ...form }: NewPetition): OwnPetition['told'] {
  return [
    ['民族', petitioner.ethnicity ?? ''], ['其他电话', (petitioner.otherPhones ?? []).join('、')], ['户籍地', petitioner.domicile ?? ''], ['工作单位', petitioner.workplace ?? ''], ['职务', petitioner.position ?? ''], ['政治面貌', petitioner.political ?? ''],
    ['邮编', petitioner.postcode ?? ''], ['邮箱', petitioner.email ?? ''], ['与事项关系', petitioner.relation ?? ''], ['问题属地', form.locality ?? ''], ['曾反映部门', form.earlierBodies ?? ''], ['信访原因', form.cause ?? ''],
    ['已走程序', [...(form.procedures ?? []), form.procedureStage ?? ''].filter((part) => part !== '').join('，')], ['涉及金额', form.amount === undefined ? '' : `${form.amount} 元`],
  ]
}
