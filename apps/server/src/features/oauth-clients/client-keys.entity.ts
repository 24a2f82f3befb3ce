import {
  EventSubscriber,
  type EntitySubscriberInterface,
  type InsertEvent,
  type UpdateEvent,
} from 'typeorm';
import { searchable, sortKey } from '../../lib/folded.js';
import { parseUrl } from '../../lib/parse-url.js';
import { OAuthClient } from './oauth-client.entity.js';

/** What lists sort and search a client by; its host is that of its token URL. */
function clientKeys({ name, clientId, tenant, accessTokenUrl }: Partial<OAuthClient>) {
  const sortHost = parseUrl(accessTokenUrl ?? '')?.hostname ?? '';
  return {
    sortName: sortKey(name ?? ''),
    sortHost,
    searchText: searchable([name, clientId, tenant, sortHost]),
  };
}

/** Whoever inserts or saves one. */
@EventSubscriber()
export class OAuthClientKeys implements EntitySubscriberInterface<OAuthClient> {
  listenTo = () => OAuthClient;
  beforeInsert = ({ entity }: InsertEvent<OAuthClient>) =>
    void Object.assign(entity, clientKeys(entity));
  beforeUpdate({ entity }: UpdateEvent<OAuthClient>): void {
    // A narrow update brings the columns that it writes, and those are no names.
    if (entity instanceof OAuthClient) Object.assign(entity, clientKeys(entity));
  }
}
