/** One red flag: the first step and the numbers on top, questions and words left, what has to be done right, outcome and review below. */
import { Alert, Badge, Button, Group, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { FlagPage } from '#core/contract/safetyFlags'
import type { GuideKind, SafetyGuide } from '#core/contract/safetyGuide'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'
import { FlagEnd } from './FlagEnd'
import { About } from './FlagList'
import { FlagReview } from './FlagReview'
import { FlagSteps } from './FlagSteps'
import { FlagWords } from './FlagWords'
import { Numbers } from './Numbers'
import { Questions } from './Questions'
import { useTyped } from './useTyped'
import style from './FlagScreen.module.css'

export function FlagScreen({ id, guide }: { readonly id: number; readonly guide: SafetyGuide }) {
  const asked = useAsk('safety.flag', { id })
  if (asked.fault !== undefined) return <Alert color="red" role="alert" title="打不开这条红旗"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button><Link to="/safety">回到红旗与报警</Link></Group></Alert>
  const page = asked.value
  const kind = guide.kinds.find((each) => each.id === page?.kind)
  if (page === undefined || kind === undefined) return <Waiting what="正在读取" />
  return <Shown page={page} kind={kind} guide={guide} />
}

interface Props { readonly page: FlagPage; readonly kind: GuideKind; readonly guide: SafetyGuide }

function Shown({ page, kind, guide }: Props) {
  const typed = useTyped(page.id, page.typed, page.open)
  const shared = { page, kind, typed }
  return (
    <div className={style.screen}>
      <Link to="/safety" className={style.back}>← 红旗与报警</Link>
      <header className={style.head}>
        <div className={style.headline}>
          <Group gap={8}>
            <Title order={1} size="h3">{kind.name}</Title>
            {page.open ? <Badge color="red.9" radius="sm">处置中</Badge> : <Badge color="gray.7" radius="sm">已了结</Badge>}
            <Text size="sm" c="gray.7">红旗 {page.id}　{formatInstantZh(page.at)}　{page.by} 记</Text>
            <About row={page} />
          </Group>
          {page.open && <p className={style.first}>{kind.first}</p>}
          {page.erased && <Text size="sm">记录的文字已随信访件销毁，只留下做了什么、什么时间。</Text>}
        </div>
        {page.open && <Numbers guide={guide} ids={kind.numbers} />}
      </header>
      <div className={style.columns}>
        <div className={style.part}>
          <Questions {...shared} />
          <FlagWords {...shared} />
        </div>
        <div className={style.part}>
          <FlagSteps {...shared} guide={guide} />
          <FlagEnd {...shared} />
          <FlagReview {...shared} />
        </div>
      </div>
    </div>
  )
}
