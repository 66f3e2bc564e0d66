/** A short form of every fault suite; the full sizes run with `npm run faults`. */
import { beforeAll, describe, expect, it } from 'vitest'
import { ARTEFACTS, damageSuite } from './damage'
import { backupDamageSuite } from './backupDamage'
import { ACTIONS, fullSuite } from './full'
import { fuzzSuite } from './fuzz'
import { fuzzShellSuite } from './fuzzShell'
import { IO_SCENARIOS, ioSuite } from './io'
import { matrixSuite } from './matrix'
import { migrationSuite, statementsOf } from './migrations'
import { killSuite } from './kill'
import { canTrace, powerCutSuite } from './powerCut'
import type { Tally } from './tally'
import { migrations } from '#db/migrations/index'
import { schemaVersion } from '#db/store/migrate'
import { canMount } from '#tests/support/smallDisk'
import { corpus } from './corpus'
import { uncovered } from './textCover'
import { cellsOf, documentProblems, formulaProblems, tableProblems } from './textPrints'
import { STORIES } from './textStories'
import { RECORDING_FORMS, recordingDamageSuite, recordingKeyDamageSuite } from './recordingDamage'
import { textSuite } from './texts'
import { KEEPING, RECORDED, SCENARIOS } from './worker'
import { bundled } from '../../scripts/bundle.mjs'

let program = ''
beforeAll(async () => { program = await bundled('tests/faults/main.ts') })

const expectAllSurvived = ({ suite, tried, survived, problems }: Tally, atLeast: number): void => {
  expect({ suite, problems }).toEqual({ suite, problems: [] })
  expect(survived).toBe(tried)
  expect(tried).toBeGreaterThanOrEqual(atLeast)
}

/** Cut twice, two pages exchanged twice, one repeated twice, one appended twice, cut by one byte, emptied, removed, an old one, that of another room. */
const COARSER = 13

describe('faults, in short', () => {
  it('notices damage of every artefact, or it is harmless', async () => {
    for (const artefact of ARTEFACTS) expectAllSurvived(await damageSuite(program, artefact, 12), 12 + COARSER)
  })
  it('notices damage of a backup, and adopts none that is damaged', async () => expectAllSurvived(await backupDamageSuite(program, 5), 3 * (5 + COARSER)))
  it('notices damage of a recording, whatever reads it, and of its key', async () => {
    for (const form of RECORDING_FORMS) expectAllSurvived(await recordingDamageSuite(form, 25), 25 + COARSER)
    expectAllSurvived(await recordingKeyDamageSuite(10), 10 + COARSER)
  })
  it('survives generated inputs to every call, and no refused one changes anything', async () => {
    expectAllSurvived(await fuzzSuite(10), 800)
    const careless = await fuzzSuite(10, { calls: ['petitions.note'], careless: ({ room }) => room.as('wang', 'drafts.start', {}) })
    expect(careless.survived, 'a refusal that leaves something is noticed').toBeLessThan(careless.tried)
  })
  it('survives generated inputs to every call of the shell', async () => expectAllSurvived(await fuzzShellSuite(60), 700))
  it('survives kill -9 under load', async () => {
    expectAllSurvived(await killSuite(program, 'checkpoint', 6), 6)
    for (const scenario of RECORDED) expectAllSurvived(await killSuite(program, scenario, 3), 3)
  })
  it.runIf(canTrace())('survives power cuts', async () => {
    for (const scenario of SCENARIOS) expectAllSurvived(await powerCutSuite(program, scenario, 24), 24)
  })
  it.runIf(canTrace())('survives power cuts while backing up, restoring and changing keys', async () => {
    for (const scenario of [...KEEPING, ...RECORDED]) expectAllSurvived(await powerCutSuite(program, scenario, 8), 8)
  })
  it.runIf(canMount())('survives a full disk, and works again when there is room', async () => {
    for (const action of Object.keys(ACTIONS)) expectAllSurvived(await fullSuite(action, 3), 3)
    const { tried, survived } = await fullSuite('a note', 2, { boast: true })
    expect(survived, 'a note that was refused and not repeated is missed').toBeLessThan(tried)
  })
  it('keeps every text as it is, wherever it is put', async () => {
    expect(new Set(corpus.map(({ text }) => text)).size).toBeGreaterThanOrEqual(300)
    expectAllSurvived(await textSuite(5), 250)
    const composed = await textSuite(10, { seed: 2, spoil: (text) => text.normalize('NFKC').replaceAll(/[\p{C}\s]/gu, '') })
    expect(composed.survived, 'a store that tidies texts is noticed').toBeLessThan(composed.tried)
  })
  it('has a story or a reason for every text of every call, and would miss one', () => {
    const { 'petitions.note': _note, ...fewer } = STORIES
    expect(uncovered(STORIES).filter(({ reason }) => reason === undefined)).toEqual([])
    expect(uncovered(fewer).filter(({ reason }) => reason === undefined)).toEqual([{ call: 'petitions.note', path: 'text', reason: undefined }])
  })
  it('prints every text of the corpus as text, and no table has a formula in it', () => {
    const problems = corpus.flatMap(({ text }) => [...documentProblems(text), ...tableProblems(text)].map((problem) => `${JSON.stringify(text).slice(0, 40)}: ${problem}`))
    expect(problems).toEqual([])
    expect(formulaProblems(cellsOf('"a","=1+1"\r\n"\t-2","‘x"\r\n')), 'a formula is noticed').toHaveLength(2)
  })
  it('lets everybody do what is written down for him, and nothing else', async () => expectAllSurvived(await matrixSuite(6), 500))
  it('keeps a schema whole when a migration fails at any statement', async () => {
    expectAllSurvived(await migrationSuite(150), 90)
    const careless = await migrationSuite(20, { how: (db, list) => {
      for (const sql of list.slice(schemaVersion(db)).flatMap(statementsOf)) db.exec(sql)
      db.pragma(`user_version=${list.length}`)
      return list.length
    } })
    expect(careless.survived, 'migrating without a transaction is noticed').toBeLessThan(careless.tried)
    const forgetful = await migrationSuite(20, { released: [...migrations, 'UPDATE petition SET title = upper(title) || title;'] })
    expect(forgetful.survived, 'a step that loses what a row said is noticed').toBeLessThan(forgetful.tried)
  })
  it.runIf(canTrace())('survives a disk that fails at any call, and says so', async () => {
    for (const scenario of IO_SCENARIOS) expectAllSurvived(await ioSuite(program, scenario, 6), 6)
  })
  it.runIf(canTrace())('finds a worker that says what is not so, so the suite looks', async () => {
    const { tried, survived } = await ioSuite(program, 'boast', 6)
    expect(survived).toBeLessThan(tried)
  })
  it.runIf(canTrace())('finds what a lying disk loses, so the suite looks', async () => {
    for (const scenario of ['save', 'recording'] as const) {
      const { tried, survived } = await powerCutSuite(program, scenario, 24, { lyingDisk: true })
      expect(survived, scenario).toBeLessThan(tried)
    }
  })
})
