/** The sound as a picture over the length, with the marks in it; a click goes there. For the keyboard there is the control below. */
import { Text } from '@mantine/core'
import { type MouseEvent, useMemo } from 'react'
import type { RecordingPage } from '#core/contract/recordings'
import { secondsBetween } from '#core/domain/waveform'
import type { Playing } from './usePlayer'
import { type Served, useWave } from './useWave'
import style from './recordings.module.css'

const HEIGHT = 100
const LOUDEST = 255

/** One line up and down for each peak, at least a dot. */
function pathOf(wave: Uint8Array): string {
  return Array.from(wave, (peak, at) => {
    const half = Math.max(1, (peak / LOUDEST) * (HEIGHT / 2))
    return `M${at + 0.5} ${(HEIGHT / 2 - half).toFixed(1)}V${(HEIGHT / 2 + half).toFixed(1)}`
  }).join('')
}

/** What a picture drawn from moments cannot show. */
const sampledWords = (lengthMs: number): string => `录音较长，波形是每隔约 ${Math.max(1, Math.round(secondsBetween(lengthMs)))} 秒取一小段声音画的，短促的声响可能不在图上。`

export function Wave({ page, address, served, playing }: { readonly page: RecordingPage; readonly address: string; readonly served: Served; readonly playing: Playing }) {
  const { wave, words, lengthMs, sampled } = useWave(page, address, served, playing.length)
  const length = playing.length === 0 ? lengthMs ?? 0 : playing.length
  const path = useMemo(() => (wave === undefined ? '' : pathOf(wave)), [wave])
  const shown = wave !== undefined && wave.length > 0 && length > 0
  const said = [words, shown && sampled ? sampledWords(length) : ''].filter((one) => one !== '').join('')
  return (
    <>
      {shown && <Picture wave={wave} path={path} page={page} length={length} playing={playing} />}
      {said !== '' && <Text size="xs" c="gray.7">{said}</Text>}
    </>
  )
}

function Picture({ wave, path, page, length, playing: { at, seek } }: { readonly wave: Uint8Array; readonly path: string; readonly page: RecordingPage; readonly length: number; readonly playing: Playing }) {
  const place = (ms: number): number => (ms / length) * wave.length
  const go = (event: MouseEvent<SVGSVGElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    seek(((event.clientX - left) / width) * length)
  }
  return (
    <svg className={style.wave} viewBox={`0 0 ${wave.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" data-wave onClick={go}>
      <rect className={style.heard} x={0} y={0} width={place(at)} height={HEIGHT} />
      <path className={style.peaks} d={path} />
      {page.marks.map(({ id, ms }) => <line key={id} className={style.markLine} x1={place(ms)} x2={place(ms)} y1={0} y2={HEIGHT} />)}
    </svg>
  )
}
