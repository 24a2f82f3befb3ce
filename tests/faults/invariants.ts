import type { TokenRequestSeen } from './authorization-server.js';
import type { Evidence, GrantSeen } from './evidence.js';
import { tooMuch } from './health.js';

/** What the witness saw of the grant's row when its refresh token arrived at the provider. */
type RowSeen = Pick<GrantSeen, 'attempt' | 'leaseOwner'>;

type Rule = (evidence: Evidence) => string[];

/** I1 to I5, I7 and I8 of the reliability bar; I6 is asked of the whole server. Empty: all of them hold. */
export function violations(evidence: Evidence): string[] {
  return Object.entries(rules).flatMap(([id, rule]) =>
    rule(evidence).map((sentence) => `${id}: ${sentence}`),
  );
}

const rules: Record<string, Rule> = {
  I1: (seen) => [
    ...seen.grants.flatMap((grant) => lost(grant, seen)),
    ...seen.grants
      .filter(({ accessToken = '' }) => !isIssued(accessToken, seen))
      .map(({ id }) => `grant ${id} has an access token that nobody gave`),
  ],
  I2: ({ requests }) => [...requests.flatMap(unmarked), ...overlapping(requests)],
  I3: (seen) => (seen.settled ? stuck(seen) : []),
  I4: (seen) => [...unfinishedEnds(seen), ...miscounted(seen)],
  I5: ({ health, before }) => (health ? tooMuch(health, before) : []),
  I7: ({ integrity, orphans }) => [
    ...(integrity === 'ok' ? [] : [`the database says ${integrity}`]),
    ...orphans.map((row) => `a reference leads nowhere: ${JSON.stringify(row)}`),
  ],
  I8: ({ ledger, logs }) => ledger.secrets().filter((secret) => told(secret, logs)),
};

/** A refresh token that the provider has given and that Mailkey has neither stored nor given up. */
function lost(grant: GrantSeen, { ledger, settled }: Evidence): string[] {
  const { id, refreshToken, status, attempt } = grant;
  const family = refreshToken === undefined ? undefined : ledger.familyOf(refreshToken);
  if (refreshToken === undefined || !family) return [`grant ${id} has no token of the provider's`];
  const newest = refreshToken === family.current || family.rotation === 'none';
  const works = ledger.works(refreshToken);
  if (status === 'reauth_required')
    return works ? [`grant ${id} was given up and still works`] : [];
  const unknownOutcome = attempt !== 'none';
  if (unknownOutcome && (!settled || grant.failCount > 0)) return [];
  if (!newest) return [`grant ${id} holds an old refresh token and does not know it`];
  return works || family.ended === 'revoked'
    ? []
    : [`grant ${id} holds a refresh token that is dead`];
}

function isIssued(accessToken: string, { ledger }: Evidence): boolean {
  return ledger.families.some((family) => family.accessTokens.includes(accessToken));
}

/** No byte goes out before the row says so, and a used refresh token only as a recovery. */
function unmarked({ refreshToken, used, witnessed }: TokenRequestSeen): string[] {
  if (refreshToken === undefined) return [];
  const row = witnessed as RowSeen | undefined; // written by the witness of these tests
  if (!row?.leaseOwner || row.attempt === 'none')
    return [`a request went out without a lease: ${JSON.stringify(row)}`];
  const secret = used && row.attempt !== 'recovery';
  return secret ? ['a used refresh token was presented, and not as a recovery'] : [];
}

function overlapping(requests: readonly TokenRequestSeen[]): string[] {
  const openUntil = new Map<string, number>();
  return requests.flatMap(({ refreshToken, at, until = Infinity }) => {
    if (refreshToken === undefined) return [];
    const before = openUntil.get(refreshToken) ?? 0;
    openUntil.set(refreshToken, Math.max(before, until));
    return at < before ? ['one refresh token was in two requests at once'] : [];
  });
}

function stuck({ grants, runs, attempts, mailboxes }: Evidence): string[] {
  const waited = new Set(attempts.filter(({ status }) => status === 'pending').map((a) => a.runId));
  return [
    ...grants.filter(({ leaseOwner }) => leaseOwner).map(({ id }) => `grant ${id} is still leased`),
    ...runs
      .filter(({ finishedAt, id }) => !finishedAt && !waited.has(id))
      .map(({ id, status }) => `run ${id} is still ${status}`),
    ...mailboxes
      .filter(
        ({ checkingRunId }) =>
          runs.every(({ id, finishedAt }) => id !== checkingRunId || finishedAt) && checkingRunId,
      )
      .map(({ id }) => `mailbox ${id} waits for a check that has ended`),
  ];
}

function unfinishedEnds({ runs }: Evidence): string[] {
  return runs
    .filter(
      ({ status, finishedAt }) => (finishedAt === null) !== /^(RUNNING|WAITING)$/.test(status),
    )
    .map(({ id, status }) => `run ${id} is ${status} and its end says otherwise`);
}

/** Older runs of a client are dropped, their records are not: nothing to compare any more. */
const KEPT = 100;

/** One record for each start, each grant and each end of a grant: never two, never none. */
function miscounted({ runs, audit, grants }: Evidence): string[] {
  const told = (action: string, subject: string) =>
    audit.filter((event) => event.action === action && event.subjectId === subject).length;
  const clients = new Set(runs.flatMap(({ oauthClientId }) => oauthClientId ?? []));
  const mailboxes = new Set(
    runs.filter(({ kind }) => kind === 'CHECK').flatMap(({ mailboxId }) => mailboxId ?? []),
  );
  const sentences: string[] = [];
  const expect = (what: string, records: number, things: number): void => {
    if (records !== things) sentences.push(`${records} records of ${things} ${what}`);
  };
  for (const client of clients) {
    if (runs.filter(({ oauthClientId }) => oauthClientId === client).length >= KEPT) continue;
    const own = runs.filter((run) => run.kind === 'VALIDATION' && run.oauthClientId === client);
    const granted = own.filter(({ status }) => status === 'SUCCEEDED' || status === 'WARNING');
    expect('validations', told('oauth-client.validate', client), own.length);
    expect('grants', told('oauth-client.granted', client), granted.length);
  }
  for (const mailbox of mailboxes) {
    const own = runs.filter((run) => run.kind === 'CHECK' && run.mailboxId === mailbox);
    expect('checks', told('mailbox.check', mailbox), own.length);
  }
  for (const { oauthClientId, status } of grants) {
    const ends = told('oauth-client.grant-ended', oauthClientId);
    if (status === 'reauth_required' && ends === 0)
      sentences.push('a grant ended without a record');
  }
  return sentences;
}

/** In the clear, as a part of an address, or as base64. */
function told(secret: string, logs: string): boolean {
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
  return forms.some((form) => logs.includes(form));
}
