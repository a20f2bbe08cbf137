/** Where the textbook line stands in the workbench's menu. */
export const EDITORIAL_GROUP = { zh: '编审', en: 'Editorial work' }

import type { RelationshipField } from 'payload'
import type { Label } from '@/kernel/errors'
import { peopleField, personField } from '@/platform/fields'

const PICKER = { components: { Field: '/src/collections/materials/people/admin/PersonField#PersonField' } }

/** A place in a book's team: filled from its committee first. */
export function placeField(name: string, label: Label): RelationshipField {
  return { ...personField(name, label), admin: PICKER } as RelationshipField
}

/** The same for several people. */
export function placesField(name: string, label: Label): RelationshipField {
  return { ...peopleField(name, label), admin: PICKER } as RelationshipField
}

export {
  dayField,
  fenField,
  instantField,
  isDay,
  LEVEL_OPTIONS,
  ownField,
  peopleField,
  personField,
  requiredRelation,
  wholeNumber,
} from '@/platform/fields'
