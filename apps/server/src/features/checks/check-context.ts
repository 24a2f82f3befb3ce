import type { Deadline } from '../../lib/deadline.js';
import type { Facts } from '../diagnoses/facts.js';
import type { Run } from '../runs/run.entity.js';
import type { CheckSubject } from './obsolete.js';
import type { Credential } from './probes/probe.js';

/** What each step of a check is given: whom it is about, and what was seen until then. */
export interface CheckContext {
  run: Run;
  subject: CheckSubject;
  deadline: Deadline;
  facts: Facts & Required<Pick<Facts, 'mailbox'>>;
  credential?: Credential;
}

/** The same from the token on. */
export interface SignedInContext extends CheckContext {
  credential: Credential;
}

/** What a step adds. */
export type Findings = Partial<Pick<CheckContext, 'facts' | 'credential'>>;
