import { client } from '../client.ts'

const OWN = { adjustmentCreate: 'adjustmentUndo', moveCreate: 'moveUndo' } as const

/** What takes a document of stock back: for those who may not reverse, only their own slip. */
export function undoDocument(
  madeBy: string,
  id: string,
  mayReverse: boolean,
): (() => Promise<unknown>) | undefined {
  const call = { params: { id }, body: {} }
  if (mayReverse) return () => client.documentReversalCreate(call)
  if (madeBy !== 'adjustmentCreate' && madeBy !== 'moveCreate') return undefined
  return () => client[OWN[madeBy]](call)
}
