import { EgressBlocked } from '../../../lib/egress.js';
import { createMask } from '../../../lib/mask.js';
import { UnsafeValue } from '../../../lib/sasl.js';
import type { Mailbox } from '../../mailboxes/mailbox.entity.js';
import type { OutgoingServer } from '../../providers/mail-server.entity.js';
import type { Sent } from '../delivery.js';
import { emailOf } from '../email-text.js';
import { firstLine, oneLine } from '../one-line.js';
import { createMailer, type MailerLogin } from './mailer.http.js';
import type { Outgoing, SendAlert, SenderTools } from './sender.js';

/** Sends an e-mail from one of Mailkey's own mailboxes, through its outgoing server. */
export function createEmailSender(tools: SenderTools): SendAlert {
  const mail = createMailer(tools);
  return async (outgoing) => {
    const { mailboxId } = outgoing.channel;
    const mailbox = mailboxId ? await tools.mailboxes.byId(mailboxId) : null;
    if (!mailbox) return refused('The mailbox that sent it is gone: choose another one.', false);
    const { address, outgoing: server } = mailbox;
    if (!server) return refused(`${address} has no outgoing server: give it one.`, false);
    if (!mailbox.enabled) return refused(`${address} is switched off.`, true);
    const login = await loginOf(mailbox, server, { tools, outgoing });
    if ('refusal' in login) return login.refusal;
    const bare = withoutTls(server, login, tools);
    if (bare) return refused(bare, false);
    try {
      const { response, rejected } = await mail(
        { server, login, deadline: outgoing.deadline },
        message(mailbox, server, { outgoing, publicUrl: tools.publicUrl }),
      );
      const left = rejected.length > 0 ? ` Not for ${rejected.join(', ')}.` : '';
      return { kind: 'sent', status: statusOf(response), answer: firstLine(response) + left };
    } catch (error) {
      return failure(error, { address, mask: createMask([login.secret.reveal()]) });
    }
  };
}

/** What the mailbox signs in with. Where it has nothing, the alert waits until it has. */
async function loginOf(
  mailbox: Mailbox,
  server: OutgoingServer,
  { tools, outgoing }: { tools: SenderTools; outgoing: Outgoing },
): Promise<MailerLogin | { refusal: Sent }> {
  const username = server.username ?? mailbox.address;
  if (mailbox.authentication === 'PASSWORD') {
    const secret = tools.mailboxes.passwordOf(mailbox);
    return secret
      ? { kind: 'password', username, secret }
      : {
          refusal: refused(
            `${mailbox.address} has no password. ${oneLine(mailbox.secretDroppedBecause ?? '', 300)}`.trim(),
            true,
          ),
        };
  }
  const fresh = await tools.tokenOf(mailbox, outgoing.deadline);
  if (fresh.kind === 'token') return { kind: 'token', username, secret: fresh.accessToken };
  const why = `${mailbox.address} has no token to send with. ${oneLine(fresh.reason, 300)}`;
  return { refusal: refused(why, true) };
}

/** Why this sign-in does not go over a connection without TLS. */
function withoutTls(
  { host, security }: OutgoingServer,
  { kind }: MailerLogin,
  { allowPlaintextFor }: SenderTools,
): string | undefined {
  if (security !== 'NONE') return undefined;
  if (kind === 'token') return 'A token is never sent without TLS.';
  return allowPlaintextFor.includes(host)
    ? undefined
    : `Connections without TLS are not allowed to ${host}.`;
}

function message(
  mailbox: Mailbox,
  server: OutgoingServer,
  { outgoing, publicUrl }: { outgoing: Outgoing; publicUrl: string },
) {
  const { channel, delivery } = outgoing;
  const from = server.fromAddress ?? mailbox.address;
  return {
    from,
    to: channel.recipients,
    // The same at every attempt, so that an e-mail that came twice is shown once.
    messageId: `<${delivery.id}@${from.split('@').at(-1) ?? 'mailkey.invalid'}>`,
    date: new Date(delivery.notice.at),
    ...emailOf(delivery.notice, publicUrl),
  };
}

interface Failed {
  address: string;
  mask: (text: string) => string;
}

function failure(error: unknown, { address, mask }: Failed): Sent {
  if (error instanceof EgressBlocked) return refused(error.message, false);
  if (error instanceof UnsafeValue) return refused(error.message, false);
  if (!(error instanceof Error)) throw error;
  const { code, responseCode, response } = error as Error & SmtpError;
  const said = firstLine(mask(response ?? error.message));
  const status = typeof responseCode === 'number' ? { status: responseCode } : {};
  // The mailbox itself fails: it may be what the alert tells of, and it may be fixed.
  if (code === 'EAUTH')
    return { ...refused(`${address} could not sign in: ${said}`, true), ...status };
  // RFC 5321 section 4.2.1: 5yz would be answered to the same e-mail again.
  const final = responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  return { ...refused(said, !final), ...status };
}

/** What nodemailer puts on its errors. */
interface SmtpError {
  code?: string;
  responseCode?: number;
  response?: string;
}

function statusOf(response: string): number {
  return Number(/^\d{3}/.exec(response)?.[0] ?? 250);
}

function refused(why: string, retry: boolean): Extract<Sent, { kind: 'refused' }> {
  return { kind: 'refused', why, retry };
}
