/** What is said of a date: 暂定 only where it can move, and why no notice is due. */
import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import type { DueProof } from '#core/contract/petitions'
import { DueProofView } from '../../renderer/ui/DueProofView'
import { prepareWindow } from './room'

const day = (text: string) => Day.parse(text)
const proof: DueProof = { rule: 'simple-claim', ruleName: '简单诉求办结', source: '2026年工作计划', startOn: day('2026-12-28'), n: 7, unit: 'day', dueOn: day('2027-01-04'), earlyOn: day('2027-01-04'), provisional: true, counted: [day('2026-12-29')], skipped: [], calendarRevision: '2027:未录入' }
const show = async (more: Partial<DueProof>) => {
  render(<MantineProvider env="test"><DueProofView title="承诺办结日" proof={{ ...proof, ...more }} /></MantineProvider>)
  fireEvent.click(screen.getByRole('button', { name: '依据' }))
  await screen.findByText('规则')
  return document.body.textContent
}
beforeEach(() => { prepareWindow() })
afterEach(() => { cleanup() })

it('marks no date as 暂定 that is counted in calendar days, only its 提前办结日', async () => {
  const shown = await show({ dueOn: day('2027-01-03'), earlyOn: day('2026-12-31') })
  expect(shown).toContain('2027年1月3日简单诉求办结　提前办结日 2026年12月31日（暂定）')
  expect(shown).toContain('期限按自然日计算，不会变')
})
it('marks a date counted in working days, and promises no recomputation', async () => {
  const shown = await show({ unit: 'workday' })
  expect(shown).toContain('2027年1月4日暂定')
  expect(shown).toContain('没有办结的日期会一并重算')
  expect(shown).not.toContain('自动核定')
})
it('shows why nobody can be told in place of the date', async () => {
  const shown = await show({ provisional: false, exempt: '姓名或住址不清的无法告知' })
  expect(screen.getByText('姓名或住址不清的无法告知')).toBeDefined()
  expect(screen.queryByText('2027年1月4日')).toBeNull()
  expect(shown).toContain('应在 2027年1月4日 前书面告知')
})
