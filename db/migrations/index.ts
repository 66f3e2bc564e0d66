/**
 * All migrations in order; the place in the list is the schema's version. Forward only, never edited once released.
 */
import base from './0001_base.sql?raw'

export const migrations: readonly string[] = [base]
