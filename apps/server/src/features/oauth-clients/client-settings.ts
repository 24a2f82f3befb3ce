import { isSecretName } from '@mailkey/secret-shapes';
import type { FieldProblem } from '../../lib/errors.js';
import { lineProblems } from '../../lib/line-problems.js';
import type { ClientAuthentication, Pkce } from '../providers/provider.js';
import { isIssuer } from './discovery.js';
import {
  inTheClear,
  parameterProblems,
  type Parameter,
  type ParametersField,
} from './parameters.js';
import { parseUrl } from '../../lib/parse-url.js';

/** The texts of an OAuth client that a person types; absent ones are not judged. */
export interface TypedSettings {
  name?: string | null;
  clientId?: string | null;
  clientSecret?: string | null;
  authorizeUrl?: string | null;
  accessTokenUrl?: string | null;
  issuer?: string | null;
  revocationUrl?: string | null;
  scopes?: string[] | null;
  tenant?: string | null;
  authorizeParameters?: Parameter[] | null;
  tokenParameters?: Parameter[] | null;
}

export interface UrlRules {
  /** The dangerous switch ALLOW_INSECURE_PROVIDERS. */
  allowInsecure: boolean;
  /** Origins that may be http without the switch: the sandbox's own. */
  insecureOrigins: readonly string[];
}

const LONGEST = {
  name: 200,
  tenant: 255,
  clientId: 1000,
  clientSecret: 4000,
  url: 2000,
  scope: 500,
  scopes: 100,
};

/** What is wrong with typed settings, by field; empty when all may be stored. */
export function settingsProblems(settings: TypedSettings, rules: UrlRules): FieldProblem[] {
  return [
    ...nameProblems(settings.name),
    ...textProblems('tenant', settings.tenant, LONGEST.tenant),
    ...textProblems('clientId', settings.clientId, LONGEST.clientId),
    ...textProblems('clientSecret', settings.clientSecret, LONGEST.clientSecret),
    ...urlProblems('authorizeUrl', settings.authorizeUrl, rules),
    ...urlProblems('accessTokenUrl', settings.accessTokenUrl, rules),
    ...issuerProblems(settings.issuer, rules),
    ...urlProblems('revocationUrl', settings.revocationUrl, rules),
    ...scopesProblems(settings.scopes ?? []),
    ...parameterProblems('authorizeParameters', settings.authorizeParameters ?? []),
    ...parameterProblems('tokenParameters', settings.tokenParameters ?? []),
  ];
}

/** The client's own secret has a field that is sealed; further parameters are shown to everybody. */
export function ownSecretProblems(
  settings: Pick<TypedSettings, ParametersField>,
  isSecret: (text: string) => boolean,
): FieldProblem[] {
  const message = 'This is the client secret, and would be shown in the clear. Remove it here.';
  return (['authorizeParameters', 'tokenParameters'] as const).flatMap((field) =>
    (settings[field] ?? []).flatMap(({ value }, index) =>
      isSecret(value.trim()) ? [problem(`${field}.${index}.value`, 'SECRET', message)] : [],
    ),
  );
}

/** Without a secret PKCE alone keeps a stolen code worthless (RFC 9700 section 2.1.1). */
export function pkceProblems(settings: {
  pkce: Pkce;
  clientAuthentication: ClientAuthentication;
}): FieldProblem[] {
  const open = settings.pkce === 'OFF' && settings.clientAuthentication === 'NONE';
  const message = 'PKCE can be off only for a client that shows a secret. Leave it on here.';
  return open ? [problem('pkce', 'NEEDS_SECRET', message)] : [];
}

function nameProblems(name: string | null | undefined): FieldProblem[] {
  if (name === undefined) return [];
  if (!name?.trim()) return [problem('name', 'EMPTY', 'A name is needed.')];
  return textProblems('name', name, LONGEST.name);
}

function scopesProblems(scopes: readonly string[]): FieldProblem[] {
  return scopes.length > LONGEST.scopes
    ? [problem('scopes', 'TOO_MANY', `At most ${LONGEST.scopes} scopes.`)]
    : scopes.flatMap(scopeProblems);
}

function scopeProblems(scope: string, index: number): FieldProblem[] {
  const field = `scopes.${index}`;
  if (!scope.trim()) return [problem(field, 'EMPTY', 'A scope is empty.')];
  return textProblems(field, scope, LONGEST.scope);
}

function textProblems(
  field: string,
  text: string | null | undefined,
  longest: number,
): FieldProblem[] {
  return lineProblems(`input.${field}`, text ?? '', longest);
}

function urlProblems(
  field: string,
  text: string | null | undefined,
  rules: UrlRules,
): FieldProblem[] {
  if (!text) return [];
  const plain = textProblems(field, text, LONGEST.url);
  if (plain.length > 0) return plain;
  const url = parseUrl(text);
  // URL also takes https:host and a backslash for a slash, which others read otherwise.
  if (!url || !/^https?:\/\/[^\s\\]+$/i.test(text)) {
    return [problem(field, 'NOT_A_URL', 'This is not an https address.')];
  }
  if (
    url.protocol === 'http:' &&
    !rules.allowInsecure &&
    !rules.insecureOrigins.includes(url.origin)
  ) {
    return [problem(field, 'NOT_HTTPS', 'The address must begin with https://.')];
  }
  if (text.includes('#'))
    return [problem(field, 'FRAGMENT', 'The address must not have a # part.')];
  if (url.username || url.password)
    return [problem(field, 'CREDENTIALS', 'The address must not carry a user name.')];
  const secret = [...url.searchParams.keys()].find(isSecretName);
  return secret ? [problem(field, 'SECRET', inTheClear(secret))] : [];
}

function issuerProblems(text: string | null | undefined, rules: UrlRules): FieldProblem[] {
  const problems = urlProblems('issuer', text, rules);
  if (problems.length > 0 || !text || isIssuer(text.trim())) return problems;
  return [problem('issuer', 'QUERY', 'An issuer is an address without a ? part.')];
}

function problem(field: string, code: string, message: string): FieldProblem {
  return { path: `input.${field}`, code, message };
}
