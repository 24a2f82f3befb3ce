import { clientIdRules } from './client-id.js';
import type { FindingContent, LintContext, LintedClient, LintRule } from './finding.js';
import { googleRules } from './google.js';
import { habitRules } from './habits.js';
import { mailboxRules } from './mailboxes.js';
import { redirectRules } from './redirect.js';
import { resourceRules } from './resources.js';
import { scopeRules } from './scopes.js';
import { secretRules } from './secret.js';
import { tenantRules } from './tenant.js';
import { urlRules } from './urls.js';

/** In the order of the form; a rule is one entry of one of these lists. */
export const lintRules = [
  ...clientIdRules,
  ...secretRules,
  ...tenantRules,
  ...urlRules,
  ...scopeRules,
  ...resourceRules,
  ...googleRules,
  ...habitRules,
  ...redirectRules,
  ...mailboxRules,
] as const;

export type LintCode = (typeof lintRules)[number]['code'];

/** More than these nobody fixes at once; the others show when these are fixed. */
const MOST = 20;

const rank = { ERROR: 0, WARNING: 1, INFO: 2 };

/** Problems that the settings alone show, most severe first, otherwise in the order of the form. */
export function lintOAuthClient(client: LintedClient, context: LintContext): FindingContent[] {
  const rules: readonly LintRule[] = lintRules;
  return rules
    .flatMap(({ code, judge }) => {
      const finding = judge(client, context);
      return finding ? [{ code, ...finding }] : [];
    })
    .sort((one, other) => rank[one.severity] - rank[other.severity])
    .slice(0, MOST);
}
