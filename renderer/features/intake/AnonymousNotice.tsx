/** 匿名 chosen although a name, number or telephone is typed: says that the register will not hold it, and offers both ways out. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { leftOut, withoutName } from './anonymous'
import { useIntakeDesk } from './intakeDesk'

export function AnonymousNotice() {
  const { form, patch, patchWho } = useIntakeDesk()
  const left = leftOut(form)
  if (left.length === 0) return null
  const clear = () => patch({ personId: undefined, visitKind: undefined, visitReason: undefined, linkedPetitionId: undefined, ...withoutName(form) })
  return (
    <Alert color="orange" p="xs" role="status">
      <Text size="sm">匿名登记不保存{left.join('、')}。清空这些内容吗？不清空，登记时也不会保存。</Text>
      <Group gap="xs" mt={6}>
        <Button size="compact-sm" onClick={clear}>清空{left.join('、')}</Button>
        <Button size="compact-sm" variant="default" onClick={() => patchWho({ mode: 'named' })}>改回实名</Button>
      </Group>
    </Alert>
  )
}
