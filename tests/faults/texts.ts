/**
 * The text corpus in every text field of every call: stored and read back byte for byte, or refused by name of the field;
 * found by a piece of itself, never part of a printed page's markup, and never a formula in a table.
 */
import { callNames, findCall, type CallName, type InputOf, type OutputOf } from '#core/contract/index'
import { normaliseSearch } from '#core/domain/grams'
import { makeTestOffice, PASSPHRASE, type TestOffice } from '#tests/support/office'
import { corpus, UNSTORABLE } from './corpus'
import { actorsOf, openFuzzRoom } from './fuzzRoom'
import { shapeOf, wordsOf } from './pages'
import { allowedFaults, replyProblems, wordProblems } from './plainReply'
import { Counter, spread, type Tally } from './tally'
import { uncovered, type Uncovered } from './textCover'
import type { Story } from './textFields'
import { cellsOf, documentProblems, formulaProblems, tableProblems } from './textPrints'
import { closeTextRooms } from './textRooms'
import { STORIES } from './textStories'

export interface TextOptions {
  readonly seed?: number
  /** What a careless store would do to a text on its way, to show that the stories look; nothing else is tried then. */
  readonly spoil?: (text: string) => string
}

/** Tries the whole corpus, or `most` of it. */
export async function textSuite(most = Number.POSITIVE_INFINITY, { seed = 1, spoil }: TextOptions = {}): Promise<Tally> {
  const counter = new Counter('text corpus', seed)
  const room = await makeTestOffice()
  const chosen = spread(corpus, most, seed)
  for (const { kind, text } of chosen) {
    const problems = [...(await stored(room, text, spoil ?? ((kept) => kept), counter)), ...(await found(room, text)), ...(await printed(room, text)), ...documentProblems(text), ...tableProblems(text)]
    counter.add(problems.length === 0 ? [] : [`${kind} ${JSON.stringify(text).slice(0, 60)}`, ...problems])
  }
  for (const text of UNSTORABLE) counter.add(await refusedEverywhere(room, text))
  counter.add(await exported(room))
  await room.close()
  await closeTextRooms()
  if (spoil === undefined) await withoutStory(uncovered(STORIES), Math.min(most, PART), seed, counter)
  return counter.tally
}

const ask = (room: TestOffice, who: Parameters<TestOffice['as']>[0]) => async <N extends CallName>(call: N, input: InputOf<N>): Promise<OutputOf<N>> => room.as(who, call, input)

/** Every story with the payload in each field that it fits; in the others it must be refused by name. */
async function stored(room: TestOffice, text: string, spoil: (text: string) => string, counter: Counter): Promise<string[]> {
  const problems: string[] = []
  for (const [call, story] of Object.entries(STORIES)) {
    const fits = story.fields.filter(({ fits: takes }) => takes(text))
    try {
      const read = await story.roundTrip(ask(room, story.who), room, fill(story, fits.map(({ path }) => path), text))
      for (const { path, kept } of fits) {
        const [wanted, got] = [kept?.(text) ?? text, read[path]]
        counter.count(wanted === text ? 'byte for byte' : 'in its normal form')
        if (got !== undefined && spoil(got) !== wanted) problems.push(`${call} ${path} came back as ${JSON.stringify(got).slice(0, 60)}`)
        if (got === undefined) counter.count('only written')
      }
    } catch (error) {
      problems.push(`${call}: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`)
    }
    for (const { path } of story.fields.filter(({ fits: takes }) => !takes(text))) problems.push(...(await refusedAt(room, call, story, path, text, counter)))
  }
  return problems
}

async function refusedAt(room: TestOffice, call: string, story: Story, path: string, text: string, counter: Counter): Promise<string[]> {
  const input = await story.input(ask(room, story.who), room, fill(story, [path], text))
  const fault = await room.refused(story.who, call, input).catch(() => undefined)
  counter.count('refused by name')
  if (fault === undefined) return [`${call} ${path} took what does not fit`]
  // What was typed may be said back: it is no word of ours.
  const own = { ...fault, message: fault.message.replaceAll(text, '') }
  return [...wordProblems(own), ...(names(fault.field, path) ? [] : [`${call} ${path} refused as ${fault.field ?? 'no field'}: ${fault.message}`])]
}

/** Of one in a list, or under any name, the list is named enough. */
const names = (field: string | undefined, path: string): boolean => {
  const list = /^(.*?)(?:\.(?:\d+|\*))+$/u.exec(path)?.[1]
  return field !== undefined && (field.endsWith(path.split('.').at(-1) ?? '') || (list !== undefined && field.startsWith(list)))
}

/** `x` in every field but those given. */
function fill(story: Story, paths: readonly string[], text: string): Record<string, string> {
  return Object.fromEntries(story.fields.map(({ path, plain = '平常文字' }) => [path, paths.includes(path) ? text : plain]))
}

async function refusedEverywhere(room: TestOffice, text: string): Promise<string[]> {
  const counter = new Counter('', 0)
  const problems: string[] = []
  for (const [call, story] of Object.entries(STORIES)) for (const { path } of story.fields) problems.push(...(await refusedAt(room, call, story, path, text, counter)))
  return problems
}

/** Pieces of a payload as a person might copy them: never a mark without the letter it stands on. */
function piecesOf(text: string): string[] {
  const characters = [...new Intl.Segmenter('zh').segment(text.trim())].map(({ segment }) => segment)
  const middle = Math.floor(characters.length / 2)
  const pieces = [characters.slice(0, 3), characters.slice(middle, middle + 4), characters.slice(0, 40)].map((piece) => piece.join('').trim())
  return [...new Set(pieces)].filter((piece) => normaliseSearch(piece).trim() !== '')
}

async function found(room: TestOffice, text: string): Promise<string[]> {
  const li = ask(room, 'li')
  const { id } = await li('petitions.register', { form: { petitioner: { mode: 'anonymous', name: '' }, headcount: 1, representatives: [], form: 'visit', title: '寻找', facts: text, flags: [], materials: [], excludedIds: [], petitionClass: 'consult' } })
  const problems: string[] = []
  for (const indexed of [false, true]) {
    if (indexed) room.office().idle()
    for (const piece of piecesOf(text)) {
      const { rows } = await li('petitions.list', { text: piece, limit: 50 })
      if (!rows.some((row) => row.id === id)) problems.push(`not found by ${JSON.stringify(piece).slice(0, 40)}${indexed ? '' : ' before upkeep'}`)
    }
  }
  return problems
}

let plainShape: readonly string[] = []
/** Receipts on both papers, with the payload wherever they show a text, have the elements and attributes of a plain one. */
async function printed(room: TestOffice, text: string): Promise<string[]> {
  const pages = async (words: string): Promise<string[]> => {
    const li = ask(room, 'li')
    const short = words.slice(0, 60).toWellFormed()
    const title = short.trim() === '' ? '平常文字' : short
    const { id } = await li('petitions.register', {
      form: {
        petitioner: { mode: 'named', name: title }, headcount: 2, representatives: [{ name: title }], form: 'visit', title, flags: [], excludedIds: [], petitionClass: 'complex', statutoryKind: 'appeal', materials: [{ name: title, copies: 1, pages: 1, original: true }],
      },
    })
    const sheets = await Promise.all((['a5', 'roll80'] as const).map(async (paper) => (await li('receipts.preview', { petitionId: id, paper })).html))
    const missing = sheets.some((sheet) => !wordsOf(sheet).includes(title.trim().replaceAll(/\r\n?/gu, '\n'))) ? ['the receipt does not show it as typed'] : []
    return [...sheets.map(shapeOf), ...missing]
  }
  if (plainShape.length === 0) plainShape = await pages('平常文字')
  const shown = await pages(text)
  return shown.filter((shape, at) => shape !== plainShape[at]).map((shape) => (shape.length < 60 ? shape : 'the receipt has other markup than a plain one'))
}

/** How much of the corpus a text gets that has no story: enough of each kind to see that the answer is plain. */
const PART = 16

/** A text without a story must have a reason for that; it gets a part of the corpus in a good input of its call, with the session of somebody who may make it. */
async function withoutStory(all: readonly Uncovered[], part: number, seed: number, counter: Counter): Promise<void> {
  for (const call of new Set(all.map((one) => one.call))) {
    const watched = await openFuzzRoom(call)
    const actor = actorsOf(call)[0] ?? 'li'
    const token = watched.tokens.get(actor) ?? ''
    const [good] = await watched.good(call, actor, 'another')
    for (const { path, reason } of all.filter((one) => one.call === call)) {
      counter.add(reason === undefined ? [`${call} ${path} takes a text, and has neither a story nor a reason for having none`] : [])
      for (const text of [...spread(corpus, part, seed).map((one) => one.text), ...UNSTORABLE.slice(0, 2)]) {
        const reply = await watched.room.office().call({ call, input: put(good, path.split('.'), text), token })
        watched.room.forward(400_000)
        counter.count(reply.ok ? 'without a story: answered' : 'without a story: refused')
        counter.add([...replyProblems(reply, allowedFaults(findCall(call) ?? {})), ...(!reply.ok && reply.fault.code === 'locked' ? ['nobody was logged in'] : [])].map((problem) => `${call} ${path} ${JSON.stringify(text).slice(0, 40)}: ${problem}`))
      }
    }
    await watched.close()
  }
}

/** A copy with a text at this place. */
function put(value: unknown, [key = '', ...rest]: readonly string[], text: string): unknown {
  if (Array.isArray(value)) return value.map((one: unknown, at) => (String(at) === key ? put(one, rest, text) : one))
  const inner = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  return { ...inner, [key]: rest.length === 0 ? text : put(inner[key], rest, text) }
}

/** The log of everything above, taken along as tables, one for each action: the whole corpus writes more than one export may hold. */
async function exported(room: TestOffice): Promise<string[]> {
  const problems: string[] = []
  let told = 0
  for (const action of callNames()) {
    const { csv, entries } = await room.as('shen', 'audit.export', { passphrase: PASSPHRASE, action })
    const rows = cellsOf(csv)
    told += entries
    if (rows.length !== entries + 1) problems.push(`${action}: ${entries} entries, and ${rows.length} rows`)
    if (new Set(rows.map((cells) => cells.length)).size !== 1) problems.push(`${action}: rows of different lengths`)
    problems.push(...formulaProblems(rows))
  }
  return told > 0 ? problems : ['the log is empty']
}
