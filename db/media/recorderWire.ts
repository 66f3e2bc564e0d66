/**
 * What is said between the recorder and the office; what its page says stands in core/domain/recorderWords.ts.
 * Only the office's words carry a key, only the page's carry sound; the shell hears neither.
 */
import type { RecorderReady } from '#core/door/recorderPort'
import type { Progress, Result } from './recorder'

/** One end of a channel, whoever made it. */
export interface Wire<In, Out> { send(message: Out): void; hear(listener: (message: In) => void): void }

/** Numbered, so that an answer to an older word is told from one to the newest. */
export type OfficeWord =
  | { readonly no: number; readonly say: 'begin'; readonly id: number; readonly path: string; readonly key: Uint8Array }
  | { readonly no: number; readonly say: 'pause' | 'resume' | 'end' | 'forget'; readonly id: number }

/** `wave`: peaks, 0–255, evenly over the length. */
export interface Ended extends Result { readonly wave: Uint8Array }
/** All there is, after each word of the office and each change; `seen`: number of the last word of this office. */
export interface RecorderWord { readonly seen: number; readonly ready?: RecorderReady; readonly progress?: Progress; readonly ended: readonly Ended[] }
