/**
 * What a paper is made of, before it is laid out: the same blocks become the printed page and the .docx.
 * Knows no measures, no markup and no petition.
 */
import type { Day } from '../../domain/day'

/**
 * The shape of the sheet (GB/T 9704-2012; domain.md §3.1).
 * `official` red head and 发文字号 · `letter` 信函格式 · `plain` A4 without a head of its own, grid of 22 × 28 · `form` A4 tables of a register · `wide` the same on A4 laid across, for tables of many columns · `slip` A5.
 */
export type PaperLayout = 'official' | 'letter' | 'plain' | 'form' | 'wide' | 'slip'

/** A table of more columns is set smaller. */
export const MANY_COLUMNS = 6

/** A cell of a table; `wide` takes this many columns. */
export interface Cell { readonly text: string; readonly wide?: number; readonly head?: boolean; readonly align?: 'left' | 'centre' | 'right' }

export type Block =
  /** 2号小标宋, centred; a longer one breaks where the text has a line break. */
  | { readonly kind: 'title'; readonly text: string }
  /** 主送: flush left; the colon is put by the layout. */
  | { readonly kind: 'to'; readonly text: string }
  /** Indented by two characters; each line break of the text begins a paragraph. `flush` is not indented. */
  | { readonly kind: 'para'; readonly text: string; readonly flush?: boolean; readonly strong?: boolean }
  /** 一、黑体 · （一）楷体 · 1. 仿宋 · （1）仿宋: the number is part of the text. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  /** `widths` are shares of the whole; a row may have fewer cells where one is `wide`. */
  | { readonly kind: 'table'; readonly widths: readonly number[]; readonly rows: readonly (readonly Cell[])[]; readonly headRows?: number }
  /** 附件说明 (§7.3.4): one blank line below the text; a single one is not numbered. */
  | { readonly kind: 'attachments'; readonly items: readonly string[] }
  /** 发文机关署名 and 成文日期; `sealed` leaves the place of the seal (§7.3.5). */
  | { readonly kind: 'sign'; readonly unit: string; readonly on: Day | undefined; readonly sealed: boolean }
  /** Lines for hands: 签名、捺印、日期 … */
  | { readonly kind: 'hands'; readonly lines: readonly { readonly label: string; readonly after?: string }[] }
  /** 附注 in （） (§7.3.6). */
  | { readonly kind: 'note'; readonly text: string }
  /** Boxes to tick on paper. */
  | { readonly kind: 'boxes'; readonly label: string; readonly items: readonly { readonly text: string; readonly ticked?: boolean }[] }
  | { readonly kind: 'qr'; readonly text: string; readonly caption: string }
  /** Empty ruled lines to write on. */
  | { readonly kind: 'ruled'; readonly lines: number }
  | { readonly kind: 'gap'; readonly lines: number }
  /** `copy`: what follows is a sheet of its own for somebody else, at most one of a paper; its pages are counted from 1. */
  | { readonly kind: 'pageBreak'; readonly copy?: true }
  /** 沿虚线裁开: what follows stays at the desk. */
  | { readonly kind: 'cut'; readonly text: string }

/** 版头 of an official paper. */
export interface PaperHead {
  /** 发文机关标志, in red. */
  readonly unit: string
  /** 发文字号; undefined where the kind has none. A draft shows 〔待定稿〕 in its place. */
  readonly number?: string | undefined
}

export interface Composed {
  readonly layout: PaperLayout
  /** Of the file and the window; never a person's name. */
  readonly fileTitle: string
  readonly head?: PaperHead | undefined
  readonly blocks: readonly Block[]
  /** 代拟: drafted for the body that is competent; printed small above the head. */
  readonly draftedFor?: string | undefined
}
