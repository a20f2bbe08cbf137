import { committeesDomain } from '@/collections/committees'
import { materials } from '@/collections/materials'
import { mediaDomain } from '@/collections/media'
import { noticesDomain } from '@/collections/notices'
import { people } from '@/collections/people'
import { standardsDomain } from '@/collections/standards'
import { parseEnvironment } from '@/kernel/environment'
import { configuration } from '@/platform/configuration'
import { platformDomain } from '@/platform/domain'
import { studyHours } from '@/plugins/study-hours'

const environment = parseEnvironment(process.env)

/** The domains of the house, each after those that it builds on: one line each, and everything else follows from it. */
export const domains = [
  platformDomain(environment),
  people(environment),
  standardsDomain,
  committeesDomain,
  materials(environment),
  mediaDomain(environment),
  noticesDomain,
  studyHours(environment),
]

export default configuration({ environment, domains })
