/** The machine's calls (printers, paper, files, scale, lock) as the screens use them. */
export { machine } from './client'
