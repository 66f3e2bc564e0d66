/** Types of fonts.mjs. */
import type { Plugin } from 'vite'
export function fontSource(root: string, file: string): string
export function fonts(files: Readonly<Record<string, string>>): Plugin
