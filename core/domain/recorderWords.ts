/**
 * What the recorder says to the page with microphone and camera, what that answers, and what the shell may know of both.
 * Shapes and names only; sound passes here, a key never does.
 */
export type DeviceFault = 'no-microphone' | 'no-camera' | 'device-busy' | 'device-refused' | 'device-failed' | 'recording'
/** By name: a number for a device is another one after each start. Empty for the machine's own choice. */
export interface Devices { readonly kind: 'sound' | 'picture'; readonly microphone: string; readonly camera: string }
export interface DeviceNames { readonly microphones: readonly string[]; readonly cameras: readonly string[] }

export type ToPage =
  | ({ readonly say: 'open'; readonly ask: number } & Devices)
  | { readonly say: 'names' | 'picture'; readonly ask: number }
  | { readonly say: 'start'; readonly id: number }
  | { readonly say: 'pause' | 'resume' | 'stop' | 'rest' }
/** `level`: peak since the last, 0–255. `stopped`: nothing more comes of this recording. `gone`: the device was taken away. */
export type FromPage =
  | { readonly opened: number; readonly device?: string; readonly fault?: DeviceFault }
  | { readonly names: number; readonly found: DeviceNames }
  /** What the camera sees now, small, as JPEG; none where none is open. */
  | { readonly pictured: number; readonly picture?: ArrayBuffer }
  | { readonly of: number; readonly bytes: ArrayBuffer }
  | { readonly level: number }
  | { readonly stopped: number }
  | { readonly gone: true }

/** What the shell may know. `since`: when it began, by the wall clock. */
export interface RecorderStatus { readonly state: 'rest' | 'ready' | 'running' | 'paused'; readonly kind?: 'sound' | 'picture'; readonly since?: number; readonly lengthMs: number; readonly level: number; readonly low: boolean }

/** Devices of one name are told apart by their places in the machine's order: the second is “X（2）”. */
export function namedApart(labels: readonly string[]): string[] {
  return labels.map((label, at) => {
    const before = labels.slice(0, at).filter((other) => other === label).length
    return before === 0 ? label : `${label}（${before + 1}）`
  })
}
