/** Rows of the role matrix for 接访话术库; the letters are explained in ../matrix.test.ts. Entries belong to no petition, so one letter a role is enough. */
import type { TestOffice, Who } from '#tests/support/office'
import type { InputFor } from '../matrixInput'

export const rows: Readonly<Record<string, string>> = {
  'scripts.published': 'o o o o o f f', 'scripts.list': 'o o o o o f f', 'scripts.history': 'o o o o o f f', 'scripts.save': 'o o o o o f f', 'scripts.keepTyped': 'o o o o o f f', 'scripts.favour': 'o o o o o f f',
  'scripts.review': 'o o o o o f f', 'scripts.sendBack': 'o o o o o f f', 'scripts.drop': 'r r r r o f f',
  'scripts.publish': 'f f f f o f f', 'scripts.renew': 'f f f f o f f', 'scripts.retire': 'f f f f o f f', 'scripts.revive': 'f f f f o f f',
  'scripts.export': 'o o o o o f f', 'scripts.tryImport': 'o o o o o f f', 'scripts.import': 'o o o o o f f', 'scripts.rules': 'o o o o o f f', 'scripts.saveRules': 'f f f f o f f',
}

const content = (say: string) => ({ scene: 'closing' as const, kinds: ['help' as const], levelFrom: 1, levelTo: 4, title: '收尾', say, dontSay: '', why: '', law: '', nextStep: '' })
const file = (say: string) => JSON.stringify({ format: 'reception-scripts/1', entries: [content(say)] })

/** An entry of somebody else's, as far on its way as the call asks. */
async function entryFor(call: string, title: string, room: TestOffice): Promise<number> {
  const { id } = await room.as('wang', 'scripts.save', { content: content(`${title}说完了。`) })
  const reached = { 'scripts.publish': 1, 'scripts.renew': 2, 'scripts.drop': 2, 'scripts.revive': 3 }[call] ?? 0
  if (reached >= 1) await room.as('li', 'scripts.review', { id, version: 1 })
  if (reached >= 2) await room.as('zhao', 'scripts.publish', { id, version: 1 })
  if (reached >= 3) await room.as('zhao', 'scripts.retire', { id, reason: '不再适用' })
  if (call === 'scripts.drop') await room.as('wang', 'scripts.save', { id, baseVersion: 1, content: content(`${title}改过。`) })
  return id
}

async function inputOf(call: string, actor: Who, title: string, room: TestOffice): Promise<unknown> {
  switch (call) {
    case 'scripts.save': return { content: content(`${title}，慢走。`) }
    case 'scripts.keepTyped': return { typed: { content: { title } } }
    case 'scripts.tryImport': case 'scripts.import': return { text: file(`${title}${actor}导入。`) }
    case 'scripts.saveRules': return { doNotSay: [], reviewMonths: 12 }
    default: break
  }
  const id = await entryFor(call, title, room)
  switch (call) {
    case 'scripts.review': case 'scripts.publish': return { id, version: 1 }
    case 'scripts.sendBack': return { id, version: 1, reason: '再改改' }
    case 'scripts.drop': return { id, version: 2 }
    case 'scripts.favour': return { id, favourite: true }
    case 'scripts.retire': case 'scripts.revive': return { id, reason: '不再适用' }
    default: return { id }
  }
}

export const input: InputFor = (call, actor, { title }, room) => (call.startsWith('scripts.') && !['scripts.published', 'scripts.list', 'scripts.export', 'scripts.rules'].includes(call) ? inputOf(call, actor, title, room) : undefined)
