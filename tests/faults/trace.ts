/**
 * Reads what a traced process did to the files of one folder: opens, writes, truncations, syncs, renames, removals, and the lines it printed.
 * Knows the text format of strace (`-f -xx`) and nothing of what the files mean.
 */
export type FileEvent =
  | { readonly kind: 'create' | 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'copy'; readonly path: string; readonly from: string; readonly at: number; readonly size: number }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'said'; readonly text: string }

export const TRACED = 'openat,close,write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync,rename,unlink,lseek,copy_file_range,sendfile,ioctl'

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')

/** Whole calls in the order in which they ended; a call cut in two by another thread is put together again. */
export function wholeCalls(trace: string): string[] {
  const begun = new Map<string, string>()
  const calls: string[] = []
  for (const line of trace.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/u.exec(line) ?? []
    if (rest === '') continue
    const unfinished = /^(.*) <unfinished \.\.\.>$/u.exec(rest)
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/u.exec(rest)
    if (unfinished !== null) begun.set(pid, unfinished[1] ?? '')
    else if (resumed !== null) {
      calls.push(`${begun.get(pid) ?? ''}${resumed[1] ?? ''}`)
      begun.delete(pid)
    } else calls.push(rest)
  }
  return calls
}

interface Open { readonly path: string; position: number }

/** The events on files under `folder`, in order. @throws Error on a write this reader does not understand. */
export function fileEvents(trace: string, folder: string): FileEvent[] {
  const open = new Map<number, Open>()
  return wholeCalls(trace).flatMap((call) => eventOf(call, open, folder))
}

function eventOf(call: string, open: Map<number, Open>, folder: string): FileEvent[] {
  const [, name = '', args = '', result = ''] = /^(\w+)\((.*)\)\s+=\s+(-?\d+)/u.exec(call) ?? []
  if (name === '' || result.startsWith('-')) return []
  if (name === 'openat') return opened(args, Number(result), open, folder)
  if (name === 'rename' || name === 'unlink') {
    const [from = '', to = ''] = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/gu)].map((match) => unhex(match[1] ?? '').toString('utf8'))
    if (!from.startsWith(folder)) return []
    return name === 'rename' ? [{ kind: 'rename', path: from, to }] : [{ kind: 'remove', path: from }]
  }
  const handle = Number(/^\d+/u.exec(args)?.[0])
  if (name === 'close') {
    open.delete(handle)
    return []
  }
  if (name === 'write' && handle === 1) return [{ kind: 'said', text: bytesOf(args).toString('utf8') }]
  if (name === 'ioctl') return cloned(args)
  if (name === 'copy_file_range' || name === 'sendfile') return copied(name, args, Number(result), open)
  const file = open.get(handle)
  return file === undefined ? [] : changed(name, args, Number(result), file)
}

/** A clone of a file's blocks would go unseen by the model of the disk. @throws Error when the file system made one. */
function cloned(args: string): FileEvent[] {
  if (args.includes('FICLONE')) throw new Error('no reading for a cloned file')
  return []
}

/** Copied by the kernel from one file to another, from where both stand. */
function copied(name: string, args: string, size: number, open: Map<number, Open>): FileEvent[] {
  const numbers = [...args.matchAll(/(?:^|,\s*)(\d+)/gu)].map((match) => Number(match[1]))
  const [from, to] = name === 'sendfile' ? [numbers[1], numbers[0]] : [numbers[0], Number(/^\d+,\s*[^,]+,\s*(\d+)/u.exec(args)?.[1])]
  const [source, target] = [open.get(from ?? -1), open.get(to ?? -1)]
  if (source === undefined || target === undefined || size === 0) return []
  const at = name === 'sendfile' ? target.position : Number(/\[(\d+)\]/u.exec(args.split(',')[3] ?? '')?.[1] ?? target.position)
  target.position = at + size
  return [{ kind: 'copy', path: target.path, from: source.path, at, size }]
}

function opened(args: string, handle: number, open: Map<number, Open>, folder: string): FileEvent[] {
  const path = unhex(/"((?:\\x[0-9a-f]{2})*)"/u.exec(args)?.[1] ?? '').toString('utf8')
  open.delete(handle)
  if (!path.startsWith(folder)) return []
  open.set(handle, { path, position: 0 })
  return [
    ...(args.includes('O_CREAT') ? [{ kind: 'create', path } as const] : []),
    ...(args.includes('O_TRUNC') ? [{ kind: 'truncate', path, size: 0 } as const] : []),
  ]
}

const bytesOf = (args: string): Buffer => Buffer.concat([...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"(?!\.\.\.)/gu)].map((match) => unhex(match[1] ?? '')))

function changed(name: string, args: string, result: number, file: Open): FileEvent[] {
  const { path } = file
  switch (name) {
    case 'fsync': case 'fdatasync': return [{ kind: 'sync', path }]
    case 'ftruncate': return [{ kind: 'truncate', path, size: Number(/,\s*(\d+)$/u.exec(args)?.[1]) }]
    case 'lseek': file.position = result; return []
    case 'pwrite64': case 'pwritev': return [{ kind: 'write', path, at: Number(/,\s*(\d+)$/u.exec(args)?.[1]), bytes: bytesOf(args).subarray(0, result) }]
    case 'write': case 'writev': {
      const at = file.position
      file.position += result
      return [{ kind: 'write', path, at, bytes: bytesOf(args).subarray(0, result) }]
    }
    default: throw new Error(`no reading for ${name}`)
  }
}
