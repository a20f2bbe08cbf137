'use client'

import { useConfig, useListRelationships, useTranslation } from '@payloadcms/ui'
import { formatDocTitle } from '@payloadcms/ui/shared'
import Link from 'next/link'
import type { DefaultCellComponentProps } from 'payload'
import { useEffect, useMemo, useRef } from 'react'
import { languageOf } from '@/kernel/errors'
import { cellText, englishName, namedIn, type ReadRows } from '../cell-text'

const texts = {
  zh: { none: '—', pending: '…', closed: '（已不存在或无权查看）', comma: '，', more: (count: number) => ` 等 ${count} 项` },
  en: {
    none: '—',
    pending: '…',
    closed: '(gone, or not open to you)',
    comma: ', ',
    more: (count: number) => ` and others, ${count} in all`,
  },
}

/** The names of what a row is related to. */
export function RelationCell({ cellData, collectionSlug, field, link, linkURL, rowData }: DefaultCellComponentProps) {
  const relationTo = 'relationTo' in field ? (field.relationTo as string | string[]) : ''
  const key = JSON.stringify(cellData ?? null)
  const named = useMemo(() => namedIn(JSON.parse(key), relationTo), [key, relationTo])
  const { documents, getRelationships } = useListRelationships()
  const { config, getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  // Asking again would make a name that is known unknown for a moment.
  const asked = useRef('')

  useEffect(() => {
    if (asked.current === key) return
    asked.current = key
    if (named.length > 0) getRelationships(named)
  }, [getRelationships, key, named])

  const text = cellText({
    named,
    read: (documents ?? {}) as ReadRows,
    text: texts[languageOf(i18n.language)],
    titleOf: (slug, row) =>
      englishName(row, i18n.language) ??
      formatDocTitle({
        collectionConfig: getEntityConfig({ collectionSlug: slug }),
        data: row as never,
        dateFormat: config.admin.dateFormat,
        i18n,
      }),
  })
  const href = linkURL ?? `${config.routes.admin}/collections/${collectionSlug}/${String((rowData as { id?: unknown }).id)}`
  return link ? (
    <Link href={href} prefetch={false}>
      {text}
    </Link>
  ) : (
    <span>{text}</span>
  )
}
