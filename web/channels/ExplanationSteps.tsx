import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { Link } from '@tanstack/react-router'
import { Figure } from '../ui/Figure.tsx'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './Channels.module.css'

type Place = Reply<'listingExplanation'>['places'][number]
type Step = Place['steps'][number]

const NAMES: Record<string, string> = {
  available: t('Available'),
  ring_fence: t('Less what is kept for others'),
  buffer: t('Less the buffer'),
  share: t('Its share'),
  maximum: t('At most'),
  minimum: t('At least'),
  pack_size: t('In packs'),
  stopped: t('Stopped: a channel is blind'),
}

/** From the stock to the number that a channel shows, step by step. */
export function ExplanationSteps({ place, name }: { place: Place; name: string }) {
  return (
    <ol className={styles.steps} aria-label={t('Steps to the number of {name}', { name })}>
      {place.steps.map((step) => (
        <li key={step.step} className={styles.step}>
          <b>{NAMES[step.step] ?? step.step}</b>
          <output>
            <Figure value={step.units} />
          </output>
          <small>{detailOf(step)}</small>
        </li>
      ))}
      <li className={`${styles.step} ${styles.result}`}>
        <b>{t('Should show')}</b>
        <output>
          <Figure value={place.target} strong />
        </output>
      </li>
    </ol>
  )
}

/** What a step took, in words with its numbers. */
function detailOf({ step, detail }: Step) {
  const number = (name: string) => Number(detail[name] ?? 0)
  if (step === 'available') return <Available detail={detail} />
  if (step === 'ring_fence')
    return number('kept') > 0
      ? t('{units} kept for the other channels', { units: formatNumber(number('kept')) })
      : t('Nothing is kept for others')
  if (step === 'buffer') return bufferDetail(detail)
  if (step === 'share')
    return number('share') < 1
      ? t('{share} of what is left', { share: formatNumber(number('share'), 'share') })
      : t('All of what is left')
  if (step === 'maximum')
    return t('Never more than {units}', { units: formatNumber(number('maximum')) })
  if (step === 'minimum')
    return number('minimum') > 0
      ? t('0 rather than fewer than {units}', { units: formatNumber(number('minimum')) })
      : t('Any number is shown')
  if (step === 'pack_size')
    return number('packSize') > 1
      ? t('{units} units in one pack', { units: formatNumber(number('packSize')) })
      : t('One unit is one pack')
  return t('It shows 0 until the orders of the blind channel are read again')
}

interface AvailableDetail {
  sites?: { site: string; units: number }[]
  components?: { sku: string; quantity: number }[]
}

/** By site, and what of it makes one: a kit by its scarcest component. */
function Available({ detail }: { detail: AvailableDetail }) {
  const { sites = [], components = [] } = detail
  const isKit = components.length > 1 || (components[0]?.quantity ?? 1) > 1
  return (
    <>
      {sites.map(({ site, units }) => `${site}: ${formatNumber(units)}`).join(', ')}
      {isKit ? (
        <>
          {' · '}
          {t('one is')}{' '}
          {components.map(({ sku, quantity }, index) => (
            <span key={sku}>
              {index > 0 ? ', ' : ''}
              {formatNumber(quantity)} ×{' '}
              <Link to="/inventory/$sku" params={{ sku }}>
                {sku}
              </Link>
            </span>
          ))}
        </>
      ) : null}
    </>
  )
}

function bufferDetail(detail: Record<string, unknown>): string {
  const number = (name: string) => Number(detail[name] ?? 0)
  const own =
    detail.kind === 'units'
      ? t('{units} kept back', { units: formatNumber(number('units')) })
      : detail.kind === 'percent'
        ? t('{percent} % of what is available', {
            percent: formatNumber(number('percent'), 'decimal'),
          })
        : detail.kind === 'dynamic'
          ? t('{units}: what the others may sell in {seconds} s', {
              units: formatNumber(number('units')),
              seconds: formatNumber(number('delaySeconds'), 'decimal'),
            })
          : t('No buffer')
  const blind = number('blindChannelUnits')
  return blind > 0
    ? t('{own}, and {blind} for a channel that is blind', { own, blind: formatNumber(blind) })
    : own
}
