import type { DiagnosisActor } from './diagnosis.js';
import type { Stage } from './facts.js';

/** What the first digits of Microsoft's numbers have in common, for those not in the catalogue. */
export interface Family {
  meaning: string;
  actor: DiagnosisActor;
  stage: Stage;
}

export function family(code: number): Family {
  const digits = String(code);
  const [, meaning, actor, stage] = families.find(([start]) => digits.startsWith(start)) ?? other;
  return { meaning, actor, stage };
}

type Row = readonly [start: string, meaning: string, actor: DiagnosisActor, stage: Stage];

const kind = (what: string): string => `Numbers of this kind ${what}.`;
const other: Row = ['', 'Its own page explains it.', 'TENANT_ADMIN', 'AUTHORIZE'];

const families: readonly Row[] = [
  ['7000', kind('concern the application and its secret or certificate'), 'APP_ADMIN', 'TOKEN'],
  ['65', kind('concern permissions and consent'), 'TENANT_ADMIN', 'AUTHORIZE'],
  ['53', kind('come from Conditional Access and security policies'), 'TENANT_ADMIN', 'AUTHORIZE'],
  ['500', kind('concern the account, the tenant or the resource'), 'TENANT_ADMIN', 'AUTHORIZE'],
  ['50', kind('concern the account that signs in'), 'MAILBOX_USER', 'AUTHORIZE'],
  ['51', kind('concern the account that signs in'), 'MAILBOX_USER', 'AUTHORIZE'],
  ['16', kind('concern the choice of the account'), 'MAILBOX_USER', 'AUTHORIZE'],
  ['70', kind('concern the application, its scopes or its grant'), 'APP_ADMIN', 'TOKEN'],
  ['75', kind('concern SAML, which mailboxes do not use'), 'TENANT_ADMIN', 'AUTHORIZE'],
  ['80', kind('come from the company’s own Active Directory'), 'TENANT_ADMIN', 'AUTHORIZE'],
  ['81', kind('come from seamless sign-on with Kerberos'), 'TENANT_ADMIN', 'AUTHORIZE'],
  [
    '90',
    kind('concern the form of the request or the tenant in its address'),
    'APP_ADMIN',
    'AUTHORIZE',
  ],
  ['120', kind('concern a change of the password'), 'MAILBOX_USER', 'AUTHORIZE'],
  ['13', kind('concern the device or a key on it'), 'MAILBOX_USER', 'AUTHORIZE'],
];

const subjects = [
  'nothing in particular',
  'an address',
  'the mailbox',
  'the mail system itself',
  'the network or routing',
  'the conversation',
  'the message’s content',
  'security or a policy',
];

/** RFC 3463: class and subject of '550 5.7.1' in words. */
export function statusMeaning(status: string): string | undefined {
  const [, kind, subject] = /([45])\.(\d{1,3})\.\d{1,3}$/.exec(status) ?? [];
  if (!kind || !subject) return undefined;
  const lasting = kind === '4' ? 'for now; trying later may help' : 'for good, as things are';
  return `The server refuses ${lasting}. By its code it concerns ${subjects[Number(subject)] ?? 'something special'}.`;
}
