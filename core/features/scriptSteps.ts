/**
 * The steps of an entry of the script library: written, reviewed by somebody else, published by a leader, looked at again, retired.
 * A version once written is never changed; what is offered at the desk changes only by publishing and retiring.
 */
import type { Handlers, OutputOf } from '../contract/index'
import type { ScriptContent, ScriptStep } from '../contract/scripts'
import { type Ctx, refuse } from '../door/context'
import type { ScriptRecord, ScriptStandingChange } from '../door/scriptsPort'
import type { Day } from '../domain/day'
import { phraseInitials } from '../domain/initials'
import { contentProblem, mayStep, monthsLater, MOST_SCRIPTS, sameContent, SCRIPT_STATE_NAMES, type ScriptAction, stepTo } from '../domain/scripts'

const ACTIONS: Readonly<Record<ScriptAction, { readonly word: string; readonly step: ScriptStep }>> = {
  edit: { word: '修改', step: 'edited' }, review: { word: '审阅', step: 'reviewed' }, sendBack: { word: '退回', step: 'sentBack' }, publish: { word: '发布', step: 'published' }, retire: { word: '停用', step: 'retired' },
  revive: { word: '重新启用', step: 'revived' }, renew: { word: '复审', step: 'renewed' }, drop: { word: '放弃修改', step: 'dropped' },
}

const entryOf = (id: number, { repos }: Ctx): ScriptRecord => repos.scripts.byId(id) ?? refuse('not-found', '没有这条话术，请刷新后重新选择', 'id')
const standingOf = ({ state, version, publishedVersion, reviewerId, reviewOn, touched, seedRevision }: ScriptRecord): ScriptStandingChange => ({ state, version, publishedVersion, reviewerId, reviewOn, touched, seedRevision })

/** The entry after an action, or a refusal that names the way out. `version` is the one that was read. */
function stepped(entry: ScriptRecord, action: ScriptAction, version: number | undefined, { actor }: Ctx): ScriptStandingChange {
  if (version !== undefined && version !== entry.version) refuse('script-newer', `这条话术已有第 ${entry.version} 版，请重新打开后再${ACTIONS[action].word}`, 'version')
  const state = stepTo(action, { state: entry.state, published: entry.publishedVersion !== null })
  if (state === undefined) return refuse('wrong-state', `这条话术现在是“${SCRIPT_STATE_NAMES[entry.state]}”，不能${ACTIONS[action].word}；请刷新后查看`, 'id')
  if (!mayStep(action, entry, { id: actor.userId, roles: actor.roles })) {
    if (action === 'review') refuse('own-draft', '自己写的话术要请另一位同事审阅', 'id')
    refuse('not-yours', '这一版是别人写的，请由本人或分管领导放弃', 'id')
  }
  return { ...standingOf(entry), state }
}

function record(entry: Pick<ScriptRecord, 'id'>, standing: ScriptStandingChange, step: ScriptStep, reason: string, { repos, actor, now, audit }: Ctx): OutputOf<'scripts.review'> {
  repos.scripts.change(entry.id, standing)
  repos.scripts.addEvent(entry.id, { at: now, step, version: standing.version, actorId: actor.userId, reason })
  audit({ object: `script:${entry.id}`, fields: ['version'], reason })
  return { done: true }
}

/** When it is looked at again: the day given, or after the room's own period. */
function reviewDay(given: Day | undefined, { today, repos }: Ctx): Day {
  if (given !== undefined && given <= today) refuse('past-day', '复审日期要在今天以后，请改选', 'reviewOn')
  return given ?? monthsLater(today, repos.scripts.rules()?.rules.reviewMonths ?? 12)
}

/** Content as it is kept, or a refusal at its first field that does not keep to the rules. */
export function judgedContent(content: ScriptContent): ScriptContent {
  const problem = contentProblem(content)
  if (problem !== undefined) refuse('wrong-content', problem.message, `content.${problem.field}`)
  const { title, say, dontSay, why, law, nextStep } = content
  return { ...content, title: title.trim(), say: say.trim(), dontSay: dontSay.trim(), why: why.trim(), law: law.trim(), nextStep: nextStep.trim() }
}

/** A new entry as a draft of the actor. */
export function addDraft(content: ScriptContent, uid: string, step: 'made' | 'imported', { repos, actor, now }: Ctx): number {
  if (repos.scripts.count() >= MOST_SCRIPTS) refuse('library-full', `话术库最多 ${MOST_SCRIPTS} 条，请先整理不用的`)
  const id = repos.scripts.add(uid, { state: 'draft', version: 1, publishedVersion: null, reviewerId: null, reviewOn: null, touched: true, seedRevision: null })
  repos.scripts.addVersion(id, { version: 1, at: now, authorId: actor.userId, content, initials: phraseInitials(content.title) })
  repos.scripts.addEvent(id, { at: now, step, version: 1, actorId: actor.userId, reason: '' })
  return id
}

/** A new version of an entry, by the actor; what is offered at the desk stays until it is published. */
export function addEdit(entry: ScriptRecord, content: ScriptContent, step: 'edited' | 'imported', ctx: Ctx): number {
  const { repos, actor, now } = ctx
  const version = repos.scripts.nextVersion(entry.id)
  const standing = { ...standingOf(entry), state: 'draft' as const, version, reviewerId: null, touched: true }
  repos.scripts.addVersion(entry.id, { version, at: now, authorId: actor.userId, content, initials: phraseInitials(content.title) })
  repos.scripts.change(entry.id, standing)
  repos.scripts.addEvent(entry.id, { at: now, step, version, actorId: actor.userId, reason: '' })
  return version
}

export const saveScript: Handlers<'scripts', Ctx>['save'] = ({ id, baseVersion, content }, ctx) => {
  const { repos, actor, now, ids, audit } = ctx
  const judged = judgedContent(content)
  const twin = repos.scripts.all().find((entry) => entry.id !== id && entry.state !== 'retired' && entry.content.say === judged.say)
  if (twin !== undefined) refuse('already-there', `和“${twin.content.title}”说的一字不差，请改那一条`, 'content.say')
  const known = id === undefined ? undefined : entryOf(id, ctx)
  if (known !== undefined) stepped(known, 'edit', baseVersion, ctx)
  repos.scripts.keepTyped(actor.userId, undefined, now)
  if (known !== undefined && sameContent(known.content, judged)) {
    audit({ object: `script:${known.id}` })
    return { id: known.id, version: known.version }
  }
  const made = known === undefined ? { id: addDraft(judged, ids.uid(), 'made', ctx), version: 1 } : { id: known.id, version: addEdit(known, judged, 'edited', ctx) }
  audit({ object: `script:${made.id}`, fields: ['version'] })
  return made
}

export const scriptSteps: Pick<Handlers<'scripts', Ctx>, 'review' | 'sendBack' | 'publish' | 'renew' | 'drop' | 'retire' | 'revive'> = {
  review: ({ id, version }, ctx) => { const entry = entryOf(id, ctx); return record(entry, { ...stepped(entry, 'review', version, ctx), reviewerId: ctx.actor.userId }, 'reviewed', '', ctx) },
  sendBack: ({ id, version, reason }, ctx) => { const entry = entryOf(id, ctx); return record(entry, { ...stepped(entry, 'sendBack', version, ctx), reviewerId: null }, 'sentBack', reason, ctx) },
  publish: ({ id, version, reviewOn }, ctx) => {
    const entry = entryOf(id, ctx)
    const standing = stepped(entry, 'publish', version, ctx)
    return record(entry, { ...standing, publishedVersion: standing.version, reviewOn: reviewDay(reviewOn, ctx), touched: true }, 'published', '', ctx)
  },
  renew: ({ id, reviewOn }, ctx) => { const entry = entryOf(id, ctx); return record(entry, { ...stepped(entry, 'renew', undefined, ctx), reviewOn: reviewDay(reviewOn, ctx) }, 'renewed', '', ctx) },
  drop: ({ id, version }, ctx) => {
    const entry = entryOf(id, ctx)
    const standing = stepped(entry, 'drop', version, ctx)
    return record(entry, { ...standing, version: entry.publishedVersion ?? standing.version }, 'dropped', '', ctx)
  },
  retire: ({ id, reason }, ctx) => { const entry = entryOf(id, ctx); return record(entry, { ...stepped(entry, 'retire', undefined, ctx), publishedVersion: null, touched: true }, 'retired', reason, ctx) },
  revive: ({ id, reason }, ctx) => { const entry = entryOf(id, ctx); return record(entry, { ...stepped(entry, 'revive', undefined, ctx), reviewerId: null, touched: true }, 'revived', reason, ctx) },
}

/** Notes what was said in a visit, each entry once; one that is not there any more is left out, for registering is never refused for it (条例 43). */
export function noteUses(petitionId: number, used: readonly { readonly scriptId: number; readonly version: number; readonly at: number }[], { repos, actor, now }: Ctx): void {
  for (const { scriptId, version, at } of used) {
    if (repos.scripts.version(scriptId, version) !== undefined) repos.scripts.addUse({ petitionId, scriptId, accountId: actor.userId, at: Math.min(at, now) })
  }
}
