/**
 * The folder of encrypted recordings beside the vault: names nobody can tell anything from, readable for the owner of the program only.
 * Beside it and not in it, so that a restore, which moves the vault aside, leaves them in their place. Knows no row and no key.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

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
