import type { PayloadRequest } from 'payload'
import type { Language } from '@/kernel/errors'
import { runInWorker } from '@/platform/files'
import type { DayRecognition } from '../../domain/recognition'
import { loadClassStandings } from '../class-board'
import { CLASS_WORKBOOK, type ClassWorkbook } from './task'

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
  const days: ClassWorkbook['days'] = []
  for (const { crew, id, name, number } of board.rows)
    for (const day of standings.get(id)?.recognition.days ?? []) days.push({ number, name, crew, ...dayRow(day) })
  const rows = board.rows.map((row) => ({ ...row, requiredTenths: board.requiredTenths }))
  const { bytes } = await runInWorker({ task: CLASS_WORKBOOK, input: { language, board: rows.map(boardCells), days } })
  const name = language === 'en' && board.class.nameEn ? board.class.nameEn : board.class.name
  return { bytes, fileName: `${board.class.code} ${name} ${board.today}.xlsx` }
}

type BoardCells = ClassWorkbook['board'][number]

function boardCells(row: BoardCells): BoardCells {
  const { absent, completeOn, crew, cutTenths, isShareCut, lastStudiedOn, late, leave, name, number, offlineTenths } = row
  const { onlinePercent, onlineTenths, openClaims, openLeave, projectedTenths, requiredTenths, shortTenths, state, tenths } = row
  return {
    ...{ number, name, crew, state, tenths, onlineTenths, offlineTenths, requiredTenths, projectedTenths, shortTenths, completeOn },
    ...{ onlinePercent, cutTenths, isShareCut, absent, leave, late, lastStudiedOn, openClaims, openLeave },
  }
}

function dayRow({ cutBy, day, offlineMs, onlineMs, rawMs, recognisedMs, uncounted }: DayRecognition) {
  return {
    day,
    creditedMinutes: minuteTenths(rawMs - offlineMs),
    onlineMinutes: minuteTenths(onlineMs),
    offlineMinutes: minuteTenths(offlineMs),
    recognisedMinutes: minuteTenths(recognisedMs),
    cutMinutes: minuteTenths(Object.values(cutBy).reduce((sum, ms) => sum + ms, 0)),
    uncountedMinutes: minuteTenths(Object.values(uncounted).reduce((sum, ms) => sum + ms, 0)),
  }
}

/** Minutes in tenths, rounded down. */
function minuteTenths(ms: number): number {
  return Math.floor(ms / 6_000)
}
