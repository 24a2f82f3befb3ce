import { cloudOfClient, type CloudClient } from './cloud.js';
import { microsoft365In } from './microsoft-365.js';
import type { Provider } from './provider.js';

/** The provider as this client meets it: Microsoft's hosts and portals in the client's own cloud. */
export function inOwnCloud(provider: Provider, client: CloudClient): Provider {
  const cloud = provider.id === 'MICROSOFT_365' ? cloudOfClient(client) : undefined;
  return cloud ? microsoft365In(cloud) : provider;
}
