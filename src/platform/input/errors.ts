import { defineErrors } from '@/kernel/errors'

defineErrors({
  'request.locked': {
    status: 423,
    zh: '另有人正在编辑这条记录。请待其保存或离开后再办理。',
    en: 'Somebody else is editing this row. Go on when they have saved it or left it.',
  },
  'request.inUse': {
    status: 409,
    zh: '还有 {count} 条记录（{collection}）用到它，不能删除。',
    en: '{count} other rows ({collection}) rest on it, so it cannot be deleted.',
  },
})
