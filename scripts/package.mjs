/**
 * `npm run package`: builds the program and lays it out, packaged, in dist/; `-- installers` makes this system's installers.
 * Those are refused with the republished runtime, which is for running and testing from source only, and with any version but the program's own.
 */
import './nodeVersion.mjs'
import { findElectron, wanted } from './electronRuntime.mjs'
import { layOut, whyNoInstallers } from './packaging.mjs'
import { build } from './program.mjs'

const installers = process.argv.includes('installers')
const electron = await findElectron()
const refusal = installers ? whyNoInstallers(electron, wanted()) : undefined
if (refusal !== undefined) {
  console.error(refusal)
  process.exit(1)
}
if (electron.origin === 'fallback') console.log('Packaging with the republished Electron 42: for tests on this machine only, not to be given to anybody.')
build()
process.exit(layOut(electron.path, { installers }) ? 0 : 1)
