import type { AdminViewServerProps } from 'payload'
import { languageOf } from '@/kernel/errors'
import { Live } from '@/platform/admin/Live'
import { attempt, Refusal } from '@/platform/admin/sheet'
import { loadTrainingFigures } from '../../operations/figures'
import { ListStepNav } from '../../../shared/admin/ListStepNav'
import { firstOf } from '../../../shared/admin/query'
import '../../../shared/admin/study.css'
import { FigureSheet } from './FigureSheet'
import { figureTexts } from './texts'

/** The hours of all classes that the reader answers for. */
export async function FiguresView({ initPageResult, searchParams }: AdminViewServerProps) {
  const { req } = initPageResult
  const language = languageOf(req.i18n.language)
  const text = figureTexts[language]
  const [from, to, organisation] = ['from', 'to', 'organisation'].map((name) => firstOf(searchParams?.[name]))
  const loaded = await attempt({ language }, () => loadTrainingFigures({ req, from, to, organisation }))
  return (
    <Live className="lg-page">
      <ListStepNav slug="classes" list={text.list} title={text.all} />
      <header className="lg-page__head">
        <div>
          <h1>{text.all}</h1>
          <p>{text.allIntro}</p>
        </div>
      </header>
      {loaded.ok ? (
        <FigureSheet figures={loaded.value} language={language} text={text} isOfClass={false} />
      ) : (
        <Refusal>{loaded.message}</Refusal>
      )}
    </Live>
  )
}
