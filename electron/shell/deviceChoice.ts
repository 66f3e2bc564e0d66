/** With what this desk records: microphone and camera by name, and what the room is called in the index; remembered unencrypted between starts. */
import { app } from 'electron'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ShortText } from '#core/contract/fields'

const Kept = z.strictObject({ microphone: ShortText, camera: ShortText, room: ShortText })
type Kept = z.infer<typeof Kept>
const file = (): string => join(app.getPath('userData'), 'recorder.json')

/** The machine's own choice as long as none was made here. */
export function chosenDevices(): Kept {
  try {
    return Kept.safeParse(JSON.parse(readFileSync(file(), 'utf8'))).data ?? { microphone: '', camera: '', room: '' }
  } catch {
    return { microphone: '', camera: '', room: '' }
  }
}

export function keepDevices(chosen: Kept): void {
  writeFileSync(`${file()}.new`, JSON.stringify(chosen))
  renameSync(`${file()}.new`, file())
}
