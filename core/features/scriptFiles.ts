/**
 * The script library as a file: written for another desk, and read from one after a trial that says of each row what would come of it.
 * What comes in is a draft like any other: somebody here reviews it before anybody says it.
 */
import { z } from 'zod'
import type { Handlers } from '../contract/index'
import { type ImportRow, MOST_IMPORTED, ScriptContent } from '../contract/scripts'
import { Uid } from '../contract/fields'
import { type Ctx, refuse } from '../door/context'
import { sentence } from '../door/sentences'
import type { ScriptRecord } from '../door/scriptsPort'
import { contentProblem, sameContent } from '../domain/scripts'
import { addDraft, addEdit, judgedContent } from './scriptSteps'

const FORMAT = 'reception-scripts/1'
const Row = ScriptContent.extend({ uid: Uid.optional() })
const Library = z.object({ format: z.literal(FORMAT), entries: z.array(z.unknown()).min(1).max(MOST_IMPORTED) })

type Judged = ImportRow & { readonly content?: ScriptContent; readonly uid?: string; readonly known?: ScriptRecord }

function entriesOf(text: string): readonly unknown[] {
  let read: unknown
  try {
    read = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch {
    return refuse('not-a-library', '这段内容不是从话术库导出的文件，或不完整；请重新选择或完整粘贴', 'text')
  }
  const library = Library.safeParse(read)
  if (!library.success) return refuse('not-a-library', `不是话术库文件，或超过 ${MOST_IMPORTED} 条；请核对后重试`, 'text')
  return library.data.entries
}

const titleOf = (row: unknown): string => (typeof row === 'object' && row !== null && 'title' in row && typeof row.title === 'string' ? row.title.slice(0, 40) : '')

/** One row against the library and the rows before it. */
function judgeRow(given: unknown, row: number, library: readonly ScriptRecord[], before: readonly Judged[]): Judged {
  const shown = { row, title: titleOf(given) }
  const parsed = Row.safeParse(given)
  if (!parsed.success) return { ...shown, verdict: 'faulty', reason: sentence(parsed.error).message }
  const { uid, ...content } = parsed.data
  const problem = contentProblem(content)
  if (problem !== undefined) return { ...shown, verdict: 'faulty', reason: problem.message }
  const twin = before.find((one) => one.verdict !== 'faulty' && ((uid !== undefined && one.uid === uid) || one.content?.say === content.say.trim()))
  if (twin !== undefined) return { ...shown, verdict: 'faulty', reason: `和第 ${twin.row} 行重复` }
  const known = uid === undefined ? undefined : library.find((entry) => entry.uid === uid)
  const judged = { ...shown, content: judgedContent(content), ...(uid === undefined ? {} : { uid }) }
  if (known === undefined) {
    const alike = library.find((entry) => entry.content.say === judged.content.say)
    return alike === undefined ? { ...judged, verdict: 'new', reason: '' } : { ...judged, verdict: 'same', reason: `和本室的“${alike.content.title}”说的一字不差` }
  }
  if (sameContent(known.content, content)) return { ...judged, known, verdict: 'same', reason: '' }
  return known.state === 'retired' ? { ...judged, known, verdict: 'faulty', reason: '这条在本室已停用，要用请先重新启用' } : { ...judged, known, verdict: 'changed', reason: `改动后是第 ${known.version + 1} 版草稿，审阅发布前仍用现在这一版` }
}

function judge(text: string, { repos }: Ctx): Judged[] {
  const library = repos.scripts.all()
  const judged: Judged[] = []
  for (const [at, given] of entriesOf(text).entries()) judged.push(judgeRow(given, at + 1, library, judged))
  return judged
}

export const tryImport: Handlers<'scripts', Ctx>['tryImport'] = ({ text }, ctx) => ({ rows: judge(text, ctx).map(({ row, title, verdict, reason }) => ({ row, title, verdict, reason })) })

export const importScripts: Handlers<'scripts', Ctx>['import'] = ({ text }, ctx) => {
  const { ids, audit } = ctx
  const counts = { added: 0, changed: 0 }
  for (const { verdict, content, uid, known } of judge(text, ctx)) {
    if (content === undefined) continue
    if (verdict === 'new') {
      addDraft(content, uid ?? ids.uid(), 'imported', ctx)
      counts.added += 1
    } else if (verdict === 'changed' && known !== undefined) {
      addEdit(known, content, 'imported', ctx)
      counts.changed += 1
    }
  }
  if (counts.added + counts.changed === 0) refuse('nothing-new', '没有可以导入的：都与本室相同，或有错；请看试导入的结果', 'text')
  audit({ object: 'script', reason: `新增 ${counts.added} 条，更新 ${counts.changed} 条` })
  return counts
}

export const exportScripts: Handlers<'scripts', Ctx>['export'] = (_input, { repos, today, audit }) => {
  const entries = repos.scripts.published().map(({ uid, content }) => ({ uid, ...content }))
  audit({ object: 'script', reason: `导出 ${entries.length} 条` })
  return { text: JSON.stringify({ format: FORMAT, room: repos.accounts.desk().roomName, madeOn: today, entries }, null, 1), suggestedName: `接访话术库-${today}.json`, count: entries.length }
}
