/** Stories about texts of 录音录像 at the desk, in a room that has a recorder. */
import { lastReason, reason, type Story, trimmed, trimmedReason, upTo } from './textFields'
import { recordedRoom } from './textRooms'

export const RECORDER_STORIES: Readonly<Record<string, Story>> = {
  'recorder.pause': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, ...values }),
    roundTrip: async (_ask, _room, values) => {
      const { room, id } = await recordedRoom()
      await room.as('li', 'recorder.pause', { id, reason: values['reason'] ?? '' })
      await room.as('li', 'recorder.resume', { id })
      return trimmedReason(await lastReason(room, 'recorder.pause'), values)
    },
  },
  'recorder.mark': {
    who: 'li', fields: [upTo(200, 'text', { kept: trimmed })],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, ...values }),
    roundTrip: async (_ask, _room, values) => {
      const { room, id } = await recordedRoom()
      await room.as('li', 'recorder.mark', { id, text: values['text'] ?? '' })
      return { text: room.vault().repos.recordings.marks(id).at(-1)?.text ?? 'not there' }
    },
  },
}
