import { materialsPolicies } from '@/collections/materials'
import { standardsPolicies } from '@/collections/standards'
import { demoPolicies as rowsOf } from '@/demo/facts/policies'
import { housePolicies } from '@/platform/policies'
import { studyPolicies } from '@/plugins/study-hours'

/** The rules of all domains, for tests that need no Payload. */
export const allPolicies = [...standardsPolicies, ...materialsPolicies, ...housePolicies, ...studyPolicies]

/** What of them the demonstration has in force. */
export const demoPolicies = rowsOf(allPolicies)
