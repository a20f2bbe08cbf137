import type { CustomDocumentViewConfig } from 'payload'
import type { Label } from '@/kernel/machine'

/** A view of our own beside Edit: its path under the document, its tab and its place among the tabs. */
export function documentView(view: { component: string; path: `/${string}`; label: Label; order: number }): CustomDocumentViewConfig {
  const { component, label, order, path } = view
  return {
    Component: component,
    path,
    tab: {
      Component: {
        path: '/src/platform/admin/DocumentTab#DocumentTab',
        // Payload hands its own tabs their path; written out here so that both kinds of render have it.
        clientProps: { label: { zh: label.zh, en: label.en }, path },
      },
      order,
    },
  }
}
