import type { Values } from '../values.js';
import { openClient } from './mailkey.js';
import { parseUrl } from '../../../lib/parse-url.js';

/** The part of the form that holds how a provider wants to be asked. */
export const openHabits = (v: Values): string => `${openClient(v)}, Habits of this provider`;

/** Whether it stands in Url Authorize, where the field of the form does not reach it. */
export function isTyped({ facts }: Values, parameter: string): boolean {
  return parseUrl(facts.client?.authorizeUrl ?? '')?.searchParams.has(parameter) ?? false;
}
