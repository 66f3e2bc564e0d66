/**
 * All repositories of one connection, as core/door/ports.ts asks for them.
 */
import type { Repos } from '#core/door/ports'
import type { Db } from '../store/open'
import { accountsRepo } from './accounts'
import { draftsRepo } from './drafts'
import { papersRepo } from './papers'
import { peopleRepo } from './people'
import { petitionsRepo } from './petitions'

export function makeRepos(db: Db): Repos {
  return { accounts: accountsRepo(db), drafts: draftsRepo(db), people: peopleRepo(db), petitions: petitionsRepo(db), papers: papersRepo(db) }
}
