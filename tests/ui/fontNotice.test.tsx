/** What a worker is told beside the preview of a paper when the typefaces of the office are missing, and when they are there or cannot be looked up; and the frame that shows sheets. */
import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paperHtml } from '#core/documents/paper/layout'
import { PaperPreview } from '../../renderer/ui/PaperPreview'
import { composed } from '../documents/layoutSamples'
import { openRoom, prepareWindow, type TestRoom } from './room'

/** A machine on which these fonts are installed. */
function install(present: readonly string[]): void {
  vi.stubGlobal('FontFace', class {
    readonly source: string
    constructor(_family: string, source: string) {
      this.source = source
    }
    load(): Promise<object> {
      return present.some((name) => this.source.includes(`local("${name}")`)) ? Promise.resolve(this) : Promise.reject(new Error('NetworkError'))
    }
  })
}

async function show(): Promise<void> {
  vi.resetModules()
  const { FontNotice } = await import('../../renderer/ui/FontNotice')
  render(<MantineProvider><FontNotice /></MantineProvider>)
  await new Promise((resolve) => setTimeout(resolve, 20))
}

beforeEach(prepareWindow)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('the notice about fonts', () => {
  it.each<readonly [string, readonly string[], string | undefined]>([
    ['none is there', [], '这台电脑没有仿宋和小标宋字体'],
    ['仿宋 of Windows is', ['FangSong'], '这台电脑没有小标宋字体'],
    ['小标宋 is', ['方正小标宋简体'], '这台电脑没有仿宋字体'],
    ['both are', ['仿宋_GB2312', 'FZXiaoBiaoSong-B05S'], undefined],
  ])('%s', async (_what, present, wanted) => {
    install(present)
    await show()
    const note = screen.queryByRole('note')
    if (wanted === undefined) expect(note).toBeNull()
    else await waitFor(() => expect(screen.getByRole('note').textContent).toMatch(new RegExp(`^${wanted}.*思源宋体.*请管理员装上`, 'su')))
  })
  it('is silent where the engine cannot tell', async () => {
    vi.stubGlobal('FontFace', undefined)
    await show()
    expect(screen.queryByRole('note')).toBeNull()
  })
})

describe('the frame of a paper in sheets', () => {
  let room: TestRoom
  beforeEach(async () => {
    room = await openRoom()
  })
  afterEach(() => room.close())
  it.each([['letter', 'a4', 794 + 17], ['wide', 'a4', 1123 + 17], ['slip', 'a5', 559 + 17]] as const)('%s: as wide as the sheet and its scroll bar, as high as the room, smaller where the room is', async (layout, paper, wide) => {
    const html = paperHtml(composed(layout), { final: true, reprint: false })
    room.show(<PaperPreview title="预览" html={html} paper={paper} room={{ width: wide / 2, height: 400 }} />, '/')
    const frame = await screen.findByTitle('预览')
    expect(frame.dataset['paper']).toBe('sheets')
    const scale = Number(/scale\(([\d.]+)\)/u.exec(frame.style.transform)?.[1])
    expect(scale).toBeCloseTo(0.5, 2)
    expect(Number.parseFloat(frame.style.height)).toBeCloseTo(800, -1)
    expect(Number.parseFloat(frame.style.width)).toBeCloseTo(wide, -1)
  })
})
