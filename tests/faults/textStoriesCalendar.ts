/**
 * Stories about texts of 放假与时限: sources and reasons of years, days and rules.
 * What a story lays down it takes back, so that the next one finds the calendar as it was.
 */
import type { Change } from '#core/contract/calendar'
import { clockRules } from '#resources'
import { type Ask, lastReason, needed, oneOf, reason, storable, type Story, trimmed, trimmedReason, upTo, type Values } from './textFields'

const YEAR = 2100
const TEXT = JSON.stringify({ year: YEAR, off: ['2100-03-03'], work: [] })
const RULES = clockRules.filter(({ fixedBy }) => fixedBy === 'plan').map(({ id }) => id)
const NUMBERS = { n: 200, unit: 'day', onRestDay: 'keep' } as const
const DAYS = ['2100-05-04'] as never[]
const SOURCE = '测试通知'
const typed = (values: Values): string => values['reason'] ?? ''
const seen = async (ask: Ask, change: Change): Promise<string> => (await ask('calendar.effect', { change })).seen

const year = (text = TEXT): Change => ({ kind: 'year', form: 'json', text })
async function setYear(ask: Ask, values: Values): Promise<void> {
  await ask('calendar.setYear', { form: 'json', text: TEXT, source: SOURCE, reason: '通知已公布', ...values, doubtsSeen: true, seen: await seen(ask, year()) })
}
async function dropYear(ask: Ask, why = '录错了'): Promise<void> {
  await ask('calendar.dropYear', { year: YEAR, reason: why, seen: await seen(ask, { kind: 'yearBack', year: YEAR }) })
}
async function setLocal(ask: Ask, what: 'closure' | 'clear', why: string): Promise<void> {
  await ask('calendar.setLocal', { days: DAYS, what, reason: why, seen: await seen(ask, { kind: 'local', days: DAYS, what }) })
}
async function setRule(ask: Ask, values: Values): Promise<void> {
  const { id = '', source = '', reason: why = '街道统一要求' } = values
  await ask('calendar.setRule', { id, ...NUMBERS, source, reason: why, seen: await seen(ask, { kind: 'rule', id, ...NUMBERS }) })
}
async function dropRule(ask: Ask, id: string, why = '试行结束'): Promise<void> {
  await ask('calendar.dropRule', { id, reason: why, seen: await seen(ask, { kind: 'ruleBack', id }) })
}

export const CALENDAR_STORIES: Readonly<Record<string, Story>> = {
  // Whatever is pasted is answered with what is wrong with it; nothing of it is kept.
  'calendar.effect': {
    who: 'zhao', fields: [{ path: 'change.text', fits: (text) => storable(text, 300_000) && text.length > 0, plain: TEXT }, oneOf(RULES, 'change.id')],
    input: (_ask, _room, values) => Promise.resolve({ change: RULES.includes(values['change.id'] ?? '') ? year(values['change.text']) : { kind: 'rule', id: values['change.id'], ...NUMBERS } }),
    roundTrip: async (ask, _room, values) => {
      const id = values['change.id'] ?? ''
      await ask('calendar.effect', { change: year(values['change.text']) })
      const { seen: shown } = await ask('calendar.effect', { change: { kind: 'rule', id, ...NUMBERS } })
      return { 'change.id': shown === '' ? '' : id }
    },
  },
  'calendar.setYear': {
    who: 'zhao', fields: [oneOf([TEXT], 'text'), needed(200, 'source', 4, { kept: trimmed }), reason],
    input: async (ask, _room, values) => ({ form: 'json', source: SOURCE, doubtsSeen: true, ...values, seen: await seen(ask, year()) }),
    roundTrip: async (ask, _room, values) => {
      await setYear(ask, values)
      const { source, own, off } = await ask('calendar.year', { year: YEAR })
      await dropYear(ask)
      return { text: off.length === 1 ? TEXT : '', source, ...trimmedReason({ reason: own?.reason ?? '' }, values) }
    },
  },
  'calendar.dropYear': {
    who: 'zhao', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ year: YEAR, reason: typed(values), seen: '' }),
    roundTrip: async (ask, room, values) => {
      await setYear(ask, {})
      await dropYear(ask, typed(values))
      return trimmedReason(await lastReason(room, 'calendar.dropYear', `calendar:${YEAR}`), values)
    },
  },
  'calendar.setLocal': {
    who: 'zhao', fields: [reason],
    input: async (ask, _room, values) => ({ days: DAYS, what: 'closure', reason: typed(values), seen: await seen(ask, { kind: 'local', days: DAYS, what: 'closure' }) }),
    roundTrip: async (ask, _room, values) => {
      await setLocal(ask, 'closure', typed(values))
      const { local } = await ask('calendar.year', { year: YEAR })
      await setLocal(ask, 'clear', '没有停办')
      return trimmedReason({ reason: local[0]?.reason ?? '' }, values)
    },
  },
  'calendar.setRule': {
    who: 'zhao', fields: [oneOf(RULES, 'id'), upTo(200, 'source', { kept: (text) => (text.trim() === '' ? '本室定' : text.trim()) }), reason],
    input: async (ask, _room, values) => ({ ...NUMBERS, source: '', ...values, seen: await seen(ask, { kind: 'rule', id: RULES[0] ?? '', ...NUMBERS }) }),
    roundTrip: async (ask, _room, values) => {
      await setRule(ask, values)
      const rule = (await ask('calendar.rules', {})).rules.find(({ id }) => id === values['id'])
      await dropRule(ask, values['id'] ?? '')
      return { id: rule?.id ?? '', source: rule?.source ?? '', ...trimmedReason({ reason: rule?.own?.reason ?? '' }, values) }
    },
  },
  'calendar.dropRule': {
    who: 'zhao', fields: [oneOf(RULES, 'id'), reason],
    input: (_ask, _room, values) => Promise.resolve({ id: values['id'], reason: typed(values), seen: '' }),
    roundTrip: async (ask, room, values) => {
      const id = values['id'] ?? ''
      await setRule(ask, { id })
      await dropRule(ask, id, typed(values))
      const rule = (await ask('calendar.rules', {})).rules.find((one) => one.id === id)
      return { id: rule?.own === undefined ? id : '', ...trimmedReason(await lastReason(room, 'calendar.dropRule', `clockRule:${rule?.name ?? ''}`), values) }
    },
  },
}
