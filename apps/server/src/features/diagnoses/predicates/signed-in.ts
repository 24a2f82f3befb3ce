import type { Match } from '../match.js';

/** The login went well before this was said: nothing that comes before a login explains it. */
export const signedIn = ({ said }: Match): boolean => said?.phase === 'after';
