import { badInput, UserError } from '../../lib/errors.js';

/** Why somebody is not taken for the person they say they are. */
export type ProofProblem =
  'throttled' | 'crowded' | 'wrong-password' | 'totp-required' | 'totp-wrong';

/** For somebody at the door: the same words for an unknown address and a wrong password. */
export function signInError(problem: ProofProblem): UserError {
  switch (problem) {
    case 'throttled':
      return throttled('Wait a quarter of an hour, or use a browser that you have signed in with.');
    case 'crowded':
      return crowded();
    case 'wrong-password':
      return new UserError('UNAUTHENTICATED', 'E-mail address or password is wrong.');
    case 'totp-required':
      return new UserError('UNAUTHENTICATED', 'Enter the code of your authenticator app.', {
        reason: 'TOTP_REQUIRED',
      });
    case 'totp-wrong':
      return new UserError('UNAUTHENTICATED', 'The code is wrong or was used already.', {
        reason: 'TOTP_WRONG',
      });
  }
}

/** For somebody who is signed in and shows the password again: a problem of a field, not of the session. */
export function fieldError(problem: ProofProblem, passwordPath: string): UserError {
  switch (problem) {
    case 'throttled':
      return throttled('Wait a quarter of an hour.');
    case 'crowded':
      return crowded();
    case 'wrong-password':
      return badInput([{ path: passwordPath, code: 'WRONG', message: 'The password is wrong.' }]);
    case 'totp-required':
      return badInput([
        {
          path: 'totp',
          code: 'TOTP_REQUIRED',
          message: 'Enter the code of your authenticator app.',
        },
      ]);
    case 'totp-wrong':
      return badInput([
        { path: 'totp', code: 'TOTP_WRONG', message: 'The code is wrong or was used already.' },
      ]);
  }
}

function throttled(remedy: string): UserError {
  return new UserError('TOO_MANY_REQUESTS', `Too many attempts to sign in. ${remedy}`);
}

/** More passwords are shown at this moment than can be looked at. */
export function crowded(): UserError {
  const message = 'Many people sign in at this moment. Try again in a few seconds.';
  return new UserError('TOO_MANY_REQUESTS', message, { retryAfterSeconds: 5 });
}
