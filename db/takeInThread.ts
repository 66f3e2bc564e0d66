/**
 * Work on the room's own recorder in a thread of its own: looking through folders, taking a file in, removing an original.
 * The thread is given no key but that of the one file it writes, which is wiped when it has ended.
 */
import { Worker } from 'node:worker_threads'
import type { FoundTrouble, Sight, Stamp } from '#core/domain/foundFile'
import type { FolderSeen } from './media/scan'
import { file } from './takeInProgram?thread'

/** A folder to look through; what is known of it lies in shared memory (JSON), so that handing it over costs the desk nothing. */
export interface FolderOrder { readonly id: number; readonly path: string; readonly known: SharedArrayBuffer; readonly foreign: FolderSeen['foreign'] }
export interface FileOrder { readonly root: string; readonly path: string; readonly stamp: Stamp }
/** `sha256`: of the bytes as they were seen. `check`: reads back what was written. */
export interface TakeOrder extends FileOrder { readonly to: string; readonly key: SharedArrayBuffer; readonly sha256: string; readonly check: boolean }
export type TakeInJob = { readonly work: 'look'; readonly folders: readonly FolderOrder[] } | ({ readonly work: 'take' } & TakeOrder) | ({ readonly work: 'remove' } & FileOrder)

export interface Written { readonly bytes: number; readonly sha256: string; readonly stored: number }
export type Trouble = Exclude<FoundTrouble, ''>
/** What the thread says: what it saw, how far it is, how it ended. */
export type Said =
  | { readonly say: 'sights'; readonly folderId: number; readonly sights: readonly (readonly [path: string, sight: Sight])[] }
  | { readonly say: 'seen'; readonly seen: FolderSeen }
  | { readonly say: 'reading'; readonly path: string; readonly done: number }
  | { readonly say: 'ended'; readonly written?: Written; readonly trouble?: Trouble }
export type Ended = Extract<Said, { say: 'ended' }>

export interface Running {
  /** Settles when the thread has ended; `stopped` where that was before its work was done. */
  readonly done: Promise<Ended>
  breakOff(): void
}

export function inTakeInThread(job: TakeInJob, heard: (said: Exclude<Said, Ended>) => void): Running {
  const worker = new Worker(file, { workerData: job, execArgv: [] })
  const done = new Promise<Ended>((resolve) => {
    let ended: Ended = { say: 'ended', trouble: 'stopped' }
    worker.on('message', (said: Said) => {
      if (said.say === 'ended') ended = said
      else heard(said)
    })
    // Out of memory, or a mistake in the program: nothing of it was done.
    worker.once('error', () => { ended = { say: 'ended', trouble: 'disk' } })
    worker.once('exit', () => {
      if (job.work === 'take') new Uint8Array(job.key).fill(0)
      resolve(ended)
    })
  })
  return { done, breakOff: () => void worker.terminate() }
}
