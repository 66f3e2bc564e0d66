/** What was looked at, one line each, with a mark that does not depend on colour. */
import { List, ThemeIcon } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'

export type Mark = 'green' | 'amber' | 'red'
const LOOKS = { green: { color: 'green.8', word: '正常', icon: <IconCheck size={14} aria-hidden="true" /> }, amber: { color: 'orange.8', word: '注意', icon: <IconAlertTriangle size={14} aria-hidden="true" /> }, red: { color: 'red.8', word: '有问题', icon: <IconX size={14} aria-hidden="true" /> } } as const
export const LEVEL_WORD: Readonly<Record<Mark, string>> = { green: LOOKS.green.word, amber: LOOKS.amber.word, red: LOOKS.red.word }

export interface Line { readonly what: string; readonly level: Mark; readonly detail: string }

export function CheckList({ lines, label }: { readonly lines: readonly Line[]; readonly label: string }) {
  return (
    <List spacing={6} size="sm" lh={1.5} center aria-label={label}>
      {lines.map(({ what, level, detail }) => (
        <List.Item key={what} icon={<ThemeIcon size={22} radius="xl" color={LOOKS[level].color}>{LOOKS[level].icon}</ThemeIcon>}>
          <b>{what}</b>　{LOOKS[level].word}：{detail}
        </List.Item>
      ))}
    </List>
  )
}

/** The office's checks as lines. */
export const linesOf = (checks: readonly { readonly what: string; readonly ok: boolean; readonly detail: string }[]): Line[] => checks.map(({ what, ok, detail }) => ({ what, level: ok ? 'green' : 'red', detail }))
