/** What is shown when a screen breaks: a plain sentence and a way on. Drafts are in the office and not touched. */
import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'

interface Props { readonly children: ReactNode }

export class ErrorScreen extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <Center h="100%">
        <Stack align="center" role="alert">
          <Title order={2}>这个画面出了问题</Title>
          <Text>已保存的草稿不受影响。请重新载入；仍不行请告诉管理员。</Text>
          <Button onClick={() => window.location.reload()}>重新载入</Button>
        </Stack>
      </Center>
    )
  }
}
