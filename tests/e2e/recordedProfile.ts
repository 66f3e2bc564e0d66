/** Puts recordings made of files into a room that is not started yet. Knows no screen. */
import { expect } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundled } from '../../scripts/bundle.mjs'
import type { Recorded } from './recordedRoom'

export const NO_FFMPEG = 'ffmpeg is not installed (apt-get install ffmpeg)'

/** `at`: the instant at which the room is furnished, ISO 8601. */
export async function fillWithRecordings(folder: string, recorded: readonly Recorded[], at: string): Promise<void> {
  const made = spawnSync(process.execPath, [await bundled('tests/e2e/recordedRoom.ts'), join(folder, 'vault'), JSON.stringify(recorded), at], { encoding: 'utf8' })
  expect(made.stderr).toBe('')
}
