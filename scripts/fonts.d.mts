/** Types of fonts.mjs. */
import type { Plugin } from 'vite'
import type { FontSource } from '../core/documents/paper/layoutFonts'
export function fontBytes(root: string, source: FontSource): Promise<Uint8Array>
export function fonts(files: Readonly<Record<string, FontSource>>): Plugin
