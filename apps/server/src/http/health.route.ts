import { Router } from 'express';
import type { Database } from '../db/database.js';

/** Tokens that have come and are not stored yet: on the disk there is no room, or the file is locked. */
interface Holding {
  isHolding(): boolean;
}

/** /health/live: the process answers. /health/ready: the database does too, and takes new tokens. */
export function healthRoute(database: Database, tokens: Holding): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  router.get('/health/ready', async (_request, response) => {
    try {
      await database.read.query('SELECT 1');
      const degraded = tokens.isHolding();
      response.status(degraded ? 503 : 200).json({ status: degraded ? 'degraded' : 'ok' });
    } catch {
      response.status(503).json({ status: 'unavailable' });
    }
  });
  return router;
}
