/** Choosing the roles of an account, and what they open only after a leader approved. */
import { Checkbox, SimpleGrid, Text } from '@mantine/core'
import type { Role } from '#core/contract/call'
import { type Apart, apartOf, spokenApart } from '#core/domain/compartments'
import { ROLE_WORDS } from '../../ui/roleWords'

interface Props { readonly roles: readonly Role[]; readonly holds: readonly Apart[]; readonly error: string | undefined; readonly onChange: (roles: Role[]) => void }

export function RolesField({ roles, holds, error, onChange }: Props) {
  const needed = apartOf(roles)
  const [waiting, lost] = [needed.filter((name) => !holds.includes(name)), holds.filter((name) => !needed.includes(name))]
  return (
    <div>
      <Checkbox.Group label="角色（可多选）" withAsterisk error={error} value={[...roles]} onChange={(values) => onChange(ROLE_WORDS.map(({ value }) => value).filter((role) => values.includes(role)))}>
        <SimpleGrid cols={{ base: 2, md: 3 }} mt={4} mb={4} verticalSpacing={6}>
          {ROLE_WORDS.map(({ value, label, text }) => <Checkbox key={value} value={value} label={label} description={text} />)}
        </SimpleGrid>
      </Checkbox.Group>
      {waiting.length > 0 && <Text size="sm" role="status">{spokenApart(waiting)}要等分管领导批准后才能打开。</Text>}
      {lost.length > 0 && <Text size="sm" c="red.9" role="status">{spokenApart(lost)}的密钥会立即收回。</Text>}
    </div>
  )
}
