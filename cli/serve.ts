import type { Command } from 'commander'

/** `onhand serve`: the server, in this process. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('start the server and the web app')
    .option('--demo', 'a demo company in a data folder of its own')
    .option('--lan', 'for phones too: HTTPS on the local network, with a certificate of its own')
    .action(async ({ demo, lan }: { demo?: boolean; lan?: boolean }) => {
      const main = new URL('../server/main.ts', import.meta.url)
      const flags = [...(demo ? ['--demo'] : []), ...(lan ? ['--lan'] : [])]
      process.argv = [process.argv[0] as string, main.pathname, ...flags]
      await import(main.href)
      // The server ends this process itself.
      await new Promise(() => {})
    })
}
