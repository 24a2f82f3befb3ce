import type { GraphQLField, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import {
  refusal,
  type Access,
  type AccessRefusal,
  type AccessTarget,
} from '../features/access/actor.js';
import { UserError } from '../lib/errors.js';
import { isId } from '../lib/id.js';
import { auditEntry, type AuditSubject } from '../features/access/audit-entry.js';
import type { Context } from './context.js';

type Arguments = Record<string, unknown>;

interface Options {
  /** The person must have shown the password within the last quarter of an hour (ASVS 7.5.3). */
  recent?: boolean;
  /** The object of the decision, from the arguments of the field. */
  target?: (args: Arguments) => AccessTarget;
  /** Where the arguments decide which right it takes: instead of the one that is named. */
  accessBy?: (args: Arguments) => Access;
}

export interface AccessRule extends Options {
  access: Access;
}

/** For leading stored secrets or tokens to another address: a password shown just now, or a key's own scope. */
export const TO_ADDRESSES: AccessRule = { access: 'ADDRESSES', recent: true };

/** The access rule of a root field. A root field without one is refused, and a test fails. */
export const Allow = (access: Access, options: Options = {}): MethodDecorator & PropertyDecorator =>
  Extensions({ access, ...options });

/** Puts the decision before every root field, for HTTP and WebSocket alike: deny by default. */
export function protect(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ]) {
    for (const field of Object.values(type?.getFields() ?? {}))
      protectField(field as GraphQLField<unknown, Context>, type?.name.toLowerCase() ?? '');
  }
  return schema;
}

function protectField(field: GraphQLField<unknown, Context>, operation: string): void {
  const { resolve, subscribe } = field;
  const rule = field.extensions as Partial<AccessRule>; // written by Allow alone
  const name = `${operation}.${field.name}`;
  if (resolve) {
    field.resolve = (source, args: Arguments, context, info) => {
      const refused = judge(context, rule, args);
      return refused
        ? deny(context, refused, asked(rule, name, args))
        : resolve(source, args, context, info);
    };
  }
  if (subscribe) {
    field.subscribe = (source, args: Arguments, context, info) => {
      const refused = judge(context, rule, args);
      return refused
        ? deny(context, refused, asked(rule, name, args))
        : subscribe(source, args, context, info);
    };
  }
}

/** For what only a resolver can find out: the owner of a stored object. Throws where it is refused. */
export async function demand(
  context: Context,
  rule: AccessRule,
  { field, args = {} }: { field: string; args?: Arguments },
): Promise<void> {
  const refused = judge(context, rule, args);
  if (refused) await deny(context, refused, asked(rule, field, args));
}

/** The same decision as data, for a transaction, which writes no refusal. */
export function isAllowed(context: Pick<Context, 'actor'>, rule: AccessRule): boolean {
  return judge(context, rule, {}) === undefined;
}

function judge(
  context: Pick<Context, 'actor'>,
  rule: Partial<AccessRule>,
  args: Arguments,
): AccessRefusal | undefined {
  if (!rule.access) return context.actor ? 'NOT_ALLOWED' : 'SIGN_IN';
  return refusal(context.actor, accessOf(rule.access, rule, args), {
    recent: rule.recent,
    ...rule.target?.(args),
  });
}

const accessOf = (named: Access, { accessBy }: Partial<AccessRule>, args: Arguments): Access =>
  accessBy?.(args) ?? named;

/** Whoever is refused has typed the arguments: what has not the shape of an id is told nobody. */
function subjectOf({ target }: Partial<AccessRule>, args: Arguments): AuditSubject | undefined {
  const { userId, mailboxId } = target?.(args) ?? {};
  if (isId(mailboxId)) return { kind: 'mailbox', id: mailboxId };
  return isId(userId) ? { kind: 'user', id: userId } : undefined;
}

const ERRORS: Record<AccessRefusal, (context: Context, access: Access | undefined) => UserError> = {
  SIGN_IN: () => new UserError('UNAUTHENTICATED', 'Sign in first.'),
  NOT_ALLOWED: ({ actor }, access) =>
    new UserError(
      'FORBIDDEN',
      actor?.kind === 'api-key' && access === 'ADDRESSES'
        ? 'Secrets or tokens would go to a new address: a key may do that only with the scope ADDRESSES. Use such a key, or let an admin do it in Mailkey.'
        : 'You may not do this.',
    ),
  PROVE_AGAIN: () =>
    new UserError('FORBIDDEN', 'Enter your password again to do this.', {
      reason: 'REAUTHENTICATE',
    }),
};

/** A refusal is in the audit log before its caller reads of it (ASVS 16.3.2). */
export async function deny(
  context: Context,
  refused: AccessRefusal,
  { field, subject, access }: Denied,
): Promise<never> {
  await context.deny(auditEntry(context, field, { outcome: 'DENIED', subject }));
  throw ERRORS[refused](context, access);
}

interface Denied {
  field: string;
  subject: AuditSubject | undefined;
  access?: Access | undefined;
}

function asked(rule: Partial<AccessRule>, field: string, args: Arguments): Denied {
  const access = rule.access && accessOf(rule.access, rule, args);
  return { field, subject: subjectOf(rule, args), access };
}
