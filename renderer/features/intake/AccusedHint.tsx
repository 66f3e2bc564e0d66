/** Says when a colleague's name stands in 被反映单位（人）, and offers to keep him out. Never does so by itself: it may be a namesake. */
import { Alert, Button, Text } from '@mantine/core'
import { namedIn } from '#core/domain/accused'
import { useIntakeDesk } from './intakeDesk'

export function AccusedHint() {
  const { form, patch, officers, workerId } = useIntakeDesk()
  const excluded = form.excludedIds ?? []
  const named = namedIn(form.accused ?? '', officers)
  const others = named.filter(({ id }) => id !== workerId && !excluded.includes(id))
  const self = form.conflict?.has !== true && named.some(({ id }) => id === workerId)
  if (others.length === 0 && !self) return null
  return (
    <Alert color="orange" p="xs" role="status">
      {others.map(({ id, name }) => (
        <Text key={id} size="sm">被反映人与本室的{name}同名。是同一人的，请列为不得查看的人员。<Button size="compact-xs" variant="light" ml={4} onClick={() => patch({ excludedIds: [...excluded, id] })}>{name}不得查看</Button></Text>
      ))}
      {self && <Text size="sm">被反映人与您同名。是您本人的，应当回避，请移交给别人。<Button size="compact-xs" variant="light" ml={4} onClick={() => patch({ conflict: { ...form.conflict, has: true } })}>是本人，我回避</Button></Text>}
    </Alert>
  )
}
