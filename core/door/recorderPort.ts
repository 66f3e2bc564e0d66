/**
 * The recorder of this desk as the office knows it: another process, which goes on while the room is locked.
 * Refuses to know microphones, cameras and wires; what it tells is a few moments old.
 */

/** Devices that are open and wait for a beginning. `room` as this desk calls itself; empty where it has no name of its own. */
export interface RecorderReady { readonly kind: 'sound' | 'picture'; readonly device: string; readonly room: string }
/** `lengthMs`: without pauses, as of now. `low`: the disk is getting full. */
export interface RecorderRunning { readonly id: number; readonly state: 'running' | 'paused'; readonly lengthMs: number; readonly low: boolean }
/** `known` is false until the shell has said whether there is a recorder, and that has said what it holds. */
export interface RecorderStanding { readonly known: boolean; readonly ready?: RecorderReady; readonly running?: RecorderRunning }
/** `file`: of the folder of recordings. `key`: of this file alone; wiped once it is handed over. */
export interface RecorderBegin { readonly id: number; readonly file: string; readonly key: Uint8Array }

export interface RecorderDoor {
  standing(): RecorderStanding
  /** Whether the disk has room for another one. */
  hasRoom(): boolean
  /** Its folder is there from now on. @throws Error of the file system. */
  newFile(): string
  begin(begin: RecorderBegin): void
  pause(id: number): void
  resume(id: number): void
  end(id: number): void
  /** Told when something began, ended, failed, or was written down. */
  onChange(listener: () => void): void
}
