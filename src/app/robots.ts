import config from '@payload-config'
import type { MetadataRoute } from 'next'
import { parseEnvironment } from '@/kernel/environment'
import { hiddenPagesOf } from '@/platform/domains'

export const dynamic = 'force-dynamic'

export default async function robots(): Promise<MetadataRoute.Robots> {
  const hidden = hiddenPagesOf(await config).flatMap((path) => [path, `/en${path}`])
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/api/', ...hidden] },
    sitemap: `${parseEnvironment(process.env).publicUrl}/sitemap.xml`,
  }
}
