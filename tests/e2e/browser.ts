import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Debian's Chromium; CHROMIUM names another one. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export function launchBrowser(more: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      ...more,
    ],
  });
}

export interface Look {
  theme: 'light' | 'dark';
  width: number;
  height: number;
}

const WIDE: Look = { theme: 'light', width: 1280, height: 860 };

export function newContext(browser: Browser, look: Look = WIDE): Promise<BrowserContext> {
  const { theme, width, height } = look;
  return browser.newContext({
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width, height },
    locale: 'en-GB',
  });
}

/** Signs in by the page itself and waits until the app is there. */
export async function signIn(
  page: Page,
  url: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: {
    id: string;
    impact: string | null;
    nodes: { html: string; failureSummary?: string }[];
  }[];
}

/**
 * What axe finds on the page: WCAG 2 A and AA, and best practice. One line each. A page that still moves
 * while axe measures has colours that nobody sees: what is wrong is wrong at the second look, too.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  // The page's own policy forbids injected script tags; evaluate() is not bound by it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const first = await axeLook(page);
  if (first.length === 0) return first;
  await page.waitForTimeout(1000);
  const second = await axeLook(page);
  return second.filter((finding) => first.some((other) => rule(other) === rule(finding)));
}

const rule = (finding: string): string => finding.split(':')[0] ?? '';

async function axeLook(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(async () => {
    // Put there by the caller.
    const { axe } = window as unknown as { axe: { run(how: object): Promise<AxeResult> } };
    // What passes is not described one by one: that took as long as the looking.
    return axe.run({ resultTypes: ['violations'] });
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}
