import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';
import { furnish, openScene, turnToScene, type Scene } from './pages.js';

let browser: Browser;
let mailkey: Mailkey;
let scenes: Scene[];

beforeAll(async () => {
  [browser, mailkey] = await Promise.all([launchBrowser(), startMailkey()]);
  scenes = await furnish(mailkey);
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

/** Some forty pages, on a machine that is busy with other suites. */
const LONG = { timeout: 240_000 };

async function eachScene(
  context: BrowserContext,
  look: (stage: Scene, findings: string[]) => void,
  width: number,
): Promise<void> {
  const page = await context.newPage();
  const visit = async (stage: Scene, byLink = false) => {
    await (byLink ? turnToScene(page, stage) : openScene(page, mailkey.url, stage));
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    const findings = await axeFindings(page);
    look(
      stage,
      overflow > 0 ? [...findings, `scrolls sideways by ${overflow} px at ${width} px`] : findings,
    );
  };
  for (const stage of scenes.filter(({ anonymous }) => anonymous)) await visit(stage);
  await signIn(page, mailkey.url, ADMIN);
  const signedIn = scenes.filter(({ anonymous }) => !anonymous);
  for (const stage of signedIn.filter(({ act }) => !act)) await visit(stage, true);
  // What somebody has begun to type is not left by a link.
  for (const stage of signedIn.filter(({ act }) => act)) await visit(stage);
}

/** Both themes and both widths, each once: colours do not depend on the width, nor the layout on the theme. */
describe.each([
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 360 },
] as const)('every page, $theme, at $width px', ({ theme, width }) => {
  it('has no violation that axe finds, and does not scroll sideways', LONG, async () => {
    const context = await newContext(browser, { theme, width, height: 800 });
    const found: Record<string, string[]> = {};
    await eachScene(
      context,
      ({ name }, findings) => void (findings.length > 0 && (found[name] = findings)),
      width,
    );
    await context.close();
    expect(found).toEqual({});
  });
});
