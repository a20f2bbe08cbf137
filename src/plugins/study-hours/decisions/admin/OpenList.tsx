import type { PayloadRequest } from 'payload'
import { languageOf } from '@/kernel/errors'
import { openListHref, type DecisionSlug } from '../../shared/admin/open-lists'
import '../../shared/admin/study.css'
import { decisionTexts } from './texts'

type Props = {
  collectionSlug: DecisionSlug
  i18n: PayloadRequest['i18n']
  searchParams?: Readonly<Record<string, unknown>>
}

/** Above the list: it opens on what waits for a decision, and the rest is one step away. */
export function OpenList({ collectionSlug, i18n, searchParams = {} }: Props) {
  const text = decisionTexts[languageOf(i18n.language)]
  const path = `/admin/collections/${collectionSlug}`
  const isAll = JSON.stringify(searchParams).includes('[state][exists]')
  const isOther = !isAll && Object.keys(searchParams).some((key) => key.startsWith('where'))
  return (
    <nav className="lg-choice" aria-label={text.lists}>
      <a href={isOther ? openListHref(collectionSlug) : path} aria-current={!isAll && !isOther ? 'page' : undefined}>
        {text.open}
      </a>
      <a href={`${path}?where[and][0][state][exists]=true`} aria-current={isAll ? 'page' : undefined}>
        {text.all}
      </a>
      {collectionSlug === 'outages' ? <a href={`${path}/declare`}>{text.declare}</a> : null}
    </nav>
  )
}
