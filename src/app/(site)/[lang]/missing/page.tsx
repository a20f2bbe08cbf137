import type { Metadata } from 'next'
import { ERROR_PAGES } from '@/platform/i18n/error-pages'
import { Sheet } from '@/platform/site/sheet'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment } from '@/platform/site/request'
import { firstValues, type SearchParams } from '@/platform/site/search-params'
import { verifyWords } from '@/platform/site/verify/words'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const words = wordsFor(await params, (await firstValues(searchParams))['path'])
  return { title: words.title, robots: { index: false } }
}

/** What the edge shows, with status 404, for an address (`?path=`) that has no page. */
export default async function Missing({ params, searchParams }: Props) {
  const { path } = await firstValues(searchParams)
  const language = languageOfSegment((await params).lang)
  const words = wordsFor(await params, path)
  return (
    <Sheet language={language} path={path && /^\/(?![/\\])/.test(path) ? path : '/'}>
      <div className="error-page">
        <p className="figure" aria-hidden="true">
          404
        </p>
        <h1>{words.title}</h1>
        <p className="lead">{words.text}</p>
        <p className="actions-row">
          {words.ways.map(([to, text], index) => (
            <a key={to} href={localPath(language, to)} {...(index === 0 ? { className: 'button' } : {})}>
              {text}
            </a>
          ))}
        </p>
      </div>
    </Sheet>
  )
}

type Words = { title: string; text: string; ways: readonly (readonly [to: string, text: string])[] }

function wordsFor({ lang }: { lang: string }, path = ''): Words {
  const language = languageOfSegment(lang)
  const page = ERROR_PAGES[language]
  if (!path.startsWith('/verify/'))
    return {
      title: page.notFound,
      text: page.notFoundText,
      ways: [
        ['/', page.home],
        ['/textbooks', page.books],
      ],
    }
  const { none } = verifyWords(language)
  return {
    title: none.title,
    text: none.text,
    ways: [
      ['/verify', none.again],
      ['/', page.home],
    ],
  }
}
