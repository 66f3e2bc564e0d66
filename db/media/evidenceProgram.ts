/** What runs in the thread that writes a copy for evidence. */
import { copyOut } from './evidence'
import { doMediaJob } from './mediaThread'

await doMediaJob((job: Parameters<typeof copyOut>[0], key, goOn) => copyOut(job, key, { goOn }))
