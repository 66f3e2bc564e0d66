/** 登记回执: preview, choice of paper and printer, print, PDF, history. A second sheet of the same receipt is marked 补打 by the office. `?print=1` prints the first sheet at once. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { Link, useParams, useSearchParams } from 'react-router'
import { HEADS } from '#core/documents/receiptWording'
import { formatDayZh } from '#core/domain/day'
import { mayMove } from '#core/domain/deadline'
import { useAsk } from '../../bridge/useAsk'
import { PaperPreview } from '../../ui/PaperPreview'
import { promiseTitle } from '../../ui/petitionWords'
import { NO_REGISTERING, useDoubt } from '../../ui/useDoubt'
import { Waiting } from '../../ui/Waiting'
import { PrintControls } from './PrintControls'
import { PrintHistory } from './PrintHistory'
import { useChosenPaper } from './useChosenPaper'
import style from './ReceiptScreen.module.css'

export function ReceiptScreen() {
  const id = Number(useParams()['id'])
  const [params] = useSearchParams()
  const { paper, choose } = useChosenPaper()
  const { ref, width, height } = useElementSize()
  const preview = useAsk('receipts.preview', { petitionId: id, paper: paper ?? 'a5' }, { enabled: paper !== undefined })
  const petition = useAsk('petitions.get', { id })
  const { doubt } = useDoubt()
  const fault = preview.fault ?? petition.fault
  if (fault !== undefined) return <Alert color="red" title="回执打不开" role="alert"><Group>{fault.message}<Button size="xs" variant="default" onClick={() => { preview.again(); petition.again() }}>再试一次</Button><Link to="/petitions">回到列表</Link></Group></Alert>
  if (petition.value === undefined || paper === undefined) return <Waiting what="正在准备回执" />
  const { row, queryCode, promise } = petition.value
  return (
    <div className={style.screen}>
      <div className={style.side}>
        <h1 className={style.heading}>{HEADS[row.form].title}</h1>
        <div className={style.number} role="status">
          <Text size="sm" c="gray.7">已登记，回执号</Text>
          <Text className={style.big}>{row.number}</Text>
          <Text size="sm">查询码　<b>{queryCode}</b></Text>
          {promise !== undefined && <Text size="sm">{promiseTitle(row.statutoryKind)}　<b>{formatDayZh(promise.dueOn)}{mayMove(promise) ? '（暂定）' : ''}</b></Text>}
          <Text size="sm">首接责任人　<b>{row.officerName}</b></Text>
        </div>
        <PrintControls petitionId={id} number={row.number} paper={paper} onPaper={choose} reprint={preview.value?.reprint} atOnce={params.get('print') === '1'} />
        <PrintHistory petitionId={id} />
        <Group gap="xs" mt="auto" grow preventGrowOverflow={false}>
          <Button component={Link} to="/intake?new=1" variant="light">{doubt === undefined ? '下一位来访（F2）' : NO_REGISTERING}</Button>
          <Button component={Link} to={`/petitions/${id}`} variant="default">打开事项</Button>
        </Group>
      </div>
      <div className={style.paper} tabIndex={0} role="group" aria-label="回执预览，可上下滚动"><div className={style.visible} ref={ref} />{preview.value === undefined ? <Waiting what="正在准备预览" /> : <PaperPreview title="登记回执预览" html={preview.value.html} paper={paper} room={{ width, height }} />}</div>
    </div>
  )
}
