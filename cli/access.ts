import { text } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import { type Difference, describeDifferences } from './differences.ts'
import { EXIT, UsageError } from './failure.ts'
import { operate } from './operator.ts'
import { printOne } from './output.ts'
import { getTerminal } from './terminal.ts'

const ROLES = ['owner', 'buyer', 'receiver', 'picker', 'counter', 'auditor', 'analyst', 'read_only']

/** What the operator does on the data folder, without signing in. */
export function addAccessCommands(program: Command): void {
  addSetup(program)
  addKeyCreate(program)
  addUserReset(program)
  addVerify(program)
}

function addSetup(program: Command): void {
  program
    .command('setup')
    .description('make the first owner, instead of the set-up link')
    .requiredOption('--email <email>', 'who signs in')
    .requiredOption('--password-stdin', 'read the password from standard input')
    .option('--name <name>', 'what people see; else the email')
    .option('--json', 'one JSON document')
    .action(async (options: { email: string; name?: string; json?: boolean }) => {
      const password = (await text(getTerminal().stdin)).replace(/\r?\n$/, '')
      if (!password)
        throw new UsageError(
          'No password came by standard input, such as from: onhand setup --email E --password-stdin < file',
        )
      const { email, name = options.email } = options
      const owner = await operate<{ email: string }>('setup', { email, name, password })
      if (owner) printOne(options, owner, () => `${owner.email} is the owner and can sign in now.`)
    })
}

function addKeyCreate(program: Command): void {
  program
    .command('key')
    .description('API keys')
    .command('create')
    .description('make an API key; it is shown this once')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
    .option('--expires-on <day>', 'its last day, such as 2027-12-31; else a year from now')
    .option('--json', 'one JSON document')
    .action(async (options: KeyOptions) => {
      const { name, role, expiresOn } = options
      const made = await operate<{ key: string; expiresAt: string }>('key', {
        name,
        role,
        expiresOn,
      })
      if (!made) return
      printOne(
        options,
        made,
        () => `${made.key}\nIt ends on ${made.expiresAt.slice(0, 10)} and is not shown again.`,
      )
    })
}

interface KeyOptions {
  name: string
  role: string
  expiresOn?: string
  json?: boolean
}

function addUserReset(program: Command): void {
  program
    .command('user')
    .description('users')
    .command('reset <email>')
    .description('make a one-time link by which a user sets a new password')
    .option('--remove-second-factor', 'also remove a lost phone from the account')
    .option('--json', 'one JSON document')
    .action(async (email: string, options: { removeSecondFactor?: boolean; json?: boolean }) => {
      const { removeSecondFactor } = options
      const link = await operate<{ url: string; expiresAt: string }>('reset', {
        email,
        removeSecondFactor,
      })
      if (link)
        printOne(options, link, () => `${link.url}\nIt works once, until ${link.expiresAt}.`)
    })
}

function addVerify(program: Command): void {
  program
    .command('verify')
    .description('compute every stock number again, check every seal, and name each difference')
    .option('--json', 'one JSON document')
    .action(async (options: { json?: boolean }) => {
      const result = await operate<{ differences: Difference[] }>('verify', null)
      if (!result) return
      if (result.differences.length > 0) getTerminal().exitCode = EXIT.failed
      printOne(options, result, () => describeDifferences(result.differences))
    })
}
