/**
 * The folder of encrypted recordings beside the vault: names nobody can tell anything from, readable for the owner of the program only.
 * Beside it and not in it, so that a restore, which moves the vault aside, leaves them in their place. Knows no row and no key.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from '../store/safeFile'

/** Only the owner of the program enters it. */
const PRIVATE_FOLDER = 0o700

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

/** The bytes are complete: from now on they lie under their name. @throws Error of the file system. */
export function placeMedia(vault: string, name: string): void {
  renameSync(takingPath(vault, name), mediaPath(vault, name))
  syncFolder(mediaFolder(vault))
}

/** Removes what was being taken in when the program fell or the room was locked. @throws Error of the file system. */
export function sweepTaking(vault: string): void {
  if (!existsSync(mediaFolder(vault))) return
  for (const name of readdirSync(mediaFolder(vault))) if (name.endsWith(`.rec${TAKING}`)) rmSync(join(mediaFolder(vault), name), { force: true })
}
