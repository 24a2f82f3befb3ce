import { createServer, type Server } from 'node:http';
import express, {
  Router,
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Config } from '../config.js';
import type { Log } from '../lib/log.js';
import type { Admission } from './admission.js';
import type { TrustsHop } from './client-address.js';
import { createFastLane, type AnswerGraphql, type FastLane } from './fast-lane.js';
import { allowMethods, requireOwnHost, requireOwnOrigin, requireOwnSite } from './guards.js';
import {
  PATHS,
  readTarget,
  targetOf,
  type Located,
  type PathName,
  type PathRule,
} from './paths.js';
import { securityHeaders } from './security-headers.js';
import { webAppRoute } from './web-app.route.js';

export interface Doors {
  /** Who asks, and how often. */
  admission: Pick<Admission, 'admit' | 'handler' | 'ofKeys'>;
  graphql: AnswerGraphql;
  /** What is behind the first segment of an address. */
  routes: Partial<Record<PathName, RequestHandler>>;
}

/** Connections at once, of everybody: descriptors are left for the database and the providers. */
const CONNECTIONS = 2000;
/** Milliseconds that a connection may move nothing in either direction. */
const STALLED = 120_000;

/** The one server; its doors are hung in afterwards, since GraphQL wants the server first. */
export function createHttpServer(
  config: Config,
  log: Log,
): { server: Server; trustsHop: TrustsHop; open: (doors: Doors) => void } {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  let lane: FastLane = () => false;
  const server = createServer({ connectionsCheckingInterval: 5000 }, (request, response) => {
    if (!lane(request, response)) app(request, response);
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.timeout = STALLED;
  server.maxConnections = CONNECTIONS;
  const trustsHop = app.get('trust proxy fn') as TrustsHop; // compiled by Express from `trust proxy`
  const headers = securityHeaders(config.publicUrl);
  return {
    server,
    trustsHop,
    open: (doors) => {
      const { admission, graphql: answer } = doors;
      lane = createFastLane({ ...config, trustsHop, admission, answer, headers, log });
      mountRoutes(app, doors, { config, headers, log });
    },
  };
}

interface Mounting {
  config: Config;
  headers: Map<string, string>;
  log: Log;
}

function mountRoutes(
  app: Express,
  doors: Doors,
  { config: { publicUrl }, headers, log }: Mounting,
): void {
  app.use((_request, response, next) => {
    response.setHeaders(headers);
    next();
  });
  app.use(requireOwnHost(publicUrl));
  app.use(behindTheirDoors(doors, publicUrl));
  app.use(allowMethods('GET', 'HEAD'));
  app.use(webAppRoute());
  app.use(notFound);
  app.use(lastResort(log));
}

/** Leads each request through the door of its path, however it is spelled, and the rest on. */
function behindTheirDoors(doors: Doors, publicUrl: string): RequestHandler {
  const names = Object.keys(PATHS) as PathName[]; // its keys
  const routers = new Map(names.map((name) => [name, routerOf(name, doors, publicUrl)]));
  return (request, response, next) => {
    const target = readTarget(request.url);
    if (!target) {
      neverStored(request, response, () => undefined);
      return void response.status(400).type('text/plain').send('Bad request.\n');
    }
    Object.assign(response.locals, { target } satisfies Located);
    const router = target.name && routers.get(target.name);
    if (router) router(request, response, next);
    else next();
  };
}

function routerOf(name: PathName, { admission, routes }: Doors, publicUrl: string): Router {
  const { methods, counted, alone, keyAlone, postedFromElsewhere }: PathRule = PATHS[name];
  const allowed = allowMethods(...methods);
  const router = Router();
  router.use(neverStored, (request, response, next) => {
    // No method is wrong where nothing is.
    if (alone && targetOf(response).path !== `/${name}`) next();
    else allowed(request, response, next);
  });
  // What only reads may be led here by other sites: the provider's redirect is.
  const ownOrigin = requireOwnOrigin(publicUrl);
  router.post(/.*/, (request, response, next) => {
    if (postedFromElsewhere?.test(targetOf(response).path)) return next();
    ownOrigin(request, response, () => {
      requireOwnSite(request, response, next);
    });
  });
  if (counted) router.use(keyAlone ? admission.ofKeys : admission.handler);
  router.use((request, response, next) => {
    if (targetOf(response).plain) next();
    else notFound(request, response);
  });
  const route = routes[name];
  if (route) router.use(route);
  router.use(notFound);
  return router;
}

function neverStored(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}

function notFound(_request: Request, response: Response): void {
  response.status(404).type('text/plain').send('Not found.\n');
}

/** Bad JSON and its like keep their status; anything else is a bug that shows nothing of itself. */
function lastResort(log: Log): express.ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, 'a request failed');
    response.status(status).type('text/plain').send(wordsOf(status));
  };
}

function wordsOf(status: number): string {
  if (status === 404) return 'Not found.\n';
  return status >= 500 ? 'Something went wrong here.\n' : 'Bad request.\n';
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
