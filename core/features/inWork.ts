/**
 * A petition as far as 三清单, meetings and guidance may still add to it, and the line they leave in its timeline.
 * What is closed or erased takes nothing more.
 */
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'
import { unerased } from './seenPetition'

/** Why a petition takes no more work; undefined when it does. */
function shutBy(petition: Petition, { repos }: Ctx): { readonly code: 'erased' | 'closed'; readonly words: string } | undefined {
  if (repos.retention.isErased(petition.id)) return { code: 'erased', words: `${petition.number} 已按保管期限销毁，不能再添加内容` }
  return petition.state === 'closed' ? { code: 'closed', words: `${petition.number} 已办结，不能再改；有新情况请另行登记，并关联到这件` } : undefined
}

/** The same in words for a screen; empty when it takes work. */
export const shutWords = (petition: Petition, ctx: Ctx): string => shutBy(petition, ctx)?.words ?? ''

export function inWork(id: number, ctx: Ctx): Petition {
  const petition = unerased(id, ctx)
  const shut = shutBy(petition, ctx)
  return shut === undefined ? petition : refuse(shut.code, shut.words)
}

/** Leaves a line in the timeline, which is found like any other text of the petition. */
export function noted(petitionId: number, text: string, { repos, now, actor }: Ctx): void {
  repos.petitions.addEvent(petitionId, now, actor.userId, 'work', text)
  repos.petitions.addSearchable(petitionId, text)
}
