/** Stories about texts of 录音录像: words that are searched for, notes at a second, and what names a ticket or draws a wave. */
import type { TestOffice } from '#tests/support/office'
import { makeRecording } from '#tests/support/recordings'
import { needed, perRoom, shaped, type Story, trimmed, upTo } from './textFields'

const recorded = (room: TestOffice): Promise<number> => perRoom(room, '录音录像', async () => (await makeRecording(room, null)).id)

export const RECORDING_STORIES: Readonly<Record<string, Story>> = {
  'recordings.list': {
    who: 'li', fields: [upTo(100, 'text'), upTo(100, 'mark'), upTo(120, 'room')],
    input: (_ask, _room, values) => Promise.resolve(values),
    roundTrip: async (ask, _room, values) => {
      await ask('recordings.list', values)
      return {}
    },
  },
  'recordings.note': {
    who: 'li', fields: [needed(500, 'text', 1, { kept: trimmed })],
    input: async (_ask, room, values) => ({ id: await recorded(room), ms: 1000, ...values }),
    roundTrip: async (ask, room, values) => {
      const id = await recorded(room)
      const note = await ask('recordings.note', { id, ms: 1000, text: values['text'] ?? '' })
      const text = (await ask('recordings.get', { id })).marks.find((mark) => mark.id === note.id)?.text ?? ''
      return { text }
    },
  },
  'recordings.trouble': {
    who: 'li', fields: [shaped(/^[A-Za-z0-9_-]{32}$/u, 'ticket', 'x'.repeat(32))],
    input: async (_ask, room, values) => ({ id: await recorded(room), ...values }),
    roundTrip: async (ask, room, values) => {
      await ask('recordings.trouble', { id: await recorded(room), ticket: values['ticket'] ?? '' })
      return {}
    },
  },
  'recordings.keepWave': {
    who: 'li', fields: [shaped(/^(?:[A-Za-z0-9+/]{4})+$/u, 'wave', 'AAEC')],
    input: async (_ask, room, values) => ({ id: await recorded(room), ...values }),
    roundTrip: async (ask, room, values) => {
      const { id } = await makeRecording(room, null, { bytes: Buffer.from('tone') })
      await ask('recordings.keepWave', { id, wave: values['wave'] ?? '' })
      return { wave: (await ask('recordings.get', { id })).wave ?? '' }
    },
  },
}
