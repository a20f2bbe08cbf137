const SAFE_PROTOCOLS: readonly string[] = ['http:', 'https:', 'mailto:']

/** Whether `href` is an absolute http, https or mailto address; everything else stays text. */
export function isSafeHref(href: string): boolean {
  return URL.canParse(href) && SAFE_PROTOCOLS.includes(new URL(href).protocol)
}
