import type { Access, Endpoint, SanitizedConfig } from 'payload'
import { deny } from '@/access'
import { DomainError } from '@/kernel/errors'
import { guardEditLocks } from './edit-locks'
import { endpoint } from './http'
import { askableOnly, guardQuestions } from './http/query'
import { rowsOnly, serverMembers } from './input'
import { boundPreferences } from './preferences'

/**
 * Closes what Payload adds to the configuration after every plugin has run. Its locks (who edits what) are open to every
 * account by default; they are for those who may enter the workbench.
 */
export function closePayloadCollections(config: SanitizedConfig): SanitizedConfig {
  const entersWorkbench = config.collections.find(({ slug }) => slug === config.admin.user)?.access.admin
  const works: Access = async ({ req }) => Boolean(req.user) && Boolean(await entersWorkbench?.({ req }))
  for (const collection of config.collections) {
    guardQuestions(collection)
    // First of all: what follows may read by what the question says.
    collection.hooks.beforeOperation = [rowsOnly, askableOnly, serverMembers, ...(collection.hooks.beforeOperation ?? [])]
    // Payload mounts the routes of versions on every collection; without versions they can only fail.
    if (!collection.versions) collection.access.readVersions = deny
    if (!collection.versions && collection.endpoints)
      collection.endpoints = collection.endpoints.filter(({ method, path }) => method !== 'post' || path !== '/versions/:id')
    // So too the confirmation of a mail address that nobody is asked for.
    if (collection.auth && !collection.auth.verify && collection.endpoints)
      collection.endpoints = collection.endpoints.filter(({ path }) => !path.startsWith('/verify'))
    if (collection.slug === 'payload-locked-documents') guardEditLocks(collection, works)
    if (collection.slug === 'payload-preferences') boundPreferences(collection)
  }
  // A picture drawn for every link to the admin, for anybody and at any size: nobody asks for it here.
  const picture: Endpoint = { method: 'get', path: '/og', handler: endpoint(() => Promise.reject(new DomainError('request.notFound'))) }
  ;(config.endpoints as Endpoint[]).push(picture)
  return config
}
