// npm start: makes the clone runnable, builds the web app when it changed, and serves.
import { runNode, runScript } from './program.mjs'
import { setUp } from './setup.mjs'
import { buildWeb } from './webBuild.mjs'

await runScript(async () => {
  const node = await setUp()
  await buildWeb(node)
  return runNode(node, ['server/main.ts', ...process.argv.slice(2)])
})
