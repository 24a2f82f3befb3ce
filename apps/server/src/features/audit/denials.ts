import type { AuditActor, AuditEntry } from '../access/audit-entry.js';
import { isId } from '../../lib/id.js';
import { networkOf } from '../../lib/network-of.js';
import { digest } from '../../lib/token.js';

/** How long refusals are counted before they are told, in milliseconds. */
export const WINDOW = 60_000;

/** Lines of one group in a window, whatever its callers do: those told at once, and those told with a number. */
const AT_ONCE = { anonymous: 5, proof: 20, caller: 20 };
const COUNTED = 10;
/** What is remembered of one group, and how many groups. */
const TALLIES = 100;
const NETWORKS = 1000;
const GROUPS = 500;

export interface Denials {
  /** Counts a refusal; the lines that are to be written now. */
  take(entry: AuditEntry, now: Date, options?: { each?: boolean }): AuditEntry[];
  /** Everything that was counted and not told yet; nothing is remembered afterwards. */
  empty(): AuditEntry[];
}

interface Tally {
  entry: AuditEntry;
  network: string;
  /** Not told yet. */
  times: number;
}

interface Group {
  atOnce: number;
  tallies: Map<string, Tally>;
  more: { times: number; networks: Set<string> };
}

/**
 * Refusals in memory: the first ones are told at once, the same again once a minute with a number.
 * Strangers are one group together, so that they cannot write more by coming from many networks or by
 * asking for many things; each signed-in caller is one. Only digests of what they typed are kept.
 */
export function createDenials(): Denials {
  let groups = new Map<string, Group>();
  let since = 0;

  function groupOf(name: string): Group {
    const known = groups.has(name) || groups.size < GROUPS ? name : 'others';
    const group = groups.get(known) ?? emptyGroup();
    groups.set(known, group);
    return group;
  }

  function empty(): AuditEntry[] {
    const lines = [...groups.values()].flatMap(linesOf);
    groups = new Map();
    return lines;
  }

  /** What was counted before and happens again after its window is one line. */
  function turn(name: string, key: string): { lines: AuditEntry[]; told: boolean } {
    const tally = groups.get(name)?.tallies.get(key);
    const told = tally !== undefined && tally.times > 0;
    if (told) tally.times += 1;
    return { lines: empty(), told };
  }

  return {
    empty,
    take(typed, now, { each = false } = {}) {
      const entry = withoutForeign(typed);
      // What a stranger asked for is told with the first line; it is not counted apart.
      const isStranger = !entry.actor.id && !each;
      const counted = isStranger ? { ...entry, subject: undefined } : entry;
      const name = entry.actor.id ?? (each ? 'proof' : 'anonymous');
      const key = keyOf(counted);
      const passed = now.getTime() - since;
      const over = passed < 0 || passed >= WINDOW;
      const { lines, told } = over ? turn(name, key) : { lines: [], told: false };
      if (over) since = now.getTime();
      const isTold = count(groupOf(name), { entry: counted, key, each, told });
      return isTold && !told ? [...lines, entry] : lines;
    },
  };
}

/** Whether the refusal is told at once. */
function count(
  group: Group,
  { entry, key, each, told }: { entry: AuditEntry; key: string; each: boolean; told: boolean },
): boolean {
  const tally = group.tallies.get(key);
  const isFirst = each || !tally;
  const atOnce = told || (isFirst && group.atOnce < mostAtOnce(entry, each));
  if (atOnce) group.atOnce += 1;
  const network = networkOf(entry.actor.ip ?? '');
  if (tally) tally.times += atOnce ? 0 : 1;
  else if (group.tallies.size < TALLIES)
    group.tallies.set(key, { entry, network, times: atOnce ? 0 : 1 });
  else if (!atOnce) addMore(group, 1, network);
  return atOnce;
}

function mostAtOnce({ actor }: AuditEntry, each: boolean): number {
  if (actor.id) return AT_ONCE.caller;
  return each ? AT_ONCE.proof : AT_ONCE.anonymous;
}

function emptyGroup(): Group {
  return { atOnce: 0, tallies: new Map(), more: { times: 0, networks: new Set() } };
}

function addMore({ more }: Group, times: number, network: string): void {
  more.times += times;
  if (more.networks.size < NETWORKS) more.networks.add(network);
}

/** The most frequent ones, each with its number, and one line for all others. */
function linesOf(group: Group): AuditEntry[] {
  const counted = [...group.tallies.values()]
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times);
  for (const { times, network } of counted.slice(COUNTED)) addMore(group, times, network);
  const lines = counted.slice(0, COUNTED).map(counting);
  const [first] = group.tallies.values();
  const { times, networks } = group.more;
  if (times === 0 || !first) return lines;
  const actor = first.entry.actor.id ? first.entry.actor : ofNetworks(networks.size);
  return [...lines, { actor, action: 'request.refused', outcome: 'DENIED', times }];
}

function counting({ entry, network, times }: Tally): AuditEntry {
  const { actor } = entry;
  return { ...entry, actor: actor.id ? actor : { ...actor, ip: network }, times };
}

function ofNetworks(count: number): AuditActor {
  const networks = count === 1 ? '1 network' : `${count} networks`;
  return { kind: 'anonymous', name: count < NETWORKS ? networks : `${networks} or more` };
}

/** A subject that a caller has typed counts where it is an id by shape. */
function withoutForeign(entry: AuditEntry): AuditEntry {
  const { subject } = entry;
  const isKnown = !subject || subject.id === undefined || isId(subject.id);
  return { ...entry, outcome: 'DENIED', subject: isKnown ? subject : undefined };
}

function keyOf({ actor, action, subject, fields }: AuditEntry): string {
  const who = actor.id ?? networkOf(actor.ip ?? '');
  return digest(JSON.stringify([who, action, subject?.id, fields]));
}
