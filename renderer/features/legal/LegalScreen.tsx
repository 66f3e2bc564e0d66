/** 法律意见 for a lawyer: what the desks asked of him or of any lawyer, newest first. */
import { Alert, Badge, Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LawyerRow } from '#core/contract/legal'
import { formatInstantZh } from '#core/domain/day'
import { LEGAL_STATE_NAMES } from '#core/domain/legal'
import { useAsk } from '../../bridge/useAsk'
import { legalColours } from '../../ui/legal/legalWords'
import { Waiting } from '../../ui/Waiting'
import style from './legal.module.css'

export function LegalScreen() {
  const [before, setBefore] = useState<number | undefined>(undefined)
  const asked = useAsk('legal.list', before === undefined ? {} : { before })
  if (asked.fault !== undefined) return <Alert color="red" title="法律意见没有读出来" role="alert"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>
  if (asked.value === undefined) return <Waiting what="正在读取法律意见" />
  const { rows, more } = asked.value
  const last = rows.at(-1)?.id
  return (
    <div className={style.screen}>
      <header><Title order={1} size="h2">法律意见</Title><Text size="sm" c="gray.7">这里只有接待室移交给您的内容；草稿和未共享的意见书单独加密，别人看不到。</Text></header>
      {rows.length === 0 && <Text size="sm">现在没有委托。接待室委托后会出现在这里。</Text>}
      <ul className={style.list}>{rows.map((row) => <li key={row.id}><Entry row={row} /></li>)}</ul>
      <Group>{before !== undefined && <Button size="xs" variant="default" onClick={() => setBefore(undefined)}>回到最新</Button>}{more && last !== undefined && <Button size="xs" variant="default" onClick={() => setBefore(last)}>更早的</Button>}</Group>
    </div>
  )
}

function Entry({ row: { id, petitionNumber, entrusted, state, askedAt, askedBy, lawyer, mine, number, voided } }: { readonly row: LawyerRow }) {
  return (
    <Link to={`/legal/${id}`} className={style.entry}>
      <Group gap="xs">
        <Badge radius="sm" color={legalColours[state]}>{LEGAL_STATE_NAMES[state]}</Badge>
        {voided && <Badge radius="sm" color="red.9">已作废</Badge>}
        {mine && <Badge radius="sm" variant="light">我的</Badge>}
        <Text size="sm" fw={600}>{number ?? petitionNumber}</Text>
        <Text size="xs" c="gray.7">{formatInstantZh(askedAt)} {askedBy}委托{lawyer === '' ? '' : `，${lawyer}承办`}</Text>
      </Group>
      <Text size="sm" className={style.clip ?? ''}>{entrusted === '' ? '（内容已按保管期限销毁）' : entrusted}</Text>
    </Link>
  )
}
