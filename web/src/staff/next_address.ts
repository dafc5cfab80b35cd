/**
 * The page to go to after the login: a path of this site and nothing else. "//host", "/\host" and
 * what a browser would fold into them lead away, and so does anything with a scheme.
 */
export function safeNext(asked: string | null | undefined, otherwise: string): string {
  if (!asked || asked.length > 500 || !/^\/(desk|manage)(?:[/?#]|$)/.test(asked)) return otherwise
  return /[\\\u0000-\u0020\u007f]/.test(asked) ? otherwise : asked
}

export function loginAddress(here: string): string {
  return `/login?next=${encodeURIComponent(here)}`
}
