import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client } from '../client.ts'
import { Figure } from '../ui/Figure.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'

/** How many of a kit its components make, at each site and pooled, and which of them holds it back. */
export function KitAvailability({
  sku,
  live,
}: {
  sku: string
  live: (event: LiveEvent) => boolean
}) {
  const { data } = useQuery({
    queryKey: ['kitAvailabilityGet', sku],
    queryFn: ({ signal }) => client.kitAvailabilityGet({ params: { sku }, signal }),
    // Any component may be the one that moved.
    meta: { live: (event: LiveEvent) => live(event) || 'skus' in event.details },
  })
  if (!data) return null
  const rows = [
    ...data.sites.map(({ site, available }) => ({ name: site, available, why: [] })),
    {
      name: t('All sites, each by itself'),
      available: data.available,
      why: [
        {
          name: t('All sites, each by itself'),
          formula: t('The sum of what each site makes of the components that lie there'),
          inputs: Object.fromEntries(data.sites.map(({ site, available }) => [site, available])),
          result: data.available,
        },
      ],
    },
    {
      name: t('Pooled'),
      available: data.pooled,
      why: [
        {
          name: t('Pooled'),
          formula: t('The least of: available units of a component at all sites ÷ units in a kit'),
          inputs: Object.fromEntries(
            data.components.map((part) => [part.sku, `${part.available} ÷ ${part.quantity}`]),
          ),
          result: data.pooled,
        },
      ],
    },
  ]
  return (
    <Section title={t('Kits that can be made')}>
      <SmallTable
        label={t('Kits that can be made')}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { header: t('Site'), cell: ({ name }) => name },
          {
            header: t('Kits'),
            align: 'right',
            cell: ({ name, available, why }) => (
              <WhyPopover label={name} why={why}>
                <Figure value={available} />
              </WhyPopover>
            ),
          },
        ]}
      />
      <SmallTable
        label={t('Components')}
        rows={data.components}
        rowKey={(part) => part.sku}
        columns={[
          {
            header: t('Component'),
            cell: (part) => (
              <Link to="/inventory/$sku" params={{ sku: part.sku }}>
                {part.sku}
              </Link>
            ),
          },
          {
            header: t('In a kit'),
            align: 'right',
            cell: (part) => <Figure value={part.quantity} />,
          },
          {
            header: t('Available'),
            align: 'right',
            cell: (part) => <Figure value={part.available} />,
          },
        ]}
      />
    </Section>
  )
}
