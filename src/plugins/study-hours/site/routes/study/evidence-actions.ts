'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/platform/site/action-form'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { leavePath, recordPath } from '../../study-paths'
import { takeEvidence } from '../../take-evidence'

/** Files for a leave request or a claim that was made before. @param of whose; what a browser sends is held to the caller's own */
export async function addEvidenceLater(
  lang: string,
  of: { kind: string; id: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const language = languageOfSegment(lang)
  const kind = of.kind === 'leave' ? 'leave' : 'claim'
  const path = localPath(language, kind === 'leave' ? leavePath : recordPath)
  const { req, user } = await siteRequest()
  if (!user) redirect(`${localPath(language, '/login')}?next=${encodeURIComponent(path)}`)
  const state = await takeEvidence({ req, language, kind, id: String(of.id), form })
  // The list beside the form shows what is kept now, or that it was decided meanwhile.
  revalidatePath(path)
  return state
}
