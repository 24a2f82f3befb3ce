/** How a person answers the consent page. */
export interface ConsentAnswer {
  /** An address; ana@sandbox.test if not said. */
  person?: string;
  /** A scenario's name; nothing goes wrong if not said. */
  scenario?: string;
  /** False is the Cancel button. */
  accept?: boolean;
}

/** Where it led to: back to the client, or to a page that never redirects, with its words. */
export type ConsentOutcome = { kind: 'redirect'; url: string } | { kind: 'page'; text: string };

/**
 * Answers the consent page without a browser: the page is one form that is posted to its own address
 * with `person`, `scenario` and `decision` (`accept` or `cancel`).
 */
export async function answerConsent(
  authorizationUrl: string,
  { person = 'ana@sandbox.test', scenario = '', accept = true }: ConsentAnswer = {},
): Promise<ConsentOutcome> {
  const response = await fetch(authorizationUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: { Accept: 'text/plain' },
    body: new URLSearchParams({ person, scenario, decision: accept ? 'accept' : 'cancel' }),
  });
  const text = await response.text();
  const url = response.headers.get('location');
  return url ? { kind: 'redirect', url } : { kind: 'page', text };
}

/** As `answerConsent`, for where a redirect is certain: the callback's URL, with code or error. */
export async function consent(authorizationUrl: string, answer?: ConsentAnswer): Promise<string> {
  const outcome = await answerConsent(authorizationUrl, answer);
  if (outcome.kind === 'page') throw new Error(`The sandbox did not redirect: ${outcome.text}`);
  return outcome.url;
}
