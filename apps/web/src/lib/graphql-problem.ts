/** What went wrong with an operation, as the screen needs it. */
export interface Problem {
  code: string;
  message: string;
  /** Which of several, where the code alone does not tell: 'TOTP_REQUIRED'. */
  reason?: string;
  /** By the field's path without `input.`: 'name', 'incoming.host'. */
  fields: Record<string, string>;
}

interface GraphQLErrorLike {
  message: string;
  extensions?: Record<string, unknown>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function graphQLErrors(error: unknown): GraphQLErrorLike[] {
  const candidate = error as { graphQLErrors?: unknown } | null;
  return Array.isArray(candidate?.graphQLErrors) ? candidate.graphQLErrors : [];
}

function fieldMessages(fields: unknown): Record<string, string> {
  if (!Array.isArray(fields)) return {};
  const entries = fields as { path?: unknown; message?: unknown }[];
  return Object.fromEntries(
    entries.map(({ path, message }) => [pathName(path), text(message)]).reverse(),
  );
}

function pathName(path: unknown): string {
  const name = Array.isArray(path) ? path.join('.') : text(path);
  return name.replace(/^input\./, '').replace(/\.\d+(?:\.\w+)?$/, '');
}

/** NETWORK when no answer came at all. The first error of the answer counts. */
export function readProblem(error: unknown): Problem {
  const [first] = graphQLErrors(error);
  if (!first) return { code: 'NETWORK', message: '', fields: {} };
  const extensions = first.extensions ?? {};
  return {
    code: text(extensions.code) || 'INTERNAL_SERVER_ERROR',
    message: first.message,
    ...(extensions.reason ? { reason: text(extensions.reason) } : {}),
    fields: fieldMessages(extensions.fields),
  };
}
