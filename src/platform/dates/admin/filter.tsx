'use client'

import { useListQuery, useTranslation } from '@payloadcms/ui'
import type { Where } from 'payload'
import { useEffect, useRef, useState } from 'react'
import { languageOf } from '@/kernel/errors'
import { conditionAt, shownDay, withValueAt } from './filter-conditions'
import './dates.css'

const TEXTS = {
  zh: { day: '日期（北京时间）', there: '是否有值' },
  en: { day: 'Day (Beijing time)', there: 'Whether there is a value' },
} as const

/**
 * The value of a condition on a date, in the filters of a list: a day at the centre, whatever zone the browser is in. Payload gives a
 * filter of ours nothing, so that it finds out by its place in the filters which condition it stands for.
 */
export function DateFilter() {
  const { handleWhereChange, query } = useListQuery()
  const { i18n, t } = useTranslation()
  const own = useRef<HTMLDivElement>(null)
  const [index, setIndex] = useState<number>()
  // While it is being typed the input has its own say: half a date is none.
  const [typed, setTyped] = useState<string>()
  const words = TEXTS[languageOf(i18n.language)]
  const { where } = query
  // After every change: conditions before this one come and go.
  useEffect(() => {
    const place = own.current?.closest('.condition')
    const all = [...(own.current?.closest('.where-builder')?.querySelectorAll('.condition') ?? [])]
    setIndex(place ? all.indexOf(place) : undefined)
  }, [where])
  const condition = index === undefined ? undefined : conditionAt(where, index)
  const shown = shownDay(condition?.value)
  const take = (value: string) => {
    if (condition && index !== undefined) void handleWhereChange?.(withValueAt(where as Where, index, value || undefined))
  }
  return (
    <div className="lg-date-filter" ref={own}>
      {condition?.operator === 'exists' ? (
        <select
          aria-label={words.there}
          value={String(condition.value ?? '')}
          onChange={({ currentTarget }) => {
            take(currentTarget.value)
          }}
        >
          <option value="" />
          <option value="true">{t('general:true')}</option>
          <option value="false">{t('general:false')}</option>
        </select>
      ) : (
        <input
          type="date"
          max="9999-12-31"
          aria-label={words.day}
          title={words.day}
          disabled={!condition}
          value={typed ?? shown}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            // A year that is being typed is one of the first century for a moment.
            if (currentTarget.value >= '1900') take(currentTarget.value)
          }}
          onBlur={({ currentTarget }) => {
            if (typed !== undefined && currentTarget.value !== shown) take(currentTarget.value)
            setTyped(undefined)
          }}
        />
      )}
    </div>
  )
}
