/** Control and direction characters can hide or change what a line does: they never reach one. */
export function clean(value: string): string {
  return (
    value
      .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, '')
      .trim()
      .slice(0, 400)
      // Half a pair, cut off here or sent so, has no percent-encoding.
      .replace(/\p{Surrogate}/gu, '\ufffd')
  );
}

/** PowerShell takes four more characters for a single quote; each is escaped by doubling it. */
export function powershellQuote(value: string): string {
  return `'${clean(value).replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/**
 * POSIX shells: nothing is special between single quotes; a quote goes out of them and into double
 * ones. That spelling, also for PowerShell's further quotes, stays one harmless text when the line
 * is pasted into PowerShell instead.
 */
export function posixQuote(value: string): string {
  return `'${clean(value).replace(/['\u2018\u2019\u201a\u201b]/g, `'"$&"'`)}'`;
}
