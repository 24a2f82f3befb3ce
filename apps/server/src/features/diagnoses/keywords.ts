/** What is stable in a message: the codes that providers and servers document. */
export interface Keywords {
  /** Microsoft Entra's AADSTS numbers, in the order in which they were named. */
  aadsts: number[];
  /** RFC 3463 enhanced status codes, alone ('5.7.3') and behind their reply code ('535 5.7.3'). */
  statuses: Set<string>;
  /** IMAP and POP3 response codes (RFC 5530, RFC 2449), lower case without brackets. */
  responseCodes: Set<string>;
}

/** Nobody sends more; whoever does gains nothing by it. */
const MOST = 50;

export function readKeywords(readable: string): Keywords {
  return {
    aadsts: readAadsts(readable),
    statuses: readStatuses(readable),
    responseCodes: new Set(found(readable, /\[([a-z][a-z/_-]{1,30})[\s\]]/gi)),
  };
}

/** "Correlation ID" in the languages of page-words.ts: stands on every page of Microsoft's sign-in. */
export const correlation = String.raw`(?:c|k)or{1,2}[ée]la\w{1,8}[ _-]?id\b|\bid\w{0,12} (?:d\w? )?(?:c|k)or{1,2}[ée]la|相関 ?id`;

/** The text comes from Microsoft's sign-in service, so that a bare "Error code" is one of its. */
const microsoftPage = new RegExp(
  `${correlation}|request id|trace[ _]id|microsoftonline|error_codes|troubleshooting details|\\bazure|entra\\b|\\bmicrosoft\\b`,
  'i',
);

function readAadsts(readable: string): number[] {
  const named = found(readable, /aadsts[\s:_#-]{0,3}(\d{4,8})(?!\d)/gi);
  const listed = found(readable, /error_codes["'\s:=]{1,6}\[([\d\s,"']{1,200})/gi).flatMap((list) =>
    list.split(/\D+/),
  );
  const shown = microsoftPage.test(readable)
    ? found(
        readable,
        /(?:(?:error|fehler|fout)[\s_?-]{0,2}codes?|code d'erreur|c[óo]digo de (?:error|erro)|codice errore|codice di errore|kod b[łl][ęe]du|エラー ?コード|resulttype)["'\s:=#\u2013]{1,6}(\d{5,8})(?!\d)/gi,
      )
    : [];
  return [...new Set([...named, ...listed, ...shown].map(Number))].filter((code) => code > 0);
}

/** Behind a name or another word the same figures are a version. */
const introduced =
  /(?:^|[^\w\s.]|\b(?:status|code|error|fehler|dsn|smtp|with|got|says|said|gives?|answers?|reply|returns|returned|received?|and|or|is|see|a))\s{0,2}$/i;

function readStatuses(readable: string): Set<string> {
  const statuses = new Set<string>();
  const pattern =
    /(?<![\w.])(?:([45]\d\d)[\s#,"'b+-]{1,5})?([245]\.\d{1,3}\.\d{1,3})(?!\.?\d|-?[a-z])/gi;
  for (const match of matches(readable, pattern)) {
    const [, reply, enhanced = ''] = match;
    const at = match.index ?? 0;
    const before = readable.slice(Math.max(0, at - 12), at);
    if (!reply && !introduced.test(before)) continue;
    statuses.add(enhanced);
    if (reply) statuses.add(`${reply} ${enhanced}`);
  }
  return statuses;
}

function found(text: string, pattern: RegExp): string[] {
  return matches(text, pattern).map((match) => (match[1] ?? '').toLowerCase());
}

function matches(text: string, pattern: RegExp): RegExpMatchArray[] {
  const all: RegExpMatchArray[] = [];
  for (const match of text.matchAll(pattern)) {
    if (all.push(match) >= MOST) break;
  }
  return all;
}
