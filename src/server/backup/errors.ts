import { defineErrors } from '@/kernel/errors'

defineErrors({
  'backup.usage': { status: 500, zh: '用法：{usage}', en: 'Usage: {usage}' },
  'backup.exists': { status: 500, zh: '文件“{file}”已存在；加 --force 覆盖。', en: 'The file "{file}" exists; --force overwrites it.' },
  'backup.noDatabase': { status: 500, zh: '没有找到数据库“{file}”。', en: 'There is no database "{file}".' },
  'backup.unreadable': { status: 500, zh: '备份“{file}”无法读取（{reason}）。', en: 'The backup "{file}" cannot be read ({reason}).' },
  'backup.damaged': {
    status: 500,
    zh: '备份已损坏：“{path}”与清单不符。没有改动任何内容。',
    en: 'The backup is damaged: "{path}" is not what its manifest says. Nothing was changed.',
  },
  'backup.sourceDamaged': {
    status: 500,
    zh: '数据库“{file}”已损坏（{reason}），没有生成备份。先前的备份仍然有效；请用 npm run verify 查看损坏之处，见 docs/operations.md 中 “A damaged database”。',
    en: 'The database "{file}" is damaged ({reason}), so no backup was made. Earlier backups stand. npm run verify says what is damaged: see "A damaged database" in docs/operations.md.',
  },
  'backup.otherDatabase': {
    status: 500,
    zh: '备份来自 {backup}，而 DATABASE_URI 指向 {target}。',
    en: 'The backup is of {backup} and DATABASE_URI names {target}.',
  },
  'backup.running': {
    status: 500,
    zh: '服务器正在运行（{host}:{port}）。请先停止它。',
    en: 'The server is running ({host}:{port}). Stop it first.',
  },
  'backup.notEmpty': {
    status: 500,
    zh: '“{target}”中已有内容；加 --force 替换（原有内容会保留在旁边）。',
    en: '"{target}" is not empty; --force replaces it (what is there is kept beside it).',
  },
})
