import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

/** A mail server that keeps what it is given. */
export interface MailServer {
  url: string
  letters: string[]
  /** Waits until so many letters have come. */
  waitFor(count: number): Promise<void>
  close(): Promise<void>
}

/** Starts a mail server that speaks just enough SMTP. */
export async function startMailServer(): Promise<MailServer> {
  const letters: string[] = []
  let told: (() => void) | undefined
  const server = createServer((socket) => {
    let letter: string | undefined
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 mail.example.com')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (letter !== undefined && line === '.') {
          letters.push(letter)
          letter = undefined
          told?.()
          say('250 kept')
        } else if (letter !== undefined) letter += `${line}\n`
        else if (line === 'DATA') {
          letter = ''
          say('354 go on')
        } else if (line === 'QUIT') socket.end('221 bye\r\n')
        else say('250 ok')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}?from=stock@example.com`,
    letters,
    waitFor: async (count) => {
      while (letters.length < count)
        await new Promise<void>((resolve) => {
          told = resolve
        })
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
