/**
 * What a page keeps over a reload. A browser may refuse (private windows, full storage); then it is
 * kept as long as the page lives.
 */
export interface Kept {
  read(key: string): string | undefined
  write(key: string, text: string): void
  forget(key: string): void
}

export class KeptInMemory implements Kept {
  private readonly texts = new Map<string, string>()

  read(key: string): string | undefined {
    return this.texts.get(key)
  }

  write(key: string, text: string): void {
    this.texts.set(key, text)
  }

  forget(key: string): void {
    this.texts.delete(key)
  }
}

/** In the browser's storage, with memory behind it where that is refused. */
export class KeptInBrowser implements Kept {
  private readonly memory = new KeptInMemory()

  read(key: string): string | undefined {
    const held = this.memory.read(key)
    if (held !== undefined) return held
    try {
      return localStorage.getItem(key) ?? undefined
    } catch {
      return undefined
    }
  }

  write(key: string, text: string): void {
    try {
      localStorage.setItem(key, text)
      this.memory.forget(key)
    } catch {
      this.memory.write(key, text)
    }
  }

  forget(key: string): void {
    this.memory.forget(key)
    try {
      localStorage.removeItem(key)
    } catch {
      // Nothing was kept there.
    }
  }
}

/** A kept JSON value, or undefined where it is missing or damaged. */
export function readKept<T>(
  kept: Kept,
  key: string,
  holds: (value: unknown) => value is T,
): T | undefined {
  const text = kept.read(key)
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return holds(value) ? value : undefined
  } catch {
    return undefined
  }
}
