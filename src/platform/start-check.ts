import type { CollectionConfig, Config, GlobalConfig } from 'payload'

const VERBS = ['create', 'read', 'update', 'delete'] as const

/** Payload's own collections; what they leave unset is closed by `platform` before this check. */
export function accessFaults(config: Pick<Config, 'collections' | 'globals' | 'jobs'>): string[] {
  const faults = (config.collections ?? []).flatMap(collectionFaults)
  for (const global of config.globals ?? []) faults.push(...globalFaults(global))
  if (config.jobs)
    for (const verb of ['cancel', 'queue', 'run'] as const) if (!config.jobs.access?.[verb]) faults.push(`jobs: access.${verb} is not set`)
  return faults
}

function collectionFaults({ access, auth, slug, trash, versions }: CollectionConfig): string[] {
  const verbs: string[] = [...VERBS]
  if (versions) verbs.push('readVersions')
  if (auth) verbs.push('admin', 'unlock')
  if (trash && !access?.delete) verbs.push('delete')
  return verbs.filter((verb) => !access?.[verb as keyof typeof access]).map((verb) => `${slug}: access.${verb} is not set`)
}

function globalFaults({ access, slug, versions }: GlobalConfig): string[] {
  const verbs = versions ? (['read', 'update', 'readVersions'] as const) : (['read', 'update'] as const)
  return verbs.filter((verb) => !access?.[verb]).map((verb) => `global ${slug}: access.${verb} is not set`)
}
