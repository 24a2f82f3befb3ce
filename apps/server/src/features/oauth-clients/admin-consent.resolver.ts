import { FieldResolver, Resolver, Root } from 'type-graphql';
import { adminConsentUrl } from '../providers/admin-consent.js';
import { reviveNote, RunNoteType } from '../runs/run.entity.js';
import { OAuthClient } from './oauth-client.entity.js';
import { redirectUri } from './redirect-uri.js';

/** Consent of an administrator for everybody: where it is given, and what came back. */
@Resolver(() => OAuthClient)
export class AdminConsentResolver {
  constructor(private readonly publicUrl: string) {}

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Where an administrator of the tenant consents for everybody (Microsoft's work and school tenants, in the client's own cloud); null where there is no such page.",
  })
  adminConsentUrl(@Root() client: OAuthClient): string | null {
    const uri = redirectUri(this.publicUrl, client.id);
    const link = { ...client, redirectUri: uri, state: client.adminConsentState };
    return adminConsentUrl(link) ?? null;
  }

  @FieldResolver(() => RunNoteType, {
    nullable: true,
    description:
      'What last came back from adminConsentUrl; whoever has the link can write it, so it changes nothing.',
  })
  adminConsentNote(@Root() { adminConsentNote }: OAuthClient): RunNoteType | null {
    return adminConsentNote && reviveNote(adminConsentNote);
  }
}
