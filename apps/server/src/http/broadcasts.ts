import {
  execute,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
} from 'graphql';
import type { WebSocket } from 'ws';
import { withoutIdentity } from '../features/access/actor.js';
import type { Context } from '../graphql/context.js';
import type { Log } from '../lib/log.js';
import { createListener, type Listener } from './listener.js';

/** The events of one subscription, from when the first `next()` is called on: the objects that have changed. */
type Source = AsyncIterable<unknown>;

export interface Broadcasts {
  /**
   * Lets one subscription of a socket hear of what its source brings, with all who have asked the same and may
   * see the same. The caller has been judged: `source` is what GraphQL's `subscribe` has made for it. What comes
   * back yields nothing and ends when the source ends; to return it is to leave.
   */
  join(
    at: { socket: WebSocket; id: string },
    args: ExecutionArgs,
    source: Source,
  ): AsyncIterable<never>;
}

interface Dependencies {
  log: Log;
  /** As they are told to a caller. */
  formatted(errors: readonly GraphQLError[]): readonly GraphQLError[];
}

interface Group {
  listeners: Set<Listener>;
  source: AsyncIterator<unknown>;
  /** What came last, for who joins later; where the state comes first. */
  state: Told | undefined;
}

interface Told {
  subject: string;
  /** JSON of the execution result. */
  payload: string;
}

/** One change is read, executed and written as JSON once for all who watch the same with the same rights (ADR 0048). */
export function createBroadcasts({ log, formatted }: Dependencies): Broadcasts {
  const groups = new Map<string, Group>();

  function begin(key: string, args: ExecutionArgs, source: Source): Group {
    const group = { listeners: new Set<Listener>(), source: iterate(source), state: undefined };
    groups.set(key, group);
    run(group, neutral(args)).then(
      () => end(key, group, (one) => one.over()),
      (cause: unknown) => end(key, group, (one) => one.fail(cause)),
    );
    return group;
  }

  async function run(group: Group, args: ExecutionArgs): Promise<void> {
    const keeps = beginsWithState(args);
    for (let next = await group.source.next(); !next.done; next = await group.source.next()) {
      const result = await execute({ ...args, rootValue: next.value });
      const told = { subject: subjectOf(next.value), payload: JSON.stringify(seen(result)) };
      if (keeps) group.state = told;
      for (const one of group.listeners) one.tell(told.subject, told.payload);
    }
  }

  function seen(result: ExecutionResult): object {
    return result.errors ? { ...result, errors: formatted(result.errors) } : result;
  }

  function end(key: string, group: Group, tell: (one: Listener) => void): void {
    if (groups.get(key) === group) groups.delete(key);
    group.listeners.forEach(tell);
    group.listeners.clear();
  }

  function leave(key: string, group: Group, one: Listener): void {
    if (!group.listeners.delete(one) || group.listeners.size > 0) return;
    // Whoever comes now begins anew.
    if (groups.get(key) === group) groups.delete(key);
    stop(group.source);
  }

  function stop(source: AsyncIterator<unknown>): void {
    source
      .return?.()
      .catch((cause: unknown) => log.warn({ err: cause }, 'a subscription could not be ended'));
  }

  return {
    join(at, args, source) {
      const key = keyOf(args);
      const known = groups.get(key);
      // Nothing has asked it for anything: it listens to nothing yet.
      if (known) stop(iterate(source));
      const group = known ?? begin(key, args, source);
      const one = createListener(at, () => leave(key, group, one));
      group.listeners.add(one);
      if (group.state) one.tell(group.state.subject, group.state.payload);
      return one.ended;
    },
  };
}

const iterate = (source: Source): AsyncIterator<unknown> => source[Symbol.asyncIterator]();

/** All that an answer depends on: what is asked, and the rights of whoever asks. */
function keyOf({ document, operationName, variableValues, contextValue }: ExecutionArgs): string {
  const { actor } = contextValue as Context; // every context is one
  const rights = actor && withoutIdentity(actor);
  return JSON.stringify([document.loc?.source.body, operationName, variableValues, rights]);
}

/** Nobody's own context: what is executed for many must not show what one of them alone may see. */
function neutral(args: ExecutionArgs): ExecutionArgs {
  const context = args.contextValue as Context; // every context is one
  const actor = context.actor && withoutIdentity(context.actor);
  const contextValue: Context = { ...context, actor, request: { ip: '', userAgent: '' } };
  return { ...args, contextValue };
}

/** Whether the field says so, as `run` does; whoever joins later is shown what was told last, then. */
function beginsWithState({ schema, document }: ExecutionArgs): boolean {
  const types = new TypeInfo(schema);
  let begins = false;
  const look = (): void => {
    if (types.getParentType() !== schema.getSubscriptionType()) return;
    begins ||= types.getFieldDef()?.extensions['beginsWithState'] === true;
  };
  visit(document, visitWithTypeInfo(types, { Field: look }));
  return begins;
}

/** Rows have ids, and nothing else is watched. */
const subjectOf = (root: unknown): string => (root as { id: string }).id;
