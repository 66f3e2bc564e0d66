/** Who is signed in, for the screens of the open room. Holds no token. */
import { createContext, use } from 'react'
import type { Session } from '#core/contract/vault'

const Signed = createContext<Session | undefined>(undefined)
export const SessionProvider = Signed.Provider

/** The worker at the desk; undefined where a screen is shown outside the open room. */
export function useSession(): Session | undefined {
  return use(Signed)
}
