/**
 * Every call × every role × {assigned, another's, excluded, restricted}, each cell with an expectation written down by hand (matrix/rows.ts).
 * A call without a row fails, so nothing new slips in unjudged.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callNames, findCall } from '#core/contract/index'
import { shell } from '#core/contract/shell'
import { shellCells } from '#tests/faults/matrix'
import { ALL_ROWS, beforeCells, type Group, lockedCells, rowCells, sharedDesk } from './matrix/cells'
import { BEFORE, ROLES, SHELL } from './matrix/rows'

let desk: Awaited<ReturnType<typeof sharedDesk>>
beforeAll(async () => { desk = await sharedDesk() })
afterAll(async () => {
  // Whatever a call changed of a petition, its entry says so: a forgotten one is found here.
  const verdict = await desk.room.as('shen', 'audit.verify', {})
  await desk.room.close()
  expect(verdict).toMatchObject({ ok: true })
})

const asWanted = (groups: readonly Group[]): void => {
  expect(Object.fromEntries(groups.map(({ where, seen }) => [where, seen]))).toEqual(Object.fromEntries(groups.map(({ where, wanted }) => [where, wanted])))
}

/** Names under which an input says which petition, person or draft it is about. */
const ABOUT = ['petitionId', 'petitionIds', 'personId', 'keepId', 'otherId', 'mergeId', 'draftId', 'linkedPetitionId']
const SECTIONS_ABOUT = ['petitions', 'people', 'receipts', 'drafts', 'retention']

function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'properties' in schema && typeof schema.properties === 'object' && schema.properties !== null ? Object.keys(schema.properties) : []
  return [...own, ...Object.values(schema).flatMap(namesIn)]
}

describe('who may call what', () => {
  it('has a row for every call, a group for every role', () => {
    expect(Object.keys(ALL_ROWS).sort()).toEqual(callNames().sort())
    expect(Object.entries(ALL_ROWS).filter(([, row]) => row.split(' ').length !== ROLES.length || !/^(?:[ohfr]|[ohfr]{3,4})(?: (?:[ohfr]|[ohfr]{3,4}))*$/u.test(row)).map(([call]) => call)).toEqual([])
  })
  it('takes one case only for calls that name no petition, person or draft', () => {
    const single = Object.entries(ALL_ROWS).filter(([, row]) => row.split(' ').some((letters) => letters.length === 1)).map(([call]) => call)
    const naming = single.filter((call) => {
      const names = namesIn(z.toJSONSchema(findCall(call)?.input ?? z.never(), { unrepresentable: 'any', io: 'input' }))
      return names.some((name) => ABOUT.includes(name) || (name === 'id' && SECTIONS_ABOUT.includes(call.split('.')[0] ?? '')))
    })
    expect(naming).toEqual([])
  })
  it.each(Object.keys(ALL_ROWS))('%s', async (call) => asWanted(await rowCells(desk, call)))
})

describe('before a log-in', () => {
  it('has a row for every call that answers then', () => expect(Object.keys(BEFORE).sort()).toEqual(callNames().filter((call) => findCall(call)?.roles === 'gate').sort()))
  it.each(Object.keys(BEFORE))('%s in a locked room', async (call) => asWanted(await beforeCells(call, 'locked')))
  it.each(Object.keys(BEFORE))('%s where no room is', async (call) => asWanted(await beforeCells(call, 'absent')))
  it('nothing else answers', async () => asWanted(await lockedCells()))
})

describe('the shell', () => {
  it('has a row for every call of its own, none of which asks for a role', () => {
    expect(Object.keys(SHELL).sort()).toEqual(Object.keys(shell).sort())
    expect([...new Set(Object.values(shell).map(({ roles }) => roles))]).toEqual(['gate'])
  })
  it('answers our own page and nobody else', async () => asWanted(await shellCells()))
})
