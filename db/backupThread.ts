/**
 * Runs one job on a backup in a thread of its own, so that the desk goes on meanwhile.
 * The thread is given the data key and no compartment; the key is wiped when the thread has ended.
 */
import { Worker } from 'node:worker_threads'
import { file } from './backupProgram?thread'
import { NoRoom } from './store/backup'
import { type Job, KeyringMoved, type ResultOf, type Results } from './store/backupJob'

export interface Assignment { readonly job: Job; readonly key: SharedArrayBuffer }
/** What the thread says first: its native modules are loaded. */
export type Loaded = 'loaded'
export type Outcome = { readonly ok: true; readonly result: Results[Job['work']] } | { readonly ok: false; readonly why: 'no-room' | 'keyring-moved' | 'other'; readonly code: string }

/** The thread was ended before its job was done. */
export class BrokenOff extends Error {}

/** An error of the thread, as far as it may cross: the code of the disk or the database, which the office tells a person in words. */
class JobFailed extends Error {
  readonly code: string
  constructor(code: string) {
    super('a job on a backup failed')
    this.code = code
  }
}

export interface Running<T> {
  /** Settles when the thread has ended. @throws NoRoom, KeyringMoved, BrokenOff, or an Error with the code of what went wrong. */
  readonly done: Promise<T>
  /** Asks the thread to end; what it is writing in SQLite at this moment it still writes. */
  breakOff(): void
}

export function inThread<J extends Job>(job: J, dk: Uint8Array): Running<ResultOf<J>> {
  const key = new SharedArrayBuffer(dk.length)
  const bytes = new Uint8Array(key)
  bytes.set(dk)
  const assignment: Assignment = { job, key }
  const worker = new Worker(file, { workerData: assignment, execArgv: [] })
  // A thread ended while it loads a native module takes the whole process with it, so it is let come so far.
  let [loaded, unwanted] = [false, false]
  const end = (): void => void worker.terminate()
  const done = new Promise<ResultOf<J>>((resolve, reject) => {
    let outcome: Outcome | undefined
    let failure: unknown = new BrokenOff('ended before it was done')
    worker.on('message', (said: Outcome | Loaded) => {
      if (said !== 'loaded') outcome = said
      else if (unwanted) end()
      else loaded = true
    })
    worker.once('error', (error) => { failure = error })
    worker.once('exit', () => {
      bytes.fill(0)
      if (outcome?.ok === true) resolve(outcome.result as ResultOf<J>)
      else reject(outcome === undefined ? failure : failed(outcome))
    })
  })
  const breakOff = (): void => {
    unwanted = true
    if (loaded) end()
  }
  return { done, breakOff }
}

function failed({ why, code }: Extract<Outcome, { ok: false }>): Error {
  if (why === 'no-room') return new NoRoom('disk full')
  return why === 'keyring-moved' ? new KeyringMoved('the keyring was changed') : new JobFailed(code)
}
