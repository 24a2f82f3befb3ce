import type { Egress } from '../../lib/egress.js';
import type { Secret } from '../../lib/secret.js';
import { withTimeLimit } from '../../lib/time-limit.js';
import { urlFault, type InsecureUrls } from '../../lib/http/insecure-urls.js';
import { getOnce } from '../../lib/http/post.http.js';
import { readTokenAnswer } from '../token-endpoint/token-answer.js';
import { confidences, type TokenEndpoint } from '../token-endpoint/token-request.js';
import type { TokenHttp } from '../token-endpoint/token.http.js';

export interface RegistrationQuestion {
  endpoint: TokenEndpoint;
  /** The address of the registration, complete. */
  url: string;
  scope: string;
}

export interface RegistrationHttp {
  /** The body of the registration; undefined where the application may not read it, or nothing came. */
  ask(question: RegistrationQuestion, signal: AbortSignal): Promise<string | undefined>;
}

interface Tools {
  http: TokenHttp;
  egress: Egress;
  insecure: InsecureUrls;
}

const BUDGET_MS = 15_000;

/** Asks the provider what an app registration says of itself, with a token made for that alone. */
export function createRegistrationHttp({ http, egress, insecure }: Tools): RegistrationHttp {
  async function tokenFor(
    { endpoint, scope }: RegistrationQuestion,
    signal: AbortSignal,
  ): Promise<Secret | undefined> {
    const request = { kind: 'client-credentials', scope } as const;
    const reply = await http.ask(endpoint, request, signal);
    if (reply.kind === 'failed') return undefined;
    const { tokens } = readTokenAnswer(reply.answer, {
      request: request.kind,
      scopes: [scope],
      separator: 'SPACE',
      sentAt: reply.sentAt,
      url: endpoint.accessTokenUrl,
      secrets: confidences(endpoint, request),
    });
    return tokens?.accessToken;
  }

  return {
    async ask(question, outer) {
      if (urlFault(question.url, insecure)) return undefined;
      return withTimeLimit(outer, BUDGET_MS, async (signal) => {
        const token = await tokenFor(question, signal);
        if (!token) return undefined;
        const headers = { accept: 'application/json', authorization: `Bearer ${token.reveal()}` };
        const got = await getOnce({ url: question.url, headers }, egress, signal);
        return got.kind === 'answered' && got.answer.status === 200 ? got.answer.body : undefined;
      });
    },
  };
}
