/**
 * A petition as far as the actor may know of it.
 * What is hidden from the actor and what was never there are refused alike.
 */
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'

export function seen(id: number, { repos, actor }: Ctx): Petition {
  return repos.petitions.byId(id, actor.userId) ?? refuse('not-found', '没有这件信访事项，或您无权查看；请刷新列表后重试，确需查看的请联系首接责任人或分管领导', 'id')
}

/** What was erased takes nothing new: it would never fall due again. */
export function unerased(id: number, ctx: Ctx): Petition {
  const petition = seen(id, ctx)
  return ctx.repos.retention.isErased(id) ? refuse('erased', `${petition.number} 已按保管期限销毁，不能再添加内容；有新情况请另行登记`) : petition
}
