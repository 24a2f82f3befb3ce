import { GraphQLError, type ValidationContext } from 'graphql';

/** What one request may ask for, the same over HTTP and WebSocket (docs/security.md, attack 15). */
export const LIMITS = {
  tokens: 1000,
  depth: 8,
  aliases: 15,
  directives: 10,
  /** Fields after fragments were put in their places. */
  selections: 1000,
  /** Objects that an answer may hold at most, pages multiplied. */
  cost: 3000,
  rootFields: 10,
} as const;

/** One text for every limit: it tells neither which one nor where it lies. */
export const TOO_MUCH = 'This request asks for too much at once.';

export function reportTooMuch(context: ValidationContext): void {
  context.reportError(new GraphQLError(TOO_MUCH));
}
