/** The sound as a picture over the length, with the marks in it; a click goes there. For the keyboard there is the control below. */
import { Text } from '@mantine/core'
import { type MouseEvent, useEffect, useMemo, useState } from 'react'
import type { RecordingPage } from '#core/contract/recordings'
import { ask } from '../../bridge/client'
import type { Playing } from './usePlayer'
import { waveOf } from './waveOf'
import style from './recordings.module.css'

/** Beyond these it would take the memory and the time of the desk. */
const MOST_BYTES = 31_457_280
const MOST_MS = 10_800_000
const HEIGHT = 100
const LOUDEST = 255

/** One line up and down for each peak, at least a dot. */
function pathOf(wave: Uint8Array): string {
  return Array.from(wave, (peak, at) => {
    const half = Math.max(1, (peak / LOUDEST) * (HEIGHT / 2))
    return `M${at + 0.5} ${(HEIGHT / 2 - half).toFixed(1)}V${(HEIGHT / 2 + half).toFixed(1)}`
  }).join('')
}

/** The stored one, or one worked out now and kept for everybody. */
function useWave({ row, wave: kept }: RecordingPage, address: string): { readonly wave?: Uint8Array; readonly words: string } {
  const [made, make] = useState<{ readonly wave?: Uint8Array; readonly words: string }>({ words: '' })
  const long = (row.bytes ?? 0) > MOST_BYTES || (row.lengthMs ?? 0) > MOST_MS
  useEffect(() => {
    if (kept !== undefined || address === '' || long) return
    let current = true
    void waveOf(address).then((wave) => {
      if (!current) return
      make({ wave, words: '' })
      void ask('recordings.keepWave', { id: row.id, wave: btoa(String.fromCharCode(...wave)) })
    }).catch(() => { if (current) make({ words: '画不出波形：没有声音，或文件读不完整。' }) })
    return () => { current = false }
  }, [row.id, address, kept === undefined, long])
  const stored = useMemo(() => (kept === undefined ? undefined : Uint8Array.from(atob(kept), (sign) => sign.charCodeAt(0))), [kept])
  if (stored !== undefined) return { wave: stored, words: '' }
  return long ? { words: '录音较长，不画波形。' } : made
}

export function Wave({ page, address, playing: { at, length, seek } }: { readonly page: RecordingPage; readonly address: string; readonly playing: Playing }) {
  const { wave, words } = useWave(page, address)
  const path = useMemo(() => (wave === undefined ? '' : pathOf(wave)), [wave])
  if (wave === undefined || wave.length === 0 || length === 0) return words === '' ? null : <Text size="xs" c="gray.7">{words}</Text>
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
