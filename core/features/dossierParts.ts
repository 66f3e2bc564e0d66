/**
 * The parts of 卷宗 in their order: what each profile shows of registration, course, limits, papers and 送达.
 * What a profile leaves out never becomes markup.
 */
import type { DossierProfile } from '../contract/dossier'
import type { NewPetition } from '../contract/intake'
import { factsHtml, limitsHtml, recordedHtml, servedHtml, stepsHtml, type CatalogueRow, type FactRow } from '../documents/dossier'
import type { Composed } from '../documents/paper/blocks'
import { CONFIDENTIAL } from '../documents/paper/known'
import { paperHtml } from '../documents/paper/layout'
import { receiptHtml } from '../documents/receipt'
import type { ReceiptData } from '../documents/receiptData'
import { noticeText } from '../documents/receiptWording'
import { ACTS, outcomesOf } from '../domain/course'
import { dayOf, formatDayZh, formatInstantZh } from '../domain/day'
import { OUTCOME_NAMES, WAY_NAMES } from '../domain/delivery'
import { maskName } from '../domain/mask'
import { CLASS_NAMES, KIND_NAMES } from '../domain/petitionClass'
import { RECORDING_KIND_NAMES, RECORDING_STATE_NAMES } from '../domain/recording'
import { redacted } from '../domain/redact'
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'
import { holdsApart } from './apart'
import type { FilePaper } from './dossierPeople'

export interface FilePart { readonly row: Omit<CatalogueRow, 'part'>; readonly html: string | undefined }
export interface File { readonly profile: DossierProfile; readonly petition: Petition; readonly form: NewPetition; readonly papers: readonly FilePaper[]; readonly redact: (text: string) => string }

const isOpen = ({ profile, petition }: File): boolean => profile === 'internal' || petition.restricted === 0
const part = (title: string, html: string, more: Partial<FilePart['row']> = {}): FilePart => ({ row: { title, number: '', on: undefined, note: '', ...more }, html })

type Individual = NewPetition['representatives'][number]

/** What the petitioner himself told of himself; in public nothing of it. */
function person({ profile, petition, form: { petitioner, representatives, accused, companions } }: File): readonly FactRow[] {
  if (profile === 'public') return [['信访人', petitioner.mode === 'anonymous' ? '匿名' : petition.name], ['人数', String(petition.headcount)]]
  const other = profile === 'internal' ? (text: string) => text : maskName
  const whole = ({ name, idNumber = '', phone = '' }: Individual): string => (profile === 'internal' ? [name, idNumber, phone].filter((text) => text !== '').join('，') : maskName(name))
  return [
    ['信访人', petition.name === '' ? '匿名' : petition.name], ['证件号', petition.idNumber], ['电话', [petition.phone, ...(petitioner.otherPhones ?? [])].filter((text) => text !== '').join('、')], ['住址', petition.address], ['户籍地', petitioner.domicile ?? ''], ['邮箱', petitioner.email ?? ''], ['职业', petitioner.occupation ?? ''], ['工作单位', petitioner.workplace ?? ''],
    ['人数', String(petition.headcount)], ['被代理人', petitioner.principal === undefined ? '' : whole(petitioner.principal)], ['代表', representatives.map(whole).join('\n')], ['随访人', profile === 'internal' ? (companions ?? '') : ''], ['被反映单位（人）', profile === 'internal' || petition.restricted === 0 ? other(accused ?? '') : ''],
  ]
}

function registration(file: File, { codeLists, repos }: Ctx): FilePart {
  const { profile, petition, form } = file
  const open = isOpen(file)
  const label = (list: string, code: string | undefined): string => codeLists[list]?.items.find((item) => item.code === code)?.label ?? code ?? ''
  const rows: readonly FactRow[] = [
    ['编号', petition.number], ['登记时间', formatInstantZh(petition.receivedAt)], ['信访形式', label('forms', petition.form)], ['分类', CLASS_NAMES[petition.petitionClass === 'unreasonable' && profile !== 'internal' ? 'complex' : petition.petitionClass]], ['法定类别', petition.statutoryKind === null ? '' : KIND_NAMES[petition.statutoryKind]], ['来访性质', petition.visitKind ?? ''],
    ...person(file),
    ['事项', open ? petition.title : CONFIDENTIAL], ['主要诉求', open ? petition.requests : ''], ['事实和理由', open ? petition.facts : ''], ['发生时间', form.happenedOn === undefined || !open ? '' : formatDayZh(form.happenedOn)], ['发生地点', open ? form.happenedAt ?? '' : ''],
    ['收到的材料', open ? form.materials.map(({ name, copies, pages, original }) => `${name} ${copies} 份${pages > 0 ? `（每份 ${pages} 页）` : ''}，${original ? '原件' : '复印件'}`).join('\n') : ''],
    ['录音录像告知', form.notice === undefined ? '' : noticeText(form.notice)], ['接待人', repos.accounts.nameOf(petition.receiverId)], ['首接责任人', repos.accounts.nameOf(petition.officerId)],
  ]
  return part('来访登记表', factsHtml('来访登记表', rows.map(([name, value]) => [name, name === '编号' ? value : file.redact(value)] as const)), { on: petition.receivedOn })
}

const RECEIPT_KEYS: ReadonlySet<string> = new Set(['form', 'mode', 'petitionClass', 'statutoryKind', 'how', 'consent', 'number', 'queryCode', 'queryAddress'])
/** As it first left the desk; it carries the query code, so nothing of it is public. */
function receipt({ profile, petition, redact }: File, { repos, digest }: Ctx): readonly FilePart[] {
  if (profile === 'public') return [{ row: { title: '登记回执', number: petition.number, on: undefined, note: '载有查询码，公开版不收入' }, html: undefined }]
  const kept = (['a5', 'roll80'] as const).flatMap((paper) => repos.papers.original(petition.id, paper) ?? []).at(0)
  if (kept === undefined) return []
  if (digest(kept.html) !== kept.digest) refuse('paper-changed', '留存的登记回执与出具时的不一致；请联系系统管理员核验审计日志和备份', 'petitionId')
  const data = JSON.parse(repos.papers.receipt(petition.id) ?? '{}') as ReceiptData
  const shown = redacted(data, redact, RECEIPT_KEYS)
  return [JSON.stringify(shown) === JSON.stringify(data) ? part('登记回执', kept.html, { number: petition.number }) : part('登记回执', receiptHtml(shown, 'a5', { reprint: false }), { number: petition.number, note: '他人信息已遮盖' })]
}

/** Acts by the book in every profile; the rest of the timeline, with notes and reasons, inside only. */
function course(file: File, { repos }: Ctx): readonly FilePart[] {
  const { profile, petition, redact } = file
  const internal = profile === 'internal'
  const acts = repos.course.acts(petition.id).map(({ kind, doneOn, actorId, unit, coUnits, outcome, text, toldOn }) => ({
    at: formatDayZh(doneOn), what: ACTS[kind].name, who: redact(repos.accounts.nameOf(actorId)),
    text: redact([unit === '' ? '' : `单位：${unit}${coUnits === '' ? '' : `（协办 ${coUnits}）`}`, outcome === '' ? '' : `结果：${outcomesOf(kind)[outcome] ?? outcome}`, toldOn === null ? '' : `书面告知 ${formatDayZh(toldOn)}`, internal ? text : ''].filter((one) => one !== '').join('\n')),
  }))
  const events = internal ? repos.petitions.events(petition.id).toReversed().map(({ at, actorId, kind, text }) => ({ at: formatInstantZh(at), what: EVENT_NAMES[kind], who: repos.accounts.nameOf(actorId), text })) : []
  return [...(acts.length === 0 ? [] : [part('办理经过', stepsHtml('办理经过', acts))]), ...(events.length === 0 ? [] : [part('办理记录（内部）', stepsHtml('办理记录（内部）', events))])]
}
const EVENT_NAMES: Readonly<Record<ReturnType<Ctx['repos']['petitions']['events']>[number]['kind'], string>> = { registered: '登记', note: '备注', printed: '出具', handedOver: '移交', reassigned: '改归属', classified: '分类', state: '办理', paper: '文书', work: '清单、会议、疏导' }

const CLOCK_NAMES = { open: '计算中', met: '已完成', replaced: '已改期', lapsed: '不再计算' } as const
function limits({ petition, redact }: File, { repos }: Ctx): readonly FilePart[] {
  const rows = repos.course.clocks(petition.id).filter(({ proof }) => proof.dueOn !== undefined).map(({ proof, state, endedOn }) => ({ rule: proof.ruleName, startOn: proof.startOn, dueOn: proof.dueOn, state: `${CLOCK_NAMES[state]}${endedOn === null || state !== 'met' ? '' : `（${formatDayZh(endedOn)}${endedOn > proof.dueOn ? '，超期' : ''}）`}`, source: redact(proof.source) }))
  return rows.length === 0 ? [] : [part('办理期限', limitsHtml(rows))]
}

/** Kinds made for the petitioner or signed by him, beside those served on him. */
const PARTY_KINDS: ReadonlySet<string> = new Set(['mediationApplication', 'mediationAgreement', 'mediationRecord', 'recordingNotice', 'evaluation'])
/** Properties by which a composition tells its parts apart. */
const STRUCTURAL: ReadonlySet<string> = new Set(['kind', 'layout', 'align', 'fileTitle', 'on'])

function shows(profile: DossierProfile, { paper: { toDeliver, kind, voidedAt } }: FilePaper): boolean {
  if (profile === 'internal') return true
  return voidedAt === null && (toDeliver === 1 || (profile === 'party' && PARTY_KINDS.has(kind)))
}

/** As issued; where something in it is not for the reader, composed anew without that. */
function issued(file: File, { paper, content }: FilePaper, { digest }: Ctx): FilePart {
  const row = { title: paper.kindName, number: paper.number ?? paper.receivedNumber ?? '', on: paper.issuedOn, note: paper.voidedAt === null ? '' : '已作废' }
  if (content === undefined) return { row: { ...row, note: '在法律专档里，律师还没有共享' }, html: undefined }
  if (digest(content.html) !== content.digest) refuse('paper-changed', `留存的《${paper.kindName}》${row.number}与定稿时的不一致；请联系系统管理员核验审计日志和备份`, 'petitionId')
  const shown = redacted(JSON.parse(content.composed) as Composed, file.redact, STRUCTURAL)
  if (JSON.stringify(shown) === JSON.stringify(JSON.parse(content.composed))) return { row, html: content.html }
  return { row: { ...row, note: file.profile === 'public' ? '个人信息已略去' : '他人信息已遮盖' }, html: paperHtml(shown, { final: true, reprint: false, numbered: paper.number !== null }) }
}

function served(file: File): readonly FilePart[] {
  const { redact, profile } = file
  const rows = file.papers.filter((one) => shows(profile, one)).flatMap(({ paper, deliveries }) => deliveries.filter(({ corrected }) => corrected === 0).toReversed().map(({ addressee, way, outcome, on, place, signedBy, server, refusal, note }) => ({
    paper: `${paper.kindName}${paper.number ?? ''}`, addressee: redact(addressee), how: `${WAY_NAMES[way]}，${OUTCOME_NAMES[outcome]}`, on, place: profile === 'public' ? '' : redact(place), signedBy: redact(signedBy), server: redact(server),
    note: profile === 'internal' ? [refusal, note].filter((text) => text !== '').join('；') : redact(refusal),
  })))
  return rows.length === 0 ? [] : [part('送达情况', servedHtml(rows))]
}

/** The day once, where it ended on the same. */
function spanZh(from: number, to: number | null): string {
  if (to === null) return formatInstantZh(from)
  return `${formatInstantZh(from)}\n至 ${dayOf(from) === dayOf(to) ? formatInstantZh(to).slice(-5) : formatInstantZh(to)}`
}

/** Inside only, and only for who may know of recordings at all; destroyed ones too, as their number stays. */
function recorded({ profile, petition }: File, ctx: Ctx): readonly FilePart[] {
  if (profile !== 'internal' || !holdsApart('rec', ctx)) return []
  const rows = ctx.repos.recordings.ofPetition(petition.id).toReversed().map(({ number, kind, startedAt, endedAt, sha256, state }) => ({
    number, kind: RECORDING_KIND_NAMES[kind], times: spanZh(startedAt, endedAt), digest: sha256 ?? '', state: RECORDING_STATE_NAMES[state],
  }))
  return rows.length === 0 ? [] : [part('录音录像目录', recordedHtml(rows), { note: `共 ${rows.length} 段，另存于接待室` })]
}

export function partsOf(file: File, ctx: Ctx): readonly FilePart[] {
  const papers = file.papers.filter((one) => shows(file.profile, one)).map((one) => issued(file, one, ctx))
  return [registration(file, ctx), ...receipt(file, ctx), ...course(file, ctx), ...limits(file, ctx), ...papers, ...served(file), ...recorded(file, ctx)]
}
