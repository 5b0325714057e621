import { Checkbox, Select } from '@mantine/core'
import { t } from '../ui/words.ts'
import type { Wish } from './ColumnsStep.tsx'
import styles from './Imports.module.css'
import { DELIMITER_NAMES, ENCODING_NAMES, type ImportPreview } from './importWords.tsx'
import type { ImportKind } from './useImportKinds.ts'

/** What was found out about a file, each to be corrected. */
export function FileFacts({
  preview,
  kinds,
  wish,
  lettersRight,
  onLettersRight,
  onChange,
}: {
  preview: ImportPreview
  kinds: ImportKind[]
  wish: Wish
  lettersRight: boolean
  onLettersRight: (right: boolean) => void
  onChange: (wish: Wish) => void
}) {
  const { preset, presetKinds, kind, format, sheets, letters, encodingSure } = preview
  const known = kinds.find(({ name }) => name === kind)
  const isDoubtful = !encodingSure && letters.length > 0 && wish.encoding === undefined
  return (
    <>
      {preset ? (
        <p className={styles.preset} role="status">
          {t('Recognised: {preset}.', { preset: preset.title })}{' '}
          {presetKinds.length > 1
            ? t('It can be imported as {kinds}, one after the other.', {
                kinds: presetKinds
                  .map((name) => kinds.find((one) => one.name === name)?.title ?? name)
                  .join(', '),
              })
            : null}
        </p>
      ) : null}
      <div className={styles.options}>
        <Select
          label={t('What is in the file?')}
          allowDeselect={false}
          value={kind}
          data={kinds.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={(value) =>
            onChange({ ...wish, kind: kinds.find(({ name }) => name === value)?.name })
          }
        />
        {sheets.length > 1 ? (
          <Select
            label={t('Sheet')}
            allowDeselect={false}
            value={preview.sheet}
            data={sheets}
            onChange={(sheet) => onChange({ ...wish, sheet: sheet ?? undefined })}
          />
        ) : null}
        {format === 'csv' ? (
          <>
            <Select
              label={t('Encoding')}
              allowDeselect={false}
              value={preview.encoding}
              data={ENCODING_NAMES}
              onChange={(value) => onChange({ ...wish, encoding: value as Wish['encoding'] })}
            />
            <Select
              label={t('Cells are divided by')}
              allowDeselect={false}
              value={preview.delimiter}
              data={DELIMITER_NAMES}
              onChange={(value) => onChange({ ...wish, delimiter: value as Wish['delimiter'] })}
            />
          </>
        ) : null}
      </div>
      <p className={styles.advice}>{known?.description}</p>
      {isDoubtful ? (
        <div className={styles.doubt}>
          <p>
            {t('The encoding is a guess. Read so, the file has: {letters}', {
              letters: letters.slice(0, 3).join(' · '),
            })}
          </p>
          <Checkbox
            checked={lettersRight}
            onChange={(event) => onLettersRight(event.currentTarget.checked)}
            label={t('These letters are right')}
          />
        </div>
      ) : null}
    </>
  )
}
