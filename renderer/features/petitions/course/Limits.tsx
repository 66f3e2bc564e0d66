/** The limits of a petition: those that run beside its page, all of them on its own tab. */
import { Badge, Table, Text } from '@mantine/core'
import type { ClockEntry } from '#core/contract/course'
import type { OutputOf } from '#core/contract/index'
import type { StatutoryKind } from '#core/contract/intake'
import { TRACK_NAMES } from '#core/domain/course'
import { OF_CLASS } from '#core/domain/courseClocks'
import { type Day, formatDayZh } from '#core/domain/day'
import { mayMove } from '#core/domain/deadline'
import { DueProofView } from '../../../ui/DueProofView'
import { promiseTitle } from '../../../ui/petitionWords'
import style from './Course.module.css'

interface Props { readonly course: OutputOf<'course.get'>; readonly statutoryKind: StatutoryKind | undefined; readonly today: Day | undefined }

const titleOf = ({ rule, proof }: ClockEntry, kind: StatutoryKind | undefined): string => (OF_CLASS.includes(rule) ? promiseTitle(kind) : proof.ruleName)

/** A right of others is never over time here. */
export function RunningLimits({ course: { clocks }, statutoryKind, today }: Props) {
  const shown = clocks.filter(({ state, proof }) => state === 'open' || proof.exempt !== undefined)
  return <>{shown.map((clock) => <DueProofView key={clock.id} title={titleOf(clock, statutoryKind)} proof={clock.proof} today={clock.track === 'right' ? undefined : today} />)}</>
}

const STATES = { open: '进行中', met: '已完成', replaced: '已改期', lapsed: '不再计算' } as const

export function AllLimits({ course: { clocks } }: Pick<Props, 'course'>) {
  if (clocks.length === 0) return <Text size="sm" c="gray.7">没有期限</Text>
  return (
    <Table className={style.limits ?? ''}>
      <Table.Thead><Table.Tr><Table.Th>期限</Table.Th><Table.Th>届满</Table.Th><Table.Th>情况</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {clocks.map(({ id, track, state, proof, endedOn, late }) => (
          <Table.Tr key={id}>
            <Table.Td>{proof.ruleName}<Text size="xs" c="gray.7">{TRACK_NAMES[track]}　{proof.source}</Text></Table.Td>
            <Table.Td>{proof.exempt ?? formatDayZh(proof.dueOn)}{proof.exempt === undefined && mayMove(proof) && <Badge ml={6} size="xs" color="orange" variant="light">暂定</Badge>}<Text size="xs" c="gray.7">{formatDayZh(proof.startOn)}起算</Text></Table.Td>
            <Table.Td>{proof.exempt === undefined ? STATES[state] : '免予告知'}{late && <Badge ml={6} size="xs" color="red.9" radius="sm">超期完成</Badge>}{endedOn !== undefined && proof.exempt === undefined && <Text size="xs" c="gray.7">{formatDayZh(endedOn)}</Text>}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
