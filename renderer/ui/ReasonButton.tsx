/** A step that needs nothing but a reason: asked in a window over the screen, kept while that is shut. */
import { Button, Group, Modal, Stack, Text, TextInput, type ButtonProps } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { CallName, InputOf } from '#core/contract/index'
import { useKeptForm } from './useKeptForm'

interface Props<N extends CallName> {
  readonly call: N
  readonly input: (reason: string) => InputOf<N>
  /** What the reason belongs to. */
  readonly kept: string
  readonly label: string
  readonly title: string
  /** Of the button that takes the step. */
  readonly action?: string
  readonly hint?: string
  readonly asks?: string
  readonly button?: Pick<ButtonProps, 'size' | 'variant' | 'color'>
  readonly name?: string
}

export function ReasonButton<N extends CallName>({ call, input, kept, label, title, action = '确定', hint, asks = '原因', button, name }: Props<N>) {
  const [opened, open] = useState(false)
  const form = useKeptForm(call, kept, { reason: '' }, () => open(false))
  const { reason } = form.typed
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void form.send(input(reason))
  }
  return (
    <>
      <Button variant="default" {...button} {...(name === undefined ? {} : { 'aria-label': name })} onClick={() => open(true)}>{label}</Button>
      <Modal opened={opened} onClose={() => open(false)} title={title} closeButtonProps={{ 'aria-label': '关闭' }} transitionProps={{ duration: 0 }}>
        <form onSubmit={submit}>
          <Stack gap="sm">
            {hint !== undefined && <Text size="sm">{hint}</Text>}
            <TextInput label={asks} withAsterisk maxLength={500} autoComplete="off" data-autofocus value={reason} error={form.wrong?.message} onChange={(event) => form.put({ reason: event.currentTarget.value })} />
            <Group justify="flex-end"><Button variant="default" onClick={() => open(false)}>取消</Button><Button type="submit" loading={form.busy}>{action}</Button></Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
