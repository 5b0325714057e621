import type { LiveEvent } from '@onhand/sdk/messages.ts'
import {
  IconBaselineDensityMedium,
  IconBolt,
  IconClipboardCheck,
  IconMoon,
  IconPlus,
  IconRefresh,
  type TablerIcon,
} from '@tabler/icons-react'
import { client } from '../client.ts'
import { onLiveEvent } from '../live.ts'
import { type Preference, readPreference, writePreference } from '../ui/appearance.ts'
import { countOf } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { startWork, type WorkResult } from '../works.ts'

/** Something to do from anywhere. */
export interface Command {
  name: string
  icon: TablerIcon
  permission: string
  /** Where it is done, or what does it. */
  to?: string
  run?: () => void
}

/** What the palette can do beside going somewhere. */
export function commandsOf(setTheme: (theme: 'light' | 'dark') => void): Command[] {
  return [
    {
      name: t('Adjust stock'),
      icon: IconBolt,
      permission: 'stock.adjust',
      to: '/inventory?adjust=1',
    },
    { name: t('Import a file'), icon: IconPlus, permission: 'imports.run', to: '/imports' },
    {
      name: t('Connect a shop'),
      icon: IconPlus,
      permission: 'channels.write',
      to: '/connect',
    },
    {
      name: t('Make bins'),
      icon: IconPlus,
      permission: 'locations.write',
      to: '/locations?make=bins',
    },
    {
      name: t('Work out all forecasts and plans'),
      icon: IconRefresh,
      permission: 'replenishment.write',
      run: refreshAllPlans,
    },
    {
      name: t('Check the books against the ledger'),
      icon: IconClipboardCheck,
      permission: 'audit.read',
      run: checkBooks,
    },
    {
      name: t('Switch between light and dark'),
      icon: IconMoon,
      permission: 'access.self',
      run: () =>
        setTheme(document.documentElement.dataset.mantineColorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      name: t('Change the height of rows'),
      icon: IconBaselineDensityMedium,
      permission: 'access.self',
      run: () => cycle('density', ['default', 'comfortable', 'compact']),
    },
  ]
}

/** Works out all plans; the server's news says when they are there. */
export function refreshAllPlans(): void {
  startWork(t('Forecasts and plans'), async (signal) => {
    const done = waitFor((event) => event.type === 'plan.refreshed', signal)
    await client.planRefreshCreate({ signal })
    const { details } = await done
    const { items } = details as { items?: number }
    return {
      message: t('Planned {items}.', { items: countOf(items ?? 0, 'item') }),
      to: '/reorder',
    }
  })
}

/** Computes every number again from the ledger. */
export function checkBooks(): void {
  startWork(t('Check of the books'), async (signal): Promise<WorkResult> => {
    const { differences } = await client.stockVerificationCreate({ signal })
    const [first] = differences
    if (!first) return { message: t('Every number agrees with the ledger.') }
    return {
      message: t(
        '{count, plural, one {# number differs} other {# numbers differ}}; first {first}.',
        {
          count: differences.length,
          first: `${first.check} ${first.subject}`,
        },
      ),
    }
  })
}

function waitFor(is: (event: LiveEvent) => boolean, signal: AbortSignal): Promise<LiveEvent> {
  return new Promise((resolve, reject) => {
    const stop = onLiveEvent((event) => {
      if (!is(event)) return
      stop()
      resolve(event)
    })
    signal.addEventListener('abort', () => {
      stop()
      reject(signal.reason as Error)
    })
  })
}

function cycle(name: Preference, values: string[]): void {
  const at = values.indexOf(readPreference(name) ?? values[0] ?? '')
  writePreference(name, values[(at + 1) % values.length])
}
