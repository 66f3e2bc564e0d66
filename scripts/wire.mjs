/**
 * A wire that leads nowhere, and a capture of everything that goes out on it. For a network namespace of its own: a program
 * in it finds an interface with addresses, default routes and a name server, so it believes that it is online.
 * Knows nothing of what is run. Loopback and sockets of the file system are not on the wire.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [wire, end] = ['wire0', 'wire1']
/** Addresses that are documentation's and nobody's. */
const own = { v4: '192.0.2.2', v6: '2001:db8::2' }
const router = { v4: '192.0.2.1', v6: '2001:db8::1' }
const afar = { v4: '198.51.100.7', v6: '2001:db8:7::7' }
const proofName = 'proof-of-the-wire.example'
const discardPort = 9
const waitMs = 15_000

/** Neighbour discovery and multicast listener reports: the kernel speaks them for any interface that has an IPv6 address, whatever runs. */
const kernelSpeaks = 'ip6 and ((ip6[6] == 58 and ip6[40] >= 133 and ip6[40] <= 136) or (ip6[6] == 0 and ip6[40] == 58 and (ip6[48] == 143 or (ip6[48] >= 130 and ip6[48] <= 132))))'
const isProof = (line) => line.includes(proofName) || [afar.v4, afar.v6].some((address) => line.includes(`> ${address}.${discardPort}:`))

function run(command, ...args) {
  const { status, stderr, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** Puts up the interface; its other end listens to nothing. Nobody is asked for hardware addresses, so that the first packet itself goes out. Says whether it speaks IPv6 too. */
function putUp(folder) {
  run('ip', 'link', 'add', wire, 'type', 'veth', 'peer', 'name', end)
  run('ip', 'link', 'set', end, 'addrgenmode', 'none', 'up')
  run('ip', 'link', 'set', wire, 'arp', 'off')
  run('ip', 'addr', 'add', `${own.v4}/24`, 'dev', wire)
  run('ip', 'link', 'set', wire, 'up')
  run('ip', 'route', 'add', 'default', 'via', router.v4)
  const names = join(folder, 'resolv.conf')
  writeFileSync(names, `nameserver ${router.v4}\noptions timeout:1 attempts:1\n`)
  run('mount', '--bind', names, '/etc/resolv.conf')
  try {
    run('ip', '-6', 'addr', 'add', `${own.v6}/64`, 'dev', wire, 'nodad')
    run('ip', '-6', 'route', 'add', 'default', 'via', router.v6, 'dev', wire)
    return true
  } catch {
    return false
  }
}

async function listen(file) {
  const tap = spawn('tcpdump', ['-i', wire, '-n', '-U', '--immediate-mode', '-Z', 'root', '-w', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  tap.stderr.setEncoding('utf8')
  await new Promise((resolve, reject) => {
    tap.once('error', () => reject(new Error('tcpdump is missing.')))
    tap.once('exit', () => reject(new Error(`tcpdump ended: ${said}`)))
    tap.stderr.on('data', (part) => {
      said += part
      if (said.includes('listening on')) resolve(undefined)
    })
  })
  const ended = new Promise((resolve) => tap.once('close', resolve))
  return async () => {
    tap.kill('SIGINT')
    await ended
    return Number(/(\d+) packets? dropped by kernel/u.exec(said)?.[1] ?? Number.NaN)
  }
}

/** The packets in a capture, one line each. */
const packetsIn = (file, filter) => run('tcpdump', '-nr', file, filter).split('\n').filter((line) => line !== '')

/** One datagram of each family to an address that is not there, and one question to the name server. */
async function speak(v6) {
  const send = (kind, address) => new Promise((resolve, reject) => {
    const socket = createSocket(kind)
    socket.send('proof', discardPort, address, (error) => {
      socket.close()
      if (error === null || error === undefined) resolve(undefined)
      else reject(error)
    })
  })
  await send('udp4', afar.v4)
  if (v6) await send('udp6', afar.v6)
  await lookup(proofName).catch(() => undefined)
}

/** Speaks on the wire and waits until the capture has it, and thereby everything before it. Throws when it does not come. */
async function prove(file, v6) {
  const proofs = () => packetsIn(file, 'udp').filter(isProof)
  const before = proofs().length
  await speak(v6)
  const least = before + (v6 ? 3 : 2)
  for (const late = Date.now() + waitMs; proofs().length < least; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (Date.now() > late) throw new Error(`The capture does not see what is sent: ${proofs().length - before} packets of ${least - before}.`)
  }
}

/**
 * Runs `use` on the wire. Gives what it gave, the seconds captured, the packets that are neither the kernel's nor the proof
 * (one line each), how many of those two there were, and how many packets the capture missed. A capture that did not see the
 * proof, before and after, throws.
 */
export async function captured(use) {
  const folder = mkdtempSync(join(tmpdir(), 'room-wire-'))
  const file = join(folder, 'wire.pcap')
  const v6 = putUp(folder)
  const stop = await listen(file)
  try {
    await prove(file, v6)
    const from = performance.now()
    const used = await use()
    const seconds = Math.round((performance.now() - from) / 1000)
    await prove(file, v6)
    const missed = await stop()
    const rest = packetsIn(file, `not (${kernelSpeaks})`)
    return { used, seconds, packets: rest.filter((line) => !isProof(line)), proofs: rest.filter(isProof).length, kernel: packetsIn(file, kernelSpeaks).length, missed, ipv6: v6 }
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
