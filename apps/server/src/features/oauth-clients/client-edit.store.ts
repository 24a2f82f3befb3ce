import { IsNull, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { randomToken } from '../../lib/token.js';
import { changedNames } from '../access/audit-entry.js';
import type { BasicEncoding } from '../providers/provider.js';
import { grantOutdatedBy, patchedSettings, type Settings } from './changed-settings.js';
import { OAuthClient } from './oauth-client.entity.js';
import type { OAuthClientPatch } from './oauth-client.input.js';
import { holdsSecret, type ClientSecrets } from './client-secrets.store.js';
import { secretDroppedBecause, tokenOrigin } from './token-origin.js';

/** Edits of a client's settings; its secrets stay only where what they are sent to stays. */
export function createClientEdits({
  setSecret,
  dropSecrets,
  database,
}: Pick<ClientSecrets, 'setSecret' | 'dropSecrets'> & { database: Database }) {
  return {
    /** What an answer has shown of this token URL; no setting, so no open form is overtaken. */
    async learnBasicEncoding(
      { id, accessTokenUrl }: Pick<OAuthClient, 'id' | 'accessTokenUrl'>,
      basicEncoding: BasicEncoding,
    ): Promise<void> {
      const asked = { id, accessTokenUrl: accessTokenUrl ?? IsNull() };
      await database.transaction((manager) =>
        manager.update(OAuthClient, asked, { basicEncoding }),
      );
    },

    /** An `iss` for which an answer was thrown away: an admin may confirm it. */
    async refuseIssuer(manager: EntityManager, id: string, issuer: string): Promise<void> {
      await manager.update(OAuthClient, { id }, { refusedIssuer: issuer });
    },

    /** Changes the row in memory and answers with the names of what has changed, for the audit log. */
    applyPatch(client: OAuthClient, patch: OAuthClientPatch): string[] {
      const before = { ...client };
      const settings = patchedSettings(client, patch);
      const fields = changedNames<Settings>(client, settings);
      const outdated = client.standing === 'NONE' ? undefined : grantOutdatedBy(client, settings);
      Object.assign(client, settings);
      // The pair that was confirmed is another one now.
      if (fields.includes('authorizeUrl') || fields.includes('accessTokenUrl'))
        client.confirmedEndpoints = null;
      if (fields.includes('authorizeUrl') || fields.includes('issuer')) client.refusedIssuer = null;
      // Its links of admin consent lead elsewhere now.
      if (fields.some((field) => ['authorizeUrl', 'clientId', 'provider'].includes(field)))
        Object.assign(client, { adminConsentState: randomToken(), adminConsentNote: null });
      if (outdated) Object.assign(client, { standing: 'ATTENTION', standingReason: outdated });
      if (typeof patch.clientSecret === 'string') {
        setSecret(client, patch.clientSecret);
        return [...fields, 'clientSecret'];
      }
      if (!dropsSecrets(before, patch)) return fields;
      dropSecrets(client, secretDroppedBecause(before, client));
      return [...fields, 'clientSecret', 'clientSecretDropped'];
    },
  };
}

/** Whether an edit leads the secrets of a client to somebody whom they were not typed for. */
export function dropsSecrets(client: OAuthClient, patch: OAuthClientPatch): boolean {
  if (typeof patch.clientSecret === 'string' || !holdsSecret(client)) return false;
  return tokenOrigin(patchedSettings(client, patch)) !== tokenOrigin(client);
}
