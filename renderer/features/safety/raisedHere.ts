/** Alarms raised from this very window, where nothing may show; other windows of the program show them. Forgotten with the window. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { OutputOf } from '#core/contract/index'
import type { RunningAlarm } from '#core/contract/safetyAlarms'

interface Here { readonly ids: Set<number>; /** When the window first asked, by the office's clock. */ since: number | undefined }
const windows = new WeakMap<QueryClient, Here>()

function hereOf(session: QueryClient): Here {
  const known = windows.get(session)
  if (known !== undefined) return known
  const fresh: Here = { ids: new Set(), since: undefined }
  windows.set(session, fresh)
  return fresh
}

interface Told { readonly own: readonly RunningAlarm[]; readonly others: readonly RunningAlarm[] }
export interface RaisedHere {
  readonly note: (id: number) => void
  /** Own are those of this window, and those its worker had raised before the window was made anew (locked, loaded again). */
  readonly told: (answer: OutputOf<'safety.alarms'> | undefined) => Told
}

export function useRaisedHere(): RaisedHere {
  const here = hereOf(useQueryClient())
  return {
    note: (id) => void here.ids.add(id),
    told: (answer) => {
      if (answer === undefined) return { own: [], others: [] }
      const since = (here.since ??= answer.now)
      const isOwn = ({ id, own, at }: RunningAlarm) => here.ids.has(id) || (own && at < since)
      return { own: answer.running.filter(isOwn), others: answer.running.filter((alarm) => !isOwn(alarm)) }
    },
  }
}
