import type {
  AuthorizeFacts,
  Facts,
  MailProtocol,
  NetworkFault,
  ProbeFacts,
  ProbeFault,
  TokenContent,
  TokenFacts,
} from '../facts.js';
import type { Sample } from './sample.js';

/** Puts a recorded answer where a run would have it: by its kind, else by its stage. */
export function factsHeard(sample: Sample): Partial<Facts> {
  switch (sample.raw_kind) {
    case 'redirect':
      return { authorize: redirect(sample.raw) };
    case 'wire':
      return { probes: [probe(protocols[sample.stage] ?? 'IMAP', refusal(sample))] };
    case 'library':
      return { probes: [probe('IMAP', { kind: 'network', network: network(sample) })] };
    case 'decoded-token':
      return { tokenContent: claims(sample.raw), probes: spoken(sample.context) };
    case 'http':
      return { token: answer(sample.raw) };
    case 'json':
      if (sample.stage === 'token' || sample.stage === 'token-content') return tokenFacts(sample);
  }
  return { pasted: { text: sample.raw } };
}

const protocols: Record<string, MailProtocol> = { imap: 'IMAP', pop3: 'POP3', smtp: 'SMTP' };

function redirect(raw: string): AuthorizeFacts {
  const query = new URL(raw).searchParams;
  const error = query.get('error');
  if (!error) return { kind: 'rejected', problem: 'state' };
  const description = query.get('error_description');
  return { kind: 'error', error, ...(description && { description }) };
}

function probe(protocol: MailProtocol, fault: ProbeFault): ProbeFacts {
  const smtp = protocol === 'SMTP';
  return {
    protocol,
    host: smtp ? 'smtp.office365.com' : 'outlook.office365.com',
    port: smtp ? 587 : protocol === 'IMAP' ? 993 : 995,
    security: smtp ? 'STARTTLS' : 'TLS',
    username: 'helpdesk@contoso.com',
    outcome: 'failed',
    failedStep: fault.kind === 'network' ? 'connect' : 'authenticate',
    fault,
    addresses: ['203.0.113.10'],
    capabilities: [],
    mechanisms: ['XOAUTH2'],
    mechanism: 'XOAUTH2',
    transcript: [],
    asked: {},
  };
}

function refusal({ raw }: Sample): ProbeFault {
  const status = /\b(NO|BAD|BYE|-ERR|[245]\d\d)\b/.exec(raw)?.[1] ?? '';
  return { kind: 'refused', text: raw, status };
}

const networkStages: Record<string, NetworkFault['stage']> = { dns: 'DNS', tcp: 'TCP', tls: 'TLS' };

function network({ raw, stage }: Sample): NetworkFault {
  const code = /\b(E[A-Z_]{5,}|[A-Z]+(?:_[A-Z]+){2,})\b/.exec(raw)?.[1] ?? 'UNKNOWN';
  return {
    stage: networkStages[stage] ?? 'TCP',
    code,
    message: raw,
    host: 'outlook.office365.com',
    port: 993,
  };
}

function claims(raw: string): TokenContent {
  // Recorded claims of one's own, checked by eye.
  const token = JSON.parse(raw) as Record<string, string | undefined> & { roles?: string[] };
  const scopes = (token['scp'] ?? token['scope'] ?? '').split(' ').filter(Boolean);
  const text = (name: string, value: string | undefined) => (value ? { [name]: value } : {});
  const kind = token['idtyp'] === 'app' ? 'application' : 'delegated';
  return {
    format: 'jwt',
    scopes,
    roles: token.roles ?? [],
    kind,
    ...text('audience', token['aud']),
    ...text('account', token['upn'] ?? token['preferred_username']),
    ...text('tenant', token['tid']),
    ...text('objectId', token['oid']),
    ...text('appId', token['appid']),
  };
}

/** A context such as '+ IMAP: A01 OK AUTHENTICATE completed. / A02 BAD …'. */
function spoken(context: string | undefined): ProbeFacts[] {
  const line = /^\+ IMAP: (.+)$/.exec(context ?? '')?.[1];
  if (!line) return [];
  const text = line.split(' / ').at(-1) ?? line;
  return [probe('IMAP', { kind: 'refused', text, status: text.includes(' BAD ') ? 'BAD' : 'NO' })];
}

function answer(raw: string): TokenFacts {
  const status = Number(/ (\d{3}) /.exec(raw)?.[1]);
  const common = { request: 'code', status, body: raw } as const;
  return status < 300
    ? { kind: 'malformed', ...common, problem: 'The answer is not a JSON object.' }
    : { kind: 'refused', ...common, error: '' };
}

function tokenFacts({ raw, context }: Sample): Partial<Facts> {
  const body = JSON.parse(raw) as Record<string, string | undefined> & { error_codes?: number[] }; // recorded
  if (body['access_token']) return { token: granted(body, context) };
  const description = body['error_description'];
  const suberror = body['suberror'] ?? body['error_subtype'];
  return {
    token: {
      kind: 'refused',
      request: 'refresh',
      status: 400,
      error: body['error'] ?? '',
      body: raw,
      ...(description && { description }),
      ...(suberror && { suberror }),
      ...(body.error_codes && { codes: body.error_codes }),
    },
  };
}

function granted(body: Record<string, string | undefined>, context = ''): TokenFacts {
  const grantedScopes = (body['scope'] ?? '').split(' ');
  const asked = /^requested: (.+)$/.exec(context)?.[1]?.split(' ') ?? grantedScopes;
  const resources = asked.filter((scope) => scope.includes('://'));
  return {
    kind: 'granted',
    request: 'code',
    requestedScopes: asked,
    grantedScopes,
    missingScopes: resources.filter((scope) => !grantedScopes.includes(scope)),
    // A sample about scopes has no refresh token only because it was shortened.
    refreshable: 'refresh_token' in body || context !== '',
    expiresAt: new Date('2026-01-15T11:20:30Z'),
  };
}
