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
  return runNode(node, [join(root, 'cli', 'main.ts'), ...options])
})
