/** A board of either kind with what both need: answers asked anew by topic, and a neutral face when anything goes wrong. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Component, useEffect, useState, type ReactNode } from 'react'
import type { BoardKind } from '#core/contract/shell'
import { hearTopics } from '../bridge/topics'
import { BufferBoard } from './BufferBoard'
import { CallsBoard } from './CallsBoard'
import { Paused } from './Paused'

export function Board({ kind }: { readonly kind: BoardKind }) {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: 1000 } } }))
  useEffect(() => hearTopics(queries), [queries])
  return (
    <Fallback kind={kind}>
      <QueryClientProvider client={queries}>{kind === 'calls' ? <CallsBoard /> : <BufferBoard />}</QueryClientProvider>
    </Fallback>
  )
}

interface Props { readonly kind: BoardKind; readonly children: ReactNode }

/** No sentence of a fault belongs before the eyes of a waiting room. */
class Fallback extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? <Paused kind={this.props.kind} /> : this.props.children
  }
}
