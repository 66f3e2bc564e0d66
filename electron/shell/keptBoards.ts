/** Remembers in `boards.json`, in clear, where each board stood on this machine and whether it was open. Knows nothing of what a board shows. */
import { app } from 'electron'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BoardKind } from '#core/contract/shell'
import type { BoardPlace } from './boardPlace'

export interface KeptBoard { readonly open: boolean; readonly place: BoardPlace }
type KeptBoards = Readonly<Partial<Record<BoardKind, KeptBoard>>>

const file = (): string => join(app.getPath('userData'), 'boards.json')
let current: KeptBoards | undefined

/** Undefined when the board never stood here, or nothing sensible is kept. */
export function keptBoard(kind: BoardKind): KeptBoard | undefined {
  current ??= read()
  return current[kind]
}

export function keepBoard(kind: BoardKind, board: KeptBoard): void {
  current = { ...(current ?? read()), [kind]: board }
  try {
    writeFileSync(`${file()}.new`, JSON.stringify(current))
    renameSync(`${file()}.new`, file())
  } catch {
    // A full disk must not take a board from the waiting room; it is remembered until the program ends.
  }
}

function read(): KeptBoards {
  try {
    const found: unknown = JSON.parse(readFileSync(file(), 'utf8'))
    if (typeof found !== 'object' || found === null) return {}
    return Object.fromEntries(Object.entries(found).filter(([kind, board]) => (kind === 'calls' || kind === 'buffer') && isKept(board)))
  } catch {
    return {}
  }
}

/** By hand, as the contract takes longer to load than the first window should wait. */
function isKept(found: unknown): found is KeptBoard {
  if (typeof found !== 'object' || found === null || !('open' in found) || !('place' in found)) return false
  const { open, place } = found
  if (typeof open !== 'boolean' || typeof place !== 'object' || place === null) return false
  const sizes = ['x', 'y', 'width', 'height'].map((name): unknown => Reflect.get(place, name))
  return sizes.every((size) => Number.isSafeInteger(size)) && Number(sizes[2]) >= 100 && Number(sizes[3]) >= 100 && typeof Reflect.get(place, 'full') === 'boolean'
}
