import type { MetadataRoute } from 'next'
import { parseEnvironment } from '@/kernel/environment'

export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/api/', '/account', '/en/account', '/login', '/en/login'] },
    sitemap: `${parseEnvironment(process.env).publicUrl}/sitemap.xml`,
  }
}
