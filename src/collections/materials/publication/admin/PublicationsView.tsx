import type { DocumentViewServerProps } from 'payload'
import { pageOf } from '../../line/admin/format'
import { Pager } from '../../line/admin/Pager'
import { BuildPanel } from './BuildPanel'
import { attempt, deskOf, Refusal, Sheet } from '@/platform/admin/sheet'
import { fileSize, fill, minuteOf } from '../../line/admin/edition-format'
import { loadPublicationSheet } from './load-publications'
import { publicationTexts, type PublicationTexts } from './texts'

type Loaded = Awaited<ReturnType<typeof loadPublicationSheet>>

/** The files that were built, and the way to build them. */
export async function PublicationsView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = publicationTexts[desk.language]
  const page = pageOf(props.searchParams?.['page'])
  const loaded = await attempt(desk, () => loadPublicationSheet(desk, page))
  if (!loaded.ok)
    return (
      <Sheet props={props} title={text.title} intro={text.intro}>
        <Refusal>{loaded.message}</Refusal>
      </Sheet>
    )
  const { files, mayBuild, missing, running, totalPages } = loaded.value
  return (
    <Sheet props={props} title={text.title} intro={text.intro}>
      <section className="lg-block">
        <h3>{text.build}</h3>
        {missing.length > 0 ? (
          <>
            <p className="lg-page__refusal">{text.missing}</p>
            <ul className="lg-missing">
              {missing.map(({ fact, href, isFilledIn, label }) => (
                <li key={fact}>
                  {label} <a href={href}>{isFilledIn ? text.fill : text.look}</a>
                </li>
              ))}
            </ul>
          </>
        ) : mayBuild ? (
          <p className="lg-hint">{text.buildIntro}</p>
        ) : null}
        {mayBuild ? (
          <BuildPanel editionId={desk.id} running={running} isPossible={missing.length === 0} language={desk.language} />
        ) : (
          <p className="lg-hint">{text.mayNot}</p>
        )}
      </section>
      {files.length === 0 ? <p className="lg-page__empty">{text.empty}</p> : <Files files={files} text={text} />}
      <Pager page={page} pages={totalPages} href={(to) => `?page=${to}`} language={desk.language} />
    </Sheet>
  )
}

function Files({ files, text }: { files: Loaded['files']; text: PublicationTexts }) {
  return (
    <div className="lg-scroll" tabIndex={0} role="region" aria-label={text.title}>
      <table className="lg-sheet lg-stack">
        <thead>
          <tr>
            <th scope="col">{text.printing}</th>
            <th scope="col">{text.format}</th>
            <th scope="col">{text.file}</th>
            <th scope="col" className="lg-number">
              {text.size}
            </th>
            <th scope="col">{text.digest}</th>
            <th scope="col">{text.built}</th>
            <th scope="col">{text.access}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <td className="lg-nowrap" data-label={text.printing}>
                {file.printingNo === null ? '—' : fill(text.printingNo, { number: file.printingNo })}
              </td>
              <td data-label={text.format}>{file.format === 'proof' ? text.proof : file.format.toUpperCase()}</td>
              <td data-label={text.file}>
                <a href={file.url} download={file.filename}>
                  {file.filename}
                </a>
              </td>
              <td className="lg-number" data-label={text.size}>
                {fileSize(file.filesize)}
              </td>
              <td data-label={text.digest}>
                <code className="lg-digest" title={file.sha256}>
                  {file.sha256.slice(0, 16)}…
                </code>
              </td>
              <td className="lg-nowrap" data-label={text.built}>
                {minuteOf(file.builtAt)}
              </td>
              <td className="lg-nowrap" data-label={text.access}>
                {file.isPublic ? <span className="lg-pass">✓ {text.isPublic}</span> : text.isInternal}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
