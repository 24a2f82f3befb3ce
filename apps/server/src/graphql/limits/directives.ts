import type { ValidationRule } from 'graphql';
import { LIMITS, reportTooMuch } from './limits.js';

/** Directives of a whole document: thousands on one field cost more than the field. */
export const limitDirectives: ValidationRule = (context) => {
  let seen = 0;
  return {
    Directive() {
      seen += 1;
      if (seen === LIMITS.directives + 1) reportTooMuch(context);
    },
  };
};
