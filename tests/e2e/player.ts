/** The player of the open recording, as its media element tells. */
import type { Page } from '@playwright/test'

/** Seconds; -1 and 0 where there is none. `length` is Infinity where the file does not say it. */
export interface PlayerState { readonly at: number; readonly length: number; readonly ready: number; readonly rate: number; readonly ended: boolean; readonly error: string }

export const playerState = (page: Page): Promise<PlayerState> => page.evaluate(() => {
  interface Element { readonly currentTime: number; readonly duration: number; readonly readyState: number; readonly playbackRate: number; readonly ended: boolean; readonly error: { readonly message: string } | null }
  const element = (Reflect.get(globalThis, 'document') as { querySelector(selector: string): Element | null }).querySelector('audio, video')
  return { at: element?.currentTime ?? -1, length: element?.duration ?? 0, ready: element?.readyState ?? -1, rate: element?.playbackRate ?? 0, ended: element?.ended ?? false, error: element?.error?.message ?? '' }
})
