import { describe, expect, it } from 'vitest';
import { isRefusedLogin } from '@mailkey/server/features/checks/refused-login';
import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createOwnWays, type Answers } from './own-ways.js';
import type { Probed } from './probing.js';
import type { Peer } from './throwaway.js';

const { probe, heard } = createOwnWays();
const codes = ({ facts }: Probed): string[] =>
  diagnose({ now: new Date(), provider: 'GENERIC', probes: [facts] }).map(({ code }) => code);

const withoutInitial =
  (mechanism: string) =>
  (peer: Peer, tag: string): void =>
    peer.say(`* CAPABILITY IMAP4rev1 AUTH=${mechanism}\r\n${tag}OK\r\n`);

/** The same words, whether the token stands in the line or not. */
const alike = (protocol: MailProtocol, words: string, mechanism: string): Answers => {
  const say = (peer: Peer, tag: string): void => peer.say(`${tag}${words}\r\n`);
  return protocol === 'IMAP'
    ? { AUTHENTICATE: say, CAPABILITY: withoutInitial(mechanism) }
    : { AUTH: say };
};

describe.each(['XOAUTH2', 'OAUTHBEARER'])(
  '%s, refused alike with and without the token,',
  (name) => {
    it.each<[MailProtocol, string]>([
      ['POP3', '-ERR Benutzername oder Passwort falsch'],
      ['POP3', '-ERR Login failed.'],
      ['POP3', '-ERR'],
      ['IMAP', 'NO Login failed.'],
      ['IMAP', 'NO'],
    ])('is a refused login where it is listed: %s %s', async (protocol, words) => {
      const answers = alike(protocol, words, name);
      const probed = await probe(protocol, { mechanisms: [name], answers });
      expect(heard()).toHaveLength(2);
      expect(probed.facts.fault).toMatchObject({ kind: 'refused', secretSent: true });
      expect(isRefusedLogin(probed.facts)).toBe(true);
      expect(codes(probed)[0]).toBe('mail-login-refused');
    });

    it('is none where the words speak of the mechanism, or nothing was listed', async () => {
      const spoken = alike('POP3', '-ERR unsupported mechanism', name);
      const told = await probe('POP3', { mechanisms: [name], answers: spoken });
      expect(isRefusedLogin(told.facts)).toBe(false);
      expect(codes(told)[0]).toBe('server-without-xoauth2');
      const CAPA = (peer: Peer): void => peer.say('-ERR\r\n');
      const answers = { ...alike('POP3', '-ERR Authentication failed.', name), CAPA };
      const unlisted = await probe('POP3', { answers });
      expect(isRefusedLogin(unlisted.facts)).toBe(false);
      expect(codes(unlisted)[0]).toBe('server-without-xoauth2');
    });
  },
);
