import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates, type Certificates } from './certificates.js';
import { playHonest, type Deviations } from './honest.js';
import { runProbe, type Probing } from './probing.js';
import { startThrowaway, type Peer, type Throwaway } from './throwaway.js';

let certificates: Certificates;
let server: Throwaway | undefined;
beforeAll(() => {
  certificates = createCertificates();
});
afterEach(() => server?.close());

async function probe(deviations: Deviations, more: Partial<Probing> = {}) {
  server = await startThrowaway({
    certificate: certificates.good,
    implicitTls: true,
    play: playHonest('SMTP', deviations),
  });
  const { ca } = certificates;
  return runProbe({ protocol: 'SMTP', port: server.port, ca, ...more });
}

const atRcpt = (said: string): Deviations => ({
  answers: { RCPT: (peer: Peer) => peer.say(`${said}\r\n`) },
});

describe('whether one may send', () => {
  it('is asked with the mailbox itself as the recipient, and taken back', async () => {
    const envelope = { fromAddress: 'sales@contoso.com', recipient: 'support@contoso.com' };
    const { facts, detail } = await probe({}, envelope);
    expect(facts.outcome).toBe('ok');
    expect(server?.heard.secret).toMatch(
      /MAIL FROM:<sales@contoso\.com>\r\nRCPT TO:<support@contoso\.com>\r\nRSET\r\nQUIT\r\n$/,
    );
    expect(detail('open')).toBe('sales@contoso.com may be the sender; nothing was sent');
  });

  it.each([
    '553 5.7.1 <support@contoso.com>: Sender address rejected: not owned by user support',
    '504 5.5.2 <mailkey>: Helo command rejected: need fully-qualified hostname',
    '554 5.7.1 <support@contoso.com>: Relay access denied',
  ])('is refused at RCPT TO: %s', async (said) => {
    const { facts, steps } = await probe(atRcpt(said));
    expect(facts).toMatchObject({
      failedStep: 'open',
      fault: { kind: 'refused', command: 'RCPT', status: said.slice(0, 3) },
    });
    expect(steps.at(-1)).toBe('open FAILED');
  });

  it.each([
    ['450 4.2.0 Greylisted, try again in 300 seconds', /greylisting or a limit.*450 4\.2\.0/],
    ['550 5.1.1 User unknown', /does not take this recipient.*550 5\.1\.1/],
  ])('is not denied by what is said of the recipient: %s', async (said, words) => {
    const { facts, steps, detail } = await probe(atRcpt(said));
    expect(facts.outcome).toBe('ok');
    expect(steps).toContain('open WARNING');
    expect(detail('open')).toMatch(words);
    expect(server?.heard.secret).toContain('RSET\r\n');
  });

  it('is not claimed where the server judges when a message is sent', async () => {
    const greet = (peer: Peer): void => peer.say('220 x Microsoft ESMTP MAIL Service ready\r\n');
    const { facts, detail } = await probe({ greet });
    expect(facts.outcome).toBe('ok');
    expect(detail('open')).toMatch(/judges only when a message is sent\. Nothing was sent$/);
    expect(detail('open')).not.toContain('may be the sender');
  });
});
