import type { Endpoint } from 'payload'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { endpoint, routeId } from '@/platform/http'
import { disposition } from '@/platform/http/disposition'
import { queueCertificates } from '../operations/class'
import { certificateFile } from '../operations/file'
import { issueCertificate } from '../operations/issue'

/** `POST /api/enrolments/:id/certificate` */
export const enrolmentCertificateEndpoints: Endpoint[] = [
  {
    path: '/:id/certificate',
    method: 'post',
    handler: endpoint(async (req) => Response.json({ doc: await issueCertificate({ req, enrolment: routeId(req) }) }, { status: 201 })),
  },
]

/** `POST /api/classes/:id/certificates`, as a job */
export const classCertificateEndpoints: Endpoint[] = [
  {
    path: '/:id/certificates',
    method: 'post',
    handler: endpoint(async (req) => Response.json({ job: await queueCertificates({ req, class: routeId(req) }) }, { status: 202 })),
  },
]

/** `GET /api/hour-certificates/:id/pdf` */
export const certificateEndpoints: Endpoint[] = [
  {
    path: '/:id/pdf',
    method: 'get',
    handler: endpoint(async (req) => {
      if (!actorOf(req)) throw new DomainError('request.signIn')
      const { bytes, name } = await certificateFile({ req, id: routeId(req) })
      return new Response(Buffer.from(bytes), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': disposition('attachment', name),
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        },
      })
    }),
  },
]
