import type { Metadata } from 'next'
import { loadMyClasses } from '../../../board/operations/my-classes'
import { Empty } from '@/platform/site/parts'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment } from '@/platform/site/request'
import { ClassCard } from '../../class-card'
import { signedInRequest, StudySheet } from '../../frame'
import { studyWords } from '../../words'

type Props = { params: Promise<{ lang: string }> }

const PATH = '/study'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  return pageMetadata({ language, path: PATH, title: studyWords(language).title, isPrivate: true })
}

export default async function MyClasses({ params }: Props) {
  const language = languageOfSegment((await params).lang)
  const words = studyWords(language)
  const { req } = await signedInRequest(language, PATH)
  const classes = await loadMyClasses({ req })
  const [running, past] = [classes.filter(({ isRunning }) => isRunning), classes.filter(({ isRunning }) => !isRunning)]
  return (
    <StudySheet language={language} path={PATH}>
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      {classes.length === 0 ? (
        <Empty
          title={words.list.empty}
          text={words.list.emptyText}
          action={<a href={localPath(language, '/textbooks')}>{words.list.emptyAction}</a>}
        />
      ) : null}
      {running.map((mine) => (
        <ClassCard key={mine.enrolment.id} mine={mine} language={language} />
      ))}
      {past.length > 0 ? <h2 className="past-title">{words.list.past}</h2> : null}
      {past.map((mine) => (
        <ClassCard key={mine.enrolment.id} mine={mine} language={language} />
      ))}
    </StudySheet>
  )
}
