import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { t } from './ui/words.ts'

const OFFER = 'onhand-new-version'
let registering: Promise<void> | undefined

/** Registers the worker that keeps the app, once, and offers a reload where a newer version is ready. */
export function registerKeptApp(): Promise<void> {
  registering ??= register()
  return registering
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('/sw.js')
    // The first worker has nobody to replace.
    const offer = (worker: ServiceWorker | null) => {
      if (worker && navigator.serviceWorker.controller) offerReload(worker)
    }
    offer(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed') offer(worker)
      })
    })
  } catch {
    // Without one, such as behind an untrusted certificate, the page works while it has a connection.
  }
}

function offerReload(worker: ServiceWorker): void {
  const reload = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    })
    worker.postMessage('take-over')
  }
  notifications.show({
    id: OFFER,
    autoClose: false,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {t('A new version of Onhand is ready.')}
        <Button variant="default" flex="none" onClick={reload}>
          {t('Reload')}
        </Button>
      </Group>
    ),
  })
}
