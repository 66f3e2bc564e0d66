/** 首接责任人 as the registration will make it: who it is, or what is still to be said. */
import { successionOf } from '#core/domain/succession'
import type { IntakeDesk } from './intakeDesk'

/** `words` as they are shown; `name` where one person is certain. */
export interface Responsibility { readonly words: string; readonly name?: string }

export function responsibleOf({ form: { conflict, excludedIds = [] }, officers, workerId }: Pick<IntakeDesk, 'form' | 'officers' | 'workerId'>): Responsibility | undefined {
  const nameOf = (id: number | undefined) => officers.find((officer) => officer.id === id)?.name
  const certain = (name: string | undefined): Responsibility | undefined => (name === undefined ? undefined : { words: name, name })
  if (conflict?.has !== true) return certain(nameOf(workerId))
  if (conflict.handOverTo !== undefined) return certain(nameOf(conflict.handOverTo))
  const next = successionOf(officers, workerId ?? 0, excludedIds)
  if (next.kind === 'choose') return { words: '请选接办人' }
  if (next.kind === 'nobody') return { words: `${nameOf(workerId) ?? ''}（回避待处理）` }
  const [only] = next.leaders
  return next.leaders.length === 1 && only !== undefined ? { words: `由分管领导${only.name}接办`, name: only.name } : { words: '由分管领导接办' }
}
