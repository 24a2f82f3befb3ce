import type { Grants } from './authorization-server/grants.js';
import type { Ledger } from './ledger.js';
import type { Registration } from './registration.js';
import type { Person } from './people.js';
import type { Scenario } from './scenarios/scenario.js';
import type { State } from './state.js';

/** What the authorization server and the mail servers share. */
export interface Provider {
  /** `http://localhost:<port>` of the authorization server. */
  origin: string;
  state: State;
  people: Person[];
  grants: Grants;
  ledger: Ledger;
  now: () => Date;
  isRegisteredRedirectUri: (uri: string) => boolean;
  registration: Registration;
  /** A failure that befalls everybody until it is taken back. */
  everybody?: Scenario | undefined;
}
