/** The visit as the script library sees it: what it calls for, what fills the slots, and which words were said. */
import { useMemo } from 'react'
import { formatDayZh } from '#core/domain/day'
import { checkId } from '#core/domain/identity'
import { occasionOf } from '#core/domain/scriptRank'
import { addressOf } from '#core/domain/scriptSlots'
import type { IntakeForm } from '#core/contract/intake'
import type { ScriptCase } from '../../ui/scripts/scriptCase'
import type { DraftKeeper, DraftView } from './draftKeeper'
import type { IntakeDesk } from './intakeDesk'
import { responsibleOf } from './responsible'
import { usePromise } from './usePromise'

function calledIn({ petitioner: who = {} }: IntakeForm, today: IntakeDesk['today']): string | undefined {
  if (who.mode === 'anonymous' || who.mode === 'alias') return undefined
  const checked = who.idNumber === undefined || !['id', 'permit'].includes(who.paperType ?? 'id') ? undefined : checkId(who.idNumber, today)
  return addressOf(who.name, checked?.ok === true ? checked.sex : who.sex)
}

export function useScriptCase(keeper: DraftKeeper, { form }: DraftView, desk: Pick<IntakeDesk, 'today' | 'officers' | 'workerId'>): ScriptCase {
  const promise = usePromise(form).value?.promise
  const values = {
    称呼: calledIn(form, desk.today), 事项: form.title?.trim(), 责任人: responsibleOf({ form, ...desk })?.name,
    时限日期: form.petitionClass === undefined || promise === undefined ? undefined : formatDayZh(promise.dueOn),
  }
  const occasion = occasionOf(form)
  return useMemo(() => ({
    occasion, values, used: form.scriptsUsed ?? [],
    noteSaid: ({ id, version }) => keeper.patch((now) => ((now.scriptsUsed ?? []).some(({ scriptId }) => scriptId === id) ? now : { ...now, scriptsUsed: [...(now.scriptsUsed ?? []), { scriptId: id, version, at: keeper.officeNow() }] })),
    takeBack: ({ id }) => keeper.patch((now) => ({ ...now, scriptsUsed: (now.scriptsUsed ?? []).filter(({ scriptId }) => scriptId !== id) })),
  }), [keeper, JSON.stringify(values), JSON.stringify(occasion), form.scriptsUsed])
}
