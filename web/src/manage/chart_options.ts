import { minutesText } from '../staff/spans'
import type { Language } from '../words/display'
import type { FigureWords } from '../words/manage_figure_words'
import type { ChartOption } from './charts'
import { unitOf } from './figure_text'
import type { HeatMap } from './heat_map'
import type { DayShape } from './usual_day'
import type { ReportFigureJson } from 'wire/report_service_pb'

/** Colours of the page; a canvas knows no custom properties. */
export interface Inks {
  text: string
  quiet: string
  line: string
  accent: string
  soft: string
  warning: string
}

export const kDayInks: Inks = {
  text: '#17212d',
  quiet: '#4b5868',
  line: '#c3cbd6',
  accent: '#1565c0',
  soft: '#b5cdea',
  warning: '#c77700',
}

export const kNightInks: Inks = {
  text: '#e8edf4',
  quiet: '#a7b3c4',
  line: '#2c3a50',
  accent: '#8ab8f5',
  soft: '#33517c',
  warning: '#ffb300',
}

const kFamily = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

/** Numbers taken today beside the usual day, and the wait of today, by half hour. */
export function dayOption(
  today: DayShape,
  usual: DayShape,
  words: FigureWords,
  inks: Inks,
  scale = 1,
): ChartOption {
  const halves = [...new Set([...today.keys(), ...usual.keys()])].sort()
  const issued = (shape: DayShape, half: string) => shape.get(half)?.REPORT_FIGURE_ISSUED?.value
  const wait = (half: string) => {
    const ms = today.get(half)?.REPORT_FIGURE_WAIT_MEAN?.value
    return ms === undefined ? null : Math.round(ms / 6_000) / 10
  }
  const textStyle = { color: inks.quiet, fontSize: 12 * scale, fontFamily: kFamily }
  const axis = { axisLabel: textStyle, axisLine: { lineStyle: { color: inks.line } } }
  return {
    animation: false,
    grid: { left: 48 * scale, right: 52 * scale, top: 40 * scale, bottom: 28 * scale },
    legend: { textStyle, top: 0, itemHeight: 10 * scale },
    // Drawn on the canvas: what the hall publishes never becomes markup.
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
    xAxis: { type: 'category', data: halves, ...axis },
    yAxis: [
      {
        type: 'value',
        minInterval: 1,
        ...axis,
        splitLine: { lineStyle: { color: inks.line, opacity: 0.5 } },
      },
      {
        type: 'value',
        ...axis,
        splitLine: { show: false },
        axisLabel: { ...textStyle, formatter: '{value}′' },
      },
    ],
    series: [
      {
        name: `${words.today} ${words.issued}`,
        type: 'bar',
        data: halves.map((half) => issued(today, half) ?? 0),
        itemStyle: { color: inks.accent },
      },
      {
        name: `${words.usual} ${words.issued}`,
        type: 'bar',
        data: halves.map((half) => Math.round(issued(usual, half) ?? 0)),
        itemStyle: { color: inks.soft },
      },
      {
        name: `${words.today} ${words.waitMean}`,
        type: 'line',
        yAxisIndex: 1,
        connectNulls: false,
        data: halves.map(wait),
        lineStyle: { color: inks.warning, width: 2 * scale },
        itemStyle: { color: inks.warning },
      },
    ],
  }
}

/** Half hours to the right, weekdays downwards from Monday. */
export function heatOption(
  map: HeatMap,
  figure: ReportFigureJson,
  words: FigureWords,
  language: Language,
  inks: Inks,
): ChartOption {
  const textStyle = { color: inks.quiet, fontSize: 12, fontFamily: kFamily }
  const text = (value: number) => cellText(value, figure, language)
  return {
    animation: false,
    grid: { left: 62, right: 16, top: 8, bottom: 66 },
    tooltip: {
      renderMode: 'richText',
      confine: true,
      formatter: (params) => {
        const one = Array.isArray(params) ? params[0] : params
        const data = one?.data as [number, number, number] | undefined
        if (!data) return ''
        const weekday = map.weekdays[data[1]] ?? 1
        return `${words.weekday(words.weekdays[weekday]!)} ${map.halfHours[data[0]] ?? ''}  ${text(data[2])}`
      },
    },
    xAxis: {
      type: 'category',
      data: map.halfHours,
      axisLabel: textStyle,
      splitArea: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: map.weekdays.map((day) => words.weekday(words.weekdays[day]!)),
      axisLabel: textStyle,
    },
    visualMap: {
      min: 0,
      max: map.most || 1,
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 160,
      textStyle,
      text: [text(map.most), text(0)],
      inRange: { color: ['#eef4fc', '#8ab4e8', '#1565c0', '#0b3a80'] },
    },
    series: [
      {
        type: 'heatmap',
        data: map.cells.map((cell) => [
          map.halfHours.indexOf(cell.halfHour),
          map.weekdays.indexOf(cell.weekday),
          cell.value,
        ]),
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
      },
    ],
  }
}

export function cellText(value: number, figure: ReportFigureJson, language: Language): string {
  switch (unitOf(figure)) {
    case 'FIGURE_UNIT_SHARE':
      return `${Math.round(value / 10)}%`
    case 'FIGURE_UNIT_DURATION':
      return minutesText(value, language)
    default:
      return `${Math.round(value * 10) / 10}`
  }
}
