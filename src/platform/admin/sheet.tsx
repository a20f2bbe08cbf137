import { SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps, PayloadRequest } from 'payload'
import type { ReactNode } from 'react'
import { describeError, DomainError, languageOf, type Language } from '@/kernel/errors'
import { Live } from './Live'
import './sheet.css'

export type Desk = { req: PayloadRequest; language: Language; id: string }

/** Who looks at which document, and in which language. */
export function deskOf({ initPageResult }: DocumentViewServerProps): Desk {
  const { docID, req } = initPageResult
  return { req, language: languageOf(req.i18n.language), id: String(docID ?? '') }
}

/** What was asked for, or the sentence that says why it is refused. Anything else that is thrown goes on. */
export async function attempt<T>(
  { language }: Pick<Desk, 'language'>,
  load: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; message: string }> {
  try {
    return { ok: true, value: await load() }
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, message: describeError(error.code, language, error.details) }
    throw error
  }
}

/**
 * One sheet of the desk: its title, a line that says what it is for, what stands on it. Inside the admin's own frame; the site's
 * `BareSheet` is such a frame itself and shares nothing with it but the word.
 */
export function Sheet({
  children,
  intro,
  props,
  title,
  tools,
}: {
  props: DocumentViewServerProps
  title: string
  intro?: string
  tools?: ReactNode
  children: ReactNode
}) {
  const { collectionConfig, docID, req } = props.initPageResult
  const english = languageOf(req.i18n.language) === 'en' ? englishNameOf(props.doc) : null
  return (
    <Live className="lg-page">
      {collectionConfig ? (
        <SetDocumentStepNav
          collectionSlug={collectionConfig.slug}
          id={String(docID)}
          pluralLabel={collectionConfig.labels.plural}
          useAsTitle={collectionConfig.admin.useAsTitle}
        />
      ) : null}
      <header className="lg-page__head">
        <div>
          <h2>{title}</h2>
          {english ? <p lang="en">{english}</p> : null}
          {intro ? <p>{intro}</p> : null}
        </div>
        {tools}
      </header>
      {children}
    </Live>
  )
}

/** Above the sheet Payload shows the title of the document, which is Chinese: those who read English find its English name here. */
export function englishNameOf(doc: unknown): string | null {
  const { nameEn, titleEn } = (doc ?? {}) as { nameEn?: unknown; titleEn?: unknown }
  return [nameEn, titleEn].find((name): name is string => typeof name === 'string' && name.trim() !== '') ?? null
}

export function Refusal({ children }: { children: ReactNode }) {
  return (
    <p className="lg-page__refusal" role="alert">
      ⚠ {children}
    </p>
  )
}
