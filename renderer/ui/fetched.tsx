/**
 * A part of the program that stands in a file of its own: shown at once where it was fetched before, waited for elsewhere.
 * React's own `lazy` would suspend even then, and what is shown after a fallback is held back for 300 ms.
 */
import { lazy, useState, type ComponentType } from 'react'

export interface Fetched<P> {
  readonly Part: ComponentType<P>
  /** Fetches it ahead of time; a fetch that failed is made again when it is shown. */
  readonly fetch: () => Promise<void>
}

export function fetched<P extends object>(load: () => Promise<ComponentType<P>>): Fetched<P> {
  let here: ComponentType<P> | undefined
  const keep = async () => {
    here ??= await load()
    return { default: here }
  }
  const Late = lazy(keep)
  function Part(props: P) {
    // Chosen once: another component in its place would lose what was typed.
    const [Shown] = useState<ComponentType<P>>(() => here ?? Late)
    return <Shown {...props} />
  }
  return { Part, fetch: () => keep().then(() => undefined, () => undefined) }
}
