import type { CollectionConfig, PayloadRequest } from 'payload'
import { holdsRole } from '@/access'

/** What Payload's API tab shows is JSON with ids: a tool for those who run the installation, and nothing to read for anybody else. */
export function withoutApiTab(collection: CollectionConfig): CollectionConfig {
  const { admin } = collection
  const edit = admin?.components?.views?.edit
  const api = { tab: { condition: ({ req }: { req: PayloadRequest }) => holdsRole(req, 'admin') } }
  return {
    ...collection,
    admin: { ...admin, components: { ...admin?.components, views: { ...admin?.components?.views, edit: { ...edit, api } } } },
  } as CollectionConfig
}
