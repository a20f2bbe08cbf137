import type { PayloadRequest } from 'payload'
import type { Language } from '@/kernel/errors'
import { runInWorker } from '@/platform/files'
import type { DayRecognition } from '../../../recognition/domain/recognition'
import { loadClassStandings } from '../board'
import { CLASS_WORKBOOK, type ClassWorkbook, type DayFigures } from './task'

/**
 * The board and every day of everybody as a workbook, in the order of the board.
 * @throws DomainError `request.notFound` where the caller may not see the class
 */
export async function exportClass({
  classId,
  language,
  req,
}: {
  req: PayloadRequest
  classId: string
  language: Language
}): Promise<{ bytes: Uint8Array; fileName: string }> {
  const { board, standings } = await loadClassStandings({ req, classId })
  const people: ClassWorkbook['people'] = []
  for (const { crew, id, name, number } of board.rows) {
    if (people.length % 50 === 49) await new Promise((resolve) => setImmediate(resolve))
    people.push({ number, name, crew, days: JSON.stringify((standings.get(id)?.recognition.days ?? []).map(dayFigures)) })
  }
  const rows = board.rows.map((row) => ({ ...row, requiredTenths: board.requiredTenths }))
  const { bytes } = await runInWorker({ task: CLASS_WORKBOOK, input: { language, board: rows.map(boardCells), people } })
  const name = language === 'en' && board.class.nameEn ? board.class.nameEn : board.class.name
  return { bytes, fileName: `${board.class.code} ${name} ${board.today}.xlsx` }
}

type BoardCells = ClassWorkbook['board'][number]

function boardCells(row: BoardCells): BoardCells {
  const { absent, completeOn, crew, cutTenths, early, isShareCut, lastStudiedOn, late, leave, name, number, offlineTenths } = row
  const { onlinePercent, onlineTenths, openClaims, openLeave, projectedTenths, requiredTenths, shortTenths, state, tenths } = row
  return {
    ...{ number, name, crew, state, tenths, onlineTenths, offlineTenths, requiredTenths, projectedTenths, shortTenths, completeOn },
    ...{ onlinePercent, cutTenths, isShareCut, absent, leave, late, early, lastStudiedOn, openClaims, openLeave },
  }
}

function dayFigures({ cutBy, day, offlineMs, onlineMs, rawMs, recognisedMs, uncounted }: DayRecognition): DayFigures {
  return [day, rawMs - offlineMs, onlineMs, offlineMs, recognisedMs, sumOf(cutBy), sumOf(uncounted)]
}

function sumOf(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, ms) => sum + ms, 0)
}
