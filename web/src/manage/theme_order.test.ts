import { describe, expect, it } from 'vitest'
import type { CatalogueCopy } from '../staff/catalogue_copy'
import { movedBy } from './edit_fields'
import { Subjects } from './edit_subjects'
import { differences } from './field_text'

const theme = { themeId: 't', name: { zh: '开办餐饮店' }, itemIds: ['food', 'sign', 'gone'] }
const copy = {
  items: [
    { itemId: 'food', name: { zh: '食品经营许可' } },
    { itemId: 'sign', name: { zh: '户外招牌设置' } },
  ],
  themes: [theme],
} as unknown as CatalogueCopy

describe('the order of the items of a theme', () => {
  it.each([
    [2, -1, ['a', 'c', 'b']],
    [0, 1, ['b', 'a', 'c']],
    // Beyond an end it stays as it is.
    [0, -1, ['a', 'b', 'c']],
    [2, 1, ['a', 'b', 'c']],
    [3, -1, ['a', 'b', 'c']],
  ] as const)('moves number %d by %d', (at, by, order) => {
    const list = ['a', 'b', 'c']
    expect(movedBy(list, at, by)).toEqual(order)
    expect(list).toEqual(['a', 'b', 'c'])
  })

  it('reads as names in their sequence; a code that nobody published is its own name', () => {
    const subject = new Subjects(copy, 'zh').theme(theme)
    const after = { ...theme, itemIds: movedBy(theme.itemIds, 0, 1) }
    expect(differences(subject.fields, theme, after, 'zh')).toEqual([
      {
        title: '办理次序',
        was: '食品经营许可 → 户外招牌设置 → gone',
        willBe: '户外招牌设置 → 食品经营许可 → gone',
      },
    ])
    expect(differences(subject.fields, theme, { ...theme }, 'zh')).toEqual([])
    expect(subject.editOf(after)).toEqual({ rows: { themes: [after] } })
  })
})
