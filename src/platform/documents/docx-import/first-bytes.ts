import { DomainError } from '@/kernel/errors'
import '../../files/errors'

const MAX_BYTES = 50 * 1024 * 1024
/** Compound file ([MS-CFB] 2.2): the old .doc, and what Word makes of a .docx with a password. */
const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP_SIGNATURE = [0x50, 0x4b]

/**
 * What can be told without opening the file, so that the rest is not even copied to another thread.
 * @throws DomainError `files.empty`, `files.tooLarge`, `files.oldWordFormat`, `files.notZip`
 */
export function assertDocxBytes(bytes: Uint8Array): void {
  const begins = (signature: readonly number[]) => signature.every((value, index) => bytes[index] === value)
  if (bytes.byteLength === 0) throw new DomainError('files.empty')
  if (bytes.byteLength > MAX_BYTES) throw new DomainError('files.tooLarge', { what: 'DOCX', limit: `${MAX_BYTES / 1024 / 1024} MB` })
  if (begins(OLE_SIGNATURE)) throw new DomainError('files.oldWordFormat')
  if (!begins(ZIP_SIGNATURE)) throw new DomainError('files.notZip')
}
