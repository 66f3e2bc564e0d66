/** How this machine prints receipts: the printer and the paper chosen here before, remembered unencrypted between starts. */
import { app } from 'electron'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Paper, ShortText } from '#core/contract/fields'

const Kept = z.strictObject({ name: ShortText, paper: Paper }).partial()
type Kept = z.infer<typeof Kept>
const file = (): string => join(app.getPath('userData'), 'printer.json')

function kept(): Kept {
  try {
    return Kept.safeParse(JSON.parse(readFileSync(file(), 'utf8'))).data ?? {}
  } catch {
    return {}
  }
}

export const chosenPrinter = (): string | undefined => kept().name

/** A5 as long as none was chosen. */
export const chosenPaper = (): Paper => kept().paper ?? 'a5'

export function keepPrinting(chosen: Kept): void {
  writeFileSync(`${file()}.new`, JSON.stringify({ ...kept(), ...chosen }))
  renameSync(`${file()}.new`, file())
}
