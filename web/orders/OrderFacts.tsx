import { useQuery } from '@tanstack/react-query'
import { OrderChannel } from '../channels/OrderChannel.tsx'
import { client } from '../client.ts'
import { linesOfAddress } from '../locations/AddressFields.tsx'
import { useSession } from '../session.tsx'
import { FactList } from '../ui/FactList.tsx'
import { Section } from '../ui/PageBody.tsx'
import { Instant } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Orders.module.css'
import { channelName, type Order } from './orderWords.tsx'

/** What the order says of itself, and whom it goes to. */
export function OrderFacts({ order }: { order: Order }) {
  const { can } = useSession()
  return (
    <>
      <Section title={t('About')}>
        <FactList
          facts={[
            [
              t('Channel'),
              <OrderChannel key="channel" channel={order.channel} name={channelName(order)} />,
            ],
            [t('Channel’s id'), order.externalId],
            [t('Placed'), <Instant key="placed" instant={order.placedAt} />],
            [t('Ship by'), order.shipBy ? <Instant key="by" instant={order.shipBy} /> : null],
            [t('Held because'), order.holdReason || order.channelHold],
            [t('Sites'), order.sites.join(', ')],
            [t('Note'), order.note],
          ]}
        />
      </Section>
      <Section title={t('Ship to')}>
        {order.address === 'erased' ? (
          <p>{t('The address was erased when its time was over.')}</p>
        ) : null}
        {order.address === 'none' ? <p>{t('No address was given.')}</p> : null}
        {order.address === 'kept' ? (
          can('orders.personal') ? (
            <Address id={order.id} />
          ) : (
            <p>{t('Only those who ship may read it.')}</p>
          )
        ) : null}
      </Section>
    </>
  )
}

function Address({ id }: { id: string }) {
  const shipTo = useQuery({
    queryKey: ['orderShipToGet', id],
    queryFn: ({ signal }) => client.orderShipToGet({ params: { id }, signal }),
    // What is personal is not kept longer than it is looked at.
    gcTime: 0,
  })
  if (!shipTo.data) return null
  const { name, company, line1, line2, city, region, postalCode, country, phone, email } =
    shipTo.data
  const lines = linesOfAddress({
    line1,
    line2: line2 ?? '',
    city,
    region: region ?? '',
    postalCode: postalCode ?? '',
    country: country ?? 'US',
  })
  return (
    <address className={styles.address}>
      {[name, company, ...lines, phone, email].filter(Boolean).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  )
}
