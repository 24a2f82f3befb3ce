/** The GraphQL documents of the demo, as an integrator would write them. */

export const createClient = `
  mutation ($input: OAuthClientInput!) {
    createOAuthClient(input: $input) { id name redirectUri status statusReason scopes }
  }`;

export const validate = `
  mutation ($id: ID!) { validateOAuthClient(id: $id) { run { id } authorizationUrl } }`;

export const receipt = `
  query ($id: ID!) {
    oauthClient(id: $id) { status grant { account grantedScopes missingScopes refreshable } }
  }`;

export const createMailbox = `
  mutation ($input: MailboxInput!) {
    createMailbox(input: $input) {
      id name status
      incoming { protocol host port security }
      outgoing { host port security }
    }
  }`;

export const check = `
  mutation ($id: ID!) { checkMailbox(id: $id) { id } }`;

export const providers = `
  query {
    providers {
      id
      scopes { value preset }
      incoming { protocol host port security }
      outgoing { host port security }
      guide { values { label value } }
    }
  }`;

export const watchRun = `
  subscription ($id: ID!) {
    run(id: $id) {
      status
      message
      steps { name title status durationMs detail }
      diagnoses { code certainty title cause fix commands actor }
    }
  }`;
