/**
 * The shell's calls with generated inputs, through the very door a page sends its messages to, several at once and from a page that is not ours.
 * Nothing may crash, a refusal changes nothing on the machine, and every call is reached.
 */
import { shell, type ShellCall } from '#core/contract/shell'
import type { Reply } from '#core/contract/call'
import { forgetCopied } from '#electron/shell/copied'
import { forgetPaperWindow } from '#electron/shell/paperWindow'
import { machine } from '#tests/support/electronStandIn'
import { inputMaker } from './inputs'
import { allowedFaults, replyProblems, shortly } from './plainReply'
import { openShellDoor, type ShellDoor } from './shellDoor'
import { SHELL_INPUTS } from './shellInputs'
import { Counter, type Tally } from './tally'

const PARALLEL = 10
/** No page could send these: the bridge refuses what cannot be copied. */
const travels = (input: unknown): boolean => {
  try {
    structuredClone(input)
    return true
  } catch {
    return false
  }
}
const UNKNOWN: readonly unknown[] = ['shell.nope', 'shell.__proto__', 'shell.constructor', 'shell.toString', 'shell.', 'shell', 'shell.print.x', '', 'x'.repeat(81), 7, null, {}, [], undefined, true]

export async function fuzzShellSuite(count: number, seed = 1): Promise<Tally> {
  const counter = new Counter('IPC fuzz: shell', seed)
  machine.dialogs.splice(0, machine.dialogs.length, 'agreed', 'cancelled', 'nowhere')
  machine.prints.splice(0, machine.prints.length, true, true, false)
  const door = openShellDoor()
  for (const name of Object.keys(shell) as ShellCall[]) {
    const inputs = inputMaker(shell[name].input)(count, seed, SHELL_INPUTS[name]).map((input) => (travels(input) ? input : null))
    let reached = 0
    for (let at = 0; at < inputs.length; at += PARALLEL) reached += await batch(door, name, inputs.slice(at, at + PARALLEL), at, counter)
    counter.add(reached > 0 ? [] : [`shell.${name}: no input came as far as its handler`])
  }
  for (const name of UNKNOWN) {
    const before = door.state()
    const answer = await answerOf(door, name, {}, true)
    counter.add([...replyProblems(answer, ['unknown-call']), ...(typeof answer !== 'string' && answer.ok ? ['answered'] : []), ...(door.state() === before ? [] : ['changed something'])].map((problem) => `${shortly(name)}: ${problem}`))
  }
  forgetPaperWindow()
  counter.add(machine.windows === 1 ? [] : [`${machine.windows - 1} hidden windows were left`])
  door.close()
  return counter.tally
}

async function answerOf(door: ShellDoor, name: unknown, input: unknown, own: boolean): Promise<Reply | string> {
  try {
    return await door.ask(name, input, own)
  } catch (error) {
    return `threw ${String(error)}`
  }
}

/** Every tenth comes from a page that is not ours. Gives how many were reached. */
async function batch(door: ShellDoor, name: ShellCall, inputs: readonly unknown[], from: number, counter: Counter): Promise<number> {
  const allowed = allowedFaults(shell[name])
  const own = inputs.map((_, at) => (from / PARALLEL + at) % 10 !== 3)
  const answers = await Promise.all(inputs.map((input, at) => answerOf(door, `shell.${name}`, input, own[at] ?? true)))
  await forgetCopied()
  let reached = 0
  for (const [at, input] of inputs.entries()) {
    const answer = answers[at] ?? 'no answer'
    const problems = replyProblems(answer, allowed)
    if (typeof answer !== 'string' && own[at] === true && shell[name].input.safeParse(input).success) {
      reached += 1
      counter.count(`shell.${name}: reached`)
      if (answer.ok) counter.count(`shell.${name}: answered`)
    }
    if (typeof answer !== 'string' && answer.ok && own[at] !== true) problems.push('answered a page that is not ours')
    if (typeof answer === 'string' || !answer.ok) problems.push(...(await again(door, name, input, own[at] ?? true)))
    counter.add(problems.map((problem) => `shell.${name} ${shortly(input)}: ${problem}`))
  }
  return reached
}

/** By itself: what a refusal leaves changed is its own doing. Paper that came out cannot be taken back, and the refusal says so. */
async function again(door: ShellDoor, name: ShellCall, input: unknown, own: boolean): Promise<string[]> {
  const before = door.state()
  const answer = await answerOf(door, `shell.${name}`, input, own)
  if (typeof answer !== 'string' && (answer.ok || answer.fault.code === 'print-partly')) {
    await forgetCopied()
    return []
  }
  return door.state() === before ? [] : ['refused, and something changed']
}
