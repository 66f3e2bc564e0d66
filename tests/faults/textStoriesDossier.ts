/** The one text of 卷宗: what it is made for. */
import { PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { lastReason, perRoom, reason, type Story, trimmedReason } from './textFields'

const matterOf = (room: TestOffice): Promise<number> => perRoom(room, 'dossier', async () => (await room.as('li', 'petitions.register', { form: petition({ title: '卷宗里的文字' }) })).id)

export const DOSSIER_STORIES: Readonly<Record<string, Story>> = {
  'dossier.make': {
    who: 'li', fields: [reason],
    input: async (_ask, room, values) => ({ petitionId: await matterOf(room), profile: 'party', reason: values['reason'] ?? '', passphrase: PASSPHRASE }),
    roundTrip: async (ask, room, values) => {
      await ask('dossier.make', { petitionId: await matterOf(room), profile: 'internal', reason: values['reason'] ?? '', passphrase: PASSPHRASE })
      return trimmedReason(await lastReason(room, 'dossier.make'), values)
    },
  },
}
