import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { targetOf } from './paths.js';

/** The built web app, beside the server in the repository and in an image. */
const BUILT = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** Serves the web app: hashed files for ever, its one page for every other path that may be one. */
export function webAppRoute(): Router {
  const router = Router();
  if (!existsSync(BUILT)) return router;
  router.use(
    '/assets',
    express.static(`${BUILT}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.use(express.static(BUILT, { index: false, maxAge: 0 }));
  router.get(/.*/, (request, response, next) => {
    if (!targetOf(response).page || !request.accepts('html')) return next();
    response.set('Cache-Control', 'no-store').sendFile('index.html', { root: BUILT });
  });
  return router;
}
