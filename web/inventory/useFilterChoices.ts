import { useList } from '../list.ts'
import { readableName } from '../ui/format.ts'

const MOST = 200

/** What the inventory can be narrowed to, as far as it is known. */
export function useFilterChoices() {
  const options = { limit: MOST }
  const suppliers = useList('supplierList', options)
  const categories = useList('categoryList', options)
  const sites = useList('locationList', { ...options, kind: 'site' })
  return {
    supplier: suppliers.rows.map(({ code, name }) => ({ value: code, label: name })),
    category: categories.rows.map(({ name }) => ({ value: name, label: name })),
    site: sites.rows.map(({ path, name }) => ({ value: path, label: name })),
    abcClass: ['A', 'B', 'C'].map((value) => ({ value, label: value })),
    itemStatus: ['active', 'draft', 'discontinued', 'archived'].map((value) => ({
      value,
      label: readableName(value),
    })),
  }
}
