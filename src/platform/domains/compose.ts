import type { CollectionConfig, Config, Plugin } from 'payload'
import { contributedDataMigrations } from '@/platform/audit'
import { contributedSubscribers } from '@/platform/events'
import { contributedJobs } from '@/platform/jobs'
import { contributedMessageAreas } from '@/platform/messages/kinds'
import { contributedPolicies } from '@/platform/policies'
import { contributedInvariants } from '@/platform/verify'
import type { Domain, PartPath } from './define'
import {
  contributedCare,
  contributedCredentials,
  contributedDemo,
  contributedDomains,
  contributedFirstSteps,
  contributedHotBodies,
  contributedHotRoutes,
  contributedPanels,
  contributedServices,
  contributedSite,
} from './parts'

/**
 * Puts the domains into Payload's configuration, in their order: each may amend the collections of those before it.
 * @throws Error naming what two domains both bring, or the event that nobody emits
 */
export function composed(domains: readonly Domain[]): Plugin {
  const faults = faultsOf(domains)
  if (faults.length > 0) throw new Error(`the domains do not fit together:\n${faults.join('\n')}`)
  return (config) => domains.reduce(withDomain, config)
}

function withDomain(config: Config, domain: Domain): Config {
  const { amend = (collection: CollectionConfig) => collection } = domain
  const standing: Config = {
    ...config,
    admin: withComponents(config.admin, domain),
    collections: [...(config.collections ?? []).map(amend), ...(domain.collections ?? [])],
    endpoints: [...(config.endpoints ?? []), ...(domain.endpoints ?? [])],
  }
  const parts: ((config: Config) => Config)[] = [
    (to) => contributedDomains.add(to, [{ name: domain.name }]),
    (to) => contributedJobs.add(to, domain.jobs ?? []),
    (to) => contributedSubscribers.add(to, domain.subscribers ?? []),
    (to) => contributedInvariants.add(to, domain.invariants ?? []),
    (to) => contributedDataMigrations.add(to, domain.dataMigrations ?? []),
    (to) => contributedPolicies.add(to, domain.policies ?? []),
    (to) => contributedMessageAreas.add(to, domain.messageAreas ?? []),
    (to) => contributedPanels.add(to, domain.workbench ?? []),
    (to) => contributedCare.add(to, domain.care ?? []),
    (to) => contributedFirstSteps.add(to, domain.firstSteps ?? []),
    (to) => contributedSite.add(to, domain.site ? [domain.site] : []),
    (to) => contributedCredentials.add(to, domain.credentials ?? []),
    (to) => contributedServices.add(to, domain.services ?? []),
    (to) => contributedHotRoutes.add(to, domain.hotRoutes ?? []),
    (to) => contributedHotBodies.add(to, domain.hotBodies ?? []),
    (to) => contributedDemo.add(to, domain.demo ? [domain.demo] : []),
    ...(domain.contributions ?? []),
  ]
  return parts.reduce<Config>((sofar, add) => add(sofar), standing)
}

/** Lines of the menu, and what Payload's import map has to know of the workbench. */
function withComponents(admin: Config['admin'], { menu = [], workbench = [] }: Domain): NonNullable<Config['admin']> {
  const components = admin?.components
  const links = menu.map((path) => ({ path, clientProps: { inNav: true } }))
  return {
    ...admin,
    components: { ...components, afterNavLinks: [...(components?.afterNavLinks ?? []), ...links] },
    dependencies: { ...admin?.dependencies, ...Object.fromEntries(workbench.map(({ component }) => [component, dependency(component)])) },
  }
}

function dependency(path: PartPath) {
  return { path, type: 'component' as const }
}

function faultsOf(domains: readonly Domain[]): string[] {
  const emitted = new Set(domains.flatMap(({ events = [] }) => events.map(({ name }) => name)))
  const unheard = domains.flatMap(({ name, subscribers = [] }) =>
    subscribers.flatMap(({ event }) => (emitted.has(event) ? [] : [`${name} waits for "${event}", which nobody emits`])),
  )
  return [
    ...repeated(domains, 'a domain', ({ name }) => [name]),
    ...repeated(domains, 'collection', ({ collections = [] }) => collections.map(({ slug }) => slug)),
    ...repeated(domains, 'job', ({ jobs = [] }) => jobs.map(({ kind }) => kind)),
    ...repeated(domains, 'event', ({ events = [] }) => events.map(({ name }) => name)),
    ...repeated(domains, 'invariant', ({ invariants = [] }) => invariants.map(({ name }) => name)),
    ...repeated(domains, 'area of messages', ({ messageAreas = [] }) => messageAreas.map(({ prefix }) => prefix)),
    ...repeated(domains, 'policy', ({ policies = [] }) => policies.map(({ key }) => key)),
    ...repeated(domains, 'credential', ({ credentials = [] }) => credentials.map(({ kind }) => kind)),
    ...repeated(domains, 'first step', ({ firstSteps = [] }) => firstSteps.map(({ step }) => step)),
    ...repeated(domains, 'section', ({ site }) => (site?.sections ?? []).map(({ path }) => path)),
    ...unheard,
  ]
}

/** What two domains call the same, each with their names. */
function repeated(domains: readonly Domain[], what: string, names: (domain: Domain) => readonly string[]): string[] {
  const owners = new Map<string, string>()
  return domains.flatMap((domain) =>
    names(domain).flatMap((name) => {
      const owner = owners.get(name)
      owners.set(name, domain.name)
      return owner === undefined ? [] : [`${what} "${name}" stands in ${owner} and in ${domain.name}`]
    }),
  )
}
