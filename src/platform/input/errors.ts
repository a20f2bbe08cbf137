import { defineErrors } from '@/kernel/errors'

defineErrors({
  'request.fileGone': {
    status: 409,
    zh: '这条资料的文件已读不到，不能复制。请重新上传文件；若不应如此，请管理员从备份中找回。',
    en: 'The file of this row cannot be read any more, so it cannot be copied. Upload it again; if it should be there, ask an administrator for the backup.',
  },
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
