/** How the three parts of the program are bundled: main (with the processes of office and recorder), preload (CommonJS for the sandbox), renderer. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { FONT_FILES } from './core/documents/paper/layoutFonts'
import { fonts } from './scripts/fonts.mjs'
import { threads } from './scripts/threads.mjs'

export default defineConfig({
  main: {
    plugins: [threads(), fonts(FONT_FILES)],
    build: {
      outDir: 'out/main',
      // Bundled, so that the start does not read hundreds of files; only the `dependencies` of package.json stay where they are.
      rollupOptions: {
        input: { main: 'electron/main.ts', 'office-process': 'electron/office-process.ts', 'recorder-process': 'electron/recorder-process.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: { input: { preload: 'electron/preload.ts', 'preload-recorder': 'electron/preload-recorder.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      rollupOptions: { input: { index: 'renderer/index.html', board: 'renderer/board.html', paused: 'renderer/paused.html', recorder: 'renderer/recorder.html' } },
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
    },
  },
})
