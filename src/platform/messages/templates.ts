import type { Details, Language } from '@/kernel/errors'

export type RenderedMessage = { subject: string; text: string }

/** One kind of message: what it says in both languages, from facts alone. `kind` is stable and has the form `domain.event`. */
export type MessageTemplate = { kind: string; zh: (details: Details) => RenderedMessage; en: (details: Details) => RenderedMessage }

/** A template from sentences with `{name}` in the place of details. */
export function messageTemplate(args: { kind: string; zh: RenderedMessage; en: RenderedMessage }): MessageTemplate {
  const render = (message: RenderedMessage) => (details: Details) => ({
    subject: oneLine(fill(message.subject, details)),
    text: fill(message.text, details),
  })
  return { kind: args.kind, zh: render(args.zh), en: render(args.en) }
}

/** The whole text of a mail: greeting, message, where to look, who sent it. */
export function mailText(args: { message: RenderedMessage; language: Language; name?: string; url?: string }): string {
  const { message, language, name, url } = args
  const greeting = name ? (language === 'zh' ? `${name}：\n\n` : `Dear ${name},\n\n`) : ''
  const where = url ? (language === 'zh' ? `\n\n查看：${url}` : `\n\nSee: ${url}`) : ''
  const end = language === 'zh' ? '此信由炼工系统自动发出，请勿直接回复。' : 'Sent by Liangong automatically; please do not reply.'
  return `${greeting}${message.text}${where}\n\n—\n${end}\n`
}

function fill(text: string, details: Details): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) =>
    details[name] === undefined || details[name] === null ? '' : String(details[name]),
  )
}

/** A line break in a subject would begin a header of the sender's choice. */
function oneLine(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, 200)
}
