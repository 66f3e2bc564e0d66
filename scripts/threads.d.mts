/** Types of threads.mjs. */
import type { Plugin } from 'vite'
export function threads(): Plugin
