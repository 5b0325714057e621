import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FactList } from '../ui/FactList.tsx'
import { formatBytes, formatNumber } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { Instant } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { downloadAsWork } from './downloadWork.ts'
import styles from './Settings.module.css'

const ENTIRELY = 0

/** Everything to take away: a backup to restore, and tables that anyone can read. */
export function BackupPage() {
  const queryClient = useQueryClient()
  const backup = useQuery({
    queryKey: ['backupLastGet'],
    queryFn: ({ signal }) => client.backupLastGet({ signal }),
  })
  const make = () =>
    downloadAsWork(
      t('Backup'),
      'backup',
      (signal) => client.backupGet({ signal, timeoutMs: ENTIRELY }) as unknown as Promise<Response>,
      () => void queryClient.invalidateQueries({ queryKey: ['backupLastGet'] }),
    )
  const takeOut = () =>
    downloadAsWork(
      t('Full export'),
      'zip',
      (signal) =>
        client.fullExportGet({ signal, timeoutMs: ENTIRELY }) as unknown as Promise<Response>,
      () => {},
    )
  if (backup.error)
    return (
      <ErrorState
        what={t('When the last backup was could not be read.')}
        trouble={troubleOf(backup.error)}
        onRetry={() => void backup.refetch()}
      />
    )
  if (!backup.data) return null
  const { last, databaseBytes } = backup.data
  return (
    <>
      <Section title={t('Backup')} aside={<Button onClick={make}>{t('Make a backup')}</Button>}>
        <p className={styles.lead}>
          {t(
            'One file with everything as of one moment; selling goes on meanwhile. From it the whole of Onhand is brought back, with onhand restore.',
          )}
        </p>
        <div className={styles.narrow}>
          <FactList
            facts={[
              [t('Last backup'), last ? <Instant key="at" instant={last.madeAt} /> : t('None yet')],
              [t('Made by'), last?.by],
              [t('Rows'), last ? formatNumber(last.rows) : undefined],
              [t('Size of the database'), formatBytes(databaseBytes)],
            ]}
          />
        </div>
      </Section>
      <Section title={t('Before you rely on it')}>
        <ul className={styles.notes}>
          <li>
            {t(
              'The master key is not in the file, so that who finds the file cannot read its secrets. Keep a copy of master.key from the data folder somewhere else; without it, stores must be connected and second factors set up anew.',
            )}
          </li>
          <li>
            {t(
              'Names, addresses and hashes of passwords are in the file. Keep it where only you can read it, or encrypt it.',
            )}
          </li>
          <li>
            {t(
              'For a backup every night, let the machine run onhand backup; it is told here, too. Try a restore once a month.',
            )}
          </li>
        </ul>
      </Section>
      <Section
        title={t('Full export')}
        aside={
          <Button variant="default" onClick={takeOut}>
            {t('Export everything')}
          </Button>
        }
      >
        <p className={styles.lead}>
          {t(
            'A ZIP of CSV files for any spreadsheet: items, places, stock, the whole ledger, reservations, suppliers, orders, listings, users and the activity. It is yours to take anywhere; to bring Onhand back, use a backup.',
          )}
        </p>
      </Section>
    </>
  )
}
