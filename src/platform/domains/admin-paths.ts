/** Where the workbench shows a list, an empty form and a record. */
export const list = (slug: string) => `/admin/collections/${slug}`
export const create = (slug: string) => `${list(slug)}/create`
export const open = (slug: string, id: string) => `${list(slug)}/${id}`
