/** Says how the draft stands: saved and when, being saved, or not saved and what to do. */
import { Alert, Button, Group, Text } from '@mantine/core'
import type { DraftKeeper, DraftView } from './draftKeeper'

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })

export function SaveMark({ view }: { readonly view: DraftView }) {
  const text = view.save === 'saved' ? `草稿已保存${view.savedAt === undefined ? '' : ` ${clock.format(view.savedAt)}`}` : view.save === 'failed' ? '草稿没有保存，正在重试' : view.save === 'newer' ? '草稿在别处改过' : '正在保存草稿…'
  return <Text size="xs" role="status" c={view.save === 'failed' || view.save === 'newer' ? 'red.8' : 'gray.7'}>{text}</Text>
}

export function NewerNotice({ keeper }: { readonly keeper: DraftKeeper }) {
  return (
    <Alert color="orange" title="这份草稿在别处改过" p="xs">
      <Text size="sm">为了不覆盖那边的内容，这里的改动还没有保存。</Text>
      <Group gap="xs" mt={6}>
        <Button size="compact-sm" onClick={() => void keeper.keepMine()}>保留这里的内容</Button>
        <Button size="compact-sm" variant="default" onClick={() => void keeper.reload()}>改用那边的内容</Button>
      </Group>
    </Alert>
  )
}
