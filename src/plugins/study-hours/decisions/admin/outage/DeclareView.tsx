import type { AdminViewServerProps } from 'payload'
import { languageOf } from '@/kernel/errors'
import { Live } from '@/platform/admin/Live'
import { classesToDeclare } from '../../operations/outage-preview'
import { ListStepNav } from '../../../shared/admin/ListStepNav'
import { firstOf } from '../../../shared/admin/query'
import '@/platform/admin/sheet.css'
import '../../../shared/admin/study.css'
import { DeclareForm } from './DeclareForm'
import { outageTexts } from './texts'

/** The first signature under an outage. `?class=` chooses a class beforehand. */
export async function DeclareView({ initPageResult, searchParams }: AdminViewServerProps) {
  const { req } = initPageResult
  const language = languageOf(req.i18n.language)
  const text = outageTexts[language]
  const classes = req.user ? await classesToDeclare(req) : []
  return (
    <Live className="lg-page">
      <ListStepNav slug="outages" list={text.list} title={text.title} />
      <header className="lg-page__head">
        <div>
          <h1>{text.title}</h1>
          <p>{text.intro}</p>
        </div>
      </header>
      {classes.length === 0 ? (
        <p className="lg-page__empty">{text.noClasses}</p>
      ) : (
        <DeclareForm
          classes={classes.map(({ code, id, name, nameEn }) => ({ id, code, name: (language === 'en' && nameEn) || name }))}
          chosen={firstOf(searchParams?.['class'])}
          language={language}
        />
      )}
    </Live>
  )
}
