import type { Refusals } from '../platform/problem.ts'

/** What imports refuse, at once or as the problem of one that failed. */
export const importRefusals = {
  file_empty: { status: 422, title: 'The file is empty.' },
  file_not_csv: { status: 422, title: 'The file cannot be read as CSV.' },
  file_not_spreadsheet: { status: 422, title: 'The spreadsheet cannot be read.' },
  sheet_unknown: { status: 422, title: 'The workbook has no such sheet.' },
  kind_unclear: { status: 422, title: 'What the file holds could not be found out.' },
  import_not_correctable: {
    status: 409,
    title: 'Only rows of an import or a dry run that has ended can be corrected.',
  },
  row_not_wrong: { status: 422, title: 'The row is not among those that were not taken.' },
  columns_missing: { status: 422, title: 'A required column was not recognised.' },
  mapping_unusable: { status: 422, title: 'The mapping does not fit the file or the kind.' },
  import_not_running: { status: 409, title: 'Only an import that waits or runs can be stopped.' },
  import_not_reversible: {
    status: 409,
    title: 'Only an import that has ended and was not a dry run can be rolled back.',
  },
  import_not_repeatable: {
    status: 409,
    title: 'Only a dry run, or an import that wrote nothing, can be run again from its file.',
  },
  import_file_gone: { status: 410, title: 'The file of this import is not kept any more.' },
} satisfies Refusals
