/**
 * What a draft still expects back of the values that it has sent to its form, oldest first, once the form holds `held`; null where `held`
 * is none of them and so comes from elsewhere. A form hands values back in their order and may leave some out; each comes once, so
 * that the same value read from a file later on is not taken for the draft's own.
 */
export function afterEcho(sent: readonly string[], held: string): readonly string[] | null {
  const place = sent.indexOf(held)
  return place < 0 ? null : sent.slice(place + 1)
}
