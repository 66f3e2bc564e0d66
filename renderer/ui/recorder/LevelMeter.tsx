/** How loud it is, on a scale like that of the ear: speech across a table stands in the middle. */
import { Progress } from '@mantine/core'

const QUIETEST_DB = -50

export function LevelMeter({ level, width = 120 }: { readonly level: number; readonly width?: number }) {
  const db = level <= 0 ? QUIETEST_DB : Math.max(QUIETEST_DB, 20 * Math.log10(level / 255))
  const shown = Math.round((1 - db / QUIETEST_DB) * 100)
  return <Progress.Root w={width} size="lg" transitionDuration={0}><Progress.Section value={shown} color={shown > 95 ? 'red.8' : 'teal.7'} aria-label="音量" /></Progress.Root>
}
