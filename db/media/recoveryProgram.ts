/** What runs in the thread that reads through a recording nobody ended. Says nothing where that was broken off or cannot be read. */
import { recovered } from './liveSegment'
import { doMediaJob } from './mediaThread'
import type { Assignment, Said } from './recovery'

await doMediaJob(({ path }: Assignment, key, goOn): Said | undefined => {
  let goes = true
  const found = recovered(path, key, (done) => (goes = goOn(done)))
  if (!goes) return undefined
  return found === undefined ? {} : { found }
})
