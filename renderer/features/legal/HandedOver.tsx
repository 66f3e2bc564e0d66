/** What the desk handed over to the lawyer: all he may know of the matter. */
import { Paper, Text } from '@mantine/core'
import type { LawyerRequest } from '#core/contract/legal'
import style from './legal.module.css'

export function HandedOver({ handedOver: { entrusted, questions, facts, materials } }: Pick<LawyerRequest, 'handedOver'>) {
  return (
    <Paper withBorder p="sm" component="section" aria-label="接待室移交的内容">
      <Text size="sm" fw={600} mb={6}>接待室移交的内容</Text>
      {entrusted === '' ? <Text size="sm">已按保管期限销毁。</Text> : (
        <dl className={style.facts}>
          <dt>委托事项</dt><dd>{entrusted}</dd>
          <dt>要回答的问题</dt><dd>{questions.map((question, at) => `${at + 1}. ${question}`).join('\n')}</dd>
          <dt>事实</dt><dd>{facts === '' ? '（没有移交）' : facts}</dd>
          <dt>材料</dt><dd>{materials.length === 0 ? '（没有移交）' : materials.map(({ name, provider, note }, at) => `${at + 1}. ${[name, provider, note].filter((part) => part !== '').join('，')}`).join('\n')}</dd>
        </dl>
      )}
    </Paper>
  )
}
