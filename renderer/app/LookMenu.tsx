/** Choice of the screen's size: 100, 125 or 150 percent, or large print. */
import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { LOOKS, type Looking } from './look'

export function LookMenu({ look, choose, children }: Looking & { readonly children: ReactNode }) {
  const pick = (name: string) => {
    const one = LOOKS.find((other) => other.name === name)
    if (one !== undefined) choose(one)
  }
  return (
    <Menu position="right-end" shadow="md" width={240} withInitialFocusPlaceholder={false}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown aria-label="显示大小">
        <Menu.RadioGroup value={look?.name ?? null} onChange={pick}>
          {LOOKS.map(({ name, hint }) => <Menu.RadioItem key={name} value={name}><span style={{ display: 'inline-block', minWidth: '3.6em' }}>{name}</span>{hint}</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
