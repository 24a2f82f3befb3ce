import { domain, type Person } from '../people.js';

/** A message as it came in, with its line ends as on the wire. */
export interface Message {
  uid: number;
  receivedAt: Date;
  raw: string;
  /** IMAP's (RFC 9051 section 2.3.2), such as \Seen; POP3 knows none. */
  flags: Set<string>;
}

export interface Box {
  messages: Message[];
  /** Never given twice (RFC 9051 section 2.3.1.1). */
  nextUid: number;
}

export interface Mailroom {
  boxOf(address: string): Box | undefined;
  deliver(address: string, raw: string): void;
}

/** Of one box; the oldest goes. */
const mostMessages = 100;

/** A few messages for everybody, kept in memory. */
export function createMailroom(people: Person[], now: () => Date): Mailroom {
  const boxes = new Map<string, Box>(
    people.map(({ address }) => [address, { messages: [], nextUid: 1 }]),
  );
  const deliver = (address: string, raw: string, receivedAt = now()) => {
    const box = boxes.get(address);
    if (!box) return;
    const message = { uid: box.nextUid, receivedAt, raw, flags: new Set<string>() };
    box.messages = [...box.messages, message].slice(-mostMessages);
    box.nextUid += 1;
  };
  for (const one of people) {
    letters.forEach((letter, index) => {
      const sentAt = new Date(now().getTime() - (letters.length - index) * 3_600_000);
      deliver(one.address, compose(one, letter, sentAt), sentAt);
    });
  }
  return { boxOf: (address) => boxes.get(address), deliver };
}

interface Letter {
  from: string;
  subject: string;
  text: string;
}

const letters: Letter[] = [
  {
    from: `Ben Baker <ben@${domain}>`,
    subject: 'The printer is on fire',
    text: 'Only a little.\r\nPlease bring water, and a new toner.',
  },
  {
    from: `Ana Almeida <ana@${domain}>`,
    subject: 'Re: The printer is on fire',
    text: 'On my way.',
  },
  {
    from: `Cleo Costa <cleo@${domain}>`,
    subject: 'Lunch on Friday',
    text: 'Noodles at noon?',
  },
];

function compose(to: Person, { from, subject, text }: Letter, sentAt: Date): string {
  const headers = [
    `Date: ${sentAt.toUTCString().replace('GMT', '+0000')}`,
    `From: ${from}`,
    `To: ${to.name} <${to.address}>`,
    `Subject: ${subject}`,
    `Message-ID: <${sentAt.getTime()}.${to.address}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${text}\r\n`;
}
