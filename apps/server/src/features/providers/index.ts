import { fastmail } from './fastmail.js';
import { generic } from './generic.js';
import { google } from './google.js';
import { microsoft365 } from './microsoft-365.js';
import type { Provider, ProviderId } from './provider.js';
import { createSandbox, type SandboxEndpoints } from './sandbox.js';
import { yahoo } from './yahoo.js';
import { yandex } from './yandex.js';

export type Providers = Readonly<Record<ProviderId, Provider>>;

/** All providers by id, in the order in which they are offered. */
export function createProviders(sandbox?: SandboxEndpoints): Providers {
  return {
    MICROSOFT_365: microsoft365,
    GOOGLE: google,
    YAHOO: yahoo,
    FASTMAIL: fastmail,
    YANDEX: yandex,
    SANDBOX: createSandbox(sandbox),
    GENERIC: generic,
  };
}

/** Those that this installation can offer. */
export function offeredProviders(providers: Providers): Provider[] {
  return Object.values(providers).filter((provider) => provider.available);
}
