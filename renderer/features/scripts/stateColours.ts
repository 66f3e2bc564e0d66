/** Colours of an entry's states, dark enough for white letters. */
import type { ScriptState } from '#core/contract/scripts'

export const stateColours: Readonly<Record<ScriptState, string>> = { draft: 'orange.9', reviewed: 'blue.9', published: 'green.9', retired: 'gray.7' }
