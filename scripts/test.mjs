/** `npm test`: every check there is, then one last line `N passed, N failed`. */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { e2eCounts } from './e2eReport.mjs'
import { findElectron } from './electronRuntime.mjs'
import { preflight } from './preflight.mjs'

const root = join(import.meta.dirname, '..')
const results = join(root, 'test-results')
let passed = 0
let failed = 0

const run = (name, file, args, env = {}) => {
  console.log(`\n== ${name}`)
  return spawnSync(process.execPath, [join(root, file), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, TZ: 'UTC', ...env } }).status === 0
}
const count = (good) => {
  if (good) passed += 1
  else failed += 1
}
/** Adds a report's numbers; a run that failed without a failing test (or left no report) counts as one failure. */
const add = (good, read) => {
  let numbers = { passed: 0, failed: 0 }
  try {
    numbers = read()
  } catch {
    good = false
  }
  passed += numbers.passed
  failed += numbers.failed + (!good && numbers.failed === 0 ? 1 : 0)
}
const json = (name) => JSON.parse(readFileSync(join(results, name), 'utf8'))

preflight({ testing: true })
process.env.RECEPTION_ELECTRON = (await findElectron()).path
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
count(run('lint', 'node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', '.']))
for (const area of ['tsconfig.domain.json', 'tsconfig.json', 'tsconfig.renderer.json']) count(run(`types: ${area}`, 'node_modules/typescript/bin/tsc', ['-p', area]))
const unit = run('unit, store, office, documents, screens', 'node_modules/vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'unit.json')}`])
add(unit, () => {
  const report = json('unit.json')
  return { passed: report.numPassedTests, failed: report.numFailedTests }
})
const built = run('build', 'node_modules/electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'])
count(built)
if (built) {
  const whole = run('end to end', 'scripts/e2e.mjs', ['--built', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'e2e.json') })
  add(whole, () => e2eCounts(join(results, 'e2e.json')))
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
