/**
 * The files of a vault folder and what can be told of them without a key.
 * Refuses to create or delete anything.
 */
import { closeSync, existsSync, openSync, readdirSync, readSync, renameSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { VaultState } from '#core/contract/vault'
import { COMPARTMENTS, Keyring } from './keyring'
import { isOpenHere } from './open'
import { readIfThere, replaceFile } from './safeFile'

export const files = (dir: string) => ({
  keyring: join(dir, 'keyring.json'), database: join(dir, 'room.db'), anchor: join(dir, 'anchor.json'), lock: join(dir, 'lock.db'), delays: join(dir, 'delays.json'), erasures: join(dir, 'erasures.json'),
})

/** Older keyrings kept beside the present one: two, so that three generations exist. */
const KEPT = 2

/** A keyring of the largest room is far smaller; nothing longer is parsed. */
const KEYRING_CHARACTERS = 1_000_000

/** The present keyring, or undefined when it is missing, does not parse, or is written in another way than the one canonical way. */
export function readKeyring(dir: string): Keyring | undefined {
  return keyringAt(files(dir).keyring)
}

/** The keyring that the present one took the place of. It is unproven: good for comparing, never for opening. */
export function formerKeyring(dir: string): Keyring | undefined {
  return keyringAt(`${files(dir).keyring}.1`)
}

function keyringAt(path: string): Keyring | undefined {
  const text = readIfThere(path)
  if (text === undefined || text.length > KEYRING_CHARACTERS) return undefined
  try {
    const keyring = Keyring.parse(JSON.parse(text))
    return canonical(keyring) === text ? keyring : undefined
  } catch {
    return undefined
  }
}

/** Fields in the order of the schema, no blanks. */
function canonical(keyring: Keyring): string {
  return JSON.stringify(Keyring.parse(keyring))
}

/** Publishes a keyring; the ones before move one generation back first. */
export function writeKeyring(dir: string, keyring: Keyring): void {
  const path = files(dir).keyring
  for (let age = KEPT; age >= 1; age -= 1) {
    const younger = readIfThere(age === 1 ? path : `${path}.${age - 1}`)
    if (younger !== undefined) replaceFile(`${path}.${age}`, younger)
  }
  replaceFile(path, canonical(keyring))
}

/**
 * Once a change is kept for good: an older generation that opens what the present keyring does not open any more – for somebody removed,
 * by a passphrase or recovery key of before, a compartment withdrawn – becomes a copy of the present one, one file after the other.
 * A disk that refuses leaves them for the next unlocking.
 */
export function settleGenerations(dir: string): void {
  const present = readKeyring(dir)
  if (present === undefined) return
  for (let age = 1; age <= KEPT; age += 1) {
    const path = `${files(dir).keyring}.${age}`
    const older = keyringAt(path)
    if (older === undefined || !opensMore(older, present)) continue
    try {
      replaceFile(path, canonical(present))
    } catch {
      return
    }
  }
}

/** Each holder has a pair of his own, another with each passphrase. */
function opensMore(older: Keyring, present: Keyring): boolean {
  const now = new Map([...present.users, present.recovery].map(({ publicKey, sealed }) => [publicKey, sealed]))
  return [...older.users, older.recovery].some(({ publicKey, sealed }) => {
    const left = now.get(publicKey)
    return left === undefined || COMPARTMENTS.some((name) => sealed[name] !== undefined && left[name] === undefined)
  })
}

/** Every older generation that can be read. They are unproven. */
export function olderKeyrings(dir: string): Keyring[] {
  return Array.from({ length: KEPT }, (_, age) => keyringAt(`${files(dir).keyring}.${age + 1}`)).filter((keyring) => keyring !== undefined)
}

/** Puts a keyring in the place of the present one; the generations before stay as they are. */
export function replaceKeyring(dir: string, keyring: Keyring): void {
  replaceFile(files(dir).keyring, canonical(keyring))
}

/** Undoes a publication whose transaction failed. A disk that refuses this too leaves the keyring ahead, which the next unlocking mends. */
export function putBackKeyring(dir: string, before: Keyring): void {
  const path = files(dir).keyring
  try {
    replaceFile(path, canonical(before))
  } catch {
    putBackKept(path, canonical(before))
  }
}

/** A full disk has no room for another copy: the generation kept beside is the same, and a rename needs none. */
function putBackKept(path: string, text: string): void {
  try {
    if (readIfThere(`${path}.1`) === text) renameSync(`${path}.1`, path)
  } catch {
    return
  }
}

export interface Inspection { readonly state: Exclude<VaultState, 'open' | 'busy'>; readonly deskName?: string; readonly detail?: string }

/**
 * What the folder holds, as far as it can be seen locked. What is not of the right kind, or may not be read, is said and left as it is.
 * A database that this process has open was judged when it was opened and is not looked into.
 */
export function inspectVault(dir: string): Inspection {
  try {
    return misplaced(dir) ?? contentOf(dir)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'EACCES' && code !== 'EPERM') throw error
    return { state: 'damaged', detail: '数据文件夹不让这个用户读取，请让管理员检查文件夹的权限；程序不会改动它' }
  }
}

/** A file where the folder should be, or a folder where one of its files should be. */
function misplaced(dir: string): Inspection | undefined {
  if (existsSync(dir) && !statSync(dir).isDirectory()) return { state: 'foreign', detail: `应当是数据文件夹的位置（${basename(dir)}）上是一个文件，请把它移走，再把原来的文件夹放回` }
  const wrong = Object.values(files(dir)).find((path) => existsSync(path) && !statSync(path).isFile())
  return wrong === undefined ? undefined : { state: 'damaged', detail: `${basename(wrong)} 应当是文件，现在是文件夹，请移走后放回原来的文件，或从备份恢复` }
}

/** Whether a keyring that cannot be read says that a newer program wrote it. */
function isNewer(path: string): boolean {
  try {
    return Newer.safeParse(JSON.parse(readIfThere(path) ?? '')).success
  } catch {
    return false
  }
}
const Newer = z.object({ version: z.number().int().min(2) })

function contentOf(dir: string): Inspection {
  if (!existsSync(dir) || readdirSync(dir).length === 0) return { state: 'absent' }
  const { database, keyring: keyringPath } = files(dir)
  if (!existsSync(keyringPath)) {
    return { state: existsSync(database) ? 'damaged' : 'foreign', detail: existsSync(database) ? '钥匙文件缺失，数据仍在；从备份恢复时可以只换回钥匙文件' : '文件夹里是别的内容，请换一个空文件夹' }
  }
  const keyring = readKeyring(dir)
  if (keyring === undefined && isNewer(keyringPath)) return { state: 'newer' }
  if (keyring === undefined) return { state: 'damaged', detail: '钥匙文件损坏；从备份恢复时，数据库完好的可以只换回钥匙文件' }
  const named = { deskName: keyring.deskName }
  if (!existsSync(database)) return { ...named, state: 'missing-database', detail: '数据库文件不见了，请从备份恢复；程序不会新建空库' }
  if (statSync(database).size === 0) return { ...named, state: 'empty-database', detail: '数据库文件是空的，请从备份恢复；程序不会改动它' }
  if (!isOpenHere(database) && firstBytes(database) === 'SQLite format 3') return { ...named, state: 'foreign', detail: '数据库不是本程序的加密库，请核对文件夹；程序不会改动它' }
  return { ...named, state: 'locked' }
}

function firstBytes(path: string): string {
  const handle = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(15)
    readSync(handle, bytes, 0, 15, 0)
    return bytes.toString('latin1')
  } finally {
    closeSync(handle)
  }
}
