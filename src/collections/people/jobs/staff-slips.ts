import { defineJob, type JobKind } from '@/platform/jobs'
import { discardOrder, removeOrder } from '../operations/account-orders'
import { STAFF_SLIPS_JOB, type StaffSlipsInput } from '../operations/staff-import'

/** Slips that nobody collected: with the order goes the last way to their passwords. */
export const staffSlipsJob: JobKind = defineJob<StaffSlipsInput>({
  kind: STAFF_SLIPS_JOB,
  label: { zh: '销毁过期登录条', en: 'Destroy slips that expired' },
  lane: 'long',
  run: async ({ input, req }) => {
    await removeOrder(req.payload, input.order)
    return { count: input.count }
  },
  discard: discardOrder,
})
