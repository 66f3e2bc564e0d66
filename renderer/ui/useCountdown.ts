/** Seconds still to wait, counted down on the screen; the office keeps the real time. */
import { useEffect, useState } from 'react'

export interface Countdown { readonly seconds: number; readonly start: (ms: number | undefined) => void }

export function useCountdown(): Countdown {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (seconds <= 0) return
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  return { seconds, start: (ms) => setSeconds(Math.ceil((ms ?? 0) / 1000)) }
}

/** 45 秒, 4 分 5 秒. */
export function spokenSeconds(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分${seconds % 60 === 0 ? '钟' : ` ${seconds % 60} 秒`}`
}
