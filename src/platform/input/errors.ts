import { defineErrors } from '@/kernel/errors'

defineErrors({
  'request.inUse': {
    status: 409,
    zh: '还有 {count} 条记录（{collection}）用到它，不能删除。',
    en: '{count} other rows ({collection}) rest on it, so it cannot be deleted.',
  },
})
