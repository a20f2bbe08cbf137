import type { SanitizedConfig } from 'payload'
import { contributions } from '../contributions'
import type {
  CareLine,
  CredentialKind,
  Domain,
  FirstStep,
  HotRoutes,
  Part,
  PartPath,
  PublicPage,
  ServerContext,
  SitePartProps,
  SiteParts,
  SmallBodies,
} from './define'
import type { Service } from '@/platform/jobs'

type Config = Pick<SanitizedConfig, 'custom'>

// What no mechanism of its own reads: the frame of the site, the workbench and the server ask for it here.
export const contributedPanels = contributions<Part>('workbench')
export const contributedCare = contributions<CareLine>('care')
export const contributedFirstSteps = contributions<FirstStep>('firstSteps')
export const contributedSite = contributions<SiteParts>('site')
export const contributedCredentials = contributions<CredentialKind>('credentials')
export const contributedServices = contributions<(context: ServerContext) => Service>('services')
export const contributedHotRoutes = contributions<HotRoutes>('hotRoutes')
export const contributedHotBodies = contributions<SmallBodies>('hotBodies')
export const contributedDemo = contributions<PartPath>('demo')
export const contributedDomains = contributions<Pick<Domain, 'name'>>('domains')

/** The panels of the workbench in their order. */
export function panelsOf(config: Config): readonly Part[] {
  return inOrder(contributedPanels.of(config))
}

export function careLinesOf(config: Config): readonly CareLine[] {
  return inOrder(contributedCare.of(config))
}

export function firstStepsOf(config: Config): readonly FirstStep[] {
  return inOrder(contributedFirstSteps.of(config))
}

export function sectionsOf(config: Config): NonNullable<SiteParts['sections']> {
  return inOrder(contributedSite.of(config).flatMap(({ sections = [] }) => sections))
}

/** @param where which page they are parts of */
export function sitePartsOf(config: Config, where: 'home' | 'account'): readonly Part[] {
  return inOrder(contributedSite.of(config).flatMap((site) => site[where] ?? []))
}

/** Every component that the site shows and that stands in a domain's folder. */
export function siteComponentsOf(config: Config): PartPath[] {
  const parts = [...sitePartsOf(config, 'home'), ...sitePartsOf(config, 'account')].map(({ component }) => component)
  return [...new Set([...parts, ...contributedCredentials.of(config).map(({ page }) => page)])].sort()
}

export async function publicPagesOf(config: Config, req: SitePartProps['req']): Promise<PublicPage[]> {
  const found = await Promise.all(contributedSite.of(config).map(({ pages = [] }) => (typeof pages === 'function' ? pages(req) : pages)))
  return found.flat()
}

export function assetsOf(config: Config): NonNullable<SiteParts['assets']> {
  return contributedSite.of(config).flatMap(({ assets = [] }) => assets)
}

export function hiddenPagesOf(config: Config): string[] {
  return contributedSite.of(config).flatMap(({ hidden = [] }) => hidden)
}

function inOrder<T extends { order: number }>(parts: readonly T[]): T[] {
  return [...parts].sort((one, other) => one.order - other.order)
}
