import type { ConsentDecision, Running, Setting } from './authorization-server.js';
import { createBrowser, outside } from './browser.js';
import type { Program } from './program.js';

/** Of a library that leaves its pages to the program: a form that asks, and /end, which ends every grant. */
export function oneForm({ port }: Setting, { stop }: Program): Running {
  const origin = `http://127.0.0.1:${port}`;
  return {
    stop,
    async consent(authorizeUrl: string, decision: ConsentDecision) {
      const browser = createBrowser(origin);
      const asked = await browser.visit(authorizeUrl);
      // `allowed` is what node-oauth reads.
      const allowed = String(decision === 'allow');
      return outside(await browser.submit(asked, { decision, allowed }));
    },
    async endGrants() {
      await fetch(`${origin}/end`);
    },
  };
}
