import type { ApolloClient, NormalizedCacheObject } from '@apollo/client/core';
import { InstanceDocument, MeDocument, type InstanceQuery, type MeQuery } from '@mailkey/schema';

export interface Session {
  instance: InstanceQuery['instance'];
  me: MeQuery['me'];
}

/** Who looks at the app, and at which installation: from the cache once it is known. */
export async function readSession(client: ApolloClient<NormalizedCacheObject>): Promise<Session> {
  const [instance, me] = await Promise.all([
    client.query({ query: InstanceDocument }),
    client.query({ query: MeDocument, errorPolicy: 'all' }),
  ]);
  return { instance: instance.data.instance, me: me.data?.me ?? null };
}
