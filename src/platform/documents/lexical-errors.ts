import { defineErrors } from '@/kernel/errors'

export const lexicalErrors = defineErrors({
  'documents.unknownNode': {
    status: 422,
    zh: '正文中有系统不认识的内容（{node}，位置 {place}），为免丢失，未予保存。',
    en: 'The text contains something this system does not know ({node} at {place}); it was refused so that nothing is lost.',
  },
  'documents.notAllowedHere': {
    status: 422,
    zh: '“{node}”不能放在“{parent}”里（位置 {place}），请移出后再提交。',
    en: '"{node}" cannot stand inside "{parent}" (at {place}); please move it out.',
  },
  'documents.captionWithoutTable': {
    status: 422,
    zh: '表题“{caption}”后面没有紧跟表格。',
    en: 'The table caption "{caption}" is not directly followed by a table.',
  },
  'documents.unsafeLink': {
    status: 422,
    zh: '链接“{href}”不能使用：只接受 http、https 和 mailto 地址。',
    en: 'The link "{href}" cannot be used: only http, https and mailto addresses are accepted.',
  },
  'documents.assetMissing': {
    status: 422,
    zh: '找不到图片“{asset}”。',
    en: 'The picture "{asset}" was not found.',
  },
  'documents.tooDeep': {
    status: 422,
    zh: '正文嵌套超过 {limit} 层。',
    en: 'The text is nested more than {limit} levels deep.',
  },
})
