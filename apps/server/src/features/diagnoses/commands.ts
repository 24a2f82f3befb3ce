import type { MailProtocol } from './facts.js';

/** A line of a conversation with a mail server: by the client or the server, secrets masked. */
export interface CommandLine {
  by: 'C' | 'S';
  text: string;
}

/** What the client asked. */
export interface DiagnosisCommand {
  /** IMAP's; empty elsewhere. */
  tag: string;
  /** Upper case: AUTHENTICATE, LOGIN, USER, PASS, AUTH, MAIL, EHLO, STARTTLS, … */
  name: string;
  /** The SASL mechanism, upper case; empty for other commands. */
  mechanism: string;
  /** The token or password went out with it, on its line or on one behind a challenge. */
  secretSent: boolean;
}

/** The commands in a conversation, in order; what answers a challenge belongs to its command. */
export function commandsIn(
  lines: readonly CommandLine[],
  protocol: MailProtocol,
): DiagnosisCommand[] {
  const challenge = protocol === 'SMTP' ? /^334(?: |$)/ : /^\+(?: |$)/;
  const commands: DiagnosisCommand[] = [];
  let answers = 0;
  let challenged = false;
  for (const { by, text } of lines) {
    const command = commands.at(-1);
    if (by === 'S') challenged = challenge.test(text);
    else if (challenged && command) {
      // The first answer of LOGIN is the name alone; an empty one and "*" only end the exchange.
      if (text.trim() !== '' && text !== '*') answers += 1;
      command.secretSent ||= answers > (command.mechanism === 'LOGIN' ? 1 : 0);
    } else if (text.trim() !== '') {
      answers = 0;
      commands.push(commandOf(text, protocol));
    }
  }
  return commands;
}

function commandOf(text: string, protocol: MailProtocol): DiagnosisCommand {
  const words = text.split(' ');
  const tag = protocol === 'IMAP' ? (words.shift() ?? '') : '';
  const [first = '', second = '', third = ''] = words;
  const name = first.toUpperCase();
  const sasl = name === 'AUTH' || name === 'AUTHENTICATE';
  const mechanism = sasl ? second.toUpperCase() : '';
  const initial = sasl && third !== '' && third !== '=' && mechanism !== 'LOGIN';
  // A literal (RFC 9051 section 4.3) comes on a line of its own.
  const byLogin = name === 'LOGIN' && third !== '' && !third.startsWith('{');
  return { tag, name, mechanism, secretSent: name === 'PASS' || initial || byLogin };
}
