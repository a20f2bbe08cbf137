import type { Router } from 'express'
import type { CollectionConfig, CollectionSlug, Config, Endpoint, Payload, PayloadRequest, SanitizedConfig, Where } from 'payload'
import type { Logger } from 'pino'
import type { Environment } from '@/kernel/environment'
import type { Label } from '@/kernel/machine'
import type { DataMigration } from '@/platform/audit'
import type { DomainEvent, Subscriber } from '@/platform/events'
import type { JobKind, Service } from '@/platform/jobs'
import type { MessageArea } from '@/platform/messages/kinds'
import type { PolicyDefinition } from '@/platform/policies'
import type { Invariant } from '@/platform/verify'

/** What a part of the server is given when it begins. */
export type ServerContext = { payload: Payload; environment: Environment }

/**
 * Routes that answer without Next, for what thousands of clients do every few seconds. They stand behind the body guard and before the
 * rate limits, so they bring limits of their own.
 */
export type HotRoutes = (router: Router, context: ServerContext & { logger: Logger }) => void

/** Addresses of hot routes: their bodies are small whatever type they name, and left in `res.locals.heldBody`. */
export type SmallBodies = { path: RegExp; maxBytes: number }

/** A component by its path, as Payload's import maps name them: `/src/plugins/study-hours/board/admin/bench/Training#Training`. */
export type PartPath = `/src/${string}#${string}`

/** A component at its place among others: the smaller `order` stands first. */
export type Part = { component: PartPath; order: number }

/** A page that the masthead of the site leads to. */
export type SiteSection = { path: `/${string}`; label: Label; order: number }

/** More pages of one kind than any centre publishes, and what one site map may hold. */
export const MOST_PAGES = 20_000

/** A page that anybody may read, for the site map. */
export type PublicPage = { path: string; changedAt?: string }

/** A stylesheet or a script of pages that are made as text (platform/site/assets). Its address carries its digest, so it may be kept for ever. */
export type SiteAsset = { name: string; type: string; body(): Promise<string>; href(): Promise<string> }

/** What a domain shows on the site beside its own pages. Components get {@link SitePartProps}. */
export type SiteParts = {
  sections?: readonly SiteSection[]
  /** Parts of the home page; a part that has nothing to say to this visitor gives null. */
  home?: readonly Part[]
  /** Parts of a person's own page. */
  account?: readonly Part[]
  pages?: readonly PublicPage[] | ((req: PayloadRequest) => Promise<PublicPage[]>)
  assets?: readonly SiteAsset[]
  /** Addresses that robots are asked to leave alone, in both languages. */
  hidden?: readonly `/${string}`[]
}

/** Paper that states something and can be checked by its code at `/verify/:code`. */
export type CredentialKind = {
  kind: string
  label: Label
  /** The code as it is stored, of what was typed or scanned; null where it is none of this kind. */
  parseCode(typed: string): string | null
  /**
   * What anybody may know of the paper, as `GET /api/verify/:code` answers it. It takes as long for a code that there is not as for one that
   * there is. @throws DomainError with status 404 where there is none
   */
  find(args: { req: PayloadRequest; code: string }): Promise<{ code: string }>
  /** What stands on its page: gets {@link CredentialPartProps}. */
  page: PartPath
}

/** Everything that a domain brings along. Each part is handed to the mechanism that it belongs to. */
export type Domain = {
  /** As its folder is called. */
  name: string
  collections?: readonly CollectionConfig[]
  /** What it adds to collections that stand before it: a door for its people, a rule of its own. */
  amend?: (collection: CollectionConfig) => CollectionConfig
  endpoints?: readonly Endpoint[]
  jobs?: readonly JobKind[]
  /** What runs for as long as the process serves. */
  services?: readonly ((context: ServerContext) => Service)[]
  hotRoutes?: readonly HotRoutes[]
  hotBodies?: readonly SmallBodies[]
  events?: readonly Pick<DomainEvent<never>, 'name'>[]
  subscribers?: readonly Subscriber[]
  invariants?: readonly Invariant[]
  /** The oldest first. */
  dataMigrations?: readonly DataMigration[]
  policies?: readonly PolicyDefinition[]
  /** What its messages are about, as lists say it. */
  messageAreas?: readonly MessageArea[]
  /** Panels; one that has nothing to say to this person gives null. */
  workbench?: readonly Part[]
  care?: readonly CareLine[]
  firstSteps?: readonly FirstStep[]
  /** Further lines of the menu. */
  menu?: readonly PartPath[]
  site?: SiteParts
  credentials?: readonly CredentialKind[]
  /** What it adds to lists that its own rooms keep for each other (platform/contributions). */
  contributions?: readonly ((to: Config) => Config)[]
  /** Runs once Payload stands, before anybody is served. */
  onInit?: (payload: Payload) => void
  /** The last word over the finished configuration, when every collection and route is there. */
  finish?: (config: SanitizedConfig) => SanitizedConfig
  /** Its part of the demonstration (platform/demonstration). */
  demo?: PartPath
}

/** Something that the centre's people keep an eye on, as a number that leads to its list. */
export type CareLine = { label: Label; href: string; order: number; count(req: PayloadRequest): Promise<number> }

/** What a first step asks of the database: one row of a kind at most. */
export type FirstLook = {
  req: PayloadRequest
  has(slug: CollectionSlug, where?: Where): Promise<boolean>
  /** The id of one such row. */
  first(slug: CollectionSlug, where?: Where): Promise<string | null>
}

/** How a first step stands: `say` what to do and why, `go` the link to the very form or list on which it is done. */
export type FirstStanding = { done: boolean; say: Label; go: Label; href: string }

/** A step of a new installation. Any order of doing them is fine: what was done early is ticked early. */
export type FirstStep = { step: string; label: Label; order: number; look(look: FirstLook): Promise<FirstStanding> }

/** What every part of the site and every panel of the workbench is given. */
export type SitePartProps = { req: PayloadRequest; language: keyof Label }

/** What the page of a credential is given: `found` as its own kind found it. */
export type CredentialPartProps<T extends { code: string }> = SitePartProps & { found: T }

/** One folder and one line: says in types what a domain may bring along. @throws Error where its name is no folder's */
export function defineDomain(domain: Domain): Domain {
  if (!/^[a-z]+(-[a-z]+)*$/.test(domain.name)) throw new Error(`a domain is called as its folder is, not "${domain.name}"`)
  return domain
}

/** A collection that answers more under its address than its own room knows of: for the wiring, which knows all rooms. */
export function withEndpoints(collection: CollectionConfig, ...more: readonly (readonly Endpoint[])[]): CollectionConfig {
  return { ...collection, endpoints: [...(collection.endpoints || []), ...more.flat()] }
}
