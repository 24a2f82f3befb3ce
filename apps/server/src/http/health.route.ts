import { Router } from 'express';
import type { Database } from '../db/database.js';
import type { ScheduleBacklog } from '../features/checks/backlog.store.js';

/** Tokens that have come and are not stored yet: on the disk there is no room, or the file is locked. */
interface Holding {
  isHolding(): boolean;
}

interface Asked {
  tokens: Holding;
  backlog: ScheduleBacklog;
}

/**
 * /health/live: the process answers. /health/ready: the database does too, and takes new tokens. How far the
 * regular checks are behind is told and no reason to take the process out: another one would not be faster.
 */
export function healthRoute(database: Database, { tokens, backlog }: Asked): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  router.get('/health/ready', async (_request, response) => {
    try {
      await database.answers();
      const degraded = tokens.isHolding();
      // Anybody may ask: numbers, and no host.
      const { overdue, behindSeconds } = await backlog();
      const status = degraded ? 'degraded' : 'ok';
      response.status(degraded ? 503 : 200).json({ status, checks: { overdue, behindSeconds } });
    } catch {
      response.status(503).json({ status: 'unavailable' });
    }
  });
  return router;
}
