import { useSession } from '../session.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { When } from '../ui/When.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'
import { AlertMenu } from './AlertMenu.tsx'
import styles from './Alerts.module.css'
import { type AlertRow, KIND_NAMES, SeverityBadge } from './alertWords.tsx'
import { PathLink } from './PathLink.tsx'

/** The first column: what is wrong, which leads to what it is about. */
export const alertName: Column<AlertRow> = {
  id: 'headline',
  header: t('Alert'),
  width: 190,
  cell: (row) => (
    <PathLink path={row.path} className={styles.name} title={row.headline}>
      {row.headline}
    </PathLink>
  ),
}

/** Every other column of the list. */
export const alertColumns: Column<AlertRow>[] = [
  {
    id: 'severity',
    header: t('Severity'),
    width: 94,
    phone: 'beside',
    cell: (row) => <SeverityBadge severity={row.severity} />,
  },
  {
    id: 'reason',
    header: t('Why'),
    width: 300,
    phone: 'figure',
    phoneLabel: false,
    cell: (row) => (
      <span className={styles.reason} title={row.reason}>
        {row.reason}
      </span>
    ),
  },
  {
    id: 'money',
    header: t('At risk'),
    width: 90,
    align: 'right',
    sortable: true,
    phone: 'figure',
    hint: t('What it may cost. Click an amount to see how it is worked out.'),
    cell: (row) =>
      row.money === 0 ? (
        <Figure value={0} kind="money" />
      ) : (
        <span className={styles.money}>
          <WhyPopover label={t('money at risk: {alert}', { alert: row.headline })} why={[row.why]}>
            <Figure value={row.money} kind="money" />
          </WhyPopover>
        </span>
      ),
  },
  {
    id: 'kind',
    header: t('Kind'),
    width: 130,
    phone: 'hidden',
    starts: 'hidden',
    cell: (row) => KIND_NAMES[row.kind],
  },
  {
    id: 'site',
    header: t('Site'),
    width: 70,
    phone: 'hidden',
    starts: 'hidden',
    cell: (row) => row.site ?? '—',
  },
  {
    id: 'assignee',
    header: t('Assigned to'),
    width: 92,
    phone: 'hidden',
    starts: 'hidden',
    cell: (row) => row.assignee?.name ?? '—',
  },
  {
    id: 'openedAt',
    header: t('Since'),
    width: 80,
    align: 'right',
    sortable: true,
    phone: 'figure',
    cell: (row) => <When instant={row.openedAt} />,
  },
  {
    id: 'state',
    header: t('Until'),
    width: 110,
    align: 'right',
    phone: 'hidden',
    starts: 'hidden',
    hint: t('When it wakes up, was over, or was closed'),
    cell: (row) => <When instant={row.endedAt ?? row.closedAt ?? row.snoozedUntil} />,
  },
  {
    id: 'step',
    header: t('Next step'),
    width: 132,
    align: 'right',
    phone: 'figure',
    phoneLabel: false,
    cell: (row) => <NextStep alert={row} />,
  },
]

function NextStep({ alert }: { alert: AlertRow }) {
  const { can } = useSession()
  return (
    <span className={styles.row}>
      <PathLink path={alert.step.path} className={styles.step}>
        {alert.step.label}
      </PathLink>
      {can('alerts.write') ? <AlertMenu alert={alert} /> : null}
    </span>
  )
}
