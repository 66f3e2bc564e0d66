/**
 * What is said between the recorder, the office, the page with microphone and camera, and the shell.
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

export type DeviceFault = 'no-microphone' | 'no-camera' | 'device-busy' | 'device-refused' | 'device-failed' | 'recording'
/** By name: a number for a device is another one after each start. Empty for the machine's own choice. */
export interface Devices { readonly kind: 'sound' | 'picture'; readonly microphone: string; readonly camera: string }
export interface DeviceNames { readonly microphones: readonly string[]; readonly cameras: readonly string[] }

export type ToPage =
  | ({ readonly say: 'open'; readonly ask: number } & Devices)
  | { readonly say: 'names'; readonly ask: number }
  | { readonly say: 'start'; readonly id: number }
  | { readonly say: 'pause' | 'resume' | 'stop' | 'rest' }
/** `level`: peak since the last, 0–255. `stopped`: nothing more comes of this recording. `gone`: the device was taken away. */
export type FromPage =
  | { readonly opened: number; readonly device?: string; readonly fault?: DeviceFault }
  | { readonly names: number; readonly found: DeviceNames }
  | { readonly of: number; readonly bytes: ArrayBuffer }
  | { readonly level: number }
  | { readonly stopped: number }
  | { readonly gone: true }

/** What the shell may know. `since`: when it began, by the wall clock. */
export interface RecorderStatus { readonly state: 'rest' | 'ready' | 'running' | 'paused'; readonly kind?: 'sound' | 'picture'; readonly since?: number; readonly lengthMs: number; readonly level: number; readonly low: boolean }
