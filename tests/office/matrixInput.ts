/** What a row of the role matrix is tried on, and how a section makes the input of its calls. */
import type { TestOffice, Who } from '#tests/support/office'

/** A fresh petition, person and draft that stand to the actor as the case says. */
export interface Matter { readonly id: number; readonly personId: number; readonly draftId: number; readonly title: string; readonly phone: string; /** Who registered it. */ readonly by: Who }

/** Undefined where the call takes no input, or is of another section. */
export type InputFor = (call: string, actor: Who, matter: Matter, room: TestOffice) => unknown
