/**
 * Section `dossier` (卷宗): puts a petition's file together for one kind of reader.
 * Knows who may have which profile made; what each shows is dossierParts.ts.
 */
import type { DossierProfile } from '../contract/dossier'
import type { Handlers } from '../contract/index'
import { catalogueHtml, coverHtml } from '../documents/dossier'
import { CONFIDENTIAL } from '../documents/paper/known'
import { COURSE_STATE_NAMES } from '../domain/course'
import { DOSSIER_NAMES } from '../domain/dossierNames'
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'
import { partsOf } from './dossierParts'
import { papersOf, redactionOf } from './dossierPeople'
import { detailOf } from './petitionPage'
import { unerased } from './seenPetition'

/** Of all parts together: what the shell takes at once. */
const MOST_CHARACTERS = 3_800_000

const NOTES: Readonly<Record<DossierProfile, string>> = {
  internal: '本卷供本单位归档和有权查阅的工作人员使用，载有个人信息和内部记录，不得外传。心理记录、警示备注、未共享的法律意见不在其中。',
  party: '本卷供信访人本人使用：本人信息照录，他人信息已遮盖；内部记录不在其中。',
  public: '本卷供公开使用：姓名、证件号、电话、地址和查询码均已略去或替换；使用前请再通读一遍，自由文字里的别称、单位内设岗位等请自行核对。',
}

function allowed(petition: Petition, profile: DossierProfile, { actor }: Ctx): void {
  const leads = actor.roles.includes('leader')
  if (profile === 'public' && !leads) refuse('leader-only', '公开版卷宗由分管领导制作，请联系分管领导', 'profile')
  if (profile === 'public' && petition.restricted === 1) refuse('restricted', '检举控告事项依法保密，不制作公开版卷宗（条例第三十条、第四十六条）', 'profile')
  if (!leads && petition.officerId !== actor.userId) refuse('not-yours', `${petition.number} 的卷宗由首接责任人或分管领导制作`, 'petitionId')
}

export const dossier: Handlers<'dossier', Ctx> = {
  make: ({ petitionId, profile, reason }, ctx) => {
    const petition = unerased(petitionId, ctx)
    allowed(petition, profile, ctx)
    const { repos, now, actor } = ctx
    const [form, papers] = [detailOf(petition), papersOf(petitionId, ctx)]
    const redact = redactionOf(profile, petition, form, papers, ctx)
    const found = partsOf({ profile, petition, form, papers, redact }, ctx)
    const placed = found.map((part, at) => ({ ...part, place: part.html === undefined ? undefined : 2 + found.slice(0, at).filter(({ html }) => html !== undefined).length }))
    const { roomName, community, issuingUnit } = repos.accounts.desk()
    const cover = coverHtml({
      number: petition.number, title: profile !== 'internal' && petition.restricted === 1 ? CONFIDENTIAL : redact(petition.title), petitioner: petition.name === '' ? '匿名' : redact(petition.name), receivedOn: petition.receivedOn, state: COURSE_STATE_NAMES[petition.state], officer: redact(repos.accounts.nameOf(petition.officerId)),
      profile: DOSSIER_NAMES[profile], profileNote: NOTES[profile], roomName, community, unit: issuingUnit, madeAt: now, madeBy: redact(actor.name), reason: profile === 'internal' ? reason.trim() : '',
    })
    const parts = [
      { title: '卷宗封面', html: cover }, { title: '卷内目录', html: catalogueHtml(placed.map(({ row, place }) => ({ ...row, part: place }))) },
      ...placed.flatMap(({ row, html }) => (html === undefined ? [] : [{ title: row.title, html }])),
    ]
    if (parts.reduce((sum, { html }) => sum + html.length, 0) > MOST_CHARACTERS) refuse('too-large', '这件事项的卷宗太大，不能一次制成；请分别打印各份文书，另行装订', 'petitionId')
    repos.petitions.addEvent(petitionId, now, actor.userId, 'printed', `制作卷宗（${DOSSIER_NAMES[profile]}）：${reason.trim()}`)
    ctx.audit({ object: `petition:${petitionId}`, fields: ['dossier', `dossier.${profile}`], reason, records: [`petition:${petitionId}`] })
    return { parts, mark: petition.number, suggestedName: `卷宗-${petition.number}-${DOSSIER_NAMES[profile]}.pdf` }
  },
}
