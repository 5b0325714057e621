/** What was paid back of an order, in dollars. */
export interface MedusaRefund {
  amount: number
  note: string
}

interface Paid {
  id: string
  refunds: MedusaRefund[]
}

/** What a buyer has paid for any order. */
const PAID = 100

/** The one payment of an order, captured. */
export function showPayment({ id, refunds }: Paid) {
  return { id: `pay_${id}`, captures: [{ amount: PAID }], refunds }
}

/** Pays some of it back; false where that is more than is left of it. */
export function payBack(
  { refunds }: Paid,
  { amount = 0, note = '' }: { amount?: number; note?: string },
): boolean {
  const given = refunds.reduce((sum, one) => sum + one.amount, 0)
  if (given + amount > PAID) return false
  refunds.push({ amount, note })
  return true
}
