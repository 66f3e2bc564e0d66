/** The two ways a paper form leaves the machine, and what became of it. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { FormRoom, Written } from '#core/documents/visitForm'
import { bringForm, paperForm, type FormOutcome, type FormWay } from './paperForm'

/** With `written` it is the form of a draft; `main` where printing is what there is to do. */
interface Props { readonly room: FormRoom; readonly written?: Written | undefined; readonly main?: boolean }

export function PaperFormButtons({ room, written, main = false }: Props) {
  const [busy, setBusy] = useState<FormWay | undefined>(undefined)
  const [outcome, setOutcome] = useState<FormOutcome | undefined>(undefined)
  const bring = async (way: FormWay) => {
    setBusy(way)
    setOutcome(undefined)
    setOutcome(await bringForm(await paperForm(room, written), way))
    setBusy(undefined)
  }
  return (
    <div>
      <Group gap="xs" grow preventGrowOverflow={false}>
        <Button variant={main ? 'filled' : 'default'} autoFocus={main} loading={busy === 'print'} onClick={() => void bring('print')}>{written === undefined ? '打印空白登记表' : '打印这张登记表'}</Button>
        <Button variant="default" loading={busy === 'file'} onClick={() => void bring('file')}>保存 PDF</Button>
      </Group>
      {outcome !== undefined && <Text size="sm" mt={6} role="status" c={outcome.ok ? 'green.9' : 'red.8'}>{outcome.message}</Text>}
    </div>
  )
}
