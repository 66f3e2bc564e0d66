/**
 * One job on a backup at a time, in a thread, for the room that is open: the next waits for the one before.
 * When the room is locked the one under way is broken off and those that wait are not begun.
 */
import { BrokenOff, inThread, type Running } from './backupThread'
import type { Written } from './store/backup'
import { sweepParts } from './store/backupFolder'
import { type Job, KeyringMoved, type MakeJob, type ResultOf } from './store/backupJob'
import { markOf } from './store/keyringMark'
import type { Store } from './store/store'
import { files, readKeyring } from './store/vaultFolder'

/** A keyring changed while the copy was being made is rare, twice in a row is something else. */
const KEYRING_TRIES = 3

export class BackupDesk {
  readonly #dir: string
  #turn: Promise<unknown> = Promise.resolve()
  #running: Running<unknown> | undefined
  #making = 0
  readonly #listeners: (() => void)[] = []

  constructor(dir: string) {
    this.#dir = dir
  }

  /** Whether a backup is being made or waits for its turn. */
  get making(): boolean {
    return this.#making > 0
  }

  get busy(): boolean {
    return this.#running !== undefined
  }

  /** @throws NoRoom, BrokenOff, whatever hinders the backup. */
  async make(store: Store, folder: string, kind: MakeJob['kind'], now: number): Promise<Written> {
    this.#count(1)
    try {
      for (let left = KEYRING_TRIES; ; left -= 1) {
        try {
          return await this.run(store, () => this.#makeJob(store, folder, kind, now))
        } catch (error) {
          if (error instanceof BrokenOff) sweepParts(folder)
          if (!(error instanceof KeyringMoved) || left <= 1) throw error
        }
      }
    } finally {
      this.#count(-1)
    }
  }

  /** `describe` is asked when the turn has come. @throws BrokenOff when the room was locked before or meanwhile. */
  run<J extends Job>(store: Store, describe: () => J): Promise<ResultOf<J>> {
    const done = this.#turn.then(async () => {
      if (!store.db.open) throw new BrokenOff('the room was locked')
      const running = store.lend(({ dk }) => inThread(describe(), dk))
      this.#running = running
      try {
        const result = await running.done
        if (!store.db.open) throw new BrokenOff('the room was locked meanwhile')
        return result
      } finally {
        this.#running = undefined
      }
    })
    this.#turn = done.catch(() => undefined)
    return done
  }

  /** Told when making a backup begins and ends. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  #count(more: number): void {
    this.#making += more
    for (const listener of this.#listeners) listener()
  }

  breakOff(): void {
    this.#running?.breakOff()
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    let turn: Promise<unknown> | undefined
    while (turn !== this.#turn) {
      turn = this.#turn
      await turn
    }
  }

  #makeJob(store: Store, folder: string, kind: MakeJob['kind'], now: number): MakeJob {
    sweepParts(folder)
    const keyring = readKeyring(this.#dir)
    if (keyring === undefined) throw new Error('the room has no readable keyring')
    return { work: 'make', database: files(this.#dir).database, keyring, mark: markOf(store.db), known: store.auditHead(), folder, kind, now }
  }
}
