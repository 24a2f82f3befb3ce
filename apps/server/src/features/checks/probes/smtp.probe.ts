import { SMTP_ONE_LINE, smtpCarrier } from '../../../lib/smtp-login.js';
import type { Protocol, Connection, MailSession } from './protocol.js';
import { createProbe } from './mail.probe.js';
import { notOffered } from './mechanism.js';
import { smtpRefusal } from './refusal.js';
import type { ProbeContext } from './probe-context.js';
import { signIn } from './sign-in.js';
import { nameSender } from './smtp-commands.js';
import { ask, askExtensions, greetSmtp, requestSmtpTls } from './smtp-talk.probe.js';
import type { Talk } from './talk.probe.js';

/** SMTP submission (RFC 6409). Nothing is sent. */
const smtp: Protocol = {
  protocol: 'SMTP',
  openTitle: 'Name the sender',
  greet: greetSmtp,
  askOffer: (talk, { ehloName }) => askExtensions(talk, ehloName),
  requestTls: requestSmtpTls,
  mechanisms: (offered) => {
    const lines = offered.filter((keyword) => /^AUTH[ =]/.test(keyword));
    return lines.flatMap((line) => line.split(/[ =]+/).slice(1));
  },
  authenticate: async (context, connection) => {
    await logIn(context, connection.talk);
    return sessionOf(context, connection);
  },
  refusal: smtpRefusal,
};

export const smtpProbe = createProbe(smtp);

async function logIn(context: ProbeContext, talk: Talk): Promise<void> {
  const { mechanisms } = context.seen;
  if (mechanisms.length === 0) throw notOffered('AUTH', []);
  await signIn(context, {
    protocol: 'SMTP',
    offered: mechanisms,
    longestInOneLine: SMTP_ONE_LINE,
    carrier: smtpCarrier(async (command) => {
      const { status, texts } = await ask(talk, command);
      return { status, response: `${status} ${texts.join('\n')}` };
    }),
    refusal: smtpRefusal,
  });
}

function sessionOf(
  { target, seen, limits }: ProbeContext,
  { talk, wire }: Connection,
): MailSession {
  const { username, fromAddress: from = username, recipient: to = from } = target;
  return {
    open: () => {
      // Who judges the sender asks others first: a policy server, the DNS, the sender's own server.
      wire.allowSilence(limits.greetingMs);
      const { greeting = '', capabilities } = seen;
      const observed = { server: target, greeting, capabilities };
      return nameSender((command) => ask(talk, command), { from, to }, observed);
    },
    quit: async () => {
      await ask(talk, 'QUIT');
    },
  };
}
