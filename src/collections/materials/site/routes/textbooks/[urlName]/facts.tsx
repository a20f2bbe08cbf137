import type { ReactNode } from 'react'
import type { Language } from '@/kernel/errors'
import { formatYuan } from '@/kernel/money'
import { siteWords } from '@/platform/i18n'
import type { BookView, EditionView } from '../../../book-view'
import { day, fileSize, inLanguage } from '@/platform/site/format'
import { localPath } from '@/platform/site/paths'
import { bookPath, chapterPath } from '../../../paths'

type Props = { edition: EditionView; language: Language }

export function Contents({ book, edition, language }: Props & { book: BookView }) {
  const chinese = siteWords('zh').book
  return (
    <ol className="contents" lang="zh-CN">
      {edition.chapters.flatMap((chapter, index) => {
        const opensPart = chapter.part && chapter.part !== edition.chapters[index - 1]?.part
        return [
          ...(opensPart
            ? [
                <li className="part" key={`before-${chapter.number}`}>
                  {chapter.part}
                </li>,
              ]
            : []),
          <li key={chapter.number}>
            <a href={localPath(language, chapterPath(book.urlName, edition.editionNo, chapter.number))}>
              <span>{chinese.chapterNo(chapter.number)}</span>
              <span>{chapter.title}</span>
            </a>
          </li>,
        ]
      })}
    </ol>
  )
}

export function Downloads({ edition, language }: Props) {
  const words = siteWords(language).book
  return (
    <>
      {edition.downloads.length === 0 ? <p className="lead no-top">{words.noDownloads}</p> : null}
      <ul className="inline-list downloads" role="list">
        {edition.downloads.map(({ format, href, bytes }) => (
          <li key={format}>
            <a href={href} download>
              {words.formats[format]}
            </a>{' '}
            {bytes ? <span className="code">{fileSize(bytes)}</span> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

export function Colophon({ book, edition, language }: Props & { book: BookView }) {
  const site = siteWords(language)
  const words = site.book
  const last = edition.printings.at(-1)
  const occupation = book.occupation && `${inLanguage(language, book.occupation.name, book.occupation.nameEn)}　${book.occupation.code}`
  const committee = book.committee && (
    <a href={`${localPath(language, '/committees')}#committee-${book.committee.number}`}>
      {inLanguage(language, book.committee.name, book.committee.nameEn)}
    </a>
  )
  return (
    <dl className="colophon">
      {rows([
        [words.occupation, occupation],
        [words.committee, committee],
        [words.publisher, edition.publisherName],
        [words.address, edition.publisherAddress],
        [words.format, edition.formatText],
        [words.characters, edition.characterCount ? words.charactersUnit(edition.characterCount) : undefined],
        [words.edition, [words.copyOf(edition.editionNo), day(edition.publishedOn, language)].filter(Boolean).join('　')],
        [
          words.printings,
          last && [words.copyOf(edition.editionNo, last.printingNo), day(last.printedOn, language)].filter(Boolean).join('　'),
        ],
        [words.isbn, edition.isbn],
        [words.cip, edition.cip],
        [words.price, edition.priceFen === undefined ? undefined : `¥${formatYuan(edition.priceFen)}`],
      ])}
    </dl>
  )
}

export function Contributors({ edition, language }: Props) {
  const { roles } = siteWords(language).book
  const order = Object.keys(roles) as (keyof typeof roles)[]
  return (
    <dl className="colophon">
      {rows(
        order.map((role) => {
          const people = edition.contributors.filter((person) => person.role === role)
          const names = people.map(({ name, organisation }) => (
            <span className="person" key={name}>
              {name}
              {organisation ? <small>（{organisation}）</small> : null}
            </span>
          ))
          return [roles[role], people.length ? <span lang="zh-CN">{names}</span> : undefined] as const
        }),
      )}
    </dl>
  )
}

export function Editions({ book, shown, language }: { book: BookView; shown: EditionView; language: Language }) {
  const words = siteWords(language).book
  return (
    <div className="table-box" role="group" aria-label={words.editions} tabIndex={0}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words.edition}</th>
            <th scope="col">{words.printings}</th>
            <th scope="col">{words.printedOn}</th>
            <th scope="col" className="number">
              {words.printRun}
            </th>
            <th scope="col" className="number">
              {words.corrects}
            </th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {book.editions.flatMap((edition) => {
            const printings = edition.printings.length ? edition.printings.toReversed() : [undefined]
            return printings.map((printing, index) => (
              <tr key={`${edition.editionNo}.${printing?.printingNo ?? 0}`}>
                <th scope="row" className="nowrap">
                  {edition === shown ? (
                    words.copyOf(edition.editionNo)
                  ) : (
                    <a href={`${localPath(language, bookPath(book.urlName))}?edition=${edition.editionNo}`}>
                      {words.copyOf(edition.editionNo)}
                    </a>
                  )}
                </th>
                <td className="nowrap">{printing ? siteWords(language).books.printing(printing.printingNo) : '—'}</td>
                <td className="nowrap">{day(printing?.printedOn ?? edition.publishedOn, language) || '—'}</td>
                <td className="number nowrap">{printing?.printRun ? words.printRunUnit(printing.printRun) : '—'}</td>
                <td className="number nowrap">{printing?.corrects ? words.correctsUnit(printing.corrects) : '—'}</td>
                <td className="nowrap">{index === 0 ? (words.stateText[edition.state as keyof typeof words.stateText] ?? '') : ''}</td>
              </tr>
            ))
          })}
        </tbody>
      </table>
    </div>
  )
}

function rows(pairs: readonly (readonly [label: string, value: ReactNode])[]): ReactNode {
  return pairs.flatMap(([label, value]) => (value ? [<dt key={`${label}-t`}>{label}</dt>, <dd key={`${label}-d`}>{value}</dd>] : []))
}
