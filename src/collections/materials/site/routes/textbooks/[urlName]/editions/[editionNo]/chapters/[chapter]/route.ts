import { createHash } from 'node:crypto'
import { loadPublishedChapter, type PublishedChapter } from '../../../../../../../../publication/operations/read-published'
import { parseEnvironment } from '@/kernel/environment'
import { numberBlocks } from '@/platform/documents/numbering'
import { siteWords } from '@/platform/i18n'
import { orUndefined } from '@/platform/site/or-undefined'
import { erratumView } from '../../../../../../../erratum-view'
import { cookieOf, readPreferences } from '@/platform/site/preferences'
import { anonymousRequest, languageOfSegment } from '@/platform/site/request'
import { readerAssets } from '../../../../../../../reader/assets'
import { errorPageHtml } from '@/platform/site/error-page'
import { readerPageHtml, type ReaderPage } from '../../../../../../../reader/page-html'
import { repeatsTitle } from '../../../../../../../reader/repeated-title'

type Context = { params: Promise<{ lang: string; urlName: string; editionNo: string; chapter: string }> }

/** One chapter of a published edition, for everybody: what is shown does not depend on who asks, only on how they like it shown. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { lang, urlName, editionNo, chapter } = await params
  const language = languageOfSegment(lang)
  const cookie = cookieOf(request.headers.get('cookie'))
  const preferences = readPreferences(cookie)
  const { req } = await anonymousRequest()
  const isCount = (text: string) => /^[1-9]\d{0,3}$/.test(text)
  const found =
    isCount(editionNo) && isCount(chapter)
      ? await orUndefined(loadPublishedChapter({ req, urlName, editionNo: Number(editionNo), chapterNumber: Number(chapter) }))
      : undefined
  if (!found) return html(errorPageHtml({ language, preferences, css: await readerAssets.css.href() }), { status: 404 })
  const highlight = new URL(request.url).searchParams.get('q')?.trim().slice(0, 60)
  const assets = { css: await readerAssets.css.href(), script: await readerAssets.js.href() }
  const page = pageOf(found, { language, preferences, assets, ...(highlight ? { highlight } : {}) })
  const body = readerPageHtml(page)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 24)}"`
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { ETag: etag, ...CACHING } })
  return html(body, { headers: { ETag: etag, ...SHARED } })
}

/** The edge may hand this rendering to others for two seconds (src/server/edge/shared-pages). */
const SHARED = { 'X-Shared-For': '2' }
const CACHING = { 'Cache-Control': 'private, no-cache', Vary: 'Cookie' }

function html(body: string, { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...CACHING, ...headers } })
}

function pageOf(found: PublishedChapter, how: Pick<ReaderPage, 'language' | 'preferences' | 'assets' | 'highlight'>): ReaderPage {
  const { textbook, edition, chapter, blocks, pictures, toc } = found
  const words = siteWords(how.language)
  const { chapterNo, copyOf } = siteWords('zh').book
  const skipped = repeatsTitle(blocks[0], chapter.title) ? 1 : 0
  return {
    ...how,
    publicUrl: parseEnvironment(process.env).publicUrl,
    book: {
      title: textbook.title,
      urlName: textbook.urlName,
      editionNo: edition.editionNo,
      editionId: edition.id,
      editionText: words.book.copyOf(edition.editionNo),
      editionTextZh: copyOf(edition.editionNo),
    },
    chapter: {
      number: chapter.number,
      label: chapterNo(chapter.number),
      title: chapter.title,
      authors: chapter.authors,
      ...(chapter.part ? { part: chapter.part } : {}),
    },
    toc: toc.map(({ number, title, part }) => ({ number, title, label: chapterNo(number), ...(part ? { part } : {}) })),
    text: numberBlocks(blocks.slice(skipped), { prefix: `c${chapter.number}`, number: chapter.number, language: 'zh-CN' }),
    skipped,
    pictureOf: (asset) => {
      const picture = pictures[asset]
      if (!picture?.url) return undefined
      return { src: picture.url, ...(picture.widthPx && picture.heightPx ? { widthPx: picture.widthPx, heightPx: picture.heightPx } : {}) }
    },
    errata: found.errata.map(erratumView).map((erratum, index) => ({
      number: index + 1,
      quote: erratum.quote,
      correction: erratum.correction,
      status: erratum.correctedInPrinting ? words.book.errataCorrectedIn(erratum.correctedInPrinting) : words.book.errataOpen,
      ...(erratum.paragraph && erratum.paragraph > skipped && erratum.paragraph <= blocks.length ? { paragraph: erratum.paragraph } : {}),
      ...(erratum.note ? { note: erratum.note } : {}),
    })),
  }
}
