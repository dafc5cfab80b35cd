import type { ExportReportResponseJson, ReportQueryJson } from 'wire/report_service_pb'
import type { HallLines } from '../link/hall_call'
import type { Answer } from '../link/refusal'

export interface ReportFile {
  name: string
  parts: Uint8Array[]
}

/** The report as the hall writes it: CSV with its definitions. */
export async function fetchReportFile(
  lines: HallLines,
  query: ReportQueryJson,
  english: boolean,
): Promise<Answer<ReportFile>> {
  const answer = await lines<ExportReportResponseJson>('ReportService/ExportReport', {
    query,
    format: 'REPORT_FORMAT_CSV',
    english,
  })
  if (!answer.ok) return answer
  return {
    ok: true,
    value: {
      name: answer.value[0]?.fileName || 'report.csv',
      parts: answer.value.map((piece) => bytesOf(piece.content ?? '')),
    },
  }
}

export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i)
  return bytes
}
