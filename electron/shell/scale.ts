/** Remembers the size of everything on the screen between starts, the only thing the shell keeps unencrypted. */
import { app } from 'electron'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = (): string => join(app.getPath('userData'), 'scale.json')

/** 1 when nothing sensible is kept. */
export function readScale(): number {
  try {
    const kept: unknown = JSON.parse(readFileSync(file(), 'utf8'))
    return typeof kept === 'number' && kept >= 0.8 && kept <= 2 ? kept : 1
  } catch {
    return 1
  }
}

export function saveScale(factor: number): void {
  writeFileSync(`${file()}.new`, JSON.stringify(factor))
  renameSync(`${file()}.new`, file())
}
