/** Whether the capture behind `npm run e2e:wire` hears a program that speaks and only that. Needs root and tcpdump, which that command installs. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

interface Captured { readonly packets: readonly string[]; readonly proofs: number; readonly missed: number; readonly used: string }

const inside = ['--net', '--mount', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh']
const canCapture = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/tcpdump') && spawnSync('unshare', [...inside, 'true'], { stdio: 'ignore' }).status === 0
const script = pathToFileURL(resolve(import.meta.dirname, '../../scripts/wire.mjs')).href

/** The report of a capture during which `body` runs. */
function capturing(body: string): Captured {
  const program = `import { captured } from ${JSON.stringify(script)}; console.log(JSON.stringify(await captured(async () => { ${body} }))); process.exit(0)`
  const { stdout, stderr, status } = spawnSync('unshare', [...inside, process.execPath, '--input-type=module', '-e', program], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout) as Captured
}

describe.runIf(canCapture)('a capture on the wire', () => {
  it('hears its own proof, before and after, and nothing of a program that is silent', () => {
    const { packets, proofs, missed, used } = capturing(`return 'done'`)
    expect({ packets, missed, used }).toEqual({ packets: [], missed: 0, used: 'done' })
    expect(proofs).toBeGreaterThanOrEqual(4)
  })
  it.each([
    ['a datagram to everybody', `const s = (await import('node:dgram')).createSocket('udp4'); await new Promise((done) => s.send('x', 5353, '224.0.0.251', done)); s.close()`, '224.0.0.251.5353'],
    ['a connection', `await fetch('http://203.0.113.5/', { signal: AbortSignal.timeout(200) }).catch(() => undefined)`, '203.0.113.5.80'],
    ['a connection over IPv6', `await fetch('http://[2001:db8:9::9]/', { signal: AbortSignal.timeout(200) }).catch(() => undefined)`, '2001:db8:9::9.80'],
    ['a name to look up', `await (await import('node:dns/promises')).lookup('updates.example').catch(() => undefined)`, 'updates.example'],
  ])('hears %s', (_what, body, heard) => expect(capturing(body).packets.join('\n')).toContain(heard))
})
