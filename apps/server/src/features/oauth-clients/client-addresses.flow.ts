import { demand, isAllowed, TO_ADDRESSES } from '../../graphql/access.js';
import type { Context } from '../../graphql/context.js';
import { UserError } from '../../lib/errors.js';
import { leadsElsewhere } from './address-edit.js';
import { patchedSettings } from './changed-settings.js';
import type { OAuthClient } from './oauth-client.entity.js';
import type { OAuthClientPatch } from './oauth-client.input.js';
import { holdsSecret } from './client-secrets.store.js';

/** Before an edit: throws REAUTHENTICATE or FORBIDDEN where this caller may not lead secrets elsewhere. */
export async function admitAddresses(
  context: Context,
  before: OAuthClient,
  patch: OAuthClientPatch,
): Promise<void> {
  if (leadsGuarded(before, patch))
    await demand(context, TO_ADDRESSES, { field: 'mutation.updateOAuthClient' });
}

/** In its transaction, which writes no refusal: it has become another edit since it was admitted. */
export function refuseAddresses(
  context: Context,
  before: OAuthClient,
  patch: OAuthClientPatch,
): void {
  if (leadsGuarded(before, patch) && !isAllowed(context, TO_ADDRESSES))
    throw new UserError('CONFLICT', 'The OAuth client was changed meanwhile. Look at it again.');
}

/** Of a client with secrets, or with grants: refresh tokens follow its addresses as well. */
function leadsGuarded(client: OAuthClient, patch: OAuthClientPatch): boolean {
  const isGuarded = holdsSecret(client) || client.standing !== 'NONE';
  return isGuarded && leadsElsewhere(client, patchedSettings(client, patch));
}
