import { canSignIn, findPerson } from '../people.js';
import type { Provider } from '../provider.js';
import { findScenario } from '../scenarios.js';
import { signInProblem } from '../scenarios/authorize.js';
import type { Refusal, Scenario } from '../scenarios/scenario.js';
import { redirect, type Answer, type Question } from './answer.js';
import { judgeAuthorizeRequest, type AuthorizeRequest } from './authorize-request.js';
import { consentPage } from './consent-page.js';
import { errorAnswer } from './error-page.js';
import { issuer, wordsFor } from './issue.js';
import { describeRefusal } from './microsoft-error.js';

/** GET shows the consent page, POST is its form; the request is judged anew both times. */
export function authorize(provider: Provider, tenant: string, question: Question): Answer {
  const judged = judgeAuthorizeRequest(provider, tenant, question.url.searchParams);
  if (judged.kind === 'page') return errorAnswer(judged.page, question);
  if (judged.kind === 'refused') return refuse(provider, judged, judged.refusal);
  if (question.method !== 'POST') return consentPage(provider, judged.request);
  if (isForged(provider, question)) {
    const text = 'The form came from another site.';
    return errorAnswer(signInProblem({ text }, provider.now()), question);
  }
  return decide(provider, judged.request, question);
}

function decide(provider: Provider, request: AuthorizeRequest, question: Question): Answer {
  const { form } = question;
  const person = findPerson(provider.people, form.get('person') ?? '');
  if (form.get('decision') !== 'accept') return refuse(provider, request, declined);
  if (!person || !canSignIn(person)) {
    const text = `The user account ${form.get('person')} does not exist in the Sandbox directory. To sign into this application, the account must be added to the directory.`;
    return errorAnswer(signInProblem({ code: 50034, text }, provider.now()), question);
  }
  const scenario = provider.everybody ?? findScenario(form.get('scenario') ?? undefined);
  const words = wordsFor(provider, { ...request, user: person.address });
  if (scenario?.effect.at === 'page') return errorAnswer(scenario.effect.page(words), question);
  if (scenario?.effect.at === 'redirect') {
    return refuse(provider, request, scenario.effect.refusal(words));
  }
  return grantCode(provider, request, { person: person.address, scenario });
}

const declined: Refusal = {
  error: 'access_denied',
  code: 65004,
  text: 'User declined to consent to access the app.',
};

function grantCode(
  provider: Provider,
  request: AuthorizeRequest,
  { person, scenario }: { person: string; scenario: Scenario | undefined },
): Answer {
  const effect = scenario?.effect;
  const { clientId, tenant, redirectUri, codeChallenge, nonce } = request;
  const grant = provider.grants.create({
    clientId,
    tenant,
    person: effect?.at === 'person' ? effect.instead(person) : person,
    scopes: effect?.at === 'scopes' ? request.scopes.filter(effect.keep) : request.scopes,
    ...(scenario && { scenario: scenario.name }),
  });
  const code = provider.grants.issueCode({
    grant,
    redirectUri,
    codeChallenge,
    ...(nonce && { nonce }),
  });
  return back(provider, request, { code });
}

function refuse(
  provider: Provider,
  request: Pick<AuthorizeRequest, 'redirectUri' | 'state'>,
  refusal: Refusal,
): Answer {
  return back(provider, request, {
    error: refusal.error,
    error_description: describeRefusal(refusal, provider.now()),
    ...(refusal.code && {
      error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
    }),
  });
}

/** `iss` goes along in both cases (RFC 9207 section 2). */
function back(
  provider: Provider,
  { redirectUri, state }: Pick<AuthorizeRequest, 'redirectUri' | 'state'>,
  parameters: Record<string, string>,
): Answer {
  const to = new URL(redirectUri);
  const all = { ...parameters, ...(state !== undefined && { state }), iss: issuer(provider) };
  for (const [name, value] of Object.entries(all)) to.searchParams.set(name, value);
  return redirect(to);
}

/** A page elsewhere must not consent for the person; programs send no Origin. */
function isForged(provider: Provider, { headers, url }: Question): boolean {
  const { origin } = headers;
  return origin !== undefined && origin !== url.origin && origin !== provider.origin;
}
