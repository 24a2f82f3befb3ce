import { createServer, type Server } from 'node:http';
import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Config } from '../config.js';
import type { Log } from '../lib/log.js';
import type { TrustsHop } from './client-address.js';
import {
  allowMethods,
  requireJson,
  requireOwnHost,
  requireOwnOrigin,
  requireOwnSite,
} from './guards.js';
import { securityHeaders } from './security-headers.js';
import { webAppRoute } from './web-app.route.js';

export interface Doors {
  /** Who asks, and how often. */
  admission: RequestHandler;
  graphql: RequestHandler;
  routes: Router[];
}

/** The one server; its doors are hung in afterwards, since GraphQL wants the server first. */
export function createHttpServer(
  config: Config,
  log: Log,
): { server: Server; trustsHop: TrustsHop; open: (doors: Doors) => void } {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  const server = createServer(app);
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  return {
    server,
    trustsHop: app.get('trust proxy fn') as TrustsHop, // compiled by Express from `trust proxy`
    open: (doors) => hang(app, doors, { config, log }),
  };
}

function hang(app: Express, doors: Doors, { config, log }: { config: Config; log: Log }): void {
  app.use(securityHeaders(config.publicUrl));
  app.use(requireOwnHost(config.publicUrl));
  app.use(/^\/(graphql|oauth|health|audit\.csv)/, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/graphql', allowMethods('POST'), requireOwnOrigin(config.publicUrl), requireOwnSite);
  app.use(allowMethods('GET', 'HEAD', 'POST'));
  app.use(/^\/(graphql|oauth|audit\.csv|calendar(?=\/))/, doors.admission);
  app.use('/graphql', requireJson, express.json({ limit: '100kb', inflate: false }), doors.graphql);
  app.use(allowMethods('GET', 'HEAD'));
  for (const route of doors.routes) app.use(route);
  app.use(webAppRoute());
  app.use(
    (_request, response) => void response.status(404).type('text/plain').send('Not found.\n'),
  );
  app.use(lastResort(log));
}

/** Bad JSON and its like keep their status; anything else is a bug that shows nothing of itself. */
function lastResort(log: Log): express.ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, 'a request failed');
    response
      .status(status)
      .type('text/plain')
      .send(status >= 500 ? 'Something went wrong here.\n' : 'Bad request.\n');
  };
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
