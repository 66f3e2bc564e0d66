/** `import { file } from './x?thread'`: where x lies, bundled as a program of its own (scripts/threads.mjs). */
declare module '*?thread' {
  export const file: string
}
