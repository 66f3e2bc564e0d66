/** Which printer is taken without asking: never merely the first of several. */
import { expect, it } from 'vitest'
import { printerTaken } from '#electron/shell/printerTaken'

const one = { name: 'Front', isDefault: false }
const two = { name: 'Back', isDefault: false }
const usual = { name: 'Usual', isDefault: true }

it.each([
  ['none there', [], undefined, undefined], ['the only one', [one], undefined, 'Front'], ['several, none chosen', [one, two], undefined, undefined], ['the default one', [one, usual], undefined, 'Usual'],
  ['the one chosen before', [one, two], 'Back', 'Back'], ['the one chosen before the default one', [one, usual], 'Front', 'Front'], ['the chosen one is gone', [one, two], 'Gone', undefined], ['the chosen one is gone, a default one is there', [one, usual], 'Gone', 'Usual'],
] as const)('%s', (_what, known, chosen, taken) => expect(printerTaken(known, chosen)).toBe(taken))
