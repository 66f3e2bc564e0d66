/** Records until it is killed: random bytes from a seed, and after each sync how many of them are safe. */
import { LiveSegment } from '#db/media/liveSegment'
import { recordedBytes } from './liveBytes'

const [path = '', key = ''] = process.argv.slice(2)
const segment = new LiveSegment(path, Buffer.from(key, 'hex'), 0)
for (let [at, told] = [0, 0]; ; at += 1) {
  segment.add(recordedBytes(at), at * 100)
  if (segment.synced === told) continue
  told = segment.synced
  process.stdout.write(`${told}\n`)
}
