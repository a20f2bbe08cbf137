import type { Language } from '@/kernel/errors'
import { siteWords } from '@/platform/i18n'
import { ActionForm } from '@/platform/site/action-form'
import { errataOf, formatCopy, type BookView, type CopyInHand, type EditionView, type ErratumView } from '../../../book-view'
import { localPath } from '@/platform/site/paths'
import { bookPath, chapterPath } from '../../../paths'
import { submitReport } from './report'

type Props = { book: BookView; copy: CopyInHand | undefined; language: Language }

/** The errata of the copy in hand, chosen by a plain form. */
export function ErrataTable({ book, copy, language }: Props) {
  const words = siteWords(language).book
  const rows = errataOf(book, copy)
  return (
    <>
      <form className="copy-choice no-print" action={`${localPath(language, bookPath(book.urlName))}#errata`}>
        <label htmlFor="copy">{words.errataFor}</label>
        <select id="copy" name="copy" defaultValue={copy ? formatCopy(copy) : ''}>
          <option value="">{words.errataAny}</option>
          {copies(book).map((choice) => (
            <option key={formatCopy(choice)} value={formatCopy(choice)}>
              {words.copyOf(choice.editionNo, choice.printingNo)}
            </option>
          ))}
        </select>
        <button className="button plain">{words.errataShow}</button>
      </form>
      {rows.length === 0 ? (
        <p className="lead">{words.errataNone}</p>
      ) : (
        <div className="table-box" role="group" aria-label={words.errata} tabIndex={0}>
          <table className="list errata-list">
            <thead>
              <tr>
                <th scope="col">{words.errataPlace}</th>
                <th scope="col">{words.errataQuote}</th>
                <th scope="col">{words.errataCorrection}</th>
                <th scope="col">{words.errataStatus}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ edition, erratum }) => (
                <tr key={erratum.id}>
                  <td>
                    <Place book={book} edition={edition} erratum={erratum} language={language} />
                  </td>
                  <td lang="zh-CN">{erratum.quote}</td>
                  <td lang="zh-CN">
                    {erratum.correction}
                    {erratum.note ? <small className="note">{erratum.note}</small> : null}
                  </td>
                  <td>{erratum.correctedInPrinting ? words.errataCorrectedIn(erratum.correctedInPrinting) : words.errataOpen}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Place({ book, edition, erratum, language }: { book: BookView; edition: EditionView; erratum: ErratumView; language: Language }) {
  const words = siteWords(language).book
  const { chapterNumber, page, paragraph } = erratum
  const text = [
    words.copyOf(edition.editionNo),
    ...(chapterNumber ? [words.chapterNo(chapterNumber)] : []),
    ...(page ? [words.page(String(page))] : []),
    ...(paragraph ? [words.paragraphNo(paragraph)] : []),
  ].join(siteWords(language).listJoin)
  if (!chapterNumber) return text
  const anchor = paragraph ? `#p${paragraph}` : ''
  return <a href={localPath(language, chapterPath(book.urlName, edition.editionNo, chapterNumber)) + anchor}>{text}</a>
}

/** `given` fills the form in from the reader's link: chapter, paragraph and the words that were selected there. */
export function ReportForm(props: Props & { shown: EditionView; given: Record<string, string | undefined> }) {
  const { book, copy, shown, given, language } = props
  const site = siteWords(language)
  const words = site.report
  const lastPrinting = shown.printings.at(-1)?.printingNo
  const fallback = { editionNo: shown.editionNo, ...(lastPrinting ? { printingNo: lastPrinting } : {}) }
  return (
    <ActionForm
      action={submitReport.bind(null, language, book.urlName)}
      initial={{
        values: {
          copy: formatCopy(copy ?? fallback),
          chapter: given['chapter'] ?? '',
          paragraph: given['paragraph'] ?? '',
          quote: given['quote'] ?? '',
        },
        errors: {},
      }}
      submit={words.submit}
      fields={[
        {
          name: 'copy',
          label: words.copy,
          kind: 'select',
          group: 'copy',
          options: copies(book).map((choice) => [formatCopy(choice), site.book.copyOf(choice.editionNo, choice.printingNo)] as const),
        },
        {
          name: 'chapter',
          label: words.chapter,
          kind: 'select',
          group: 'copy',
          options: [
            ['', words.chapterAny],
            ...shown.chapters.map(({ number, title }) => [String(number), `${siteWords('zh').book.chapterNo(number)} ${title}`] as const),
          ],
        },
        { name: 'page', label: words.page, hint: words.pageHint, inputMode: 'numeric', maxLength: 5, group: 'place' },
        { name: 'paragraph', label: words.paragraph, hint: words.paragraphHint, inputMode: 'numeric', maxLength: 5, group: 'place' },
        { name: 'quote', label: words.quote, kind: 'textarea', required: true },
        { name: 'correction', label: words.correction, kind: 'textarea', required: true },
        { name: 'note', label: words.note, kind: 'textarea' },
        { name: 'name', label: words.name, autoComplete: 'name', maxLength: 60, group: 'person' },
        { name: 'contact', label: words.contact, hint: words.contactHint, maxLength: 200, group: 'person' },
      ]}
    />
  )
}

function copies(book: BookView): CopyInHand[] {
  return book.editions.flatMap(({ editionNo, printings }) =>
    printings.length ? printings.toReversed().map(({ printingNo }) => ({ editionNo, printingNo })) : [{ editionNo }],
  )
}
