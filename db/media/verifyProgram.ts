/** What runs in the thread that checks a recording. */
import { doMediaJob } from './mediaThread'
import { verified } from './verify'

await doMediaJob(verified)
