import type { Request, Response } from 'express'
import { defineErrors, describeError, errorBody, errorStatus, type Details, type Language } from '@/kernel/errors'
import { languageOfHeaders } from '@/platform/http/caller'

/** Tells the caller what went wrong: a small page where a browser navigates, the house's JSON everywhere else. */
export function sendError(req: Request, res: Response, code: string, details?: Details): void {
  const language = languageOfCaller(req)
  res.status(errorStatus(code)).setHeader('Cache-Control', 'no-store')
  if (wantsPage(req)) res.type('html').send(errorPage(errorStatus(code), describeError(code, language, details), language))
  else res.json(errorBody(code, language, details))
}

export function languageOfCaller(req: Request): Language {
  return languageOfHeaders(req.headers)
}

function wantsPage(req: Request): boolean {
  return !req.path.startsWith('/api/') && (req.headers.accept ?? '').includes('text/html')
}

/** Stands without scripts, fonts or styles from elsewhere, since it is shown when those may be what is broken. */
function errorPage(status: number, message: string, language: Language): string {
  const home = language === 'zh' ? '返回首页' : 'Back to the start page'
  const name = language === 'zh' ? '炼工' : 'Liangong'
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${status} · ${name}</title><main><h1>${status}</h1><p>${escapeHtml(message)}</p><p><a href="/">${home}</a></p></main></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

defineErrors({
  'request.badAddress': { status: 400, zh: '网址格式有误。', en: 'The address is malformed.' },
  'request.formElsewhere': {
    status: 400,
    zh: '表单只能在它所在的页面上提交，请打开那个页面再提交一次。',
    en: 'A form can only be sent from the page it belongs to. Open that page and send it again.',
  },
  'request.forbiddenKey': { status: 400, zh: '请求内容含有不允许的键名。', en: 'The request contains a key that is not allowed.' },
  'request.encoding': { status: 415, zh: '不接受压缩的请求内容。', en: 'Compressed request bodies are not accepted.' },
  'request.signInsBusy': {
    status: 503,
    zh: '登录人数较多，请稍候约 20 秒再试。',
    en: 'Many people are signing in at once. Please try again in about 20 seconds.',
  },
  'server.firstUserIsLocal': {
    status: 403,
    zh: '第一个用户只能在服务器本机上（http://localhost）建立。',
    en: 'The first user can only be made on the server itself (http://localhost).',
  },
  'start.notWritable': { status: 500, zh: '{name}“{path}”无法写入（{reason}）。', en: '{name} "{path}" cannot be written ({reason}).' },
  'start.portInUse': { status: 500, zh: '端口 {port}（{host}）已被占用。', en: 'Port {port} on {host} is already in use.' },
  'start.cannotListen': { status: 500, zh: '无法监听 {host}:{port}（{reason}）。', en: 'Cannot listen on {host}:{port} ({reason}).' },
  'start.locked': {
    status: 500,
    zh: '数据库“{file}”正由另一个进程（{holder}）使用；一个 SQLite 文件只能有一个进程。',
    en: 'The database "{file}" is in use by another process ({holder}); a SQLite file belongs to one process.',
  },
  'start.databaseUnreadable': {
    status: 500,
    zh: '无法打开 DATABASE_URI 指定的数据库“{file}”（{reason}）。',
    en: 'The database "{file}" named by DATABASE_URI cannot be opened ({reason}).',
  },
  'start.databaseNewer': {
    status: 500,
    zh: '数据库比程序新：程序中没有迁移“{migration}”。请更新程序，或恢复旧备份。',
    en: 'The database is newer than this program, which does not know the migration "{migration}". Update the program or restore an older backup.',
  },
  'start.developmentDatabase': {
    status: 500,
    zh: '数据库“{file}”由开发模式建立，没有迁移记录，不能用于生产。请换一个 DATA_DIR。',
    en: 'The database "{file}" was made by development mode without migrations and cannot serve production. Choose another DATA_DIR.',
  },
  'start.diskFull': {
    status: 500,
    zh: '“{path}”所在的磁盘已满或超出配额（{reason}）。请腾出空间后再启动。',
    en: 'The disk that holds "{path}" is full or its quota is used up ({reason}). Free some space and start again.',
  },
  'start.databaseDamaged': {
    status: 500,
    zh: '数据库“{file}”已损坏（{reason}）。请恢复备份，见 docs/operations.md 中 “A damaged database”。',
    en: 'The database "{file}" is damaged ({reason}). Restore a backup: see "A damaged database" in docs/operations.md.',
  },
  'start.databaseUnreachable': { status: 500, zh: '连接不上数据库（{reason}）。', en: 'The database cannot be reached ({reason}).' },
  'start.secretUnreadable': { status: 500, zh: '密钥文件“{path}”已损坏。', en: 'The secret file "{path}" is damaged.' },
})
