import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from './config.js';
import { createFlows } from './wiring/flows.js';
import { openHttp } from './wiring/open-http.js';
import { createStores } from './wiring/stores.js';
import { type Overrides, openWorld } from './wiring/world.js';

export interface App {
  /** Listens and answers with the port. */
  listen(): Promise<number>;
  /** The one-time token that makes the first admin; undefined when there is somebody already. */
  setUpToken: string | undefined;
  close(): Promise<void>;
}

/** Wires the product by hand, in reading order: world, stores, flows, resolvers, HTTP. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const world = await openWorld(config, overrides);
  const stores = createStores(world);
  const flows = createFlows(world, stores);
  const setUp = await flows.setUp.atStart(config.admin);
  await flows.runs.interruptUnfinished();
  await flows.keyRotation.resume();
  await flows.grants.resume();
  flows.upkeep.start();
  flows.revocationQueue.start();
  flows.consents.start();
  flows.reminders.start();
  flows.incidentReminders.start();
  flows.registrations.start();
  flows.formerSecrets.start();
  flows.batches.start();
  flows.mailboxActions.start();
  flows.mailboxImports.start();
  flows.alerts.start();
  await flows.schedule.start();
  const http = await openHttp(world, stores, flows);
  return {
    listen: () => listen(http.server, config),
    setUpToken: setUp?.token,
    close: async () => {
      await http.stop();
      flows.validations.close();
      await flows.schedule.close();
      await flows.batches.close();
      await flows.mailboxActions.close();
      await flows.mailboxImports.close();
      await flows.runs.close();
      await flows.alerts.close();
      await flows.upkeep.close();
      await flows.secretChanges.close();
      await flows.formerSecrets.close();
      await flows.grants.close();
      await flows.consents.close();
      await flows.revocationQueue.close();
      await flows.discovery.close();
      await flows.keyRotation.close();
      await flows.reminders.close();
      await flows.incidentReminders.close();
      await flows.registrations.close();
      await stores.auditStore.close();
      await world.sandbox?.close();
      await world.spool?.close();
      await world.database.close();
    },
  };
}

function listen(server: Server, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // a TCP server that listens has one
    });
  });
}
