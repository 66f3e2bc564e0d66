/**
 * Every call of the contract with generated inputs, in parallel, with right, wrong and no sessions.
 * Nothing may crash, no refused call changes anything, no reply tells of paths, SQL or stacks, and every call is reached by some.
 */
import type { CallDef, Reply } from '#core/contract/call'
import { callNames, findCall } from '#core/contract/index'
import { CASES } from '#tests/office/matrix/rows'
import type { Who } from '#tests/support/office'
import { beforeLogIn, endedSessions, lockCalls } from './fuzzGate'
import { actorsOf, AGED, type FuzzRoom, openFuzzRoom } from './fuzzRoom'
import { inputMaker } from './inputs'
import { allowedFaults, replyProblems, shortly } from './plainReply'
import { Counter, type Tally } from './tally'

/** Ends the room for all the others, so it has a part of its own. */
const APART = 'vault.lock'
/** At once; made anew from fresh known-good inputs each time. */
const PARALLEL = 10
/** Largest input in bytes of its JSON. */
const INPUT_LIMIT = 1024 * 1024

export interface Options {
  readonly seed?: number
  /** Only these calls. */
  readonly calls?: readonly string[]
  /** What would be kept of a refused call by a careless office, to show that the suite looks. */
  readonly careless?: (room: FuzzRoom) => Promise<unknown>
}

/** `count` inputs for each call. */
export async function fuzzSuite(count: number, { seed = 1, calls = callNames(), careless }: Options = {}): Promise<Tally> {
  const counter = new Counter('IPC fuzz', seed)
  const reached = new Map<string, number>()
  let room: FuzzRoom | undefined
  for (const name of calls) {
    const definition = findCall(name)
    if (definition === undefined || name === APART) continue
    room = await fuzzCall({ name, definition, counter, reached, careless, room }, count, seed)
  }
  await room?.close()
  if (calls.includes(APART)) await lockCalls(count, seed, counter, reached)
  const few = Math.max(2, Math.ceil(count / 5))
  await beforeLogIn(calls.filter((name) => findCall(name)?.roles === 'gate'), few, seed, counter, reached)
  for (const problems of await endedSessions(calls, count, seed)) counter.add(problems)
  for (const name of calls) counter.add((reached.get(name) ?? 0) > 0 ? [] : [`${name}: no input came as far as its handler`])
  return counter.tally
}

interface Fuzzed { readonly name: string; readonly definition: CallDef; readonly counter: Counter; readonly reached: Map<string, number>; readonly careless?: Options['careless'] | undefined; /** The room of the call before, while it is good for more. */ room: FuzzRoom | undefined }

/** From so many inputs on each call has a room of its own; opening one takes longer than a few inputs. */
const OWN_ROOM_FROM = 100

/** Gives the room back when the next call can use it. */
async function fuzzCall(fuzzed: Fuzzed, count: number, seed: number): Promise<FuzzRoom | undefined> {
  const { name, definition } = fuzzed
  const make = inputMaker(definition.input)
  const actors = actorsOf(name)
  // What these leave behind, other passphrases or later times, is not what the next call begins with.
  const apart = AGED.includes(name) || name.startsWith('vault.')
  if (apart) await fuzzed.room?.close()
  let room = (apart ? undefined : fuzzed.room) ?? (await openFuzzRoom(name))
  for (let at = 0; at < count; at += PARALLEL) {
    const round = at / PARALLEL
    const actor = actors[round % actors.length] ?? 'li'
    // Most of them about what may be seen, so that handlers have something to refuse for other reasons.
    const which = CASES[[0, 1, 0, 1, 2, 3][round % 6] ?? 0] ?? 'another'
    const good = await room.good(name, actor, which).catch(() => [])
    await batch(room, fuzzed, actor, make(Math.min(PARALLEL, count - at), seed + round, good))
    if (good.length > 0 && (await room.allLive())) continue
    await room.close()
    room = await openFuzzRoom(name)
  }
  if (!apart && count < OWN_ROOM_FROM) return room
  await room.close()
  return undefined
}

/** All at once, and then each refused one again by itself: what it leaves changed is its own doing. */
async function batch(watched: FuzzRoom, fuzzed: Fuzzed, actor: Who, inputs: readonly unknown[]): Promise<void> {
  const { room, tokens } = watched
  const { name, definition, counter } = fuzzed
  const others = [undefined, 'no such session', ...tokens.values()]
  const asked = inputs.map((input, at) => ({ input, token: at % 10 < 7 ? tokens.get(actor) : others[(at * 7 + inputs.length) % others.length] }))
  const answers = await Promise.all(asked.map(({ input, token }) => answerOf(watched, name, input, token)))
  room.forward(400_000)
  const allowed = allowedFaults(definition)
  for (const [at, { input, token }] of asked.entries()) {
    const answer = answers[at] ?? 'no answer'
    noteReached(fuzzed, input, token, answer, watched)
    const problems = [...replyProblems(answer, allowed), ...(typeof answer !== 'string' && answer.ok ? [] : await again(watched, fuzzed, input, token, allowed))]
    counter.add(problems.map((problem) => `${name} ${shortly(input)}: ${problem}`))
  }
}

async function again(watched: FuzzRoom, fuzzed: Fuzzed, input: unknown, token: string | undefined, allowed: readonly string[]): Promise<string[]> {
  const before = watched.state()
  const answer = await answerOf(watched, fuzzed.name, input, token)
  watched.room.forward(400_000)
  noteReached(fuzzed, input, token, answer, watched)
  if (typeof answer !== 'string' && answer.ok) return []
  await fuzzed.careless?.(watched)
  fuzzed.counter.count('refused calls judged alone')
  return [...replyProblems(answer, allowed), ...(await watched.changedSince(before)).map((change) => `refused, and ${change}`)]
}

async function answerOf({ room }: FuzzRoom, call: string, input: unknown, token: string | undefined): Promise<Reply | string> {
  try {
    return await room.office().call({ call, input, ...(token === undefined ? {} : { token }) })
  } catch (error) {
    return `threw ${String(error)}`
  }
}

/** Whether the handler of the call had its say, and not only the door before it. */
function noteReached({ name, definition, counter, reached }: Fuzzed, input: unknown, token: string | undefined, answer: Reply | string, { tokens }: FuzzRoom): void {
  if (typeof answer === 'string') return
  if (answer.ok) counter.count(`${name}: answered`)
  const allowed = definition.roles === 'gate' || actorsOf(name).some((who) => tokens.get(who) === token)
  const stopped = !answer.ok && (['locked', 'forbidden', 'too-large'].includes(answer.fault.code) || (definition.confirm === true && ['wrong-login', 'wait'].includes(answer.fault.code)))
  if (!answer.ok && (!allowed || stopped || sizeOf(input) > INPUT_LIMIT || !definition.input.safeParse(input).success)) return
  counter.count(`${name}: reached`)
  reached.set(name, (reached.get(name) ?? 0) + 1)
}

function sizeOf(input: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(input) ?? '')
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
