/** A folded section of the intake form: its title, how much of it is filled, and its fields only while it is open. */
import { Accordion, Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import { useIntakeDesk } from './intakeDesk'
import { countFilled, type SectionName } from './sections'

interface Props { readonly name: SectionName; readonly title: string; readonly opened: readonly string[]; readonly children: ReactNode }

export function Fold({ name, title, opened, children }: Props) {
  const count = countFilled(useIntakeDesk().form, name)
  return (
    <Accordion.Item value={name}>
      <Accordion.Control>{title}{count > 0 && <Badge size="sm" variant="light" ml={8}>已填 {count}</Badge>}</Accordion.Control>
      <Accordion.Panel>{opened.includes(name) ? children : null}</Accordion.Panel>
    </Accordion.Item>
  )
}
