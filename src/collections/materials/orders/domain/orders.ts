export type OrderLine = { organisation: string; quantity: number }
export type OrderTotals = {
  lines: readonly { organisation: string; quantity: number; orders: number }[]
  quantity: number
  amountFen: number
}

/** Orders summed by organisation, the largest first; equal ones by name. Quantities are copies, amounts integer fen. */
export function totalOrders(orders: readonly OrderLine[], priceFen: number): OrderTotals {
  const sums = new Map<string, { quantity: number; orders: number }>()
  for (const { organisation, quantity } of orders) {
    const sum = sums.get(organisation) ?? { quantity: 0, orders: 0 }
    sums.set(organisation, { quantity: sum.quantity + quantity, orders: sum.orders + 1 })
  }
  const lines = [...sums]
    .map(([organisation, sum]) => ({ organisation, ...sum }))
    .toSorted((a, b) => b.quantity - a.quantity || (a.organisation < b.organisation ? -1 : 1))
  const quantity = lines.reduce((total, line) => total + line.quantity, 0)
  return { lines, quantity, amountFen: quantity * priceFen }
}
