import { createHash, type Hash } from 'node:crypto';
import * as z from 'zod';
import { isSigned, type SigningKey } from '../../lib/signing-key.js';
import { firstBreak, type ChainedEvent } from './audit-chain.js';

export const FORMAT = 'mailkey-audit-archive';

/** The first line: which events follow, and who says so. */
const headerShape = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  /** Sequence numbers. */
  first: z.int().min(1),
  through: z.int().min(1),
  /** Of the event before the first one, and of the last one. */
  previousHash: z.hex().length(64),
  lastHash: z.hex().length(64),
  /** All events are older than this day, UTC. */
  before: z.iso.date(),
  publicKey: z.string().length(43),
});

/** The last line: SHA-256 of every byte before it, and the signature over `statement`. */
const footerShape = z.strictObject({ sha256: z.hex().length(64), signature: z.string().max(100) });

const eventShape = z.strictObject({
  sequence: z.int(),
  id: z.string(),
  at: z.iso.datetime().transform((at) => new Date(at)),
  actorKind: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  ip: z.string().nullable(),
  action: z.string(),
  outcome: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  subjectName: z.string().nullable(),
  fields: z.array(z.string()),
  times: z.int().min(1),
  previousHash: z.string(),
  hash: z.string(),
});

export type ArchiveHeader = z.infer<typeof headerShape>;
export type ArchivedEvent = ChainedEvent & { id: string; times: number; hash: string };

export interface ArchiveSeal {
  header: ArchiveHeader;
  sha256: string;
  signature: string;
}

export type ArchiveVerdict =
  { kind: 'whole'; seal: ArchiveSeal } | { kind: 'broken'; line: number; why: string };

/** What is signed: the digest of everything before the last line, which begins with the header. */
export function statement(sha256: string): string {
  return `${FORMAT} v1 ${sha256}`;
}

/** Makes the lines of an archive one after the other, each without its line break. */
export function createArchiveWriter(header: ArchiveHeader, key: SigningKey) {
  const digest = createHash('sha256');
  const said = (line: string): string => {
    digest.update(`${line}\n`);
    return line;
  };
  return {
    header: (): string => said(JSON.stringify(header)),
    event: (event: ArchivedEvent): string => said(JSON.stringify(lineOf(event))),
    footer(): { line: string; seal: ArchiveSeal } {
      const sha256 = digest.digest('hex');
      const signature = key.sign(statement(sha256));
      return { line: JSON.stringify({ sha256, signature }), seal: { header, sha256, signature } };
    },
  };
}

/** The properties in one order, whatever entity they come from. */
function lineOf(event: ArchivedEvent): object {
  const names = Object.keys(eventShape.shape) as (keyof ArchivedEvent)[]; // the shape is the event's
  return Object.fromEntries(names.map((name) => [name, event[name]]));
}

/** Judges an archive line by line, in constant memory; `end` tells of the first line that is wrong. */
export function createArchiveReader() {
  const digest = createHash('sha256');
  let header: ArchiveHeader | undefined;
  let before = { sequence: 0, hash: '' };
  let waiting: string | undefined;
  let lines = 0;
  let broken: { line: number; why: string } | undefined;

  function judge(text: string): string | undefined {
    if (lines === 1) {
      header = parsed(headerShape, text);
      if (!header) return 'this is not the beginning of an audit archive of Mailkey';
      before = { sequence: header.first - 1, hash: header.previousHash };
      return undefined;
    }
    const event = parsed(eventShape, text);
    if (!event) return 'this is no event of the audit log';
    if (firstBreak([event], before) !== undefined)
      return 'this event was changed, or does not follow the line before it';
    before = event;
    return undefined;
  }

  /** The line is not the last one. */
  function settle(text: string): void {
    lines += 1;
    digest.update(`${text}\n`);
    const why = broken ? undefined : judge(text);
    if (why) broken = { line: lines, why };
  }

  return {
    line(text: string): void {
      if (waiting !== undefined) settle(waiting);
      waiting = text;
    },
    end(): ArchiveVerdict {
      if (broken) return { kind: 'broken', ...broken };
      const last = lines + 1;
      const footer = parsed(footerShape, waiting ?? '');
      if (!header || !footer)
        return {
          kind: 'broken',
          line: last,
          why: 'the file was cut off: its last line is missing',
        };
      const why = problemOf({ header, footer, before, digest });
      if (why) return { kind: 'broken', line: last, why };
      return { kind: 'whole', seal: { header, ...footer } };
    },
  };
}

function problemOf({
  header: { through, lastHash, publicKey },
  footer: { sha256, signature },
  before,
  digest,
}: {
  header: ArchiveHeader;
  footer: z.infer<typeof footerShape>;
  before: { sequence: number; hash: string };
  digest: Hash;
}): string | undefined {
  if (before.sequence !== through || before.hash !== lastHash)
    return 'events are missing before this line: the first line promises others';
  if (digest.digest('hex') !== sha256 || !isSigned(statement(sha256), signature, publicKey))
    return 'the signature does not fit: something before it was changed';
  return undefined;
}

function parsed<T>(shape: z.ZodType<T>, text: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
