import type { ExportReportResponseJson, ReportQueryJson } from 'wire/report_service_pb'
import type { HallLines } from '../link/hall_call'
import type { Answer } from '../link/refusal'

export interface ReportFile {
  name: string
  type: string
  parts: Uint8Array[]
}

/** What a spreadsheet reads; the hall writes either with its definitions. */
export type SpreadsheetForm = 'csv' | 'xlsx'

const kForms = {
  csv: { format: 'REPORT_FORMAT_CSV', type: 'text/csv;charset=utf-8' },
  xlsx: {
    format: 'REPORT_FORMAT_XLSX',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const

export async function fetchReportFile(
  lines: HallLines,
  query: ReportQueryJson,
  form: SpreadsheetForm,
  english: boolean,
): Promise<Answer<ReportFile>> {
  const answer = await lines<ExportReportResponseJson>('ReportService/ExportReport', {
    query,
    format: kForms[form].format,
    english,
  })
  if (!answer.ok) return answer
  return {
    ok: true,
    value: {
      name: answer.value[0]?.fileName || `report.${form}`,
      type: kForms[form].type,
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
