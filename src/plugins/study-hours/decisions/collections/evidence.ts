import path from 'node:path'
import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { originalNameField, requiredRelation } from '@/platform/fields'
import { readsOfClass } from '../../access'
import { EVIDENCE_TYPES } from '../domain/evidence'
import { SLUGS, TRAINING_GROUP } from '../../slugs'

/**
 * What a trainee shows for a leave request or a claim: photographs and PDF. Often a sick note, so that nobody sees them but the trainee, those
 * who decide in the class, and the auditors. @param options.directory where uploads are kept; these go into its `evidence` folder
 */
export function decisionEvidence(options: { directory: string }): CollectionConfig {
  return {
    slug: SLUGS.evidence,
    labels: { singular: { zh: '证明材料', en: 'Evidence' }, plural: { zh: '证明材料', en: 'Evidence' } },
    admin: { group: TRAINING_GROUP, hidden: true, useAsTitle: 'originalName' },
    // Written by operations alone, and kept with the decision that it was shown for.
    access: { create: deny, read: readsOfClass({ classPath: 'class', own: 'trainee' }), update: deny, delete: deny },
    upload: {
      staticDir: path.join(options.directory, 'evidence'),
      mimeTypes: [...EVIDENCE_TYPES],
      allowRestrictedFileTypes: false,
      pasteURL: false,
      displayPreview: false,
      modifyResponseHeaders: ({ headers }) => {
        // A sick note stays in no cache, the reader's own neither.
        headers.set('Cache-Control', 'private, no-store')
        return headers
      },
      focalPoint: false,
      crop: false,
    },
    fields: [
      requiredRelation('trainee', 'users', { zh: '学员', en: 'Trainee' }),
      requiredRelation('class', SLUGS.classes as never, { zh: '培训班', en: 'Class' }),
      {
        name: 'leave',
        type: 'relationship',
        relationTo: SLUGS.leaveRequests as never,
        index: true,
        label: { zh: '请假单', en: 'Leave request' },
      },
      { name: 'claim', type: 'relationship', relationTo: SLUGS.claims as never, index: true, label: { zh: '学时申报', en: 'Hour claim' } },
      originalNameField(),
    ],
  }
}
