import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import {
  Choice,
  Count,
  Flag,
  ForeignJson,
  Id,
  Json,
  Reference,
  Sealed,
  Text,
  Time,
  Words,
} from '../../db/columns.js';
import { GrantTypeEnum, type GrantType } from '../../graphql/enums.js';
import { connectionType } from '../../graphql/pagination.js';
import type { TokenFacts } from '../diagnoses/facts.js';
import { tokenOrigin } from '../oauth-clients/token-origin.js';
import type { AccountSubject } from '../token-endpoint/identity.js';
import type { RefreshAttempt } from './refresh/refresh-verdict.js';
import type { RefusalCount } from './refresh/repeated-refusal.js';

/** active: tokens come. reauth_required: a person must consent again. misconfigured: the client's settings must be fixed. */
export type GrantStatus = 'active' | 'reauth_required' | 'misconfigured';

/**
 * A grant of a client: one row, which is also the lock of its refresh. `leaseEpoch` is the fence:
 * whoever writes tokens names the epoch under which they were asked for. A client has one default
 * grant, and beside it at most one for each of its mailboxes.
 */
@Entity('oauth_grant')
@Index('oauth_grant_default', ['oauthClientId'], { unique: true, where: '"mailboxId" IS NULL' })
@Index('oauth_grant_mailbox', ['mailboxId', 'oauthClientId'], { unique: true })
@Index('oauth_grant_list', ['oauthClientId', 'grantedAt', 'id'])
@Index('oauth_grant_status', ['oauthClientId', 'status'])
@Index('oauth_grant_due', ['nextAttemptAt'], { where: `"status" = 'active' AND "refreshable"` })
@Index('oauth_grant_misconfigured', ['nextAttemptAt'], { where: `"status" = 'misconfigured'` })
@Index('oauth_grant_cut_off', ['leaseUntil'], { where: `"attempt" <> 'none'` })
@ObjectType({
  description: 'What the provider granted (the consent receipt). No token is ever part of it.',
})
export class Grant {
  @Id()
  @Field(() => ID)
  id: string;

  @Reference()
  oauthClientId: string;

  /** The mailbox that signs in with it; null: all mailboxes of the client that have none of their own. */
  @Reference({ nullable: true })
  mailboxId: string | null;

  /** New at each successful validation: tells a late answer to a refresh that it is too late. */
  @Reference()
  grantId: string;

  /** Counts the tokens: waiters see by it that a refresh has ended. */
  @Count()
  version: number;

  @Choice()
  @Field(() => GrantTypeEnum, {
    description: 'Delegated by a person, or to the application itself.',
  })
  grantType: GrantType;

  /** Where and as whom the tokens were granted; later edits of the client do not lead a refresh token elsewhere. */
  @Text()
  accessTokenUrl: string;

  /** Host and port of `accessTokenUrl`: whoever is left in peace is left so by all its grants. */
  @Text({ default: '' })
  @Index('oauth_grant_token_host')
  tokenHost: string;

  @Text()
  clientId: string;

  /** The secret of the client under which the last token came. */
  @Reference({ nullable: true })
  secretId: string | null;

  @Choice()
  status: GrantStatus;

  @Time()
  statusSince: Date;

  @Words({ nullable: true })
  statusReason: string | null;

  /** Nobody has refused it: its client was edited, and it returns with the settings that it was given for. */
  @Flag({ default: false })
  endedByEdit: boolean;

  @Sealed(tokenOrigin)
  sealedAccessToken: string | null;

  @Time()
  @Field(() => Date, { nullable: true })
  accessTokenExpiresAt: Date;

  @Sealed(tokenOrigin)
  sealedRefreshToken: string | null;

  /** The one before a rotation, kept for a day: evidence for a person, never tried by itself. */
  @Sealed(tokenOrigin)
  sealedFormerRefreshToken: string | null;

  @Time({ nullable: true })
  formerRefreshTokenUntil: Date | null;

  @Time({ nullable: true })
  refreshTokenObtainedAt: Date | null;

  /** Where the provider tells it: RFC 6749 knows no such field, some providers send one. */
  @Time({ nullable: true })
  refreshTokenExpiresAt: Date | null;

  /** The last refresh has moved that end on: it comes only where refreshing stops. */
  @Flag()
  slidingEnd: boolean;

  @Words({ nullable: true })
  @Field(() => String, { nullable: true })
  account: string | null;

  @Words({ nullable: true })
  @Field(() => String, { nullable: true })
  tenant: string | null;

  /** Who signed in, by ids that outlive a change of name; null: granted before they were kept. */
  @Json({ nullable: true })
  subjects: AccountSubject[] | null;

  /** Of the account, as the last id token vouched for them; what the access token says is read from it. */
  @Json()
  vouchedAddresses: string[];

  @Json()
  @Field(() => [String])
  requestedScopes: string[];

  @ForeignJson()
  @Field(() => [String])
  grantedScopes: string[];

  @Json()
  @Field(() => [String])
  missingScopes: string[];

  @Words({ nullable: true })
  @Field(() => String, { nullable: true })
  audience: string | null;

  @Flag()
  @Field(() => Boolean)
  refreshable: boolean;

  /** What was odd about the last answer with tokens, in sentences; null: nothing. */
  @ForeignJson({ nullable: true })
  warnings: string[] | null;

  /** No answer says how long the access token lives: its end is a guess. */
  @Flag({ default: false })
  lifeAssumed: boolean;

  /** The greatest age, in seconds, at which a token of such a grant was seen to work. */
  @Count({ default: 0 })
  livedSeconds: number;

  @Time()
  @Field(() => Date)
  grantedAt: Date;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  lastRefreshedAt: Date | null;

  /** When a token was last handed out, to the hour: what nobody uses is touched weekly only. */
  @Time({ nullable: true })
  lastUsedAt: Date | null;

  @Text({ nullable: true })
  leaseOwner: string | null;

  /** By the database's clock. */
  @Time({ nullable: true })
  leaseUntil: Date | null;

  @Count()
  leaseEpoch: number;

  /** Whether a request is out whose answer nobody has seen yet. */
  @Choice()
  attempt: RefreshAttempt;

  @Time({ nullable: true })
  attemptStartedAt: Date | null;

  @Count()
  failCount: number;

  /** After a failure: not before. After a success: when the next token is due. */
  @Time()
  nextAttemptAt: Date;

  /** The last refusal, secrets masked, until a token comes. */
  @ForeignJson({ nullable: true })
  lastFailure: TokenFacts | null;

  /** How often an answer that nobody can place has come, until a token comes. */
  @Json({ nullable: true })
  refusals: RefusalCount | null;
}

export const GrantConnection = connectionType('Grant', () => Grant);
