/** Which board windows stand beside the desk, and opening and closing them. The shell tells when a board is closed at its own window. */
import { notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import type { BoardKind } from '#core/contract/shell'
import { machine } from '../bridge/machine'

export const boardNames: Readonly<Record<BoardKind, string>> = { calls: '叫号屏', buffer: '缓冲室看板' }

export interface Boards { readonly standing: readonly BoardKind[]; readonly toggle: (kind: BoardKind) => void }

export function useBoards(): Boards {
  const [standing, setStanding] = useState<readonly BoardKind[]>([])
  useEffect(() => {
    const look = () => void machine.boards({}).then((reply) => { if (reply.ok) setStanding(reply.value) })
    look()
    return window.room.onTopics((topics) => { if (topics.includes('boards')) look() })
  }, [])
  const toggle = (kind: BoardKind) => void (standing.includes(kind) ? machine.closeBoard({ kind }) : machine.openBoard({ kind })).then((reply) => {
    if (!reply.ok) notifications.show({ color: 'red', message: reply.fault.message })
  })
  return { standing, toggle }
}
