/**
 * The words of an issued paper as they are stored, or why they cannot be given.
 * Knows no page and no output.
 */
import { type Ctx, refuse } from '../door/context'
import type { PaperContent, PaperRecord } from '../door/paperPort'

/** Ends with `erased`, or with `apart` for a lawyer's opinion that is not shared yet. */
export function contentOrWhyNot({ id, kindName, number, erased }: PaperRecord, { repos }: Ctx): PaperContent {
  const content = repos.issued.content(id)
  if (content !== undefined) return content
  return erased === 1
    ? refuse('erased', `《${kindName}》${number ?? ''}的内容已按保管期限销毁，只留下登记簿里的一行`, 'paperId')
    : refuse('apart', `《${kindName}》${number ?? ''}还在法律专档里，律师共享以后才能查看`, 'paperId')
}
