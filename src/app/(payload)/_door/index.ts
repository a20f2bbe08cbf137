import { redirect } from 'next/navigation'
import { cache } from 'react'
import { isEmptyHouse } from '@/collections/people'
import { languageOfHeaders } from '@/platform/http/caller'
import { EDGE_HEADERS } from '@/platform/http/edge-headers'
import { firstPasswordPath, localPath } from '@/platform/site/paths'
import { callerRequest } from '@/platform/site/request'

/**
 * The door of the admin, asked before anything of Payload's is rendered: with every page its layout sends the whole configuration of fields
 * to whoever is signed in. Only people with a desk pass; visitors get Payload's sign-in, which carries none of it.
 */
export const passDoor = cache(async (): Promise<void> => {
  const { payload, req, user } = await callerRequest()
  if (!user) {
    if (await isEmptyHouse(req)) redirect('/admin/create-first-user')
    return
  }
  const [cookie, preferred] = [req.headers.get('cookie'), req.headers.get('accept-language')]
  const language = languageOfHeaders({ ...(cookie ? { cookie } : {}), ...(preferred ? { 'accept-language': preferred } : {}) })
  if (user.mustChangePassword) redirect(firstPasswordPath(req.headers.get(EDGE_HEADERS.path) ?? '/admin', language))
  if (!(await payload.collections.users.config.access.admin?.({ req }))) redirect(localPath(language, '/account'))
})
