import type { Command } from 'commander'

/** `onhand serve`: the server, in this process. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('start the server and the web app')
    .option('--demo', 'a demo company in a data folder of its own')
    .action(async ({ demo }: { demo?: boolean }) => {
      const main = new URL('../server/main.ts', import.meta.url)
      process.argv = [process.argv[0] as string, main.pathname, ...(demo ? ['--demo'] : [])]
      await import(main.href)
      // The server ends this process itself.
      await new Promise(() => {})
    })
}
