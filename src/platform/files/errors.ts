import { defineErrors } from '@/kernel/errors'

export const fileErrors = defineErrors({
  'files.empty': { status: 422, zh: '文件是空的。', en: 'The file is empty.' },
  'files.tooLarge': {
    status: 413,
    zh: '文件过大：{what}超过上限（{limit}）。',
    en: 'The file is too large: {what} exceeds the limit ({limit}).',
  },
  'files.pictureTooLong': {
    status: 422,
    zh: '图片过长：{widthPx} × {heightPx} 像素，任一边不得超过 {side} 像素。请缩小后再上传。',
    en: 'The picture is too long: {widthPx} × {heightPx} pixels, and no side may have more than {side}. Please make it smaller first.',
  },
  'files.pictureTooManyPixels': {
    status: 422,
    zh: '图片过大：{widthPx} × {heightPx} 像素，共 {frames} 帧，合计不得超过 {megapixels} 百万像素。请缩小后再上传。',
    en: 'The picture is too large: {widthPx} × {heightPx} pixels in {frames} frame(s), and all together may have {megapixels} million at most. Please make it smaller first.',
  },
  'files.pictureDamaged': {
    status: 422,
    zh: '图片已损坏或不完整（可能在传输中被截断），请重新导出后再上传。',
    en: 'The picture is damaged or incomplete (perhaps cut off on its way). Please export it again and upload that.',
  },
  'files.notAccepted': {
    status: 415,
    zh: '文件内容不是这里接受的类型：可上传 {accepted}（按内容判断，与文件名无关）。',
    en: 'By its content the file is none of the types taken here: {accepted}. Its name does not matter.',
  },
  'files.tooManyEntries': {
    status: 413,
    zh: '压缩包内的文件过多（上限 {limit} 个）。',
    en: 'The archive holds too many files (limit {limit}).',
  },
  'files.unsafePath': { status: 422, zh: '压缩包内有不安全的文件名：{name}。', en: 'The archive holds an unsafe file name: {name}.' },
  'files.notZip': { status: 422, zh: '这不是有效的压缩文档（ZIP）。', en: 'This is not a ZIP archive.' },
  'files.encrypted': {
    status: 422,
    zh: '文件已加密，请先去掉密码再上传。',
    en: 'The file is encrypted; please remove the password first.',
  },
  'files.damaged': { status: 422, zh: '文件已损坏或不完整，无法读取（{where}）。', en: 'The file is damaged or incomplete ({where}).' },
  'files.externalEntity': {
    status: 422,
    zh: '文件含有文档类型或实体声明，出于安全考虑不予接受。',
    en: 'The file declares a document type or entities, which is refused for safety.',
  },
  'files.tooComplex': {
    status: 422,
    zh: '文件结构过于复杂（{what}超过 {limit}）。',
    en: 'The structure of the file is too complex ({what} exceeds {limit}).',
  },
  'files.unsupportedType': { status: 415, zh: '不支持这种文件类型（{type}）。', en: 'This type of file is not supported ({type}).' },
  'files.oldWordFormat': {
    status: 415,
    zh: '这是旧版 .doc 或带密码的文档，请在 Word 或 WPS 中另存为不带密码的 .docx 再上传。',
    en: 'This is an old .doc or a password-protected document; please save it as .docx without a password.',
  },
  'files.tookTooLong': {
    status: 422,
    zh: '处理文件用时超过 {seconds} 秒，已停止。',
    en: 'Handling the file took longer than {seconds} seconds and was stopped.',
  },
  'files.tooMuchMemory': {
    status: 422,
    zh: '处理文件占用内存过多，已停止。',
    en: 'Handling the file needed too much memory and was stopped.',
  },
  'files.dangerousKey': {
    status: 422,
    zh: '文件含有不允许的字段名“{key}”。',
    en: 'The file holds a member name that is not allowed: "{key}".',
  },
  'files.busy': { status: 429, zh: '正在处理的文件太多，请稍后再试。', en: 'Too many files are being handled; please try again later.' },
})
