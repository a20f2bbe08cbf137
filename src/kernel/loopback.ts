/** Names and addresses that only this machine answers to. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '::1' ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}

/** Whether an address on paper leads its reader to this machine only if the reader sits at it. An address that is none leads nowhere. */
export function leadsNowhereElse(address: string): boolean {
  if (!URL.canParse(address)) return true
  return isLoopback(new URL(address).hostname)
}
