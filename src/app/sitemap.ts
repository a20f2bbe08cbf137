import type { MetadataRoute } from 'next'
import { anonymousRequest } from '@/platform/site/request'
import { publicPagesOf } from '@/platform/domains'
import { parseEnvironment } from '@/kernel/environment'

export const dynamic = 'force-dynamic'

/** Every public page with its two addresses. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { publicUrl } = parseEnvironment(process.env)
  const { payload, req } = await anonymousRequest()
  const pages = await publicPagesOf(payload.config, req)
  return pages.map(({ path, changedAt }) => {
    const [zh, en] = [publicUrl + path, `${publicUrl}/en${path === '/' ? '' : path}`]
    return { url: zh, ...(changedAt ? { lastModified: changedAt } : {}), alternates: { languages: { 'zh-CN': zh, en } } }
  })
}
