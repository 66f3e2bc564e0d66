/** A titled part of a red flag's page. */
import { Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <Paper withBorder p="sm" component="section" aria-label={title}><Title order={2} size="h5" mb={6}>{title}</Title>{children}</Paper>
}
