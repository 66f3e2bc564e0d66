/** Starts the screens: theme, error screen, and either the locked or the open room. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@mantine/core/styles.css'
import './app/app.css'
import { App } from './app/App'

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<StrictMode><App /></StrictMode>)
