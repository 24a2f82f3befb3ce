import { createProviders } from '../providers/index.js';
import type { ProviderId } from '../providers/provider.js';
import { templateUrl } from '../providers/tenant.js';
import type { Parameter } from './parameters.js';

const providers = createProviders();

/** `prompt` as the authorization request will have it: the client's own, else that of its URL, else the provider's. */
export function sentPrompt(client: {
  provider: ProviderId;
  authorizeUrl: string | null;
  authorizeParameters: readonly Parameter[];
}): string | undefined {
  const own = client.authorizeParameters.find(({ name }) => name === 'prompt')?.value;
  const typed = templateUrl(client.authorizeUrl)?.searchParams.get('prompt');
  const usual = providers[client.provider].authorizationParameters['prompt'];
  return (own ?? typed ?? usual) || undefined;
}
