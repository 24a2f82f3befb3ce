import type { Phase } from '../reply.js';
import type { TextPredicate } from '../observed-text.js';

/**
 * What a diagnosis takes for granted of the conversation. Where a probe had it, the facts tell whether it
 * is so; words that somebody pasted may be from any.
 */

/** How far it had come. */
export const during =
  (...phases: Phase[]): TextPredicate =>
  ({ probe, phase }) =>
    !probe || !phase || phases.includes(phase) ? '' : undefined;

/** A password was used, not a token; what was kept without its command tells nothing. */
export const byPasswordOnly: TextPredicate = ({ probe, phase, reply }) =>
  probe && phase && reply?.by === 'token' ? undefined : '';

/** No way of signing in was offered at all. */
export const offersNoLogin: TextPredicate = ({ probe, phase }) =>
  probe && phase && probe.mechanisms.length > 0 ? undefined : '';
