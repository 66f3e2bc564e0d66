/**
 * A media element and what a player shows of it: place, length, speed, and whether it plays.
 * The length is the row's where the file does not say it. Knows no ticket and no mark.
 */
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'

export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const

export interface Playing {
  readonly element: RefObject<HTMLMediaElement | null>
  /** Milliseconds. */
  readonly at: number
  readonly length: number
  readonly playing: boolean
  /** Bytes are being waited for. */
  readonly waiting: boolean
  readonly speed: number
  readonly seek: (ms: number) => void
  readonly toggle: () => void
  readonly faster: (speed: number) => void
}

const SECOND = 1000
/** Right before the end, so that it does not end at once. */
const MARGIN_MS = 50

/** `address` is empty before it is played. */
export function usePlayer(address: string, told: number | undefined): Playing {
  const element = useRef<HTMLMediaElement | null>(null)
  const [seen, see] = useState({ at: 0, length: 0, playing: false, waiting: false })
  const [speed, setSpeed] = useState(1)
  useEffect(() => {
    const media = element.current
    if (media === null || address === '') return
    const look = (): void => see({
      at: media.currentTime * SECOND, length: Number.isFinite(media.duration) ? media.duration * SECOND : 0, playing: !media.paused && !media.ended, waiting: media.seeking || (!media.paused && !media.ended && media.readyState < HTMLMediaElement.HAVE_FUTURE_DATA),
    })
    const names = ['timeupdate', 'durationchange', 'play', 'pause', 'playing', 'waiting', 'seeking', 'seeked', 'ended', 'canplay']
    for (const name of names) media.addEventListener(name, look)
    return () => { for (const name of names) media.removeEventListener(name, look) }
  }, [address])
  // A file without a length of its own tells one only at its end.
  const length = told ?? seen.length
  const ways = useMemo(() => ({
    seek: (ms: number) => {
      if (element.current === null) return
      const at = Math.max(0, Math.min(ms, length === 0 ? ms : length - MARGIN_MS))
      element.current.currentTime = at / SECOND
      see((before) => ({ ...before, at }))
    },
    toggle: () => {
      const media = element.current
      if (media === null) return
      if (media.paused) void media.play().catch(() => undefined)
      else media.pause()
    },
    faster: (wanted: number) => {
      setSpeed(wanted)
      if (element.current !== null) element.current.playbackRate = wanted
    },
  }), [length])
  return { element, ...seen, length, speed, ...ways }
}
