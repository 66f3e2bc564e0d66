/** `npm run -s office -- …`: bundles the office's command line when it is missing or older than its sources, then runs it. */
import './nodeVersion.mjs'
import { pathToFileURL } from 'node:url'
import { bundled } from './bundle.mjs'

await import(pathToFileURL(await bundled('scripts/office.ts')).href)
