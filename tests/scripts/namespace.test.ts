/** Whether a virtual display of an offline run leaves those outside alone. Needs the right to make a network namespace. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'

const script = pathToFileURL(resolve(import.meta.dirname, '../../scripts/namespace.mjs')).href
const canSeparate = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/Xvfb') && spawnSync('unshare', ['--net', '--mount', 'true'], { stdio: 'ignore' }).status === 0
const folder = '/tmp/.X11-unix'
const socketOf = (name: string): number | undefined => statSync(`${folder}/${name}`, { throwIfNoEntry: false })?.ino

/** Starts a display that takes the first number it finds free; says which. */
async function display(...before: readonly string[]): Promise<{ readonly server: ChildProcess; readonly name: string }> {
  const [command = '', ...args] = [...before, 'Xvfb', '-displayfd', '1', '-nolisten', 'tcp']
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const [number] = (await once(server.stdout, 'data')) as [Buffer]
  return { server, name: `X${String(number).trim()}` }
}

it.runIf(canSeparate)('a display inside does not take the place of one outside with its number', async () => {
  const { ownNetwork } = (await import(/* @vite-ignore */ script)) as { readonly ownNetwork: () => readonly string[] }
  const outside = await display()
  const before = new Map(readdirSync(folder).map((name) => [name, socketOf(name)]))
  const inside = await display(...ownNetwork())
  try {
    expect(before.has(outside.name)).toBe(true)
    expect(socketOf(inside.name)).toBe(before.get(inside.name))
  } finally {
    for (const { server } of [inside, outside]) server.kill()
  }
})
