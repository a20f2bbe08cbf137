import type { CommitteeRole, GlobalRole } from '@/kernel/actor'
import type { Label } from '@/kernel/machine'

export const ROLE_LABELS: Readonly<Record<GlobalRole, Label>> = {
  admin: { zh: '系统管理员', en: 'Administrator' },
  'centre-staff': { zh: '中心工作人员', en: 'Centre staff' },
  auditor: { zh: '审计员', en: 'Auditor' },
  'training-admin': { zh: '企业培训管理员', en: 'Training administrator' },
  'item-expert': { zh: '命题专家', en: 'Item expert' },
  trainee: { zh: '学员', en: 'Trainee' },
}

export const COMMITTEE_ROLE_LABELS: Readonly<Record<CommitteeRole, Label>> = {
  chair: { zh: '主任', en: 'Chair' },
  'vice-chair': { zh: '副主任', en: 'Vice-chair' },
  secretary: { zh: '秘书', en: 'Secretary' },
  member: { zh: '委员', en: 'Member' },
  'chief-editor': { zh: '主编', en: 'Chief editor' },
  'deputy-editor': { zh: '副主编', en: 'Deputy editor' },
  author: { zh: '编写人', en: 'Author' },
  reviewer: { zh: '审稿人', en: 'Reviewer' },
  'responsible-editor': { zh: '责任编辑', en: 'Responsible editor' },
  proofreader: { zh: '校对', en: 'Proofreader' },
}
