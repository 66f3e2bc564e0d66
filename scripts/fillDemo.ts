/** `node … fillDemo VAULT`: fills a fresh vault with the invented day and prints, as one JSON line, when it is and how to log in. */
import { fillDemoRoom } from './demoDay'
import { demo } from './demoPeople'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder of the new vault.')
const came = await fillDemoRoom(folder)
process.stdout.write(`${JSON.stringify({ at: demo.at, login: demo.accounts[0].login, passphrase: demo.passphrase, ...came })}\n`)
