/**
 * How many objects a list without pages holds at most; the cost of an operation counts them. A list
 * that is not named here costs as much as the largest page, and a test asks for its line.
 */
export const LIST_SIZES: Readonly<Record<string, number>> = {
  'Grant.diagnoses': 10,
  'GuideStep.values': 5,
  'Incident.timeline': 50,
  'KeyStatus.dataKeys': 100,
  'Mailbox.findings': 5,
  'Mutation.issueAccessTokens': 100,
  'NextSecret.findings': 20,
  'NextSecretProof.diagnoses': 10,
  'OAuthClient.authorizeParameters': 20,
  'OAuthClient.consentInvitations': 50,
  'OAuthClient.consentsToConfirm': 20,
  'OAuthClient.findings': 20,
  'OAuthClient.tokenParameters': 20,
  'OAuthClient.underWay': 5,
  'OAuthClient.usualIncoming': 5,
  'Provider.authorizeParameters': 5,
  'Provider.guide': 12,
  'Provider.incoming': 5,
  'Provider.scopes': 10,
  'Query.adminNotices': 20,
  'Query.diagnoseText': 10,
  'Query.diagnosisCatalogue': 300,
  'Query.lintOAuthClient': 20,
  'Query.providers': 10,
  'Run.diagnoses': 10,
  'Run.notes': 3,
  'Run.steps': 25,
  'SandboxExample.mailboxes': 10,
};
