/** Somebody else changed the same fields meanwhile: both texts side by side, one is chosen for each. Until then nothing here is saved over theirs. */
import { Alert, Button, Group, Radio, Text } from '@mantine/core'
import { useState } from 'react'
import { formatInstantZh } from '#core/domain/day'
import type { PaperKeeper, PaperView } from './paperKeeper'
import { wordsIn } from './values'
import style from './PaperEditor.module.css'

export function Conflict({ keeper, view }: { readonly keeper: PaperKeeper; readonly view: PaperView }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { theirs, draft, values } = view
  if (theirs === undefined || draft === undefined) return null
  const choose = (key: string, theirOne: boolean) => setChosen((now) => (theirOne ? [...now.filter((one) => one !== key), key] : now.filter((one) => one !== key)))
  return (
    <Alert color="orange" title={`${theirs.by} 也改了这份草稿`} role="alert" p="sm">
      <Text size="sm">{formatInstantZh(theirs.at)} 保存的内容与这里的不一样，请逐栏选定；选定前这里的改动还没有保存。</Text>
      {draft.fields.filter(({ key }) => theirs.fields.includes(key)).map((field) => (
        <Radio.Group key={field.key} label={field.label} mt="xs" value={chosen.includes(field.key) ? 'theirs' : 'mine'} onChange={(value) => choose(field.key, value === 'theirs')}>
          <div className={style.texts}>
            <Radio value="mine" label={<><b>这里写的</b><span className={style.words}>{wordsIn(field, values[field.key])}</span></>} />
            <Radio value="theirs" label={<><b>{theirs.by} 写的</b><span className={style.words}>{wordsIn(field, theirs.values[field.key])}</span></>} />
          </div>
        </Radio.Group>
      ))}
      <Group gap="xs" mt="sm"><Button size="compact-sm" onClick={() => void keeper.settle(chosen)}>按所选保存</Button></Group>
    </Alert>
  )
}
