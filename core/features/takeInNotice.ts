/**
 * What a visitor was told and said of being recorded, as the registration has it.
 */
import type { Petition } from '../door/ports'
import type { Notice } from '../domain/recording'
import { detailOf } from './petitionPage'

export const noticeOf = (petition: Petition): Notice | undefined => detailOf(petition).notice
