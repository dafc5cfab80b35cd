import type { AssistanceMarkJson } from 'wire/ticket_pb'

type Marks = readonly AssistanceMarkJson[]

/** In the sequence in which they were chosen. */
export function withMarkTurned(marks: Marks, mark: AssistanceMarkJson): AssistanceMarkJson[] {
  return marks.includes(mark) ? marks.filter((other) => other !== mark) : [...marks, mark]
}

export function sameMarks(left: Marks, right: Marks): boolean {
  return left.length === right.length && left.every((mark) => right.includes(mark))
}
