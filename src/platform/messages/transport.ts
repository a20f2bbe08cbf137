import { mkdir, rename, writeFile } from 'node:fs/promises'
import nodemailer from 'nodemailer'
import path from 'node:path'
import type { Environment } from '@/kernel/environment'
import type { OutgoingMail } from './outgoing'

export type MailSettings = Pick<Environment, 'smtpUrl' | 'mailFrom' | 'dataDir'>

/** @param key names the mail for good: a repeated delivery has the same Message-ID and the same file */
export type Deliver = (mail: OutgoingMail, key: string) => Promise<{ file?: string; messageId: string }>

/** Over SMTP where it is configured, else into `DATA_DIR/outbox` as a file that any mail program opens. */
export function mailTransport({ smtpUrl, mailFrom, dataDir }: MailSettings): Deliver {
  const message = (mail: OutgoingMail, key: string) => ({
    ...mail,
    from: { name: '炼工 Liangong', address: mailFrom },
    messageId: `<${key.replace(/[^\w.-]/g, '_')}@${mailFrom.split('@')[1]}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  if (smtpUrl) {
    const smtp = nodemailer.createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 })
    return async (mail, key) => {
      const sent = await smtp.sendMail(message(mail, key))
      // Some of several recipients may have been refused; that must not pass as sent.
      if (sent.rejected.length > 0) throw new Error(`refused by the mail server: ${sent.rejected.map(String).join(', ')}`)
      return { messageId: sent.messageId }
    }
  }
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return async (mail, key) => {
    const composed = await composer.sendMail(message(mail, key))
    if (!Buffer.isBuffer(composed.message)) throw new Error('the mail was not composed in memory')
    const directory = path.join(dataDir, 'outbox')
    const file = `${key.replace(/[^\w.-]/g, '_')}.eml`
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await writeFile(path.join(directory, `${file}.new`), composed.message, { mode: 0o600 })
    await rename(path.join(directory, `${file}.new`), path.join(directory, file))
    return { file, messageId: composed.messageId }
  }
}
