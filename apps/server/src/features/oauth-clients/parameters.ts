import { isSecretName, maskSecrets } from '@mailkey/secret-shapes';
import type { FieldProblem } from '../../lib/errors.js';
import { lineProblems } from '../../lib/line-problems.js';

/** A further parameter of a request, beside those of the protocol. An empty value: it is left out. */
export interface Parameter {
  name: string;
  value: string;
}

export type ParametersField = 'authorizeParameters' | 'tokenParameters';

const LONGEST = { name: 100, value: 2000, list: 20 };

/** What Mailkey sends itself: a second one, or another value, would break the protocol or its protection. */
const OF_BOTH = [
  ...['client_id', 'client_secret', 'redirect_uri', 'scope', 'state', 'code'],
  ...['client_assertion', 'client_assertion_type', 'iss', 'nonce', 'code_verifier'],
];
const RESERVED: Record<ParametersField, readonly string[]> = {
  authorizeParameters: [
    ...OF_BOTH,
    ...['response_type', 'response_mode', 'code_challenge', 'code_challenge_method'],
    // RFC 9101 and RFC 9126: what they hold or point to takes the place of the whole request.
    ...['request', 'request_uri'],
  ],
  tokenParameters: [
    ...OF_BOTH,
    ...['grant_type', 'refresh_token', 'code_challenge', 'code_challenge_method', 'response_type'],
  ],
};

/** What is wrong with the further parameters of a request, by field; RFC 6749 appendices A and B. */
export function parameterProblems(
  field: ParametersField,
  typed: readonly Parameter[],
): FieldProblem[] {
  const parameters = trimmedParameters(typed);
  if (parameters.length > LONGEST.list)
    return [problem(field, 'TOO_MANY', `At most ${LONGEST.list} further parameters.`)];
  const names = parameters.map(({ name }) => canonical(name));
  return parameters.flatMap((parameter, index) => {
    const { name } = parameter;
    const place = `${field}.${index}`;
    const wrong = nameProblem(name, field);
    if (wrong) return [problem(`${place}.name`, ...wrong)];
    if (names.indexOf(names[index] ?? '') < index)
      return [problem(`${place}.name`, 'TWICE', `${name} stands there twice. Keep one of them.`)];
    return valueProblems(`${place}.value`, parameter);
  });
}

function nameProblem(name: string, field: ParametersField): [string, string] | undefined {
  if (!name) return ['EMPTY', 'A parameter has no name.'];
  if (name.length > LONGEST.name) return ['TOO_LONG', `At most ${LONGEST.name} characters.`];
  if (!/^[\w.-]+$/.test(name))
    return ['NOT_A_NAME', 'A name has letters, digits and - . _ alone, without spaces.'];
  if (isReserved(field, name)) return ['RESERVED', `Mailkey sends ${name} itself. Remove it here.`];
  return isSecretName(name) ? ['SECRET', inTheClear(name)] : undefined;
}

function valueProblems(place: string, { name, value }: Parameter): FieldProblem[] {
  return maskSecrets(value) === value
    ? lineProblems(`input.${place}`, value, LONGEST.value)
    : [problem(place, 'SECRET', inTheClear(name))];
}

export const inTheClear = (name: string): string =>
  `${name} would be stored and shown in the clear: no secret may stand here.`;

/** Whether a server may take it for one that Mailkey sends itself. */
export function isReserved(field: ParametersField, name: string): boolean {
  return RESERVED[field].includes(canonical(name.trim()));
}

/** Some servers read any case, and some a dot as an underscore: what they take for one name is one. */
function canonical(name: string): string {
  return name.toLowerCase().replaceAll('.', '_');
}

/** Sent by presets, too: in other letters they would stand beside those, and not in their place. */
const USUAL = ['prompt', 'access_type', 'login_hint'];

/** As they are stored: without the blanks that a paste brings, and the usual ones as they are written. */
export function trimmedParameters(parameters: readonly Parameter[]): Parameter[] {
  return parameters.map(({ name, value }) => ({ name: usual(name.trim()), value: value.trim() }));
}

const usual = (name: string): string => USUAL.find((one) => one === name.toLowerCase()) ?? name;

/** Without those that are left out: one without a value counts as absent (RFC 6749 section 3.1). */
export function sentParameters(parameters: readonly Parameter[]): Record<string, string> {
  const sent = parameters.filter(({ value }) => value !== '');
  return Object.fromEntries(sent.map(({ name, value }) => [name, value]));
}

function problem(field: string, code: string, message: string): FieldProblem {
  return { path: `input.${field}`, code, message };
}
