import type { Server } from 'node:net';
import type { MailProtocol } from '../scenarios/scenario.js';
import type { MailBackend, Behaviour } from './backend.js';
import { imapSession } from './imap.js';
import { pop3Session } from './pop3.js';
import { createSessionServer } from './server.js';
import { createSmtpServer } from './smtp.js';

export interface MailServer {
  backend: MailBackend;
  behaviour: Behaviour;
  implicitTls: boolean;
  onCrash: (error: unknown) => void;
}

/** The three protocols; another one is another line here. */
export const mailServers: Record<MailProtocol, (options: MailServer) => Server> = {
  imap: (options) => createSessionServer({ session: imapSession, ...options }),
  pop3: (options) => createSessionServer({ session: pop3Session, ...options }),
  smtp: createSmtpServer,
};
