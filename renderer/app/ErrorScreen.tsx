/** What is shown when a screen breaks: a plain sentence and two ways on. Drafts are in the office and not touched. */
import { Button, Center, Group, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { machine } from '../bridge/machine'

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
          <Title order={1} size="h2">这个画面出了问题</Title>
          <Text>已保存的草稿不受影响。请再试一次；仍不行请锁定后重新登录，并告诉管理员。</Text>
          <Group>
            <Button onClick={() => this.setState({ broken: false })}>再试一次</Button>
            <Button variant="default" onClick={() => void machine.lock({})}>锁定（F12）</Button>
          </Group>
        </Stack>
      </Center>
    )
  }
}
