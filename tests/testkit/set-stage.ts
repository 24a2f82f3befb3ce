import { randomUUID } from 'node:crypto';
import type { Context } from '@mailkey/server/graphql/context';
import { createSchema } from '@mailkey/server/wiring/schema';
import { graphql } from 'graphql';
import { openFamilyStage } from './family-stage.js';

export type SetStage = Awaited<ReturnType<typeof openSetStage>>;

/** What an answer has cost: statements, and rows that came out of the database. */
export interface Cost {
  statements: number;
  rows: number;
}

type All = (
  sql: string,
  values: unknown[],
  done: (error: unknown, rows?: unknown[]) => void,
) => void;

/** One client with as many mailboxes as one wants, and the API that is asked for them. */
export async function openSetStage() {
  const family = await openFamilyStage();
  const { world, stores, flows, database } = family;
  const schema = createSchema({ world, stores, flows });
  const cost = { statements: 0, rows: 0 };
  const { databaseConnection } = database.read.connection.driver as unknown as {
    databaseConnection: { all: All };
  }; // of SQLite, which TypeORM does not tell
  const all = databaseConnection.all.bind(databaseConnection);
  databaseConnection.all = (sql, values, done) => {
    cost.statements += 1;
    all(sql, values, function (this: unknown, error, rows) {
      cost.rows += rows?.length ?? 0;
      done.call(this, error, rows);
    });
  };

  /** As an admin; an error is the answer of its code and what it brings. */
  async function answer<T>(source: string, variableValues: object = {}) {
    const request = { schema, source, contextValue: { ...ADMIN } };
    const { data, errors } = await graphql({
      ...request,
      variableValues: { ...variableValues },
    });
    return { data: data as T, errors: errors ?? [] }; // the test knows what it has asked for
  }

  return {
    ...family,
    answer,
    async ask<T>(source: string, variables: object = {}): Promise<T> {
      const { data, errors } = await answer<T>(source, variables);
      if (errors[0]) throw errors[0];
      return data;
    },
    async cost(work: () => Promise<unknown>): Promise<Cost> {
      const before = { ...cost };
      await work();
      return { statements: cost.statements - before.statements, rows: cost.rows - before.rows };
    },
  };
}

const ADMIN = {
  actor: {
    kind: 'user',
    id: randomUUID(),
    email: 'admin@example.org',
    role: 'ADMIN',
    sessionId: randomUUID(),
    recent: true,
    expiresAt: new Date(Date.now() + 3_600_000),
  },
  request: { ip: '127.0.0.1', userAgent: 'a test' },
} satisfies Partial<Context>;
