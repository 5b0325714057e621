import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockDataFolder } from './dataFolder.ts'
import { processSpace, startOfProcess } from './processIdentity.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onhand-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('The lock of a data folder', () => {
  test('is held by one, who is named to the next', async () => {
    const lock = await lockDataFolder(folder)
    await expect(lockDataFolder(folder)).rejects.toThrow(new RegExp(`process ${process.pid}`))
    lock.release()
    expect(readdirSync(folder)).toEqual([])
    const next = await lockDataFolder(folder)
    next.release()
  })

  test('falls to exactly one of many who come at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => lockDataFolder(folder)),
    )
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(won).toHaveLength(1)
    won[0]?.value.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('of a process that is gone is taken over', async () => {
    const child = spawn(process.execPath, ['--eval', ''])
    const pid = child.pid as number
    const started = startOfProcess(pid) as string
    await once(child, 'exit')
    writeLock({ pid, started })
    const lock = await lockDataFolder(folder)
    lock.release()
  })

  test('of a process whose number is another process by now is taken over', async () => {
    writeLock({ pid: process.pid, started: 'long ago' })
    const lock = await lockDataFolder(folder)
    lock.release()
  })

  test('that a power failure left empty is taken over', async () => {
    writeFileSync(join(folder, 'onhand.lock'), '')
    const lock = await lockDataFolder(folder)
    lock.release()
  })

  test('of another machine is respected while its heart beats', async () => {
    writeLock({ pid: 4711, started: 'elsewhere', space: 'warehouse-2' })
    const heart = setInterval(() => utimesSync(join(folder, 'onhand.lock'), new Date(), new Date()))
    await expect(lockDataFolder(folder)).rejects.toThrow(/process 4711 on warehouse-2/)
    clearInterval(heart)
  })

  test('is left alone by one who lost it', async () => {
    const lock = await lockDataFolder(folder)
    writeLock({ pid: process.pid, started: startOfProcess(process.pid) as string })
    lock.release()
    expect(existsSync(join(folder, 'onhand.lock'))).toBe(true)
  })
})

function writeLock(holder: { pid: number; started: string; space?: string }) {
  const content = JSON.stringify({ nonce: 'other', space: processSpace(), ...holder })
  writeFileSync(join(folder, 'onhand.lock'), content)
}
