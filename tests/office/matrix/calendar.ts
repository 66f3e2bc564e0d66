/** Rows of the role matrix for 放假与时限; the letters are explained in ../matrix.test.ts. Its lists of limits belong to no one petition, so one letter a role is enough. */
import type { Change } from '#core/contract/calendar'
import { type TestOffice, type Who } from '#tests/support/office'
import type { InputFor } from '../matrixInput'

const LOOK = 'o o o o o o o'
const CHANGE = 'f f f f o o f'

export const rows: Readonly<Record<string, string>> = {
  'calendar.overview': LOOK, 'calendar.year': LOOK, 'calendar.rules': LOOK, 'calendar.history': LOOK,
  'calendar.effect': CHANGE, 'calendar.setYear': CHANGE, 'calendar.dropYear': CHANGE, 'calendar.setLocal': CHANGE, 'calendar.setRule': CHANGE, 'calendar.dropRule': CHANGE,
}

let count = 0
/** A year far off that nobody has laid down yet. */
const newYear = (): number => 2050 + ((count += 1) % 100)
const yearText = (year: number, date = 1): string => JSON.stringify({ year, off: [`${year}-03-0${date}`], work: [] })

/** Whoever may not change anything is not told what would change, either. */
async function seenBy(actor: Who, change: Change, room: TestOffice): Promise<string> {
  return actor === 'zhao' || actor === 'admin' ? (await room.as(actor, 'calendar.effect', { change })).seen : ''
}

async function laidDown(room: TestOffice): Promise<number> {
  const year = newYear()
  const text = yearText(year, 2)
  await room.as('zhao', 'calendar.setYear', { form: 'json', text, source: '测试通知', reason: '通知已公布', doubtsSeen: true, seen: await seenBy('zhao', { kind: 'year', form: 'json', text }, room) })
  return year
}

const numbers = () => ({ n: 4 + ((count += 1) % 300), unit: 'day', onRestDay: 'keep' }) as const

async function settled(room: TestOffice): Promise<void> {
  const rule = { id: 'follow-up-7', ...numbers() }
  await room.as('zhao', 'calendar.setRule', { ...rule, source: '', reason: '街道统一要求', seen: await seenBy('zhao', { kind: 'rule', ...rule }, room) })
}

export const input: InputFor = async (call, actor, _matter, room) => {
  const told = { reason: '街道统一要求' }
  switch (call) {
    case 'calendar.year': return { year: 2026 }
    case 'calendar.effect': return { change: { kind: 'year', form: 'json', text: yearText(newYear()) } }
    case 'calendar.setYear': {
      const text = yearText(newYear())
      return { form: 'json', text, source: '测试通知', doubtsSeen: true, ...told, seen: await seenBy(actor, { kind: 'year', form: 'json', text }, room) }
    }
    case 'calendar.dropYear': {
      const year = await laidDown(room)
      return { year, ...told, seen: await seenBy(actor, { kind: 'yearBack', year }, room) }
    }
    case 'calendar.setLocal': {
      const change = { days: [`${newYear()}-05-04`] as never[], what: 'closure' as const }
      return { ...change, ...told, seen: await seenBy(actor, { kind: 'local', ...change }, room) }
    }
    case 'calendar.setRule': {
      const rule = { id: 'follow-up-3', ...numbers() }
      return { ...rule, source: '', ...told, seen: await seenBy(actor, { kind: 'rule', ...rule }, room) }
    }
    case 'calendar.dropRule': {
      await settled(room)
      return { id: 'follow-up-7', ...told, seen: await seenBy(actor, { kind: 'ruleBack', id: 'follow-up-7' }, room) }
    }
    default: return undefined
  }
}
