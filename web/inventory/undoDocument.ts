import { OnhandError } from '@onhand/sdk/onhandError.ts'
import { client } from '../client.ts'

const OWN = { adjustmentCreate: 'adjustmentUndo', moveCreate: 'moveUndo' } as const

/** Takes one's own deed back; what took longer than a slip of the hand is reversed. */
export async function undoOwn(madeBy: keyof typeof OWN, id: string): Promise<void> {
  const call = { params: { id }, body: {} }
  try {
    await client[OWN[madeBy]](call)
  } catch (error) {
    if (!(error instanceof OnhandError) || error.code !== 'too_late_to_undo') throw error
    await client.documentReversalCreate(call)
  }
}

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
