/** A folded section of the intake form: its title, how much of it is filled, and its fields only while it is open. Opening it puts the focus inside. */
import { Accordion, Badge } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { useIntakeDesk } from './intakeDesk'
import { countFilled, type SectionName } from './sections'

interface Props { readonly name: SectionName; readonly title: string; readonly opened: readonly string[]; readonly children: ReactNode }

export function Fold({ name, title, opened, children }: Props) {
  const count = countFilled(useIntakeDesk().form, name)
  return (
    <Accordion.Item value={name}>
      <Accordion.Control>{title}{count > 0 && <Badge size="sm" variant="light" ml={8}>已填 {count}</Badge>}</Accordion.Control>
      <Accordion.Panel>{opened.includes(name) ? <Opened>{children}</Opened> : null}</Accordion.Panel>
    </Accordion.Item>
  )
}

/** Mounted when the section opens: its first control takes the focus, of radio buttons the chosen one. */
function Opened({ children }: { readonly children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const first = area.current?.querySelector<HTMLElement>('input, textarea, select, button')
    const radios = first instanceof HTMLInputElement && first.type === 'radio' ? [...(area.current?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])] : []
    const chosen = radios.find((radio) => radio.checked)
    const target = chosen ?? first
    target?.focus({ preventScroll: true })
    area.current?.parentElement?.closest('[class*="Accordion-item"]')?.scrollIntoView({ block: 'nearest' })
  }, [])
  return <div ref={area}>{children}</div>
}
