/** 体检: one look at everything the room depends on, and a bundle for whoever helps from afar. */
import { Alert, Button, Group, Loader, Paper, ScrollArea, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatInstantZh } from '#core/domain/day'
import { ask } from '../../bridge/client'
import { machine } from '../../bridge/machine'
import { useAsk } from '../../bridge/useAsk'
import { CheckList, type Line } from '../../ui/CheckList'

function usePrinters(): number | undefined {
  const [count, setCount] = useState<number | undefined>(undefined)
  useEffect(() => { void machine.printers({}).then((reply) => setCount(reply.ok ? reply.value.length : 0)) }, [])
  return count
}

const printerLine = (count: number): Line => (count === 0 ? { what: '打印机', level: 'amber', detail: '没有找到打印机；回执可以先保存为 PDF' } : { what: '打印机', level: 'green', detail: `找到 ${count} 台` })

export function HealthScreen() {
  const report = useAsk('health.report', {})
  const printers = usePrinters()
  if (report.fault !== undefined) return <Alert color="red" title="体检做不了" role="alert"><Group>{report.fault.message}<Button size="xs" variant="default" onClick={report.again}>再试一次</Button></Group></Alert>
  if (report.value === undefined || printers === undefined) return <Loader aria-label="正在体检" />
  const lines: Line[] = [...report.value.checks.map(({ name, level, text }) => ({ what: name, level, detail: text })), printerLine(printers)]
  const bad = lines.filter(({ level }) => level !== 'green').length
  return (
    <ScrollArea h="100%">
      <Stack maw={880} pb="md">
        <Title order={1} size="h2">体检</Title>
        <Alert color={bad === 0 ? 'green' : lines.some(({ level }) => level === 'red') ? 'red' : 'orange'} title={bad === 0 ? '一切正常' : `有 ${bad} 项需要留意`}>{formatInstantZh(report.value.at)} 检查</Alert>
        <Paper withBorder p="md"><CheckList label="体检结果" lines={lines} /></Paper>
        <Bundle printers={printers} onAgain={report.again} />
      </Stack>
    </ScrollArea>
  )
}

function Bundle({ printers, onAgain }: { readonly printers: number; readonly onAgain: () => void }) {
  const [said, setSaid] = useState<string | undefined>(undefined)
  const save = async () => {
    const bundle = await ask('health.bundle', { printers })
    const reply = bundle.ok ? await machine.saveText(bundle.value) : bundle
    setSaid(!reply.ok ? reply.fault.message : reply.value.saved ? '体检包已保存' : '没有保存')
  }
  return (
    <div>
      <Group gap="xs">
        <Button onClick={onAgain}>再检查一次</Button>
        <Button variant="default" onClick={() => void save()}>保存体检包…</Button>
        {said !== undefined && <Text size="sm" role="status">{said}</Text>}
      </Group>
      <Text size="sm" c="gray.7" mt="xs">体检包是一个文本文件，只有数量和状态，没有姓名、电话、证件号、标题和登录名，可以发给维护人员。</Text>
    </div>
  )
}
