import { findPerson, type Person } from '../people.js';
import type { Provider } from '../provider.js';
import { findScenario } from '../scenarios.js';
import type { MailProtocol, MailRefusal, Scenario } from '../scenarios/scenario.js';
import { applicationResource, googleResource, resource } from '../tenant.js';
import { verifyToken, type Claims } from '../tokens.js';
import type { Presented } from './sasl.js';
import { notConnected, noMailbox, passwordRefused, rejected } from '../scenarios/wording.js';

/** Whether somebody gets in, and where: the sandbox's judgement for all three protocols. */
export type Admission =
  | { kind: 'refused'; refusal: MailRefusal }
  | { kind: 'admitted'; mailbox: Person; sender: Person; later?: MailRefusal };

const permissions: Record<MailProtocol, { delegated: string; application: string }> = {
  imap: { delegated: 'IMAP.AccessAsUser.All', application: 'IMAP.AccessAsApp' },
  pop3: { delegated: 'POP.AccessAsUser.All', application: 'POP.AccessAsApp' },
  smtp: { delegated: 'SMTP.Send', application: 'SMTP.SendAsApp' },
};

export function admit(provider: Provider, protocol: MailProtocol, presented: Presented): Admission {
  if (presented.kind === 'malformed') return { kind: 'refused', refusal: rejected[protocol] };
  const mailbox = findPerson(provider.people, presented.user);
  if (presented.kind === 'password')
    return admitPassword(provider, protocol, { ...presented, mailbox });
  const verified = verifyToken(presented.token, provider.state.signingKey);
  const claims = verified.kind === 'valid' ? verified.claims : {};
  const planned = plannedRefusal(scenarioFor(provider, claims, mailbox), protocol);
  if (planned?.at === 'authenticate') return { kind: 'refused', refusal: planned };
  if (!mailbox || !isAccepted(claims, protocol, provider.now())) {
    return { kind: 'refused', refusal: rejected[protocol] };
  }
  const admission = admitToken(provider, protocol, { claims, mailbox });
  return planned && admission.kind === 'admitted' ? { ...admission, later: planned } : admission;
}

/** Signature and claims that every server of Exchange insists on, whoever the mailbox is. */
function isAccepted(claims: Claims, protocol: MailProtocol, now: Date): boolean {
  const lives = typeof claims.exp === 'number' && claims.exp * 1000 > now.getTime();
  if (claims.aud === googleResource) return lives;
  const audience = claims.aud === resource || claims.aud === applicationResource;
  const { delegated, application } = permissions[protocol];
  const scopes = typeof claims.scp === 'string' ? claims.scp.split(' ') : [];
  const roles = Array.isArray(claims.roles) ? claims.roles : [];
  return audience && lives && (scopes.includes(delegated) || roles.includes(application));
}

function admitToken(
  provider: Provider,
  protocol: MailProtocol,
  { claims, mailbox }: { claims: Claims; mailbox: Person },
): Admission {
  if (claims.idtyp === 'app') return admitApplication(protocol, mailbox);
  const holder = findPerson(provider.people, String(claims.upn ?? ''));
  const own = holder?.address === mailbox.address;
  // Over SMTP the login is the person's own address, also when the shared address is the sender.
  if (!own && mailbox.kind !== 'rehearsal' && protocol === 'smtp') {
    return { kind: 'refused', refusal: rejected.smtp };
  }
  const allowed =
    own || mailbox.kind === 'rehearsal' || mailbox.members.includes(holder?.address ?? '');
  if (!allowed || !mailbox.licensed) return withoutMailbox(protocol, mailbox);
  return { kind: 'admitted', mailbox, sender: mailbox };
}

function admitApplication(protocol: MailProtocol, mailbox: Person): Admission {
  if (!mailbox.openToApplication || !mailbox.licensed) return withoutMailbox(protocol, mailbox);
  return { kind: 'admitted', mailbox, sender: mailbox };
}

/** Exchange accepts the token and then does not find, or does not open, the mailbox. */
function withoutMailbox(protocol: MailProtocol, mailbox: Person): Admission {
  if (protocol === 'pop3') return { kind: 'refused', refusal: rejected.pop3 };
  const later = protocol === 'imap' ? notConnected : noMailbox;
  return { kind: 'admitted', mailbox, sender: mailbox, later };
}

function admitPassword(
  provider: Provider,
  protocol: MailProtocol,
  given: { mailbox: Person | undefined; password: string },
): Admission {
  const { mailbox, password } = given;
  if (mailbox?.kind === 'password' && password === provider.state.password) {
    return { kind: 'admitted', mailbox, sender: mailbox };
  }
  const reply = [passwordRefused[protocol]];
  return { kind: 'refused', refusal: { at: 'authenticate', reply } };
}

function scenarioFor(
  provider: Provider,
  claims: Claims,
  mailbox: Person | undefined,
): Scenario | undefined {
  const [grantId = ''] = String(claims.jti ?? '').split('.');
  return (
    provider.everybody ??
    findScenario(mailbox?.scenario) ??
    findScenario(provider.grants.find(grantId)?.scenario)
  );
}

function plannedRefusal(scenario: Scenario | undefined, protocol: MailProtocol) {
  return scenario?.effect.at === 'mail' ? scenario.effect.refusals[protocol] : undefined;
}

/** Whose name a signed-in person may put into MAIL FROM. */
export function maySendAs(provider: Provider, sender: Person, from: string): boolean {
  const wanted = findPerson(provider.people, from);
  return wanted === sender || (wanted?.members.includes(sender.address) ?? false);
}
