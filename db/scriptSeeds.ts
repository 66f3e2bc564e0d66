/**
 * Enters the program's scripts and do-not-say list into a room when it is opened, and newer ones where nobody here changed the old.
 * Refuses to touch what people wrote; what cannot be done now is tried again at the next opening, and nobody is kept out for it.
 */
import type { Clock } from '#core/domain/clock'
import { phraseInitials } from '#core/domain/initials'
import { type ScriptSeed, seedStep } from '#core/domain/scripts'
import type { ScriptsRepo } from '#core/door/scriptsPort'
import type { ScriptRules } from '#core/contract/scripts'
import type { Store } from './store/store'

export interface Seeds { readonly scripts: readonly ScriptSeed[]; readonly rules: ScriptRules & { readonly revision: number } }
interface Around { readonly clock: Clock; log(line: string): void }

export function enterSeeds(store: Store, repo: ScriptsRepo, seeds: Seeds, around: Around): void {
  if (store.readOnly) return
  try {
    enter(store, repo, seeds, around.clock)
  } catch (error) {
    around.log(`scripts not entered: ${error instanceof Error ? error.name : 'unknown'}`)
  }
}

function enter(store: Store, repo: ScriptsRepo, { scripts, rules: { revision, ...rules } }: Seeds, clock: Clock): void {
  const known = repo.seeds()
  const due = scripts.map((seed) => ({ seed, step: seedStep(known.get(seed.id), seed) })).filter(({ step }) => step !== 'leave')
  const kept = repo.rules()
  const newRules = kept === undefined || (!kept.touched && kept.revision < revision)
  if (due.length === 0 && !newRules) return
  const now = clock.now()
  store.write(() => {
    for (const { seed } of due) put(repo, seed, known.get(seed.id)?.id, now)
    if (newRules) repo.saveRules({ rules, revision, touched: false }, now)
    const added = due.filter(({ step }) => step === 'add').length
    store.appendAudit({ at: now, uptime: clock.uptime(), userId: 0, userName: '', role: '', action: 'scripts.seed', object: 'script', fields: newRules ? 'doNotSay' : '', result: 'ok', reason: `新增 ${added} 条，更新 ${due.length - added} 条`, rowDigest: '' })
  })
}

function put(repo: ScriptsRepo, { id: uid, revision, reviewOn, content }: ScriptSeed, known: number | undefined, at: number): void {
  const version = known === undefined ? 1 : repo.nextVersion(known)
  const standing = { state: 'published' as const, version, publishedVersion: version, reviewerId: null, reviewOn, touched: false, seedRevision: revision }
  const id = known ?? repo.add(uid, standing)
  repo.addVersion(id, { version, at, authorId: null, content, initials: phraseInitials(content.title) })
  if (known !== undefined) repo.change(id, standing)
  repo.addEvent(id, { at, step: 'seeded', version, actorId: null, reason: '' })
}
