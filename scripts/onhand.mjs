#!/usr/bin/env node
// The command line in a clone: npx onhand.
import { join } from 'node:path'
import { root, runNode, runScript } from './program.mjs'
import { setUp } from './setup.mjs'
import { buildWeb } from './webBuild.mjs'

await runScript(async () => {
  const node = await setUp()
  const options = process.argv.slice(2)
  if (options[0] === 'serve') await buildWeb(node)
  // It runs in the clone; files that its caller names lie where the caller is.
  const caller = { INIT_CWD: process.cwd() }
  return runNode(node, [join(root, 'cli', 'main.ts'), ...options], caller)
})
