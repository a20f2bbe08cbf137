import { errataHtml, erratumView, loadPublishedChapter, readerAssets, repeatsTitle } from '@/collections/materials'
import { numberBlocks } from '@/platform/documents/numbering'
import { siteWords } from '@/platform/i18n'
import { loadSiteUnit, type SiteUnit } from '../../../../../desk/operations/my-unit'
import { orUndefined } from '@/platform/site/or-undefined'
import { inLanguage } from '@/platform/site/format'
import { cookieOf, readPreferences } from '@/platform/site/preferences'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { bookHtml } from '@/platform/site/manuscript/book-html'
import { errorPageHtml } from '@/platform/site/error-page'
import { studyAssets } from '../../../../assets'
import { unitPath } from '../../../../study-paths'
import { unitPageHtml, type UnitContent } from '../../../../unit-page'
import { studyWords } from '../../../../words'

type Context = { params: Promise<{ lang: string; id: string }> }

/** The page on which a unit is studied. Nobody but the one who asks sees it, so nobody keeps a copy. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { lang, id } = await params
  const language = languageOfSegment(lang)
  const preferences = readPreferences(cookieOf(request.headers.get('cookie')))
  const { req, user } = await siteRequest()
  const path = unitPath(id)
  if (!user) {
    const login = `${localPath(language, '/login')}?next=${encodeURIComponent(localPath(language, path))}`
    return new Response(null, { status: 303, headers: { Location: login, 'Cache-Control': 'no-store' } })
  }
  const found = await loadSiteUnit({ req, id })
  if (!found) return html(errorPageHtml({ language, preferences, css: await readerAssets.css.href() }), 404)
  const { unit, course, refusal } = found
  const words = studyWords(language)
  const title = inLanguage(language, unit.title, unit.titleEn)
  return html(
    unitPageHtml({
      language,
      preferences,
      path,
      assets: {
        readerCss: await readerAssets.css.href(),
        css: await studyAssets.css.href(),
        script: await studyAssets.js.href(),
      },
      course: {
        title: inLanguage(language, course.title, course.titleEn),
        lang: language === 'zh' || course.titleEn ? undefined : 'zh-CN',
      },
      unit: { id: unit.id, title, points: unit.points?.length ?? 0, nominalMinutes: unit.nominalMinutes },
      units: found.units.map((other, index) => ({
        id: other.id,
        number: index + 1,
        title: inLanguage(language, other.title, other.titleEn),
      })),
      content: await contentOf(found, language),
      clock: refusal ? { refusal: words.unit.refused[refusal] } : { settings: found.clock },
    }),
    200,
  )
}

async function contentOf({ unit, chapter, file }: SiteUnit, language: 'zh' | 'en'): Promise<UnitContent> {
  const words = studyWords(language)
  if (unit.kind === 'chapter') return chapter ? chapterContent(chapter, language) : { kind: 'missing' }
  if (!file?.url) return { kind: 'missing' }
  if (unit.kind === 'video')
    return {
      kind: 'video',
      src: file.url,
      summary: words.unit.videoText(unit.nominalMinutes),
      ...(file.captions ? { captions: `${unitPath(unit.id)}/captions` } : {}),
    }
  return { kind: 'attachment', src: `${unitPath(unit.id)}/file`, fileName: file.filename ?? '' }
}

/** The sealed text of the chapter, set as the reader sets it, with its errata. */
async function chapterContent(place: NonNullable<SiteUnit['chapter']>, language: 'zh' | 'en'): Promise<UnitContent> {
  const { req } = await siteRequest()
  const { number: chapterNumber, ...book } = place
  const found = await orUndefined(loadPublishedChapter({ req, ...book, chapterNumber }))
  if (!found) return { kind: 'missing' }
  const { blocks, chapter, pictures } = found
  const words = siteWords(language)
  const skipped = repeatsTitle(blocks[0], chapter.title) ? 1 : 0
  const text = numberBlocks(blocks.slice(skipped), { prefix: `c${chapter.number}`, number: chapter.number, language: 'zh-CN' })
  const errata = found.errata.map(erratumView).map((erratum, index) => ({
    number: index + 1,
    quote: erratum.quote,
    correction: erratum.correction,
    status: erratum.correctedInPrinting ? words.book.errataCorrectedIn(erratum.correctedInPrinting) : words.book.errataOpen,
    ...(erratum.paragraph && erratum.paragraph > skipped && erratum.paragraph <= blocks.length ? { paragraph: erratum.paragraph } : {}),
    ...(erratum.note ? { note: erratum.note } : {}),
  }))
  const { body, notes } = bookHtml(text, {
    words: words.reader,
    skipped,
    errata,
    pictureOf: (asset) => {
      const picture = pictures[asset]
      if (!picture?.url) return undefined
      return { src: picture.url, ...(picture.widthPx && picture.heightPx ? { widthPx: picture.widthPx, heightPx: picture.heightPx } : {}) }
    },
  })
  return {
    kind: 'chapter',
    html: body + notes + errataHtml(errata, words),
    label: siteWords('zh').book.chapterNo(chapter.number),
    authors: chapter.authors,
    ...(chapter.part ? { part: chapter.part } : {}),
  }
}

function html(body: string, status: number): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' } })
}
