/** Starts a board in a window of its own. Knows nothing of the open room, has no form, and asks only what its kind may ask. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './board.css'
import { Board } from './Board'

const root = document.getElementById('root')
const kind = new URLSearchParams(location.search).get('kind') === 'buffer' ? 'buffer' : 'calls'
if (root !== null) createRoot(root).render(<StrictMode><Board kind={kind} /></StrictMode>)
