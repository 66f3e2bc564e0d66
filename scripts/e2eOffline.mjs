/**
 * `npm run e2e:offline`: the end-to-end tests in a network namespace of their own, in which no interface leads out.
 * The loopback stays, since the tests drive the window through it.
 */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { findElectron } from './electronRuntime.mjs'
import { ownNetwork } from './namespace.mjs'
import { preflight } from './preflight.mjs'
import { build } from './program.mjs'

preflight({ testing: true })
const [command, ...inside] = ownNetwork()
const electron = await findElectron()
const args = process.argv.slice(2)
if (!args.includes('--built')) build()
const tests = [process.execPath, join(import.meta.dirname, 'e2e.mjs'), '--built', ...args.filter((argument) => argument !== '--built')]
process.exit(spawnSync(command, [...inside, ...tests], { stdio: 'inherit', env: { ...process.env, ROOM_OFFLINE: '1', ELECTRON_OVERRIDE_DIST_PATH: dirname(electron.path) } }).status ?? 1)
