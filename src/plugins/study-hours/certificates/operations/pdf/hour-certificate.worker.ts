import { serveTask } from '@/platform/files'
import { drawCertificate } from './draw'
import { CERTIFICATE_PDF } from './task'

serveTask(CERTIFICATE_PDF, async (sheet) => ({ bytes: await drawCertificate(sheet) }))
