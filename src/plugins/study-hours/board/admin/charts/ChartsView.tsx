import type { DocumentViewServerProps } from 'payload'
import { attempt, deskOf, Refusal, Sheet } from '@/platform/admin/sheet'
import { loadClassFigures } from '../../operations/figures'
import { firstOf } from '../../../shared/admin/query'
import '../../../shared/admin/study.css'
import { FigureSheet } from './FigureSheet'
import { figureTexts } from './texts'

/** The hours of one class as charts. */
export async function ChartsView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = figureTexts[desk.language]
  const [from, to] = [firstOf(props.searchParams?.['from']), firstOf(props.searchParams?.['to'])]
  const loaded = await attempt(desk, () => loadClassFigures({ req: desk.req, classId: desk.id, from, to }))
  return (
    <Sheet props={props} title={text.class} intro={text.classIntro}>
      {loaded.ok ? (
        <FigureSheet figures={loaded.value} language={desk.language} text={text} isOfClass />
      ) : (
        <Refusal>{loaded.message}</Refusal>
      )}
    </Sheet>
  )
}
