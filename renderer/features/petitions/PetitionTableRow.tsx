/** One row of the list: masked, shortened where it is long, the whole text on pointing. Its number is the link that the keyboard walks. */
import { Table } from '@mantine/core'
import { Link, useLocation, useNavigate } from 'react-router'
import type { PetitionRow } from '#core/contract/petitions'
import { DueBadge } from '../../ui/DueBadge'
import { classWords, stateWords, statutoryWords } from '../../ui/petitionWords'
import style from './PetitionTable.module.css'

export function PetitionTableRow({ row }: { readonly row: PetitionRow }) {
  const navigate = useNavigate()
  const { search } = useLocation()
  const address = `/petitions/${row.id}`
  /** The page leads back to the list as it was searched. */
  const state = { list: search }
  const name = row.name || '匿名'
  const marks = [row.visitKind, row.group ? `集体访 ${row.headcount} 人` : undefined, row.restricted ? '限制查看' : undefined].filter((mark) => mark !== undefined).join(' · ')
  return (
    <Table.Tr className={style.row} onClick={() => void navigate(address, { state })}>
      <Table.Td className={style.number}><Link to={address} state={state} className={style.link} data-row onClick={(event) => event.stopPropagation()}>{row.number}</Link></Table.Td>
      <Table.Td className={style.day}>{row.receivedOn}</Table.Td>
      <Table.Td className={style.name}><span className={style.cut} title={name}>{name}</span></Table.Td>
      <Table.Td className={style.phone}>{row.phone}</Table.Td>
      <Table.Td>
        <span className={style.title} title={row.title}>{row.title}</span>
        <span className={style.marks}>{marks}</span>
      </Table.Td>
      <Table.Td className={style.class}>{classWords[row.petitionClass]}{row.statutoryKind !== undefined && <span className={style.marks}>{statutoryWords[row.statutoryKind]}</span>}</Table.Td>
      <Table.Td className={style.state}>{stateWords[row.state]}</Table.Td>
      <Table.Td className={style.due}><DueBadge due={row} /></Table.Td>
      <Table.Td className={style.officer}><span className={style.cut} title={row.officerName}>{row.officerName}</span></Table.Td>
    </Table.Tr>
  )
}
