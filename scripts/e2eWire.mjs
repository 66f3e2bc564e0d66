/**
 * `npm run e2e:wire [-- --seconds N] [-- TEST …]`: the end-to-end tests for at least ten minutes on a wire that leads nowhere
 * and is listened to. Ends with one line of JSON; fails with any packet, any failing test, or a capture that does not prove itself.
 */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { findElectron } from './electronRuntime.mjs'
import { e2eCounts } from './e2eReport.mjs'
import { ownNetwork } from './namespace.mjs'
import { preflight } from './preflight.mjs'
import { build } from './program.mjs'
import { captured } from './wire.mjs'

const tenMinutes = 600
const { values, positionals } = parseArgs({ options: { seconds: { type: 'string' }, built: { type: 'boolean', default: false } }, allowPositionals: true })
const wanted = Number(values.seconds ?? tenMinutes)
const report = join(import.meta.dirname, '../test-results/wire.json')

/** Makes ready what needs the network outside, then starts itself again inside. */
async function outside() {
  preflight({ testing: true, capturing: true })
  const [command, ...inside] = ownNetwork()
  const electron = await findElectron()
  if (!values.built) build()
  const env = { ...process.env, ROOM_WIRE: '1', ELECTRON_OVERRIDE_DIST_PATH: dirname(electron.path), PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  return spawnSync(command, [...inside, process.execPath, import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit', env }).status ?? 1
}

function tests(chosen) {
  spawnSync(process.execPath, [join(import.meta.dirname, 'e2e.mjs'), '--built', '--reporter=list,json', ...chosen], { stdio: 'inherit' })
  return e2eCounts(report)
}

/** All tests once; where that was quicker than wanted, the main job over and over until the time is full. */
function useForLong() {
  const sum = { passed: 0, failed: 0, skipped: 0, runs: 0 }
  for (const from = performance.now(); sum.runs === 0 || performance.now() - from < wanted * 1000;) {
    const { passed, failed, skipped } = tests(sum.runs === 0 || positionals.length > 0 ? positionals : ['journey.spec', 'office.spec'])
    Object.assign(sum, { passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped, runs: sum.runs + 1 })
    if (passed + failed === 0) break
  }
  return sum
}

async function inside() {
  const { used, packets, ...rest } = await captured(useForLong)
  for (const packet of packets.slice(0, 50)) console.error(packet)
  console.log(JSON.stringify({ ...rest, packets: packets.length, ...used }))
  return packets.length === 0 && rest.missed === 0 && rest.seconds >= wanted && used.passed > 0 && used.failed === 0 ? 0 : 1
}

process.exit(await (process.env.ROOM_WIRE === '1' ? inside() : outside()))
