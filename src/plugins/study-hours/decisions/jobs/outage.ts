import { defineJob } from '@/platform/jobs'
import { PROTECT_JOB, protectOutage } from '../operations/outage-protect'

/** Credits the time that an approved outage cost; a second run finds nothing left to do. */
export const protectOutageJob = defineJob<{ outage: string }>({
  kind: PROTECT_JOB,
  label: { zh: '故障补记学时', en: 'Credit time lost to an outage' },
  stages: { protect: { zh: '逐人补记', en: 'crediting one by one' } },
  lane: 'long',
  kept: true, // the outage's sheet asks its latest job how far the crediting came
  run: ({ input, progress, req }) => protectOutage({ req, outage: input.outage, progress }),
})
