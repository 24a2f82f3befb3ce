import type { Dialect, Session } from './dialect.js';
import { createProbe } from './frame.probe.js';
import { smtpRefusal } from './refusal.js';
import type { Scene } from './scene.js';
import { logIn, mailFrom, type Send } from './smtp-commands.js';
import { ask, askExtensions, greetSmtp, requestSmtpTls } from './smtp-talk.probe.js';

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
    const send: Send = (command) => ask(talk, command);
    scene.seen.mechanism = await logIn(send, scene.target, scene.seen.mechanisms);
    return sessionOf(scene, send);
  },
  refusal: smtpRefusal,
};

export const smtpProbe = createProbe(smtp);

function sessionOf({ target, seen }: Scene, send: Send): Session {
  return {
    open: async () => {
      const from = target.fromAddress ?? target.username;
      await mailFrom(send, from, seen.capabilities);
      return `${from} may be the sender; nothing was sent`;
    },
    quit: async () => {
      await send('QUIT');
    },
  };
}
