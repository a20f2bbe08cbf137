/** Where the components of this mechanism are, for the configuration of fields. */
const cells = (name: string) => `/src/platform/record-words/admin/cells#${name}Cell`
const fields = (name: string) => `/src/platform/record-words/admin/fields#${name}Field`

type Kind = 'Actor' | 'AuditSubject' | 'Code' | 'TransitionSubject'

/** A stored code or id that lists and forms say in words. */
export function inWords(kind: Kind): { components: { Cell: string; Field: string } } {
  return { components: { Cell: cells(kind), Field: fields(kind) } }
}

/** As {@link inWords}, for what lists do not show. */
export function inWordsOnForm(kind: 'Approval' | 'Changes' | 'Hash'): { components: { Field: string }; disableListColumn: true } {
  return { components: { Field: fields(kind) }, disableListColumn: true }
}
