/**
 * The files of a vault folder and what can be told of them without a key.
 * Refuses to create or delete anything.
 */
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { VaultState } from '#core/contract/vault'
import { Keyring } from './keyring'
import { readIfThere, replaceFile } from './safeFile'

export const files = (dir: string) => ({
  keyring: join(dir, 'keyring.json'), database: join(dir, 'room.db'), anchor: join(dir, 'anchor.json'), lock: join(dir, 'lock.db'), delays: join(dir, 'delays.json'),
})

/** Older keyrings kept beside the present one: two, so that three generations exist. */
const KEPT = 2

/** A keyring of the largest room is far smaller; nothing longer is parsed. */
const KEYRING_CHARACTERS = 1_000_000

/** The present keyring, or undefined when it is missing, does not parse, or is written in another way than the one canonical way. */
export function readKeyring(dir: string): Keyring | undefined {
  const text = readIfThere(files(dir).keyring)
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

export interface Inspection { readonly state: Exclude<VaultState, 'open' | 'newer' | 'busy'>; readonly deskName?: string; readonly detail?: string }

/** What the folder holds, as far as it can be seen locked. */
export function inspectVault(dir: string): Inspection {
  if (!existsSync(dir) || readdirSync(dir).length === 0) return { state: 'absent' }
  const { database, keyring: keyringPath } = files(dir)
  if (!existsSync(keyringPath)) {
    return { state: existsSync(database) ? 'damaged' : 'foreign', detail: existsSync(database) ? '钥匙文件缺失，数据仍在，请从备份找回钥匙文件' : '文件夹里是别的内容，请换一个空文件夹' }
  }
  const keyring = readKeyring(dir)
  if (keyring === undefined) return { state: 'damaged', detail: '钥匙文件损坏，请改用旁边保留的上一份或备份' }
  const named = { deskName: keyring.deskName }
  if (!existsSync(database)) return { ...named, state: 'missing-database', detail: '数据库文件不见了，请从备份恢复；程序不会新建空库' }
  if (statSync(database).size === 0) return { ...named, state: 'empty-database', detail: '数据库文件是空的，请从备份恢复；程序不会改动它' }
  if (firstBytes(database) === 'SQLite format 3') return { ...named, state: 'foreign', detail: '数据库不是本程序的加密库，请核对文件夹；程序不会改动它' }
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
