import { SMTP_ONE_LINE, smtpCarrier } from '../../../lib/smtp-login.js';
import type { Dialect, Session } from './dialect.js';
import { createProbe } from './frame.probe.js';
import { notOffered } from './mechanism.js';
import { smtpRefusal } from './refusal.js';
import type { Scene } from './scene.js';
import { signIn } from './sign-in.js';
import { mailFrom } from './smtp-commands.js';
import { ask, askExtensions, greetSmtp, requestSmtpTls } from './smtp-talk.probe.js';
import type { Talk } from './talk.probe.js';

/** SMTP submission (RFC 6409). Nothing is sent. */
const smtp: Dialect = {
  protocol: 'SMTP',
  openTitle: 'Name the sender',
  greet: greetSmtp,
  askOffer: (talk, { ehloName }) => askExtensions(talk, ehloName),
  requestTls: requestSmtpTls,
  mechanisms: (offered) => {
    const lines = offered.filter((keyword) => /^AUTH[ =]/.test(keyword));
    return lines.flatMap((line) => line.split(/[ =]+/).slice(1));
  },
  authenticate: async (scene, { talk }) => {
    await logIn(scene, talk);
    return sessionOf(scene, talk);
  },
  refusal: smtpRefusal,
};

export const smtpProbe = createProbe(smtp);

async function logIn(scene: Scene, talk: Talk): Promise<void> {
  const { mechanisms } = scene.seen;
  if (mechanisms.length === 0) throw notOffered('AUTH', []);
  await signIn(scene, {
    offered: mechanisms,
    longestInOneLine: SMTP_ONE_LINE,
    carrier: smtpCarrier(async (command) => {
      const { status, texts } = await ask(talk, command);
      return { status, response: `${status} ${texts.join('\n')}` };
    }),
    refusal: smtpRefusal,
  });
}

function sessionOf({ target, seen }: Scene, talk: Talk): Session {
  return {
    open: async () => {
      const from = target.fromAddress ?? target.username;
      await mailFrom((command) => ask(talk, command), from, seen.capabilities);
      return `${from} may be the sender; nothing was sent`;
    },
    quit: async () => {
      await ask(talk, 'QUIT');
    },
  };
}
