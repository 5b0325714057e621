import { useEffect } from 'react'
import { readWaitingDeeds } from './waitingDeeds.ts'

/**
 * What a phone needs beyond a page: the app kept on the device, so that it opens without a connection,
 * and what was scanned there sent as soon as there is one. Computers that never scan are left alone.
 */
export function useInstalledApp(): void {
  useEffect(() => {
    const send = () => {
      if (readWaitingDeeds().waiting > 0)
        void import('./scan/deedQueue.ts').then(({ flushDeeds }) => flushDeeds())
    }
    send()
    addEventListener('online', send)
    if (isHandheld() || isInstalled()) void keepApp()
    return () => removeEventListener('online', send)
  }, [])
}

/** Keeps the app on this device; a newer one is offered, never forced into someone's work. */
export async function keepApp(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const { registerKeptApp } = await import('./newVersion.tsx')
  await registerKeptApp()
}

function isHandheld(): boolean {
  return matchMedia('(pointer: coarse)').matches
}

function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches
}
