import 'reflect-metadata';
import type { Verb } from './orders.js';
import { createWork } from './work.js';

interface Order {
  id: number;
  /** Each has a database of its own. */
  installation: number;
  verb: Verb;
  asked: unknown;
}

/**
 * The process under test: the product's own world, stores and flows without HTTP, which does what its
 * parent tells it. It says "ready" when everything is loaded, before the database is opened.
 */
const works: ReturnType<typeof createWork>[] = [];

process.on('message', ({ id, installation, verb, asked }: Order) => {
  const work = (works[installation] ??= createWork());
  // The table of verbs is typed; a message is not.
  const act = work[verb] as (asked: unknown) => Promise<unknown>;
  act(asked).then(
    (answer) => process.send?.({ id, answer }),
    (cause: unknown) => process.send?.({ id, error: String(cause) }),
  );
});
// Whoever gave the orders is gone.
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
