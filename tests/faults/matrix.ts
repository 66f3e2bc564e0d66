/** The matrix of roles, calls and cases as a suite: how many cells were tried, and how many were as written down (tests/office/matrix/rows.ts). */
import { shell } from '#core/contract/shell'
import { ALL_ROWS, beforeCells, type Group, lockedCells, rowCells, sharedDesk } from '#tests/office/matrix/cells'
import { BEFORE, SHELL } from '#tests/office/matrix/rows'
import { machine } from '#tests/support/electronStandIn'
import { openShellDoor } from './shellDoor'
import { SHELL_INPUTS } from './shellInputs'
import { Counter, spread, type Tally } from './tally'

/** Tries every row, or `most` of them. */
export async function matrixSuite(most = Number.POSITIVE_INFINITY, seed = 1): Promise<Tally> {
  const counter = new Counter('matrix of roles, calls and cases', seed)
  const desk = await sharedDesk()
  const rows = [...Object.keys(ALL_ROWS).map((call) => ({ call, cells: () => rowCells(desk, call) })), ...Object.keys(BEFORE).flatMap((call) => (['locked', 'absent'] as const).map((state) => ({ call, cells: () => beforeCells(call, state) })))]
  for (const { call, cells } of spread(rows, most, seed)) judge(counter, call, await cells())
  judge(counter, 'everything else', await lockedCells())
  judge(counter, 'shell', await shellCells())
  const { ok } = await desk.room.as('shen', 'audit.verify', {})
  counter.add(ok ? [] : ['the audit log does not hold after all these calls'])
  await desk.room.close()
  return counter.tally
}

function judge(counter: Counter, call: string, groups: readonly Group[]): void {
  for (const { where, wanted, seen } of groups) {
    for (let at = 0; at < Math.max(wanted.length, seen.length); at += 1) {
      counter.count(NAMES[seen[at] ?? ''] ?? 'something else')
      counter.add(wanted[at] === seen[at] ? [] : [`${call}, ${where}: ${seen} and not ${wanted}`])
    }
  }
}
const NAMES: Readonly<Record<string, string>> = { o: 'answered', h: 'hidden', f: 'forbidden', r: 'refused otherwise', l: 'locked' }

/** The shell answers our own page and nobody else, whether the room is open or locked: it asks no role. */
export async function shellCells(): Promise<Group[]> {
  // Another suite may have left a printer that fails and dialogs that are cancelled.
  machine.dialogs.splice(0, machine.dialogs.length, 'agreed')
  machine.prints.splice(0, machine.prints.length, true)
  const door = openShellDoor()
  const letter = async (name: string, own: boolean): Promise<string> => {
    const reply = await door.ask(`shell.${name}`, SHELL_INPUTS[name as 'print'][0], own)
    return reply.ok ? 'o' : reply.fault.code === 'forbidden' ? 'f' : 'r'
  }
  const found: Group[] = []
  for (const name of new Set([...Object.keys(shell), ...Object.keys(SHELL)])) {
    const [own = '', other = ''] = (SHELL[name] ?? '').split(' ')
    found.push({ where: `shell.${name}, our own page`, wanted: own, seen: await letter(name, true) }, { where: `shell.${name}, another page`, wanted: other, seen: await letter(name, false) })
  }
  found.push({ where: 'a call of the office, another page', wanted: 'f', seen: (await door.ask('petitions.list', {}, false)).ok ? 'o' : 'f' })
  door.close()
  return found
}
