/** The picture of a recording: the stored one, or one that grows while it is worked out, and is then kept for everybody. Ends what it does when the page is left. */
import { useEffect, useMemo, useState } from 'react'
import type { RecordingPage } from '#core/contract/recordings'
import { keptFromMoments } from '#core/domain/waveform'
import { ask } from '../../bridge/client'
import { drawWave } from './waveOf'

interface Shown { readonly wave?: Uint8Array; readonly lengthMs?: number; /** Drawn from moments. */ readonly sampled: boolean; readonly words: string }

/** What is played by the address. */
export interface Served { readonly bytes: number; readonly ending: 'whole' | 'cut' | 'damaged' }

const NONE = '画不出波形：没有声音，或文件读不完整。'
const GAPS = '有的地方读不出来，波形在那里是空的。'
const NOTHING: Shown = { sampled: false, words: '' }
const growing = (share: number): string => `正在画波形，已到 ${Math.floor(share * 100)}%。`

export function useWave({ row, wave: kept }: RecordingPage, address: string, { bytes: readable, ending }: Served, length: number): Shown {
  const [made, make] = useState<Shown>(NOTHING)
  const { id, format, bytes, lengthMs } = row
  useEffect(() => {
    if (kept !== undefined || address === '') return
    const over = new AbortController()
    const { signal } = over
    const grow = (wave: Uint8Array, share: number, long: number): void => make({ wave, lengthMs: long, sampled: true, words: growing(share) })
    void drawWave({ address, format, readable, damaged: ending === 'damaged', bytes: bytes ?? readable, lengthMs }, grow, signal).then(({ wave, whole, sampled, lengthMs: long }) => {
      if (signal.aborted) return
      make({ wave, lengthMs: long, sampled, words: whole ? '' : GAPS })
      if (whole) void ask('recordings.keepWave', { id, wave: btoa(String.fromCharCode(...wave)) })
    }).catch(() => { if (!signal.aborted) make({ ...NOTHING, words: NONE }) })
    return () => { over.abort() }
  }, [id, address, kept === undefined])
  const stored = useMemo(() => (kept === undefined ? undefined : Uint8Array.from(atob(kept), (sign) => sign.charCodeAt(0))), [kept])
  return stored === undefined ? made : { wave: stored, sampled: keptFromMoments(row, length), words: '' }
}
