import type { CollectionConfig } from 'payload'
import { deny, isAdmin, isOwner } from '@/access'
import { inWords } from '@/platform/record-words'
import { notificationEndpoints } from './endpoints'

/** What a person should know, shown on the site. Written by the process only; each sees their own. */
export const notifications: CollectionConfig = {
  slug: 'notifications',
  labels: { singular: { zh: '站内消息', en: 'Notification' }, plural: { zh: '站内消息', en: 'Notifications' } },
  admin: {
    group: { zh: '我的', en: 'Mine' },
    useAsTitle: 'subjectZh',
    defaultColumns: ['subjectZh', 'kind', 'readAt', 'createdAt'],
  },
  defaultSort: '-createdAt',
  access: { create: deny, read: isOwner('recipient'), update: deny, delete: deny },
  custom: { audited: false },
  endpoints: notificationEndpoints,
  fields: [
    { name: 'key', type: 'text', required: true, unique: true, admin: { hidden: true }, label: { zh: '唯一键', en: 'Idempotency key' } },
    { name: 'recipient', type: 'relationship', relationTo: 'users', required: true, index: true, label: { zh: '收件人', en: 'Recipient' } },
    { name: 'kind', type: 'text', required: true, index: true, label: { zh: '种类', en: 'Kind' }, admin: inWords('Code') },
    { name: 'subjectZh', type: 'text', required: true, label: { zh: '标题', en: 'Subject (Chinese)' } },
    { name: 'subjectEn', type: 'text', required: true, label: { zh: '英文标题', en: 'Subject (English)' } },
    { name: 'textZh', type: 'textarea', label: { zh: '内容', en: 'Text (Chinese)' } },
    { name: 'textEn', type: 'textarea', label: { zh: '英文内容', en: 'Text (English)' } },
    { name: 'link', type: 'text', label: { zh: '链接', en: 'Link' } },
    { name: 'readAt', type: 'date', index: true, label: { zh: '已读时间', en: 'Read at' } },
  ],
}

/** Mails that no server took, because none is configured: the page for administrators beside the files of DATA_DIR/outbox. */
export const outboxMessages: CollectionConfig = {
  slug: 'outbox-messages',
  labels: { singular: { zh: '待取邮件', en: 'Outbox message' }, plural: { zh: '发件箱', en: 'Outbox' } },
  admin: {
    group: { zh: '系统', en: 'System' },
    useAsTitle: 'subject',
    defaultColumns: ['subject', 'to', 'createdAt', 'file'],
    listSearchableFields: ['subject', 'to'],
    description: {
      zh: '未设置 SMTP_URL 时，邮件不外发，存于 DATA_DIR/outbox，并列在这里。',
      en: 'Without SMTP_URL no mail leaves; it is kept in DATA_DIR/outbox and listed here.',
    },
  },
  defaultSort: '-createdAt',
  access: { create: deny, read: isAdmin, update: deny, delete: isAdmin },
  custom: { audited: false },
  fields: [
    { name: 'to', type: 'text', required: true, label: { zh: '收件人', en: 'To' } },
    { name: 'subject', type: 'text', required: true, label: { zh: '主题', en: 'Subject' } },
    { name: 'text', type: 'textarea', label: { zh: '正文', en: 'Text' } },
    { name: 'file', type: 'text', required: true, unique: true, label: { zh: '文件', en: 'File' } },
    { name: 'messageId', type: 'text', label: { zh: '邮件编号', en: 'Message-ID' } },
  ],
}
