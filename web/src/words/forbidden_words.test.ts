import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// Words that blame, belong to another trade or are of the system's inside. 办结 stands in guides
// only, where it is the legal word.
const kForbidden = /弃号|作废|挂起|客户|顾客|用户|队列|优先级|超时|操作失败|系统错误|柜台/

const folder = new URL('./', import.meta.url)

describe('the words of the public pages', () => {
  // What staff alone read may use the words of their trade.
  const files = readdirSync(folder).filter(
    (name) => /_words\.ts$/.test(name) && !/^(staff|hall|login|desk|manage)_/.test(name),
  )

  it('are all looked at', () => expect(files.length).toBeGreaterThanOrEqual(7))

  it.each(files)('%s uses none that the public should not read', (file) => {
    const texts = readFileSync(new URL(file, folder), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '')
    expect(kForbidden.exec(texts)?.[0]).toBeUndefined()
  })
})
