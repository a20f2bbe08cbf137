import type { PayloadRequest } from 'payload'
import { cache } from 'react'
import { localDate } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'
import { loadWorkbench } from '../operations/workbench'

/** What both panels of the line show, read once a page. */
export const loadBench = cache((req: PayloadRequest, language: Language) => loadWorkbench({ req, language, today: localDate(new Date()) }))
