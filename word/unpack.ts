/**
 * Opens a foreign zip without trusting anything it says of itself: names, sizes and places are checked before a byte is unpacked, and unpacking stops at the limit.
 * Knows nothing of Word.
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { LIMITS } from './limits'
import { refuseFile } from './refused'

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const CENTRAL_SIZE = 46
const LOCAL_SIZE = 30
/** Every later field of zip64 hides behind one of these. */
const ZIP64 = 0xffffffff
const ENCRYPTED = 0x2041

export const BROKEN = '文件打不开：不是完整的 .docx 文件，可能没有下载完或已损坏，请重新取得文件，或用 WPS、Word 打开后另存为 .docx 再选'
const TOO_LARGE = `文件展开后太大（上限 ${LIMITS.whole / 1024 / 1024} MB），不像一份文书，没有导入；请删去图片等内容后另存再选`
const ODD = '文件内部结构不正常（压缩包里的名称或位置有问题），为安全起见没有导入；请用 WPS、Word 打开后另存为 .docx 再选'

interface Entry { readonly name: string; readonly method: number; readonly flags: number; readonly crc: number; readonly packed: number; readonly size: number; readonly at: number }

/** Contents by name. Directories are left out. */
export function unpack(file: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (file.length > LIMITS.file) refuseFile(`文件太大（上限 ${LIMITS.file / 1024} KB），没有导入；请删去图片等内容后另存再选`)
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) refuseFile('这是旧格式（.doc）或加了密码的文件，读不了；请用 WPS、Word 打开，去掉密码后另存为 .docx 再选')
  const entries = directory(bytes)
  checkNames(entries)
  checkPlaces(bytes, entries)
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries) if (!entry.name.endsWith('/')) parts.set(entry.name, content(bytes, entry))
  return parts
}

function directory(bytes: Buffer): readonly Entry[] {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (bytes.readUInt16LE(end + 8) !== count || bytes.readUInt16LE(end + 4) !== 0 || at === ZIP64) refuseFile(BROKEN)
  if (count > LIMITS.entries) refuseFile(TOO_LARGE)
  const entries: Entry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_SIZE > end || bytes.readUInt32LE(at) !== CENTRAL) refuseFile(BROKEN)
    const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
    const name = bytes.toString('utf8', at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength)
    entries.push({ name, flags: bytes.readUInt16LE(at + 8), method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16), packed: bytes.readUInt32LE(at + 20), size: bytes.readUInt32LE(at + 24), at: bytes.readUInt32LE(at + 42) })
    at += CENTRAL_SIZE + nameLength + extra + comment
  }
  if (at !== end) refuseFile(BROKEN)
  return entries
}

/** The record stands at the very end, before a comment of at most 64 KiB. */
function endOf(bytes: Buffer): number {
  for (let at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - 0xffff); at -= 1) {
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length) return at
  }
  return refuseFile(BROKEN)
}

/** A name that leaves the package, or two that a system takes for one. */
function checkNames(entries: readonly Entry[]): void {
  const seen = new Set<string>()
  for (const { name } of entries) {
    const steps = name.replace(/\/$/u, '').split('/')
    const same = name.toLowerCase()
    if (/[\\:\u0000-\u001f\ufffd]/u.test(name) || steps.some((step) => step === '' || step === '.' || step === '..') || seen.has(same)) refuseFile(ODD)
    seen.add(same)
  }
}

/** Sizes within the limits, and no byte belonging to two entries: overlapping ones make a small file unpack to a huge one. */
function checkPlaces(bytes: Buffer, entries: readonly Entry[]): void {
  let whole = 0
  let last = 0
  for (const entry of [...entries].sort((one, other) => one.at - other.at)) {
    if (entry.packed === ZIP64 || entry.size === ZIP64 || entry.at === ZIP64 || (entry.method !== 0 && entry.method !== 8)) refuseFile(ODD)
    if ((entry.flags & ENCRYPTED) !== 0) refuseFile('文件加了密码，读不了；请去掉密码后另存为 .docx 再选')
    whole += entry.size
    if (entry.size > LIMITS.part || whole > LIMITS.whole) refuseFile(TOO_LARGE)
    if (entry.at < last) refuseFile(ODD)
    last = dataOf(bytes, entry) + entry.packed
    if (last > bytes.length) refuseFile(BROKEN)
  }
}

/** Where the content begins; both records have to give the entry one name. */
function dataOf(bytes: Buffer, { at, name, method }: Entry): number {
  if (at + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== LOCAL) refuseFile(BROKEN)
  const nameLength = bytes.readUInt16LE(at + 26)
  if (bytes.toString('utf8', at + LOCAL_SIZE, at + LOCAL_SIZE + nameLength) !== name || bytes.readUInt16LE(at + 8) !== method) refuseFile(ODD)
  return at + LOCAL_SIZE + nameLength + bytes.readUInt16LE(at + 28)
}

function content(bytes: Buffer, entry: Entry): Uint8Array {
  const from = dataOf(bytes, entry)
  const packed = bytes.subarray(from, from + entry.packed)
  const plain = entry.method === 0 ? packed : inflated(packed, entry.size)
  if (plain.length !== entry.size || crc32(plain) !== entry.crc) refuseFile(BROKEN)
  return plain
}

/** Never more than was announced, and that has been checked. */
function inflated(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    return refuseFile(BROKEN)
  }
}
