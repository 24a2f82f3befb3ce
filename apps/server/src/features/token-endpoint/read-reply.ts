import type { GrantSettings } from './grant-settings.js';
import { readTokenAnswer, type TokenReading } from './token-answer.js';
import { confidences, type TokenRequest } from './token-request.js';
import type { TokenReply } from './token.http.js';

/** What came of a request, whether or not there was an answer. */
export function readReply(
  reply: TokenReply,
  settings: GrantSettings,
  request: TokenRequest,
): TokenReading {
  if (reply.kind === 'failed') {
    return { facts: { kind: 'unreachable', request: request.kind, fault: reply.fault } };
  }
  return readTokenAnswer(reply.answer, {
    request: request.kind,
    scopes: settings.scopes,
    separator: settings.scopeSeparator,
    url: settings.accessTokenUrl,
    sentAt: reply.sentAt,
    secrets: confidences(settings, request),
    ...(settings.lived && { lived: settings.lived }),
    ...(request.kind === 'code' && request.nonce && { nonce: request.nonce }),
  });
}
