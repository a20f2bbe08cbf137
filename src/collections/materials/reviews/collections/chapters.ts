import type { CollectionConfig } from 'payload'
import { isAdmin } from '@/access'
import { manuscriptEditor } from '@/platform/documents/manuscript-editor'
import { withWorkflow } from '@/platform/workflow'
import { editsChapters, readsChapters, readsManuscript } from '../../line/access'
import { documentView } from '@/platform/admin/document-view'
import { PEOPLE_LABELS } from '../../line/domain/labels'
import { dayField, EDITORIAL_GROUP, instantField, ownField, placeField, placesField, requiredRelation, wholeNumber } from '../../fields'
import { checkChapterCreation } from '../../chapters/hooks/create-chapter'
import { forgetScope } from '../../line/hooks/forget-scope'
import { hashManuscript } from '../../chapters/hooks/hash-manuscript'
import { linkPictures } from '../../chapters/hooks/link-pictures'
import { lockChapter } from '../../chapters/hooks/lock-chapter'
import { syncChapterPeople } from '../../people/hooks/sync-people'
import { chapterWorkflow } from '../operations/chapter-workflow'

/** A chapter of one edition: the working copy, its people and where it stands. */
export const chapters: CollectionConfig = withWorkflow(chapterWorkflow, {
  slug: 'chapters',
  labels: { singular: { zh: '章节', en: 'Chapter' }, plural: { zh: '章节', en: 'Chapters' } },
  admin: {
    group: EDITORIAL_GROUP,
    useAsTitle: 'title',
    defaultColumns: ['number', 'title', 'edition', 'state', 'authors', 'dueOn'],
    listSearchableFields: ['title'],
    components: {
      views: {
        edit: {
          drafts: documentView({
            component: '/src/collections/materials/chapters/admin/DraftsView#DraftsView',
            path: '/drafts',
            label: { zh: '稿件', en: 'Drafts' },
            order: 110,
          }),
          review: documentView({
            component: '/src/collections/materials/reviews/admin/ReviewView#ReviewView',
            path: '/review',
            label: { zh: '审读', en: 'Review' },
            order: 120,
          }),
        },
      },
    },
  },
  defaultSort: 'number',
  // `create` cannot filter rows: the hook asks whether the book is the caller's.
  access: {
    create: ({ req }) => Boolean(req.user) || req.context['system'] === true,
    read: readsChapters,
    update: editsChapters,
    delete: isAdmin,
  },
  indexes: [{ fields: ['edition', 'number'], unique: true }],
  hooks: {
    beforeChange: [checkChapterCreation, lockChapter, hashManuscript],
    afterChange: [forgetScope, syncChapterPeople, linkPictures],
  },
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: { zh: '正文', en: 'Text' },
          fields: [
            {
              name: 'manuscript',
              type: 'richText',
              editor: manuscriptEditor(),
              access: { read: readsManuscript },
              label: { zh: '正文（工作稿）', en: 'Text (working copy)' },
            },
          ],
        },
        {
          label: { zh: '章节', en: 'Chapter' },
          fields: [
            requiredRelation('edition', 'editions', { zh: '版次', en: 'Edition' }),
            wholeNumber('number', { zh: '章号', en: 'Number' }, { required: true, min: 1 }),
            { name: 'part', type: 'text', maxLength: 80, label: { zh: '所属篇', en: 'Part' } },
            { name: 'title', type: 'text', required: true, maxLength: 120, label: { zh: '标题', en: 'Title' } },
            dayField('dueOn', { zh: '交稿日期', en: 'Due on' }, { index: true }),
            {
              name: 'points',
              type: 'relationship',
              relationTo: 'appraisal-points',
              hasMany: true,
              index: true,
              label: { zh: '鉴定点', en: 'Appraisal points' },
              admin: { components: { Field: '/src/collections/materials/coverage/admin/PointsField#PointsField' } },
            },
            { name: 'basedOn', type: 'relationship', relationTo: 'chapters', label: { zh: '修订自', en: 'Revises' } },
          ],
        },
        {
          label: { zh: '人员', en: 'People' },
          fields: [
            {
              type: 'collapsible',
              label: { zh: '编写', en: 'Writing' },
              fields: [
                {
                  type: 'row',
                  fields: [placesField('authors', PEOPLE_LABELS.authors), placeField('unifiedBy', PEOPLE_LABELS.unifiedBy)],
                },
              ],
            },
            {
              type: 'collapsible',
              label: { zh: '三次审稿', en: 'Three reviews' },
              admin: {
                description: {
                  zh: '由三个不同的人承担，都不能是编写过本章的人。声明利益冲突的审稿人会自动空出，须另行指定。',
                  en: 'By three different people, none of whom wrote the chapter. A reviewer who declares a conflict leaves the place empty.',
                },
              },
              fields: [
                {
                  type: 'row',
                  fields: [
                    placeField('firstReviewer', PEOPLE_LABELS.firstReviewer),
                    placeField('secondReviewer', PEOPLE_LABELS.secondReviewer),
                    placeField('finalReviewer', PEOPLE_LABELS.finalReviewer),
                  ],
                },
              ],
            },
          ],
        },
        {
          label: { zh: '稿件与封存', en: 'Drafts and seal' },
          fields: [
            ownField({ name: 'currentDraft', type: 'relationship', relationTo: 'drafts', label: { zh: '当前稿', en: 'Current draft' } }),
            ownField({ name: 'sealedDraft', type: 'relationship', relationTo: 'drafts', label: { zh: '定稿', en: 'Sealed draft' } }),
            ownField({ name: 'sealedHash', type: 'text', label: { zh: '定稿摘要', en: 'Sealed digest' } }),
            instantField('sealedAt', { zh: '定稿时间', en: 'Sealed' }),
            { name: 'manuscriptHash', type: 'text', admin: { hidden: true }, label: { zh: '正文摘要', en: 'Digest of the text' } },
            {
              name: 'drafts',
              type: 'join',
              collection: 'drafts',
              on: 'chapter',
              defaultSort: '-number',
              label: { zh: '历次稿件', en: 'Drafts' },
              admin: { defaultColumns: ['number', 'origin', 'characterCount', 'createdBy', 'createdAt'], allowCreate: false },
            },
          ],
        },
      ],
    },
  ],
})
