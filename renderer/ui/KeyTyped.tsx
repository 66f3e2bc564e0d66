/** A recovery key typed back from paper, each group judged as it is typed; a pasted whole key fills both halves. */
import { Stack, Text, TextInput } from '@mantine/core'
import type { ClipboardEvent } from 'react'
import { compareHalf, splitPasted, type TypedGroup } from '#core/domain/recoveryKey'
import { fieldId } from './fieldFocus'
import { HALF_NAMES, type Halves } from './keyHalves'
import style from './RecoveryKey.module.css'

interface Props { readonly halves: Halves; readonly typed: Halves; readonly onTyped: (typed: Halves) => void; readonly wrong: string | undefined }
const words: Readonly<Record<TypedGroup['state'], string>> = { right: '对', wrong: '不对', open: '' }

export function KeyTyped({ halves, typed, onTyped, wrong }: Props) {
  const paste = (event: ClipboardEvent) => {
    const both = splitPasted(event.clipboardData.getData('text'), halves)
    if (both === undefined) return
    event.preventDefault()
    onTyped(both)
  }
  return (
    <Stack gap="md">
      <Text>请照着纸张输入恢复密钥，确认纸上的字看得清、没有抄错。短横线、空格和大小写都可以不管。</Text>
      {HALF_NAMES.map((name, index) => (
        <Half key={name} name={name} at={index} half={halves[index] ?? ''} typed={typed[index] ?? ''} wrong={wrong} onPaste={paste} onType={(text) => onTyped(index === 0 ? [text, typed[1]] : [typed[0], text])} />
      ))}
    </Stack>
  )
}

interface HalfProps {
  readonly name: string
  readonly at: number
  readonly half: string
  readonly typed: string
  readonly wrong: string | undefined
  readonly onType: (text: string) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

function Half({ name, at, half, typed, wrong, onType, onPaste }: HalfProps) {
  const { groups, extra, right } = compareHalf(typed, half)
  const bad = groups.flatMap(({ state }, index) => (state === 'wrong' ? [`第 ${index + 1} 组`] : []))
  const said = bad.length > 0 ? `${bad.join('、')}与显示的不一致，请对照纸张` : extra === '' ? undefined : `多了 ${extra.length} 个字符`
  return (
    <div>
      <TextInput
        id={fieldId(`recovery.${at}`)} className={style.input ?? ''} label={`恢复密钥${name}`} withAsterisk autoComplete="off" spellCheck={false} value={typed} onPaste={onPaste}
        error={said ?? (right ? undefined : wrong)} onChange={(event) => onType(event.currentTarget.value)}
      />
      <div className={style.groups} aria-live="polite" aria-label={`${name}逐组核对`}>
        {groups.map(({ text, state }, index) => <span key={index} className={style.group} data-state={state}>{text === '' ? '····' : text}{words[state] !== '' && <span>{words[state]}</span>}</span>)}
      </div>
    </div>
  )
}
