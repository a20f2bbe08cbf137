/** Where the textbook line stands in the workbench's menu. */
export const EDITORIAL_GROUP = { zh: '编审', en: 'Editorial work' }

export {
  dayField,
  instantField,
  isDay,
  LEVEL_OPTIONS,
  ownField,
  peopleField,
  personField,
  requiredRelation,
  wholeNumber,
} from '@/platform/fields'
