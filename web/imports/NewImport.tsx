import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { ImportSteps } from './ImportSteps.tsx'
import styles from './Imports.module.css'

const ACCEPTED =
  '.csv,.tsv,.txt,.tab,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The first step: a file, or cells that were copied; what follows is on the import's own page. */
export function NewImport() {
  const navigate = useNavigate()
  const [pasted, setPasted] = useState('')
  const upload = useMutation({
    mutationFn: ({ file, fileName }: { file: Blob; fileName: string }) =>
      client.importCreate({
        query: { hold: 'true', fileName },
        // Whatever the browser takes it for, the server looks for itself.
        body: file.slice(0, file.size, 'application/octet-stream'),
      }),
    onSuccess: ({ id }) => navigate({ to: '/imports/$id', params: { id } }),
  })
  return (
    <>
      <ImportSteps now="file" />
      <Section title={t('New import')}>
        <div className={styles.form}>
          <FileDrop
            label={t('A file: CSV, TSV or Excel')}
            hint={t(
              'Exports of Shopify, Amazon, eBay, WooCommerce, Square, Etsy and others are recognised. Nothing is written before you have seen what would change.',
            )}
            accept={ACCEPTED}
            file={undefined}
            onFile={(file) => upload.mutate({ file, fileName: file.name.slice(0, 200) })}
          />
          <Textarea
            label={t('Or paste cells from a spreadsheet, with their headers')}
            placeholder={'SKU\tTitle\tCost'}
            minRows={3}
            maxRows={8}
            autosize
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
          />
          {pasted.trim() === '' ? null : (
            <div>
              <Button
                loading={upload.isPending}
                onClick={() =>
                  upload.mutate({ file: new Blob([pasted]), fileName: t('Pasted cells') })
                }
              >
                {t('Use these cells')}
              </Button>
            </div>
          )}
          {upload.isPending ? <p role="status">{t('Uploading…')}</p> : null}
          <InlineError trouble={upload.error ? troubleOf(upload.error) : undefined} />
        </div>
      </Section>
    </>
  )
}
