import type { Flows } from './flows.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

/** All that a resolver may be made of. */
export interface Wired {
  world: World;
  stores: Stores;
  flows: Flows;
}

export interface WiredResolver {
  type: object;
  make(wired: Wired): object;
}

/** A resolver class, and what its constructor takes. */
export const resolver = <Arguments extends unknown[]>(
  type: new (...given: Arguments) => object,
  argumentsOf: (wired: Wired) => [...Arguments],
): WiredResolver => ({ type, make: (wired) => new type(...argumentsOf(wired)) });
