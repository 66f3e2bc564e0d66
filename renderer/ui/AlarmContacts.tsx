/** The people who are called: name, office, telephone, and for which desks; without a desk for every one. */
import { ActionIcon, Button, MultiSelect, Table, Text, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { AlarmContact } from '#core/contract/safetyAlarms'
import style from './AlarmContacts.module.css'

interface Props {
  readonly contacts: readonly AlarmContact[]; readonly desks: readonly string[]; readonly canEdit: boolean
  readonly wrong: { readonly field: string; readonly message: string } | undefined
  readonly onChange: (contacts: AlarmContact[]) => void
}

const EMPTY: AlarmContact = { name: '', role: '', phone: '', desks: [] }

export function AlarmContacts({ contacts, desks, canEdit, wrong, onChange }: Props) {
  const put = (at: number, part: Partial<AlarmContact>) => onChange(contacts.map((contact, index) => (index === at ? { ...contact, ...part } : contact)))
  const bad = (at: number, field: string): boolean => wrong?.field === `contacts.${at}.${field}`
  return (
    <div>
      {contacts.length === 0 ? <Text size="sm" c="gray.7">还没有要通知的人。</Text> : (
        <Table verticalSpacing={4} className={style.table}>
          <Table.Thead><Table.Tr><Table.Th className={style.name}>姓名</Table.Th><Table.Th className={style.role}>身份</Table.Th><Table.Th className={style.phone}>电话</Table.Th><Table.Th>为哪些窗口（空着即全部）</Table.Th>{canEdit && <Table.Th className={style.remove}><Text span size="xs">删去</Text></Table.Th>}</Table.Tr></Table.Thead>
          <Table.Tbody>{contacts.map((contact, at) => (
            <Table.Tr key={at}>
              <Table.Td><TextInput aria-label={`第 ${at + 1} 人姓名`} readOnly={!canEdit} maxLength={40} autoComplete="off" value={contact.name} error={bad(at, 'name')} onChange={(event) => put(at, { name: event.currentTarget.value })} /></Table.Td>
              <Table.Td><TextInput aria-label={`第 ${at + 1} 人身份`} placeholder="保安、派出所…" readOnly={!canEdit} maxLength={40} autoComplete="off" value={contact.role} onChange={(event) => put(at, { role: event.currentTarget.value })} /></Table.Td>
              <Table.Td><TextInput aria-label={`第 ${at + 1} 人电话`} inputMode="tel" readOnly={!canEdit} maxLength={30} autoComplete="off" value={contact.phone} error={bad(at, 'phone')} onChange={(event) => put(at, { phone: event.currentTarget.value })} /></Table.Td>
              <Table.Td><MultiSelect aria-label={`第 ${at + 1} 人的窗口`} readOnly={!canEdit} data={[...desks]} value={[...contact.desks]} error={bad(at, 'desks')} onChange={(chosen) => put(at, { desks: chosen })} /></Table.Td>
              {canEdit && <Table.Td><ActionIcon variant="subtle" color="gray" aria-label={`删去第 ${at + 1} 人`} onClick={() => onChange(contacts.filter((_each, index) => index !== at))}><IconX size={16} aria-hidden="true" /></ActionIcon></Table.Td>}
            </Table.Tr>
          ))}</Table.Tbody>
        </Table>
      )}
      {canEdit && contacts.length < 40 && <Button mt={6} size="xs" variant="default" onClick={() => onChange([...contacts, EMPTY])}>添加一人</Button>}
    </div>
  )
}
