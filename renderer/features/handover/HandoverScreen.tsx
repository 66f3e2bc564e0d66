/** 日终交接: sheets that wait for a signature, what the room looks like now, handing it over, and the sheets of before. */
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'
import { MakeHandover } from './MakeHandover'
import { OneHandover } from './OneHandover'
import { PastHandovers } from './PastHandovers'
import { PromiseCallBack } from '../../ui/PromiseCallBack'
import { SheetView } from './SheetView'
import style from './HandoverScreen.module.css'

export function HandoverScreen() {
  const sheet = useAsk('handover.sheet', {}, { keep: true })
  const listed = useAsk('handover.list', {}, { keep: true })
  const [opened, setOpened] = useState<number | undefined>(undefined)
  const waiting = (listed.value?.rows ?? []).filter(({ signed, own }) => signed === undefined && !own)
  return (
    <div className={style.screen}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">日终交接</Title>
          <Text c="gray.7" size="sm">下班前把没完的事交给下一位；接班的同事看过以后用自己的密码签收。</Text>
        </div>
        <PromiseCallBack />
      </Group>
      {waiting.map(({ id, madeBy, day, toName }) => (
        <Alert key={id} color="orange" title={`${madeBy} ${day} 的交接单待签收${toName === '' ? '' : `（指定 ${toName}）`}`}><Button size="xs" onClick={() => setOpened(id)}>查看并签收</Button></Alert>
      ))}
      <div className={style.columns}>
        <section aria-label="现在的情况" className={style.now}>
          <Title order={2} size="h4">现在的情况</Title>
          {sheet.fault !== undefined && <Alert color="red" role="alert" title="读不出来"><Group>{sheet.fault.message}<Button size="xs" variant="default" onClick={sheet.again}>再试一次</Button></Group></Alert>}
          {sheet.value === undefined && sheet.fault === undefined && <Waiting what="正在读取现在的情况" />}
          {sheet.value !== undefined && <SheetView sheet={sheet.value} live />}
        </section>
        <Stack gap="md" className={style.side}>
          <MakeHandover onMade={setOpened} />
          <PastHandovers onOpen={setOpened} />
        </Stack>
      </div>
      {opened !== undefined && <OneHandover id={opened} onClose={() => setOpened(undefined)} />}
    </div>
  )
}
