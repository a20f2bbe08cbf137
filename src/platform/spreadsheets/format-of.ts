import { DomainError } from '@/kernel/errors'

export type TableFormat = 'xlsx' | 'json'

/**
 * Tells a workbook from JSON by the first bytes, and names what people bring instead.
 * @throws DomainError `spreadsheets.passwordProtected`, `spreadsheets.oldExcel`, `spreadsheets.openDocument`, `spreadsheets.csv`,
 *   `spreadsheets.webPage`, `spreadsheets.unknownFormat`
 */
export function formatOf(bytes: Uint8Array): TableFormat {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_096))
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    // The first part of an OpenDocument file is its kind, unpacked.
    if (head.subarray(0, 200).toString('latin1').includes('mimetypeapplication/vnd.oasis.opendocument'))
      throw new DomainError('spreadsheets.openDocument')
    return 'xlsx'
  }
  if (head.subarray(0, 8).equals(COMPOUND_FILE)) throw new DomainError(compoundFile(bytes))
  const isWide = head[0] === 0xff && head[1] === 0xfe
  const text = (isWide ? head.toString('utf16le') : head.toString('latin1')).replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '').trimStart()
  if (!isWide && (text.startsWith('{') || text.startsWith('['))) return 'json'
  if (/^<(?:!doctype|html|table|\?xml|meta|head)/i.test(text)) throw new DomainError('spreadsheets.webPage')
  const [line = ''] = text.split(/[\r\n]/)
  if (/[,;\t]/.test(line) && !/[\u0000-\u0008\u000e-\u001f]/.test(text)) throw new DomainError('spreadsheets.csv')
  throw new DomainError('spreadsheets.unknownFormat')
}

/** The container of old Office files, and of new ones under a password. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

function compoundFile(bytes: Uint8Array): string {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (name: string) => whole.includes(Buffer.from(name, 'utf16le'))
  return holds('EncryptedPackage') ? 'spreadsheets.passwordProtected' : 'spreadsheets.oldExcel'
}
