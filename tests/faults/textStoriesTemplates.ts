/** Stories about texts of the room's own .docx templates: the file's name and why it is brought in or dropped. */
import { docxOf, p } from '#tests/documents/wordTemplates'
import { type Ask, lastReason, needed, oneOf, reason, type Story, trimmed, trimmedReason, type Values } from './textFields'

const KIND = 'transferred'
const FILE = Buffer.from(docxOf(p('{发文字号}'))).toString('base64')
const given = (values: Values) => ({ kind: KIND, base64: FILE, fileName: '函头.docx', reason: '街道统一函头', ...values })
const ownNow = async (ask: Ask) => (await ask('papers.templates', {})).find(({ kind }) => kind === KIND)?.own
const drop = (ask: Ask, why = '测试完毕') => ask('papers.dropTemplate', { kind: KIND, reason: why })

export const TEMPLATE_STORIES: Readonly<Record<string, Story>> = {
  'papers.templateFields': {
    who: 'zhao', fields: [oneOf([KIND], 'kind')],
    input: (_ask, _room, values) => Promise.resolve({ ...values }),
    roundTrip: async (ask, _room, values) => ((await ask('papers.templateFields', { kind: values['kind'] ?? '' })).fields.length > 0 ? { kind: KIND } : {}),
  },
  'papers.setTemplate': {
    who: 'zhao', fields: [oneOf([KIND], 'kind'), oneOf([FILE], 'base64'), needed(200, 'fileName', 1, { kept: trimmed }), reason],
    input: (_ask, _room, values) => Promise.resolve(given(values)),
    roundTrip: async (ask, _room, values) => {
      await ask('papers.setTemplate', given(values))
      const own = await ownNow(ask)
      await drop(ask)
      return { kind: own === undefined ? '' : KIND, base64: own?.placeholders[0] === '发文字号' ? FILE : '', fileName: own?.fileName ?? '', ...trimmedReason({ reason: own?.reason ?? '' }, values) }
    },
  },
  'papers.dropTemplate': {
    who: 'zhao', fields: [oneOf([KIND], 'kind'), reason],
    input: (_ask, _room, values) => Promise.resolve({ reason: '改用新版式', ...values }),
    roundTrip: async (ask, room, values) => {
      await ask('papers.setTemplate', given({}))
      await drop(ask, values['reason'])
      return { kind: (await ownNow(ask)) === undefined ? KIND : '', ...trimmedReason(await lastReason(room, 'papers.dropTemplate'), values) }
    },
  },
}
