/** What a recording is: length, size, where it came from, who was told, and its fingerprint. */
import { Title } from '@mantine/core'
import type { RecordingPage } from '#core/contract/recordings'
import { CONSENT_NAMES, NOTICE_NAMES } from '#core/domain/intakeNames'
import { formatInstantZh } from '#core/domain/day'
import { clockOf, sizeOf, sourceWords } from '../../ui/recordings/recordingWords'
import style from './recordings.module.css'

const named = (names: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(names, code) ? names[code] ?? '' : '')

function factsOf({ row, name, sha256, addedAt, noticeHow, noticeConsent }: RecordingPage): readonly (readonly [string, string])[] {
  const notice = [named(NOTICE_NAMES, noticeHow), named(CONSENT_NAMES, noticeConsent)].filter((part) => part !== '').join('，')
  return [
    ['开始', formatInstantZh(row.startedAt)], ['结束', row.endedAt === undefined ? '还没有结束' : formatInstantZh(row.endedAt)], ['长度', row.lengthMs === undefined ? '未知' : clockOf(row.lengthMs)],
    ['大小', row.bytes === undefined ? '未知' : sizeOf(row.bytes)], ['格式', row.format], ['来源', sourceWords[row.source]], ['设备', row.device], ['原文件名', name], ['告知', notice === '' ? '没有记录' : notice], ['保管人', `${row.by}（${formatInstantZh(addedAt)}）`], ['SHA-256', sha256 ?? '录完才有'],
  ]
}

export function Facts({ page }: { readonly page: RecordingPage }) {
  return (
    <section aria-label="录音录像的基本情况">
      <Title order={2} size="h5">基本情况</Title>
      <dl className={style.facts}>{factsOf(page).filter(([, text]) => text !== '').map(([name, text]) => <div key={name}><dt>{name}</dt><dd className={name === 'SHA-256' ? style.digest : undefined}>{text}</dd></div>)}</dl>
    </section>
  )
}
