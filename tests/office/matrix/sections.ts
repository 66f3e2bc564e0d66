/** Sections of the contract whose rows and inputs have a file of their own beside this one. */
import type { InputFor } from '../matrixInput'
import * as buffer from './buffer'
import * as calendar from './calendar'
import * as course from './course'
import * as dossier from './dossier'
import * as handover from './handover'
import * as legal from './legal'
import * as papers from './papers'
import * as queue from './queue'
import * as recorder from './recorder'
import * as recordings from './recordings'
import * as recordingKeep from './recordingKeep'
import * as safety from './safety'
import * as scripts from './scripts'
import * as takeIn from './takeIn'
import * as work from './work'

export interface SectionRows { readonly rows: Readonly<Record<string, string>>; readonly input: InputFor }

/** One import and one word for each. */
export const SECTIONS: readonly SectionRows[] = [queue, buffer, safety, scripts, handover, course, papers, calendar, work, legal, dossier, recordings, recordingKeep, recorder, takeIn]
