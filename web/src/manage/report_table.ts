import type {
  FigureDefinitionJson,
  GetReportResponseJson,
  ReportCellJson,
  ReportFigureJson,
  ReportQueryJson,
  ReportRowJson,
} from 'wire/report_service_pb'
import type { DisplayTextJson } from 'wire/text_pb'
import type { HallCall } from '../link/hall_call'
import type { Answer } from '../link/refusal'
import { signedMs } from '../staff/spans'

/** One figure: a count, milliseconds or per mille, by its definition. */
export interface Figure {
  value: number | undefined
  samples: number
  inexact: boolean
}

export interface ReportLine {
  keys: Array<{ code: string; label: DisplayTextJson | undefined }>
  figures: Partial<Record<ReportFigureJson, Figure>>
}

export interface Report {
  lines: ReportLine[]
  total: ReportLine | undefined
  definitions: FigureDefinitionJson[]
  preliminary: boolean
}

const kPage = 2_000
const kPagesMost = 10

/** The whole report, page by page. */
export async function fetchReport(call: HallCall, query: ReportQueryJson): Promise<Answer<Report>> {
  const report: Report = { lines: [], total: undefined, definitions: [], preliminary: false }
  let pageToken = ''
  for (let page = 0; page < kPagesMost; ++page) {
    const answer = await call<GetReportResponseJson>('ReportService/GetReport', {
      query,
      pageSize: kPage,
      pageToken,
    })
    if (!answer.ok) return answer
    const { value } = answer
    report.lines.push(...(value.rows ?? []).map(lineOf))
    if (page === 0) {
      report.total = value.total && lineOf(value.total)
      report.definitions = value.definitions ?? []
      report.preliminary = value.preliminary ?? false
    }
    pageToken = value.nextPageToken ?? ''
    if (!pageToken) break
  }
  return { ok: true, value: report }
}

export function lineOf(row: ReportRowJson): ReportLine {
  const figures: ReportLine['figures'] = {}
  for (const cell of row.cells ?? []) {
    if (cell.figure) figures[cell.figure] = figureOf(cell)
  }
  return {
    keys: (row.keys ?? []).map((key) => ({ code: key.code ?? '', label: key.label })),
    figures,
  }
}

function figureOf(cell: ReportCellJson): Figure {
  const value =
    cell.count !== undefined
      ? Number(cell.count)
      : cell.duration !== undefined
        ? signedMs(cell.duration)
        : cell.sharePermille
  return {
    value: value === undefined || Number.isNaN(value) ? undefined : value,
    samples: Number(cell.sampleCount ?? 0),
    inexact: cell.inexact ?? false,
  }
}
