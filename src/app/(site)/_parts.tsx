import type { Payload } from 'payload'
import { createElement, type ReactNode } from 'react'
import { sitePartsOf, type CredentialPartProps, type PartPath, type SitePartProps } from '@/platform/domains'
import { components } from './components.generated'

/** A component of a domain. Declared as a method: what `found` holds is known to the kind of paper alone, which finds it and shows it. */
type Component<P> = { show(props: P): ReactNode | Promise<ReactNode> }['show']

const known: Readonly<Record<PartPath, Component<CredentialPartProps<{ code: string }>>>> = components

/** The parts that the domains add to a page, in their order. */
export function Parts({ of: where, payload, ...props }: SitePartProps & { of: 'home' | 'account'; payload: Payload }) {
  return sitePartsOf(payload.config, where).map(({ component }) => {
    const Part: Component<SitePartProps> = componentOf(component)
    return <Part key={component} {...props} />
  })
}

/** What stands on the page of a paper, by its own kind. */
export function Credential({ page, ...props }: CredentialPartProps<{ code: string }> & { page: PartPath }) {
  return createElement(componentOf(page), props)
}

/** @throws Error where the generated list is older than the domains */
function componentOf(path: PartPath) {
  const found = known[path]
  if (!found) throw new Error(`${path} is not among the generated components: run npm run generate:domains`)
  return found
}
