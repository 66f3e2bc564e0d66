/** Opens and closes a board window from the screen it belongs to; what the board shows is none of its business. */
import { Button } from '@mantine/core'
import { IconDeviceTv } from '@tabler/icons-react'
import type { BoardKind } from '#core/contract/shell'
import { boardNames, useBoards } from './useBoards'

export function BoardButton({ kind }: { readonly kind: BoardKind }) {
  const { standing, toggle } = useBoards()
  return <Button variant="default" leftSection={<IconDeviceTv size={18} aria-hidden="true" />} onClick={() => toggle(kind)}>{standing.includes(kind) ? '关闭' : '打开'}{boardNames[kind]}</Button>
}

/** 候访 */
export const CallsBoardButton = () => <BoardButton kind="calls" />
/** 情绪缓冲室 */
export const BufferBoardButton = () => <BoardButton kind="buffer" />
