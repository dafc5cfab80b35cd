import type { ReportDimensionJson, ReportFigureJson, ReportQueryJson } from 'wire/report_service_pb'
import type { DateJson } from 'wire/text_pb'
import type { ReportLine } from './report_table'

export type Period = 'day' | 'week' | 'month'

export const kCompared: ReportDimensionJson[] = [
  'REPORT_DIMENSION_QUEUE',
  'REPORT_DIMENSION_ITEM',
  'REPORT_DIMENSION_COUNTER',
  'REPORT_DIMENSION_STAFF',
  'REPORT_DIMENSION_DEPARTMENT',
  'REPORT_DIMENSION_GROUND',
  'REPORT_DIMENSION_OUTCOME',
]

/** A rate that rests on fewer servings says little; it is shown, and marked. */
export const kFewSamples = 20

/** What stands in the columns, by what is compared: some figures mean nothing for some. */
export function figuresFor(dimension: ReportDimensionJson): ReportFigureJson[] {
  switch (dimension) {
    case 'REPORT_DIMENSION_COUNTER':
    case 'REPORT_DIMENSION_STAFF':
      return [
        'REPORT_FIGURE_SERVED',
        'REPORT_FIGURE_COPIES',
        'REPORT_FIGURE_SERVICE_MEAN',
        'REPORT_FIGURE_SERVICE_P90',
        'REPORT_FIGURE_OCCUPATION',
        'REPORT_FIGURE_NO_SHOWS',
        'REPORT_FIGURE_MANUAL_PICKS',
        'REPORT_FIGURE_PAUSE_TIME',
      ]
    case 'REPORT_DIMENSION_OUTCOME':
      return ['REPORT_FIGURE_SERVED', 'REPORT_FIGURE_COPIES', 'REPORT_FIGURE_SERVICE_MEAN']
    default:
      return [
        'REPORT_FIGURE_ISSUED',
        'REPORT_FIGURE_SERVED',
        'REPORT_FIGURE_SHARE_IN_TARGET',
        'REPORT_FIGURE_WAIT_MEAN',
        'REPORT_FIGURE_WAIT_P90',
        'REPORT_FIGURE_SERVICE_MEAN',
        'REPORT_FIGURE_NO_SHOWS',
        'REPORT_FIGURE_DIVERTED',
      ]
  }
}

export function queryFor(
  dimension: ReportDimensionJson,
  period: Period,
  date: DateJson,
): ReportQueryJson {
  const periods = {
    day: 'REPORT_PERIOD_DAY',
    week: 'REPORT_PERIOD_WEEK',
    month: 'REPORT_PERIOD_MONTH',
  } as const
  return {
    period: periods[period],
    date,
    groupBy: [dimension],
    figures: figuresFor(dimension),
  }
}

/** Rows by one figure; what has none comes last whichever way. */
export function sorted(
  lines: readonly ReportLine[],
  by: ReportFigureJson,
  descending: boolean,
): ReportLine[] {
  const sign = descending ? -1 : 1
  return [...lines].sort((a, b) => {
    const [left, right] = [a.figures[by]?.value, b.figures[by]?.value]
    if (left === undefined || right === undefined) {
      return (left === undefined ? 1 : 0) - (right === undefined ? 1 : 0)
    }
    return sign * (left - right)
  })
}
