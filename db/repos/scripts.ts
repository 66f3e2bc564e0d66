/**
 * 接访话术库 as rows: entries, versions, steps, favourites, uses, and what is half-written.
 * Knows nothing of the rules.
 */
import { ScriptKind, type Scene, ScriptRules, TypedScript } from '#core/contract/scripts'
import type { ScriptEventRecord, ScriptRecord, ScriptsRepo, ScriptVersion } from '#core/door/scriptsPort'
import type { Db } from '../store/open'

interface ContentRow {
  readonly scene: Scene; readonly kinds: string; readonly levelFrom: number; readonly levelTo: number; readonly title: string; readonly say: string; readonly dontSay: string; readonly why: string; readonly law: string; readonly nextStep: string
  readonly initials: string; readonly authorId: number | null
}
type EntryRow = Omit<ScriptRecord, 'content' | 'touched' | 'initials' | 'authorId'> & ContentRow & { readonly touched: number }
type VersionRow = ContentRow & { readonly version: number; readonly at: number }

const CONTENT = 'v.scene, v.kinds, v.level_from AS levelFrom, v.level_to AS levelTo, v.title, v.say, v.dont_say AS dontSay, v.why, v.law, v.next_step AS nextStep, v.initials, v.author_id AS authorId'
const ENTRY = `s.id, s.uid, s.state, s.version, s.published_version AS publishedVersion, s.seed_revision AS seedRevision, s.touched, s.reviewer_id AS reviewerId, s.review_on AS reviewOn, s.uses, ${CONTENT} FROM script s JOIN script_version v ON v.script_id = s.id`

function contentOf({ scene, kinds, levelFrom, levelTo, title, say, dontSay, why, law, nextStep }: ContentRow): ScriptRecord['content'] {
  return { scene, kinds: kinds.split(',').map((kind) => ScriptKind.parse(kind)), levelFrom, levelTo, title, say, dontSay, why, law, nextStep }
}

function record(row: EntryRow): ScriptRecord {
  const { id, uid, state, version, publishedVersion, seedRevision, reviewerId, reviewOn, uses, initials, authorId } = row
  return { id, uid, state, version, publishedVersion, seedRevision, touched: row.touched === 1, reviewerId, reviewOn, uses, content: contentOf(row), initials, authorId }
}

const version = (row: VersionRow): ScriptVersion => ({ version: row.version, at: row.at, authorId: row.authorId, content: contentOf(row), initials: row.initials })

function reading(db: Db): Pick<ScriptsRepo, 'all' | 'published' | 'byId' | 'count' | 'seeds' | 'versions' | 'version' | 'events' | 'nextVersion'> {
  const all = db.prepare<[], EntryRow>(`SELECT ${ENTRY} AND v.version = s.version ORDER BY s.id`)
  const published = db.prepare<[], EntryRow>(`SELECT ${ENTRY} AND v.version = s.published_version ORDER BY s.id`)
  const one = db.prepare<[number], EntryRow>(`SELECT ${ENTRY} AND v.version = s.version WHERE s.id = ?`)
  const count = db.prepare<[], number>('SELECT count(*) FROM script s').pluck()
  const seeds = db.prepare<[], { id: number; uid: string; revision: number; touched: number }>('SELECT s.id, s.uid, s.seed_revision AS revision, s.touched FROM script s WHERE s.seed_revision IS NOT NULL')
  const versions = db.prepare<[number], VersionRow>(`SELECT v.version, v.at, ${CONTENT} FROM script_version v WHERE v.script_id = ? ORDER BY v.version DESC`)
  const title = db.prepare<[number, number], { title: string }>('SELECT title FROM script_version WHERE script_id = ? AND version = ?')
  const events = db.prepare<[number], ScriptEventRecord>('SELECT at, step, version, actor_id AS actorId, reason FROM script_event WHERE script_id = ? ORDER BY id DESC LIMIT 500')
  const last = db.prepare<[number], number | null>('SELECT max(version) FROM script_version WHERE script_id = ?').pluck()
  return {
    all: () => all.all().map(record), published: () => published.all().map(record),
    byId: (id) => { const row = one.get(id); return row === undefined ? undefined : record(row) },
    count: () => count.get() ?? 0,
    seeds: () => new Map(seeds.all().map(({ id, uid, revision, touched }) => [uid, { id, revision, touched: touched === 1 }])),
    versions: (id) => versions.all(id).map(version), version: (id, number) => title.get(id, number), events: (id) => events.all(id), nextVersion: (id) => (last.get(id) ?? 0) + 1,
  }
}

function changing(db: Db): Pick<ScriptsRepo, 'add' | 'change' | 'addVersion' | 'addEvent'> {
  const add = db.prepare('INSERT INTO script (uid, state, version, published_version, seed_revision, touched, reviewer_id, review_on) VALUES (@uid, @state, @version, @publishedVersion, @seedRevision, @touched, @reviewerId, @reviewOn)')
  const change = db.prepare('UPDATE script SET state = @state, version = @version, published_version = @publishedVersion, seed_revision = @seedRevision, touched = @touched, reviewer_id = @reviewerId, review_on = @reviewOn WHERE id = @id')
  const addVersion = db.prepare(`INSERT INTO script_version (script_id, version, at, author_id, scene, kinds, level_from, level_to, title, say, dont_say, why, law, next_step, initials)
    VALUES (@id, @version, @at, @authorId, @scene, @kinds, @levelFrom, @levelTo, @title, @say, @dontSay, @why, @law, @nextStep, @initials)`)
  const addEvent = db.prepare('INSERT INTO script_event (script_id, id, at, actor_id, step, version, reason) VALUES (@id, 1 + coalesce((SELECT max(id) FROM script_event WHERE script_id = @id), 0), @at, @actorId, @step, @version, @reason)')
  return {
    add: (uid, standing) => Number(add.run({ uid, ...standing, touched: Number(standing.touched) }).lastInsertRowid),
    change: (id, standing) => void change.run({ id, ...standing, touched: Number(standing.touched) }),
    addVersion: (id, { content, ...rest }) => void addVersion.run({ id, ...rest, ...content, kinds: content.kinds.join(',') }),
    addEvent: (id, event) => void addEvent.run({ id, ...event }),
  }
}

function using(db: Db): Pick<ScriptsRepo, 'favourites' | 'favour' | 'lastUses' | 'addUse'> {
  const favourites = db.prepare<[number], number>('SELECT script_id FROM script_favourite WHERE account_id = ?').pluck()
  const favour = db.prepare('INSERT OR IGNORE INTO script_favourite (account_id, script_id) VALUES (?, ?)')
  const disfavour = db.prepare('DELETE FROM script_favourite WHERE account_id = ? AND script_id = ?')
  const last = db.prepare<[number], { scriptId: number; at: number }>('SELECT script_id AS scriptId, at FROM script_last_use WHERE account_id = ?')
  const use = db.prepare('INSERT OR IGNORE INTO script_use (petition_id, script_id, account_id, at) VALUES (@petitionId, @scriptId, @accountId, @at)')
  const counted = db.prepare('UPDATE script SET uses = uses + 1 WHERE id = ?')
  const noted = db.prepare('INSERT INTO script_last_use (account_id, script_id, at) VALUES (@accountId, @scriptId, @at) ON CONFLICT (account_id, script_id) DO UPDATE SET at = max(at, excluded.at)')
  return {
    favourites: (accountId) => new Set(favourites.all(accountId)),
    favour: (accountId, id, favourite) => void (favourite ? favour : disfavour).run(accountId, id),
    lastUses: (accountId) => new Map(last.all(accountId).map(({ scriptId, at }) => [scriptId, at])),
    addUse: (made) => {
      if (use.run(made).changes === 0) return
      counted.run(made.scriptId)
      noted.run({ accountId: made.accountId, scriptId: made.scriptId, at: made.at })
    },
  }
}

export function scriptsRepo(db: Db): ScriptsRepo {
  const typed = db.prepare<[number], string>('SELECT body FROM script_typed WHERE account_id = ?').pluck()
  const keep = db.prepare('INSERT INTO script_typed (account_id, body, at) VALUES (?, ?, ?) ON CONFLICT (account_id) DO UPDATE SET body = excluded.body, at = excluded.at')
  const forget = db.prepare('DELETE FROM script_typed WHERE account_id = ?')
  const rules = db.prepare<[], { body: string; revision: number; touched: number }>('SELECT body, revision, touched FROM script_rules WHERE id = 1')
  const saveRules = db.prepare('INSERT INTO script_rules (id, body, revision, touched, saved_at) VALUES (1, @body, @revision, @touched, @at) ON CONFLICT (id) DO UPDATE SET body = excluded.body, revision = excluded.revision, touched = excluded.touched, saved_at = excluded.saved_at')
  return {
    ...reading(db), ...changing(db), ...using(db),
    typed: (accountId) => { const body = typed.get(accountId); return body === undefined ? undefined : TypedScript.parse(JSON.parse(body)) },
    keepTyped: (accountId, body, at) => void (body === undefined ? forget.run(accountId) : keep.run(accountId, JSON.stringify(body), at)),
    rules: () => { const row = rules.get(); return row === undefined ? undefined : { rules: ScriptRules.parse(JSON.parse(row.body)), revision: row.revision, touched: row.touched === 1 } },
    saveRules: (kept, at) => void saveRules.run({ body: JSON.stringify(kept.rules), revision: kept.revision, touched: Number(kept.touched), at }),
  }
}
