import { defineDomain } from '@/platform/domains'
import { policies } from '@/platform/policies'
import { elementSpecifications } from './element-specifications'
import { appraisalPoints, elementNodes } from './entries'
import { standardsFirstSteps } from './first-steps'
import { occupations } from './occupations'
import { standardsPolicies } from './policies'
import { standards } from './standards'

/** Occupations, their standards and element specifications: the spine of the house. */
export const standardsDomain = defineDomain({
  name: 'standards',
  collections: [occupations, standards, elementSpecifications, elementNodes, appraisalPoints, policies],
  policies: standardsPolicies,
  workbench: [{ component: '/src/collections/standards/admin/workbench/Drafts#Drafts', order: 20 }],
  firstSteps: standardsFirstSteps,
})
