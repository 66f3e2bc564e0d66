/** Bundles the office's command line (scripts/office.ts) for plain Node. */
import { defineConfig } from 'vite'

export default defineConfig({
  logLevel: 'error',
  build: { ssr: 'scripts/office.ts', outDir: 'out/office', emptyOutDir: true, target: 'node22', rollupOptions: { output: { entryFileNames: 'cli.js', format: 'es' } } },
})
