/** Remembers the size of everything on the screen and large print between starts; this, how receipts are printed, the devices it records with and the places of the boards are all the shell keeps unencrypted. */
import { app } from 'electron'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scale } from '#core/contract/shell'

const usual: Scale = { factor: 1, large: false }
const file = (): string => join(app.getPath('userData'), 'scale.json')
let current: Scale | undefined

/** The usual size when nothing sensible is kept. */
export function readScale(): Scale {
  current ??= kept()
  return current
}

function kept(): Scale {
  try {
    const read: unknown = JSON.parse(readFileSync(file(), 'utf8'))
    return isScale(read) ? read : usual
  } catch {
    return usual
  }
}

/** By hand, as the contract takes longer to load than the first window should wait. */
function isScale(read: unknown): read is Scale {
  if (typeof read !== 'object' || read === null || !('factor' in read) || !('large' in read)) return false
  return typeof read.factor === 'number' && read.factor >= 0.8 && read.factor <= 2 && typeof read.large === 'boolean'
}

export function saveScale(scale: Scale): void {
  current = scale
  writeFileSync(`${file()}.new`, JSON.stringify(scale))
  renameSync(`${file()}.new`, file())
}
