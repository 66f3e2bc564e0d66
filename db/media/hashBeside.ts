/**
 * SHA-256 of a file's portions in a thread beside the one that encrypts them: each takes about as long as the other.
 * The portions lie in shared memory and must stay as they are until they are hashed. Knows no file.
 */
import { Worker } from 'node:worker_threads'
import { file } from './hashProgram?thread'

export class HashBeside {
  readonly #worker = new Worker(file, { execArgv: [] })
  readonly #fallen = new Promise<never>((_resolved, rejected) => {
    this.#worker.once('error', rejected)
    this.#worker.once('exit', () => { rejected(new Error('the thread that hashes has ended')) })
  })

  /** Answers come in the order of the questions. */
  readonly #waiting: ((answer: string) => void)[] = []

  constructor() {
    this.#worker.on('message', (answer: string) => { this.#waiting.shift()?.(answer) })
    // Told to whoever waits; nobody may be.
    this.#fallen.catch(() => undefined)
  }

  /** Settles when the portion is needed no more. `portion`: over shared memory. @throws Error where the thread fell. */
  update(portion: Uint8Array): Promise<unknown> {
    return this.#asked(portion)
  }

  /** Of all portions; nothing may follow. @throws Error where the thread fell. */
  digest(): Promise<string> {
    return this.#asked('end')
  }

  /** Ends the thread, whatever it does. Afterwards it reads nothing any more. */
  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #asked(what: Uint8Array | 'end'): Promise<string> {
    const answered = new Promise<string>((resolved) => { this.#waiting.push(resolved) })
    const answer = Promise.race([answered, this.#fallen])
    // Who is about to wait may meet something else first.
    answer.catch(() => undefined)
    this.#worker.postMessage(what)
    return answer
  }
}
