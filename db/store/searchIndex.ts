/**
 * Upkeep of the search index outside of saves: takes in petitions noted as unindexed, and merges a little.
 * A save only notes its petition, so that none waits for the index; searches read the noted ones themselves.
 */
import { documentGrams } from '#core/domain/grams'
import type { Db } from './open'
import { SEARCH_REVISION, wordKeeper } from './petitionWords'

/** `revision` is that of its words, where they were made. */
interface Noted { readonly id: number; readonly text: string; readonly initials: string; readonly revision: number | null; readonly words: string | null }

/** Petitions taken in at once: a long import is indexed in several idle moments. */
const AT_ONCE = 200
/** Pages merged at once; more than a round of desk work writes, so that the index does not fall apart into ever more pieces. */
const PAGES = 256n

/** Petitions looked through at once for those that the index has lost. */
const LOOKED_THROUGH = 5_000

/**
 * One round of upkeep; answers whether petitions are left over. FTS options need integers. The first rounds after an opening also
 * look for petitions that are neither in the index nor noted, and for those indexed by an older revision, and note them: nobody would find them otherwise.
 */
export function searchUpkeep(db: Db): () => boolean {
  const noted = db.prepare<[number], Noted>('SELECT u.petition_id AS id, p.search_text AS text, p.name_initials AS initials, w.revision, w.words FROM petition_unindexed u CROSS JOIN petition p ON p.id = u.petition_id LEFT JOIN petition_words w ON w.petition_id = u.petition_id ORDER BY u.petition_id LIMIT ?')
  const wordsOf = wordKeeper(db)
  const forget = db.prepare('DELETE FROM search WHERE rowid = ?')
  const index = db.prepare('INSERT INTO search (rowid, grams) VALUES (?, ?)')
  const done = db.prepare('DELETE FROM petition_unindexed WHERE petition_id = ?')
  const merge = db.prepare(`INSERT INTO search (search, rank) VALUES ('merge', ?)`)
  const round = db.transaction((rows: readonly Noted[]) => {
    for (const { id, text, initials, revision, words } of rows) {
      const chosen = revision === SEARCH_REVISION && words !== null ? words : wordsOf(id)
      forget.run(BigInt(id))
      index.run(BigInt(id), documentGrams(`${text}\n${chosen}`, initials))
      done.run(id)
    }
    merge.run(PAGES)
  })
  const newest = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM petition').pluck()
  const noteLost = db.prepare(`INSERT INTO petition_unindexed (petition_id) SELECT p.id FROM (SELECT id FROM petition WHERE id > @after ORDER BY id LIMIT ${LOOKED_THROUGH}) p
    WHERE NOT (EXISTS (SELECT 1 FROM search_docsize d WHERE d.id = p.id) AND EXISTS (SELECT 1 FROM petition_words w WHERE w.petition_id = p.id AND w.revision = ${SEARCH_REVISION})) AND NOT EXISTS (SELECT 1 FROM petition_unindexed u WHERE u.petition_id = p.id)`)
  const last = db.prepare<[{ after: number }], number>(`SELECT coalesce(max(id), @after) FROM (SELECT id FROM petition WHERE id > @after ORDER BY id LIMIT ${LOOKED_THROUGH})`).pluck()
  const end = newest.get() ?? 0
  let after = 0
  return () => {
    if (after < end) {
      noteLost.run({ after })
      after = last.get({ after }) ?? end
    }
    const rows = noted.all(AT_ONCE)
    round.immediate(rows)
    return rows.length === AT_ONCE || after < end
  }
}
