import type { CollectionConfig, FieldHook } from 'payload'
import { anyOf, deny, isOwner, readsEverything } from '@/access'
import { languageOfRequest } from '@/platform/http'
import { inWords as inWordsOfCode } from '@/platform/record-words'
import { jobKinds } from './definition'
import { jobEndpoints } from './endpoints'

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

/** Work that follows a commit. Rows are written in the transaction that causes them; `key` makes a repeated cause one job. */
export const jobs: CollectionConfig = {
  slug: 'jobs',
  labels: { singular: { zh: '后台任务', en: 'Job' }, plural: { zh: '后台任务', en: 'Jobs' } },
  admin: {
    group: { zh: '系统', en: 'System' },
    useAsTitle: 'kind',
    defaultColumns: ['kind', 'state', 'done', 'total', 'stage', 'createdAt'],
    components: { edit: { beforeDocumentControls: ['/src/platform/jobs/admin/JobProgress#JobProgress'] } },
  },
  defaultSort: '-createdAt',
  access: { create: deny, read: anyOf(readsEverything, isOwner('requestedBy')), update: deny, delete: deny },
  custom: { audited: false },
  endpoints: jobEndpoints,
  fields: [
    { name: 'kind', type: 'text', required: true, index: true, label: { zh: '任务', en: 'Task' }, admin: inWordsOfCode('Code') },
    { name: 'key', type: 'text', required: true, unique: true, label: { zh: '唯一键', en: 'Idempotency key' } },
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'queued',
      options: [
        { value: 'queued', label: { zh: '等待', en: 'Queued' } },
        { value: 'running', label: { zh: '进行中', en: 'Running' } },
        { value: 'done', label: { zh: '完成', en: 'Done' } },
        { value: 'failed', label: { zh: '失败', en: 'Failed' } },
        { value: 'cancelled', label: { zh: '已取消', en: 'Cancelled' } },
      ],
      label: { zh: '状态', en: 'State' },
    },
    {
      name: 'input',
      type: 'json',
      label: { zh: '输入', en: 'Input' },
      access: { read: ({ req }) => Boolean(req.user?.roles?.includes('admin')) },
    },
    { name: 'result', type: 'json', label: { zh: '结果', en: 'Result' } },
    { name: 'error', type: 'text', label: { zh: '错误', en: 'Error' } },
    { name: 'done', type: 'number', defaultValue: 0, label: { zh: '已完成', en: 'Done' } },
    { name: 'total', type: 'number', defaultValue: 0, label: { zh: '总量', en: 'Total' } },
    { name: 'stage', type: 'text', label: { zh: '阶段', en: 'Stage' }, hooks: { afterRead: [inWords] } },
    { name: 'attempts', type: 'number', defaultValue: 0, label: { zh: '尝试次数', en: 'Attempts' } },
    { name: 'runAfter', type: 'date', required: true, index: true, label: { zh: '不早于', en: 'Not before' } },
    { name: 'leaseUntil', type: 'date', label: { zh: '占用至', en: 'Leased until' } },
    { name: 'cancelRequested', type: 'checkbox', defaultValue: false, label: { zh: '请求取消', en: 'Cancel requested' } },
    { name: 'requestedBy', type: 'relationship', relationTo: 'users', index: true, label: { zh: '发起人', en: 'Requested by' } },
  ],
}

/** The stage in the reader's language, as the job's kind names it. */
function inWords({ req, siblingData, value }: Parameters<FieldHook>[0]): unknown {
  if (typeof value !== 'string') return value
  const kind = jobKinds(req.payload).find((known) => known.kind === siblingData['kind'])
  return kind?.stages?.[value]?.[languageOfRequest(req)] ?? value
}
