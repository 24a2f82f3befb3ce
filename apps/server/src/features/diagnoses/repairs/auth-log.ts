import type { Match } from '../match.js';
import type { Repair } from '../rule.js';
import type { Values } from '../values.js';
import { checkAgain } from './mailkey.js';

export const readAuthLog = ({ host, protocol }: Values): string =>
  `Whoever runs ${host} reads its authentication log at the time of this check${protocol === 'SMTP' ? ', and that of the program it asks, such as Dovecot' : ''}.`;

export const readLog = ({ host }: Values): string =>
  `If it stays, whoever runs ${host} finds the reason in its log, at the time of this check.`;

export const checkIntrospection =
  'There the address of the token check (introspection) and the server’s own client ID and secret for it must be right; a wrong secret there looks the same from here.';

/** Of a temporary answer to a token, which may last: nothing where it passes by itself. */
export const whereItLasts = (v: Values, { actor }: Match): Repair | undefined =>
  actor === 'OPERATOR'
    ? {
        cause:
          'The server could not decide about the token. It may be busy, or its own check of tokens does not work: then this lasts until somebody fixes it.',
        fix: [`Wait some minutes. ${checkAgain(v)}`, readAuthLog(v), checkIntrospection],
      }
    : undefined;
