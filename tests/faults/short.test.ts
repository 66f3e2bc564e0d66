/** A short form of every fault suite; the full sizes run with `npm run faults`. */
import { beforeAll, describe, expect, it } from 'vitest'
import { ARTEFACTS, damageSuite } from './damage'
import { fuzzSuite } from './fuzz'
import { killSuite } from './kill'
import { canTrace, powerCutSuite } from './powerCut'
import type { Tally } from './tally'
import { SCENARIOS } from './worker'
import { bundleProgram } from '../../scripts/bundle.mjs'

let program = ''
beforeAll(async () => { program = await bundleProgram('faults') })

const expectAllSurvived = ({ suite, tried, survived, problems }: Tally, atLeast: number): void => {
  expect({ suite, problems }).toEqual({ suite, problems: [] })
  expect(survived).toBe(tried)
  expect(tried).toBeGreaterThanOrEqual(atLeast)
}

describe('faults, in short', () => {
  it('notices damage of every artefact, or it is harmless', async () => {
    for (const artefact of ARTEFACTS) expectAllSurvived(await damageSuite(program, artefact, 20), 10)
  })
  it('survives generated inputs to every call', async () => expectAllSurvived(await fuzzSuite(40), 500))
  it('survives kill -9 under load', async () => expectAllSurvived(await killSuite(program, 6), 6))
  it.runIf(canTrace())('survives power cuts', async () => {
    for (const scenario of SCENARIOS) expectAllSurvived(await powerCutSuite(program, scenario, 24), 24)
  })
  it.runIf(canTrace())('finds what a lying disk loses, so the suite looks', async () => {
    const { tried, survived } = await powerCutSuite(program, 'save', 24, { lyingDisk: true })
    expect(survived).toBeLessThan(tried)
  })
})
