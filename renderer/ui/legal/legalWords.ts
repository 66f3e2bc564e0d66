/** Colours of the states of 法律意见; their names are core/domain/legal's. */
import type { LegalState } from '#core/domain/legal'

export const legalColours: Readonly<Record<LegalState, string>> = { requested: 'orange.9', accepted: 'blue.9', declined: 'gray.7', withdrawn: 'gray.7', finalised: 'indigo.9', cosigned: 'indigo.9', shared: 'green.9' }
