/**
 * Every call of the contract with generated inputs, in parallel, with right, wrong and no sessions.
 * Nothing may crash, a refusal changes nothing, and no reply tells of paths, SQL or stacks.
 */
import { callNames, findCall } from '#core/contract/index'
import type { Reply } from '#core/contract/call'
import { makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { digestOf, keysOf } from './faultVault'
import { inputsFor } from './inputs'
import { Counter, type Tally } from './tally'
import { openDatabase, type Db } from '#db/store/open'
import { derivedKey } from '#db/store/secrets'
import { files } from '#db/store/vaultFolder'

/** Ends the room for all the others; tried on its own in the office tests. */
const APART = 'vault.lock'
const COMMON: readonly string[] = ['unknown-call', 'locked', 'forbidden', 'invalid', 'too-large', 'read-only', 'not-found']
const TELLTALE = /SELECT |INSERT |UPDATE |SQLITE|sqlite|node_modules|\/tmp\/|\.ts:|\.js:|at \w+ \(|Error:|undefined|\[object /u
const PARALLEL = 10

interface Watched { readonly room: TestOffice; readonly db: Db; readonly tokens: readonly (string | undefined)[] }

/** `count` inputs for each call. */
export async function fuzzSuite(count: number, seed = 1): Promise<Tally> {
  const counter = new Counter('IPC fuzz', seed)
  const watched = await watchedRoom()
  for (const name of callNames()) {
    const definition = findCall(name)
    if (definition === undefined || name === APART) continue
    const allowed = [...COMMON, ...(definition.faults ?? [])]
    const inputs = inputsFor(definition.input, count, seed)
    for (let at = 0; at < inputs.length; at += PARALLEL) await batch(watched, name, inputs.slice(at, at + PARALLEL), allowed, counter)
  }
  watched.db.close()
  await watched.room.close()
  return counter.tally
}

async function watchedRoom(): Promise<Watched> {
  const room = await makeTestOffice()
  await room.as('li', 'petitions.register', { form: petition() })
  await room.as('wang', 'petitions.register', { form: petition({ statutoryKind: 'report', title: '举报', accused: '某人' }) })
  await room.as('li', 'drafts.start', {})
  const tokens: (string | undefined)[] = [undefined, 'no such session']
  for (const login of ['li', 'zhao', 'admin', 'shen']) {
    const reply = await room.office().call({ call: 'vault.unlock', input: { login, passphrase: PASSPHRASE } })
    if (reply.ok) tokens.push((reply.value as { readonly token: string }).token)
  }
  const keys = await keysOf(room.dir, PASSPHRASE)
  return { room, tokens, db: openDatabase(files(room.dir).database, derivedKey(keys.dk, 'database'), 'aegis', false) }
}

/** Some at once; when every one was refused, the tables are as before. */
async function batch({ room, db, tokens }: Watched, call: string, inputs: readonly unknown[], allowed: readonly string[], counter: Counter): Promise<void> {
  const before = digestOf(db, false)
  const answers = await Promise.all(inputs.map(async (input, at) => {
    const token = tokens[(at * 7 + inputs.length) % tokens.length]
    try {
      return await room.office().call({ call, input, ...(token === undefined ? {} : { token }) })
    } catch (error) {
      return `threw ${String(error)}`
    }
  }))
  room.forward(400_000)
  const changed = answers.every((answer) => typeof answer === 'string' || !answer.ok) && digestOf(db, false) !== before
  answers.forEach((answer, at) => counter.add([...problemsOf(answer, allowed), ...(changed && at === 0 ? ['refusals changed the tables'] : [])].map((problem) => `${call} ${shortly(inputs[at])}: ${problem}`)))
}

function problemsOf(answer: Reply | string, allowed: readonly string[]): string[] {
  if (typeof answer === 'string') return [answer]
  if (answer.ok) return []
  const { code, message, field = '' } = answer.fault
  return [
    ...(allowed.includes(code) ? [] : [`fault ${code} is not declared`]), ...(TELLTALE.test(message + field) ? [`tells too much: ${message} ${field}`] : []),
    ...(/[\p{Script=Han}]/u.test(message) ? [] : [`no plain sentence: ${message}`]),
  ]
}

function shortly(input: unknown): string {
  try {
    return (JSON.stringify(input) ?? String(input)).slice(0, 300)
  } catch {
    return '(not JSON)'
  }
}
