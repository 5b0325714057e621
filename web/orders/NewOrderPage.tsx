import { Button, Group, NumberInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { ItemPicker } from '../inventory/ItemPicker.tsx'
import { AddressFields, EMPTY_ADDRESS } from '../locations/AddressFields.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { Columns, PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import { LineFields } from './EditLinesDialog.tsx'
import styles from './Orders.module.css'
import { textsOf } from './orderDraft.ts'

interface DraftLine {
  sku: string
  quantity: number
  waits: boolean
  price: number | undefined
}

const EMPTY = { number: '', name: '', company: '', phone: '', email: '', shipBy: '', note: '' }

/** An order by hand: what, for whom, by when. */
export function NewOrderPage() {
  const navigate = useNavigate()
  const [lines, setLines] = useState<DraftLine[]>([])
  const [texts, setTexts] = useState(EMPTY)
  const [address, setAddress] = useState(EMPTY_ADDRESS)
  const create = useMutation({
    mutationFn: () => client.orderCreate({ body: bodyOf(lines, texts, address) }),
    onSuccess: async ({ id, number }) => {
      showUndo({
        id: `create ${id}`,
        message: t('Order {number} was taken.', { number }),
        undo: () => client.orderCancellationCreate({ params: { id }, body: {} }),
      })
      await navigate({ to: '/orders/$id', params: { id } })
      await refreshAll()
    },
  })
  const text = (name: keyof typeof EMPTY, label: string, more: object = {}) => (
    <TextInput
      mt="sm"
      flex={1}
      label={label}
      value={texts[name]}
      onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
      {...more}
    />
  )
  const isWhole = lines.some(({ quantity }) => quantity > 0)
  return (
    <>
      <PageHeader title={t('New order')} lead={<Link to="/orders">{t('Orders')}</Link>}>
        <Button type="submit" form="new-order" loading={create.isPending} disabled={!isWhole}>
          {t('Take the order')}
        </Button>
      </PageHeader>
      <PageBody>
        <form
          id="new-order"
          onSubmit={(event) => {
            event.preventDefault()
            if (isWhole) create.mutate()
          }}
        >
          <InlineError trouble={create.error ? troubleOf(create.error) : undefined} />
          <Columns wide="first">
            <Section title={t('Lines')}>
              <DraftLines lines={lines} onChange={setLines} />
              <ItemPicker
                taken={lines.map(({ sku }) => sku)}
                autoFocus
                withKits
                onPick={(sku) =>
                  setLines((before) => [
                    ...before,
                    { sku, quantity: 1, waits: false, price: undefined },
                  ])
                }
              />
            </Section>
            <div>
              <Section title={t('About')}>
                {text('number', t('Number'), { placeholder: t('The next of ours') })}
                {text('shipBy', t('Ship by'), { type: 'date' })}
                {text('note', t('Note'))}
              </Section>
              <Section title={t('Ship to')}>
                {text('name', t('Name'), { autoComplete: 'off' })}
                {text('company', t('Company'), { autoComplete: 'off' })}
                <AddressFields address={address} onChange={setAddress} />
                <Group gap="sm" align="start">
                  {text('phone', t('Phone'), { type: 'tel', autoComplete: 'off' })}
                  {text('email', t('E-mail'), { type: 'email', autoComplete: 'off' })}
                </Group>
              </Section>
            </div>
          </Columns>
        </form>
      </PageBody>
    </>
  )
}

function DraftLines({
  lines,
  onChange,
}: {
  lines: DraftLine[]
  onChange: (lines: DraftLine[]) => void
}) {
  const change = (sku: string, next: Partial<DraftLine>) =>
    onChange(lines.map((line) => (line.sku === sku ? { ...line, ...next } : line)))
  return lines.map((line) => (
    <div key={line.sku} className={styles.lines}>
      <LineFields
        name={line.sku}
        least={1}
        wanted={line}
        onChange={(wanted) => change(line.sku, wanted)}
      />
      <Group justify="flex-end" gap="sm" mb="sm">
        <NumberInput
          w={120}
          aria-label={t('Price of {sku}', { sku: line.sku })}
          placeholder={t('Price')}
          prefix="$"
          decimalScale={2}
          allowNegative={false}
          hideControls
          value={line.price ?? ''}
          onChange={(value) =>
            change(line.sku, { price: value === '' ? undefined : Number(value) })
          }
        />
        <Button
          variant="default"
          aria-label={t('Remove {sku}', { sku: line.sku })}
          onClick={() => onChange(lines.filter(({ sku }) => sku !== line.sku))}
        >
          {t('Remove')}
        </Button>
      </Group>
    </div>
  ))
}

function bodyOf(
  lines: DraftLine[],
  texts: typeof EMPTY,
  address: typeof EMPTY_ADDRESS,
): Parameters<typeof client.orderCreate>[0]['body'] {
  const { name, company, phone, email, shipBy } = texts
  const { line1, line2, city, region, postalCode, country } = address
  const hasAddress = line1.trim() !== '' && name.trim() !== ''
  const optional = textsOf({ company, line2, region, postalCode, phone, email })
  return {
    lines: lines
      .filter(({ quantity }) => quantity > 0)
      .map(({ sku, quantity, waits, price }) => ({
        sku,
        quantity,
        meets: waits ? 'backorder' : 'stock',
        ...(price === undefined ? {} : { priceMinor: Math.round(price * 100) }),
      })),
    ...textsOf({ number: texts.number, note: texts.note }),
    // The end of that day where the reader is.
    ...(shipBy ? { shipBy: new Date(`${shipBy}T23:59:59`).toISOString() } : {}),
    ...(hasAddress ? { shipTo: { name, line1, city, country, ...optional } } : {}),
  }
}
