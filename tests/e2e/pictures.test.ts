import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { ADMIN, startMailkey } from '../testkit/mailkey.js';
import { launchBrowser, newContext, signIn } from './browser.js';
import { furnish, openScene, type Scene } from './pages.js';

const OUTPUT = fileURLToPath(new URL('../output/pictures', import.meta.url));
const DOCS = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const SHOWN = ['client-microsoft-light-1280', 'run-failure-light-1280', 'home-light-1280'];

const HEIGHT = 800;

// For people to look at, not a proof: `npm run screenshots` asks for it.
it.runIf(process.env['PICTURES'])(
  'takes a picture of every page',
  { timeout: 900_000 },
  async () => {
    const [browser, mailkey] = await Promise.all([
      launchBrowser(),
      startMailkey({ env: { PUBLIC_URL: '' } }),
    ]);
    const scenes = await furnish(mailkey);
    await mkdir(OUTPUT, { recursive: true });
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [1280, 360]) {
        const context = await newContext(browser, { theme, width, height: HEIGHT });
        const page = await context.newPage();
        const shoot = async (stage: Scene) => {
          await page.setViewportSize({ width, height: HEIGHT });
          await openScene(page, mailkey.url, stage);
          // A window as high as the page: else what sticks to the window ends in the middle of the picture.
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewportSize({ width, height });
          await page.screenshot({ path: `${OUTPUT}/${stage.name}-${theme}-${width}.png` });
        };
        for (const stage of scenes.filter(({ anonymous }) => anonymous)) await shoot(stage);
        await signIn(page, mailkey.url, ADMIN);
        for (const stage of scenes.filter(({ anonymous }) => !anonymous)) await shoot(stage);
        await context.close();
      }
    }
    await mkdir(DOCS, { recursive: true });
    for (const name of SHOWN) await copyFile(`${OUTPUT}/${name}.png`, `${DOCS}/${name}.png`);
    await browser.close();
    await mailkey.close();
  },
);
