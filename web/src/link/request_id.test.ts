import { describe, expect, it } from 'vitest'
import { ErrandBook } from './errand_book'
import { KeptInMemory, readKept } from './kept'
import { newRequestId } from './request_id'

describe('a request id', () => {
  it('is a UUIDv7 that begins with the time', () => {
    const id = newRequestId(0x0195_1234_5678, (bytes) => bytes.fill(0xff))
    expect(id).toBe('01951234-5678-7fff-bfff-ffffffffffff')
  })

  it('is never the same twice', () => {
    const ids = new Set(Array.from({ length: 1000 }, () => newRequestId()))
    expect(ids.size).toBe(1000)
  })
})

describe('an errand', () => {
  it('keeps its id until an answer came, also over a reload', () => {
    const kept = new KeptInMemory()
    const first = new ErrandBook(kept).idFor('cancel:1')
    expect(new ErrandBook(kept).idFor('cancel:1')).toBe(first)
    expect(new ErrandBook(kept).idFor('cancel:2')).not.toBe(first)
    new ErrandBook(kept).settled('cancel:1')
    expect(new ErrandBook(kept).idFor('cancel:1')).not.toBe(first)
  })
})

describe('what a page kept', () => {
  const isNumber = (value: unknown): value is number => typeof value === 'number'

  it.each(['', '{', '"x"', 'null'])('is as nothing where it is damaged: %j', (text) => {
    const kept = new KeptInMemory()
    kept.write('k', text)
    expect(readKept(kept, 'k', isNumber)).toBeUndefined()
  })

  it('is read as it was written', () => {
    const kept = new KeptInMemory()
    kept.write('k', '3')
    expect(readKept(kept, 'k', isNumber)).toBe(3)
  })
})
