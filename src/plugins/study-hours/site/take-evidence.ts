import type { PayloadRequest } from 'payload'
import { describeError, DomainError, type Language } from '@/kernel/errors'
import { plainFileName } from '@/platform/files'
import { addEvidence } from '../decisions/operations/evidence'
import type { EvidenceKind } from '../decisions/domain/evidence'
import type { FormState } from '@/platform/site/action-form'
import { givenFiles } from './given-files'
import { studyWords } from './words'

type Given = { req: PayloadRequest; language: Language; kind: EvidenceKind; id: string; form: FormData }

/** Takes the files of a form for a request made before, and answers as the form shows it: refusals beside the field, what was kept by its name. */
export async function takeEvidence({ form, id, kind, language, req }: Given): Promise<FormState> {
  const files = await givenFiles(form, 'evidence')
  try {
    await addEvidence({ req, kind, id, files })
    const names = files.map(({ name }) => plainFileName(name))
    return { values: {}, errors: {}, done: studyWords(language).evidence.added(names.join(language === 'zh' ? '、' : ', ')) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const message = describeError(error.code, language, error.details)
    const isOfField = ['evidence', 'file'].some((name) => name === error.details?.['field'])
    return isOfField ? { values: {}, errors: { evidence: message } } : { values: {}, errors: {}, message }
  }
}
