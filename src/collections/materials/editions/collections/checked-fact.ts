import type { FieldHook, TextField, TextFieldSingleValidation } from 'payload'
import { languageOf, type Label } from '@/kernel/errors'

type Fact = 'isbn' | 'cip'

/**
 * A fact of the colophon with a known form: what is wrong is said beside the field as it is typed, and what is right is kept in one spelling.
 * What was stored before there was a check stays until somebody changes it.
 */
export function checkedFact(
  field: Omit<TextField, 'validate' | 'hooks' | 'type' | 'hasMany'> & { name: Fact },
  rule: { fault: (text: string) => Label | undefined; normalise: (text: string) => string },
): TextField {
  const normalise: FieldHook = ({ previousValue, value }) =>
    typeof value === 'string' && value !== previousValue ? rule.normalise(value.trim()) : value
  const validate: TextFieldSingleValidation = async (value, { id, operation, previousValue, req }) => {
    const fault = value ? rule.fault(value) : undefined
    if (!fault || value === previousValue) return true
    // The form asks while it is typed, without what is stored.
    if (operation === 'update' && id !== undefined) {
      const { docs } = await req.payload.find({
        collection: 'editions',
        where: { id: { equals: id } },
        select: { isbn: true, cip: true },
        limit: 1,
        depth: 0,
        overrideAccess: true, // the fact of the document in hand alone
        req,
      })
      if (docs[0]?.[field.name] === value) return true
    }
    return fault[languageOf(req.i18n?.language)]
  }
  return { ...field, type: 'text', validate, hooks: { beforeChange: [normalise] } } as TextField
}
