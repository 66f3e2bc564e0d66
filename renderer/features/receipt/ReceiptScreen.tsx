/** 登记回执: preview, choice of paper and printer, print, PDF, history. A second paper of the same receipt is marked 补打 by the office. */
import { Alert, Button, Center, Group, Loader, Text } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { useState } from 'react'
import type { Paper } from '#core/contract/fields'
import { formatDayZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { PaperPreview } from './PaperPreview'
import { PrintControls } from './PrintControls'
import { PrintHistory } from './PrintHistory'
import style from './ReceiptScreen.module.css'

export function ReceiptScreen() {
  const id = Number(useParams()['id'])
  const [paper, setPaper] = useState<Paper>('a5')
  const preview = useAsk('receipts.preview', { petitionId: id, paper })
  const petition = useAsk('petitions.get', { id })
  const fault = preview.fault ?? petition.fault
  if (fault !== undefined) return <Alert color="red" title="回执打不开">{fault.message} <Link to="/petitions">回到列表</Link></Alert>
  if (petition.value === undefined) return <Center h="100%"><Loader aria-label="正在准备回执" /></Center>
  const { row, queryCode, promise } = petition.value
  return (
    <div className={style.screen}>
      <div className={style.side}>
        <div className={style.number} role="status">
          <Text size="sm" c="gray.7">已登记，回执号</Text>
          <Text className={style.big}>{row.number}</Text>
          <Text size="sm">查询码　<b>{queryCode}</b></Text>
          {promise !== undefined && <Text size="sm">承诺办结日　<b>{formatDayZh(promise.dueOn)}{promise.provisional ? '（暂定）' : ''}</b></Text>}
          <Text size="sm">首接责任人　<b>{row.officerName}</b></Text>
        </div>
        <PrintControls petitionId={id} number={row.number} paper={paper} onPaper={setPaper} reprint={preview.value?.reprint ?? false} />
        <PrintHistory petitionId={id} />
        <Group gap="xs" mt="auto">
          <Button component={Link} to="/intake?new=1" variant="light">下一位来访（F2）</Button>
          <Button component={Link} to={`/petitions/${id}`} variant="default">打开事项</Button>
        </Group>
      </div>
      <div className={style.paper}>{preview.value === undefined ? <Center h="100%"><Loader aria-label="正在准备预览" /></Center> : <PaperPreview html={preview.value.html} paper={paper} />}</div>
    </div>
  )
}
