/** The ways through the room that keys and commands take. */
import { useNavigate } from 'react-router'
import { reachScriptSearch } from '../ui/scripts/scriptSearch'

export function useWays(pathname: string) {
  const navigate = useNavigate()
  const go = (address: string) => void navigate(address)
  const id = /^\/petitions\/(\d+)/u.exec(pathname)?.[1]
  return {
    go,
    buffer: () => go('/buffer'),
    /** Beside the interview its own search takes the cursor; elsewhere the library opens. */
    scripts: () => { if (!reachScriptSearch()) go('/scripts') },
    begin: () => go('/intake?new=1'),
    /** The search box takes the cursor, wherever one is; on the list itself its filters stay. */
    find: () => (pathname === '/petitions' ? document.querySelector<HTMLInputElement>('#petition-search')?.select() : go('/petitions')),
    /** The receipt screen prints by itself; from the petition's page it is opened and told to. */
    print: id === undefined || pathname.endsWith('/receipt') ? undefined : () => go(`/petitions/${id}/receipt?print=1`),
  }
}
