/**
 * 接访话术库: what is offered at the desk, the library with its drafts, favourites, and what somebody is still writing.
 * Holds no words itself: they are in resources/scripts and, once changed here, in the database.
 */
import type { Handlers, OutputOf } from '../contract/index'
import type { ScriptRow, ScriptRules } from '../contract/scripts'
import { type Ctx, refuse } from '../door/context'
import type { ScriptRecord } from '../door/scriptsPort'
import { isOverdue, SEED_AUTHOR } from '../domain/scripts'
import { slotsIn } from '../domain/scriptSlots'
import { exportScripts, importScripts, tryImport } from './scriptFiles'
import { saveScript, scriptSteps } from './scriptSteps'

/** A room that this program has never written to knows no rules yet. */
const UNKNOWN_RULES: ScriptRules = { doNotSay: [], reviewMonths: 12 }

const authorOf = (authorId: number | null, { repos }: Ctx): string => (authorId === null ? SEED_AUTHOR : repos.accounts.nameOf(authorId))

function published(ctx: Ctx): OutputOf<'scripts.published'> {
  const { repos, actor } = ctx
  const [favourites, uses] = [repos.scripts.favourites(actor.userId), repos.scripts.lastUses(actor.userId)]
  return repos.scripts.published().map(({ id, publishedVersion, content, initials, uses: count }) => {
    const lastUsedAt = uses.get(id)
    return { id, version: publishedVersion ?? 1, ...content, slots: slotsIn(content.say), initials, favourite: favourites.has(id), uses: count, ...(lastUsedAt === undefined ? {} : { lastUsedAt }) }
  })
}

function rowOf(entry: ScriptRecord, favourites: ReadonlySet<number>, ctx: Ctx): ScriptRow {
  const { id, uid, state, version, publishedVersion, seedRevision, reviewerId, reviewOn, uses, content, initials, authorId } = entry
  return {
    id, uid, state, version, ...content, slots: slotsIn(content.say), initials, favourite: favourites.has(id), uses, author: authorOf(authorId, ctx), own: authorId === ctx.actor.userId, seed: seedRevision !== null,
    overdue: isOverdue(state, reviewOn, ctx.today),
    ...(publishedVersion === null ? {} : { publishedVersion }), ...(reviewerId === null ? {} : { reviewer: ctx.repos.accounts.nameOf(reviewerId) }), ...(reviewOn === null ? {} : { reviewOn }),
  }
}

const rulesOf = ({ repos }: Ctx): ScriptRules => repos.scripts.rules()?.rules ?? UNKNOWN_RULES

export const scripts: Handlers<'scripts', Ctx> = {
  published: (_input, ctx) => published(ctx),
  list: (_input, ctx) => {
    const { repos, actor, today } = ctx
    const favourites = repos.scripts.favourites(actor.userId)
    const typed = repos.scripts.typed(actor.userId)
    return { today, reviewMonths: rulesOf(ctx).reviewMonths, entries: repos.scripts.all().map((entry) => rowOf(entry, favourites, ctx)), ...(typed === undefined ? {} : { typed }) }
  },
  history: ({ id }, ctx) => {
    const { scripts: kept, accounts } = ctx.repos
    if (kept.byId(id) === undefined) refuse('not-found', '没有这条话术，请刷新后重新选择', 'id')
    return {
      events: kept.events(id).map(({ at, step, version, actorId, reason }) => ({ at, step, version, actor: actorId === null ? SEED_AUTHOR : accounts.nameOf(actorId), reason })),
      versions: kept.versions(id).map(({ version, at, authorId, content }) => ({ ...content, version, at, author: authorOf(authorId, ctx) })),
    }
  },
  save: saveScript,
  ...scriptSteps,
  keepTyped: ({ typed }, { repos, actor, now, audit }) => {
    repos.scripts.keepTyped(actor.userId, typed, now)
    audit({ object: typed?.id === undefined ? 'script' : `script:${typed.id}` })
    return { done: true }
  },
  favour: ({ id, favourite }, { repos, actor, audit }) => {
    if (repos.scripts.byId(id) === undefined) refuse('not-found', '没有这条话术，请刷新后重新选择', 'id')
    repos.scripts.favour(actor.userId, id, favourite)
    audit({ object: `script:${id}`, fields: [`${favourite ? '+' : '-'}favourite`] })
    return { done: true }
  },
  export: exportScripts,
  tryImport,
  import: importScripts,
  rules: (_input, ctx) => {
    const kept = ctx.repos.scripts.rules()
    return { ...rulesOf(ctx), source: kept === undefined ? '' : kept.touched ? '本室修改过' : `随程序提供（第 ${kept.revision} 版）` }
  },
  saveRules: (rules, { repos, now, audit }) => {
    const seen = new Set<string>()
    for (const [at, { phrases }] of rules.doNotSay.entries()) {
      for (const phrase of phrases.map((one) => one.trim())) {
        if (seen.has(phrase)) refuse('already-there', `“${phrase}”写了两次，请删去一处`, `doNotSay.${at}.phrases`)
        seen.add(phrase)
      }
    }
    repos.scripts.saveRules({ rules, revision: repos.scripts.rules()?.revision ?? 0, touched: true }, now)
    audit({ object: 'scriptRules', fields: Object.keys(rules), row: rules })
    return { done: true }
  },
}
