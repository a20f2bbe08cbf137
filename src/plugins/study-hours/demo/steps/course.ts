import { localDate } from '@/kernel/clock'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { buildBook } from '@/platform/documents/build-book'
import { demoUnits } from '../classes'
import { filmCaptions } from '../film'
import { safetyCard } from '../safety-card'
import type { Names, Step } from '@/platform/demonstration/scene'

const STAFF = 'staff1'
/** 高炉炼铁工 */
export const STUDY_OCCUPATION = '6-17-01-06'
export const STUDY_BOOK = 'book-bf'

/** The course that the classes follow, with its film and its safety sheet. @param at before the first class begins */
export function courseSteps(at: string): Step[] {
  return [filmStep(at), safetyCardStep(at), courseStep(at), ...demoUnits.map((unit, index) => unitStep(at, unit, index + 1))]
}

function filmStep(at: string): Step {
  let bytes: Buffer | undefined
  return {
    what: 'film',
    at,
    by: STAFF,
    prepare: async () => {
      bytes = await readFile(path.resolve('src/plugins/study-hours/demo/media/hot-stove.webm'))
    },
    run: (args) =>
      fileStep({
        ...args,
        key: 'hot-stove',
        title: '影片：热风炉的一个周期',
        durationMs: 150_000,
        captions: filmCaptions,
        file: { data: bytes ?? Buffer.alloc(0), mimetype: 'video/webm', name: 'hot-stove.webm' },
      }),
  }
}

function safetyCardStep(at: string): Step {
  let bytes: Buffer | undefined
  return {
    what: 'safety card',
    at,
    by: STAFF,
    prepare: async () => {
      bytes = Buffer.from((await buildBook({ format: 'pdf', book: cardOf(localDate(at)) })).bytes)
    },
    run: (args) =>
      fileStep({
        ...args,
        key: 'gas-safety',
        title: '煤气区域作业安全卡',
        file: { data: bytes ?? Buffer.alloc(0), mimetype: 'application/pdf', name: 'gas-safety.pdf' },
      }),
  }
}

async function fileStep({
  durationMs,
  captions,
  file,
  key,
  names,
  req,
  title,
}: Parameters<Step['run']>[0] & {
  key: string
  title: string
  durationMs?: number
  captions?: string
  file: { data: Buffer; mimetype: string; name: string }
}): Promise<void> {
  const { id } = await req.payload.create({
    collection: 'study-files',
    data: { title, durationMs: durationMs ?? null, captions: captions ?? null },
    file: { ...file, size: file.data.byteLength },
    depth: 0,
    overrideAccess: false,
    req,
  })
  names.give('media', key, id)
}

function courseStep(at: string): Step {
  return {
    what: 'course',
    at,
    by: STAFF,
    run: async ({ names, req }) => {
      const { id } = await req.payload.create({
        collection: 'courses',
        data: {
          code: 'GL-LT-4',
          title: '高炉炼铁工（四级）在线课程',
          titleEn: 'Blast furnace operator, level 4: online course',
          occupation: names.idOf('occupation', STUDY_OCCUPATION),
          level: '4',
          edition: names.idOf('edition', STUDY_BOOK),
          summary: '按《高炉炼铁工（中级）》第一版编成，八章正文，附热风炉影片一部和煤气安全卡一份。',
          summaryEn: 'Follows the first edition of the level 4 textbook: eight chapters, a film on the hot stove and a gas safety card.',
          status: 'open',
        },
        depth: 0,
        overrideAccess: false,
        req,
      })
      names.give('course', 'course-bf', id)
    },
  }
}

function unitStep(at: string, unit: (typeof demoUnits)[number], order: number): Step {
  return {
    what: `unit ${unit.key}`,
    at,
    by: STAFF,
    run: async ({ names, req }) => {
      const { id } = await req.payload.create({
        collection: 'study-units',
        data: {
          course: names.idOf('course', 'course-bf'),
          order,
          title: unit.title,
          titleEn: unit.titleEn,
          kind: unit.kind,
          nominalMinutes: unit.nominalMinutes,
          open: true,
          revision: 1,
          ...(unit.kind === 'chapter'
            ? { chapter: names.idOf('chapter', unit.chapter), points: await pointsOf(req, names, unit.chapter) }
            : { file: names.idOf('media', unit.file) }),
        },
        depth: 0,
        overrideAccess: false,
        req,
      })
      names.give('unit', unit.key, id)
    },
  }
}

async function pointsOf(req: Parameters<Step['run']>[0]['req'], names: Names, chapter: string): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { id: { equals: names.idOf('chapter', chapter) } },
    select: { points: true },
    limit: 1,
    depth: 0,
    overrideAccess: true, // the course covers what its chapters cover
    req,
  })
  return (docs[0]?.points ?? []).map((point) => String(typeof point === 'object' ? point.id : point))
}

function cardOf(day: string): Parameters<typeof buildBook>[0]['book'] {
  return {
    identifier: 'urn:uuid:5b0e7f0a-6c1d-4b52-9d9e-0d1f9a6c2e11',
    title: '煤气区域作业安全卡',
    language: 'zh-CN',
    occupation: { code: STUDY_OCCUPATION, name: '高炉炼铁工' },
    contributors: [],
    colophon: {
      isbn: '',
      publisher: '炼铁专业编写委员会',
      editionNo: 1,
      printingNo: 1,
      publishedOn: day,
      printedOn: day,
      characterCount: 600,
      priceFen: 0,
    },
    modifiedAt: `${day}T00:00:00.000Z`,
    chapters: [{ id: 'card', number: 1, title: '煤气区域作业安全卡', blocks: [...safetyCard] }],
    assets: [],
  }
}
