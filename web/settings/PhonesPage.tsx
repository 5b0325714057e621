import { useQuery } from '@tanstack/react-query'
import { QRCodeSVG } from 'qrcode.react'
import { client, troubleOf } from '../client.ts'
import { CopyField } from '../ui/CopyField.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { formatDay } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import styles from './PhonesPage.module.css'

/** How a phone comes to Onhand: the address to open, and the certificate to trust before. */
export function PhonesPage() {
  const lan = useQuery({
    queryKey: ['lanGet'],
    queryFn: ({ signal }) => client.lanGet({ signal }),
  })
  if (lan.error)
    return (
      <ErrorState
        what={t('The addresses could not be read.')}
        trouble={troubleOf(lan.error)}
        onRetry={() => void lan.refetch()}
      />
    )
  if (!lan.data) return null
  const { on, address, trustAddress, fingerprint, expiresOn } = lan.data
  if (!on || !trustAddress || !fingerprint) return <NotOnLan address={address} />
  return (
    <Section title={t('Use a phone')}>
      <ol className={styles.steps}>
        <li className={styles.step}>
          <Code text={trustAddress} label={t('Code of the page that helps the phone')} />
          <div>
            <h3 className={styles.head}>{t('1. Let the phone trust this installation')}</h3>
            <p className={styles.text}>
              {t(
                'Scan this code with the camera of the phone, in the same network, and follow the page. It is needed once for each phone.',
              )}
            </p>
            <p className={styles.address}>{trustAddress}</p>
          </div>
        </li>
        <li className={styles.step}>
          <Code text={`${address}/scan`} label={t('Code of the Scan page')} />
          <div>
            <h3 className={styles.head}>{t('2. Open Onhand and install it')}</h3>
            <p className={styles.text}>
              {t(
                'Scan this code, sign in, then choose “Add to Home Screen” in Safari or “Install app” in Chrome.',
              )}
            </p>
            <p className={styles.address}>{`${address}/scan`}</p>
          </div>
        </li>
      </ol>
      <h3 className={styles.head}>{t('Fingerprint of the certificate (SHA-256)')}</h3>
      <p className={styles.text}>
        {t(
          'The phone shows it before it trusts the certificate. It must be this one; otherwise somebody stands in between.',
        )}
      </p>
      <CopyField label={t('Fingerprint')} value={fingerprint} />
      <p className={styles.text}>{t('It is good until {day}.', { day: formatDay(expiresOn) })}</p>
    </Section>
  )
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <QRCodeSVG
      className={styles.code}
      value={text}
      size={160}
      marginSize={4}
      title={label}
      role="img"
      aria-label={label}
    />
  )
}

function NotOnLan({ address }: { address: string }) {
  const isEncrypted = address.startsWith('https:')
  return (
    <Section title={t('Use a phone')}>
      {isEncrypted ? (
        <>
          <p className={styles.text}>
            {t('Open this address on the phone, sign in, and add it to the home screen.')}
          </p>
          <p className={styles.address}>{`${address}/scan`}</p>
          <Code text={`${address}/scan`} label={t('Code of the Scan page')} />
        </>
      ) : (
        <>
          <p className={styles.text}>
            {t(
              'Cameras and work without a connection need an encrypted address, and this installation serves this computer only.',
            )}
          </p>
          <p className={styles.text}>
            {t('Start it for your local network; it makes a certificate of its own:')}
          </p>
          <p className={styles.text}>
            <code className={styles.command}>npm start -- --lan</code>
          </p>
          <p className={styles.text}>{t('Then this page shows the codes to scan with a phone.')}</p>
        </>
      )}
    </Section>
  )
}
