/**
 * The folder of encrypted recordings beside the vault: names nobody can tell anything from, readable for the owner of the program only.
 * Beside it and not in it, so that a restore, which moves the vault aside, leaves them in their place. Knows no row and no key.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from '../store/safeFile'

/** Only the owner of the program enters it. */
const PRIVATE_FOLDER = 0o700
const PRIVATE_FILE = 0o600

export const mediaFolder = (vault: string): string => `${vault}-recordings`
export const MEDIA_NAME = /^[0-9a-f]{32}\.rec$/u
/** A generated name says nothing of whom or when. */
export const newMediaName = (): string => `${randomBytes(16).toString('hex')}.rec`

/** Where a file lies. @throws TypeError for a name that this folder does not give, such as one with a path in it. */
export function mediaPath(vault: string, name: string): string {
  if (!MEDIA_NAME.test(name)) throw new TypeError('no name of a recording')
  return join(mediaFolder(vault), name)
}

/** @throws Error of the file system. */
export function makeMediaFolder(vault: string): void {
  mkdirSync(mediaFolder(vault), { recursive: true, mode: PRIVATE_FOLDER })
}

/** One that is not there is removed already. @throws Error of the file system. */
export function removeMedia(vault: string, name: string): void {
  rmSync(mediaPath(vault, name), { force: true })
}

/** Where a file lies that is being taken in: what has this ending is nobody's yet, and swept where nothing is under way. */
const TAKING = '.taking'
export const takingPath = (vault: string, name: string): string => `${mediaPath(vault, name)}${TAKING}`

/** Beside a file that lies under its name while its row is not kept yet. */
const PLACING = '.placing'
const placingPath = (vault: string, name: string): string => `${mediaPath(vault, name)}${PLACING}`

/** The bytes are complete: from now on they lie under their name. Once their row is kept, `keptMedia` follows. @throws Error of the file system. */
export function placeMedia(vault: string, name: string): void {
  closeSync(openSync(placingPath(vault, name), 'w', PRIVATE_FILE))
  renameSync(takingPath(vault, name), mediaPath(vault, name))
  syncFolder(mediaFolder(vault))
}

/** A row names it. */
export function keptMedia(vault: string, name: string): void {
  try {
    rmSync(placingPath(vault, name), { force: true })
  } catch {
    // The next sweep finds the row.
  }
}

/** No row will name it. @throws Error of the file system. */
export function dropMedia(vault: string, name: string): void {
  for (const path of [takingPath(vault, name), mediaPath(vault, name), placingPath(vault, name)]) rmSync(path, { force: true })
}

/** Removes what was being taken in when the program fell or the room was locked, also what had its name already and no row yet. @throws Error of the file system. */
export function sweepTaking(vault: string, isNamed: (name: string) => boolean): void {
  if (!existsSync(mediaFolder(vault))) return
  for (const entry of readdirSync(mediaFolder(vault))) {
    if (entry.endsWith(`.rec${TAKING}`)) rmSync(join(mediaFolder(vault), entry), { force: true })
    if (!entry.endsWith(`.rec${PLACING}`)) continue
    const name = entry.slice(0, -PLACING.length)
    if (isNamed(name)) keptMedia(vault, name)
    else dropMedia(vault, name)
  }
}
