/**
 * The room's particulars, officers, code lists and calendar coverage.
 */
import type { Handlers } from '../contract/index'
import type { Ctx } from '../door/context'
import { earlyDay } from '../domain/deadline'

export const desk: Handlers<'desk', Ctx> = {
  settings: (_input, { repos }) => repos.accounts.desk(),
  saveSettings: (settings, { repos, now, audit }) => {
    repos.accounts.saveDesk(settings, now)
    audit({ object: 'desk', fields: Object.keys(settings), records: ['desk:1'] })
    return { done: true }
  },
  officers: (_input, { repos }) => repos.accounts.active().map(({ id, name, roles }) => ({ id, name, roles: [...roles] })),
  codes: (_input, { codeLists }) => ({ ...codeLists }),
  workday: ({ day }, { calendar }) => {
    const { workday, why = '' } = calendar.isWorkday(day)
    return { workday, why, ...earlyDay(day, calendar) }
  },
  calendar: (_input, { calendar, today }) => ({
    today, years: calendar.years().map(({ year, revision, source }) => ({ year, known: calendar.known(year), revision, source })),
  }),
}
