import type { Metadata } from 'next'
import { LEVELS, levelName } from '@/collections/standards'
import { siteWords } from '@/platform/i18n'
import { BookList } from '../../book-list'
import { Empty, Paging } from '@/platform/site/parts'
import { Sheet } from '@/platform/site/sheet'
import { findCatalogue } from '../../catalogue'
import { occupationsWithBooks, writingCommittees } from '../../directory'
import { inLanguage } from '@/platform/site/format'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath, query } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { codeOfChoice, firstValues, pageOf, type SearchParams } from '@/platform/site/search-params'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  const words = siteWords(language).books
  return pageMetadata({ language, path: '/textbooks', title: words.title, description: words.lead })
}

export default async function Textbooks({ params, searchParams }: Props) {
  const language = languageOfSegment((await params).lang)
  const site = siteWords(language)
  const words = site.books
  const given = await firstValues(searchParams)
  const page = pageOf(given['page'])
  const filters = {
    occupation: codeOfChoice(given['occupation']),
    level: /^[1-5]$/.test(given['level'] ?? '') ? given['level'] : undefined,
    committee: /^\d{1,4}$/.test(given['committee'] ?? '') ? given['committee'] : undefined,
    q: given['q'],
  }
  const isFiltered = Object.values(filters).some(Boolean)
  const { req } = await siteRequest()
  const set = Object.fromEntries(Object.entries(filters).filter(([, value]) => value))
  const { entries, total, pages } = await findCatalogue({ req, filters: set, page })
  const [occupations, committees] = [await occupationsWithBooks(req), await writingCommittees(req)]
  const chosen = occupations.find(({ code }) => code === filters.occupation)
  const choice = (occupation: (typeof occupations)[number]) =>
    `${occupation.code} ${inLanguage(language, occupation.name, occupation.nameEn)}`
  return (
    <Sheet language={language} path={`/textbooks${query({ ...filters, page: page > 1 ? page : undefined })}`}>
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      <form className="filters" role="search" action={localPath(language, '/textbooks')}>
        <div className="field wide">
          <label htmlFor="occupation">{words.occupation}</label>
          <input
            type="search"
            id="occupation"
            name="occupation"
            list="occupations"
            maxLength={80}
            placeholder={words.occupationHint}
            defaultValue={chosen ? choice(chosen) : filters.occupation}
            autoComplete="off"
          />
          <datalist id="occupations">
            {occupations.map((occupation) => (
              <option key={occupation.id} value={choice(occupation)} />
            ))}
          </datalist>
        </div>
        <div className="field">
          <label htmlFor="level">{words.level}</label>
          <select id="level" name="level" defaultValue={filters.level ?? ''}>
            <option value="">{site.all}</option>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {levelName(level, language)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="committee">{words.committee}</label>
          <select id="committee" name="committee" defaultValue={filters.committee ?? ''}>
            <option value="">{site.all}</option>
            {committees.map((committee) => (
              <option key={committee.id} value={committee.number}>
                {inLanguage(language, committee.name, committee.nameEn)}
              </option>
            ))}
          </select>
        </div>
        <div className="field wide">
          <label htmlFor="q">{words.q}</label>
          <input type="search" id="q" name="q" maxLength={100} defaultValue={filters.q} />
        </div>
        <div className="actions">
          <button className="button">{site.filter.apply}</button>
          {isFiltered ? <a href={localPath(language, '/textbooks')}>{site.filter.clear}</a> : null}
        </div>
      </form>
      {entries.length === 0 ? (
        isFiltered ? (
          <Empty title={words.empty} text={words.emptyText} action={<a href={localPath(language, '/textbooks')}>{site.filter.clear}</a>} />
        ) : (
          <Empty title={words.emptyAll} text={words.emptyAllText} />
        )
      ) : (
        <>
          <p className="summary-line">{words.found(total)}</p>
          <BookList entries={entries} language={language} />
        </>
      )}
      <Paging language={language} path="/textbooks" page={page} pages={pages} filters={filters} />
    </Sheet>
  )
}
