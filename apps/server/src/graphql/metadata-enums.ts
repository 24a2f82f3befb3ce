import type { MetadataSource } from '../features/oauth-clients/server-metadata.js';
import { choices } from './choices.js';

export const MetadataSourceEnum = choices<MetadataSource>(
  'MetadataSource',
  'SETTINGS: a person typed or confirmed it. PROVIDER: a fact of the provider that Mailkey knows. DISCOVERY: the server says it of itself.',
  { SETTINGS: 'SETTINGS', PROVIDER: 'PROVIDER', DISCOVERY: 'DISCOVERY' },
);
