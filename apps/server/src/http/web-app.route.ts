import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router, type Request, type Response } from 'express';
import { bestEncoding } from './accept-encoding.js';
import { targetOf } from './paths.js';

/** The built web app, beside the server in the repository and in an image: seen from the bundle, and from this file. */
const BUILT =
  ['../../web/dist', '../../../web/dist']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path)) ?? '';

/** The ending of what the build compressed, by how it did. */
const ENDINGS = { br: '.br', gzip: '.gz' } as const;
const ENCODINGS = ['br', 'gzip'] as const;

/** Serves the web app: hashed files for ever, its one page for every other path that may be one. */
export function webAppRoute(): Router {
  const router = Router();
  if (!existsSync(BUILT)) return router;
  let listed: Set<string> | undefined;
  // Some hundreds of files, which a start need not wait for.
  const built = () => (listed ??= new Set(filesBelow(BUILT)));
  /** The file to send instead of `path`, with the headers that say so; `path` where there is none. */
  function compressed(path: string, request: Request, response: Response): string {
    const offered = ENCODINGS.filter((encoding) => built().has(path + ENDINGS[encoding]));
    if (offered.length === 0) return path;
    response.vary('Accept-Encoding');
    const encoding = bestEncoding(request.get('accept-encoding'), offered);
    if (!encoding) return path;
    response.type(extname(path)).set('Content-Encoding', encoding);
    return path + ENDINGS[encoding];
  }
  router.use((request, response, next) => {
    const file = compressed(request.path, request, response);
    if (file !== request.path) request.url = file;
    next();
  });
  router.use(
    '/assets',
    express.static(`${BUILT}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.use(express.static(BUILT, { index: false, maxAge: 0 }));
  router.get(/.*/, (request, response, next) => {
    if (!targetOf(response).page || !request.accepts('html')) return next();
    const page = compressed('/index.html', request, response);
    response.set('Cache-Control', 'no-store').sendFile(page, { root: BUILT });
  });
  return router;
}

/** As the paths of requests have them. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true }).map((file) => `/${String(file).replaceAll('\\', '/')}`);
