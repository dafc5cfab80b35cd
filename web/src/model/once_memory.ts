import { readKept, type Kept } from '../link/kept'

/** What was done once and must not be done again, over reloads too. The oldest is forgotten first. */
export class OnceMemory {
  private readonly keys: string[]
  private readonly known: Set<string>

  constructor(
    private readonly kept: Kept,
    private readonly name: string,
    private readonly most: number,
  ) {
    this.keys = (readKept(kept, name, isTexts) ?? []).slice(-most)
    this.known = new Set(this.keys)
  }

  /** True where nothing was ever done. */
  get empty(): boolean {
    return this.keys.length === 0
  }

  holds(key: string): boolean {
    return this.known.has(key)
  }

  add(key: string): void {
    if (this.known.has(key)) return
    this.known.add(key)
    this.keys.push(key)
    while (this.keys.length > this.most) this.known.delete(this.keys.shift()!)
    this.kept.write(this.name, JSON.stringify(this.keys))
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}
