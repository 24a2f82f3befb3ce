import type { Response } from 'express';

/** What the door does for everything below the first segment of an address. */
export interface PathRule {
  methods: readonly string[];
  /** Whether who asks, and how often, is found out before anything else. */
  counted: boolean;
  /** An API key alone signs in here: what a browser sends by itself counts for nothing. */
  keyAlone?: true;
  /** The segment alone is a page of the web app. */
  pageAtTop?: true;
  /** Paths to which other sites may post: nothing is done there, and whoever comes is told so. */
  postedFromElsewhere?: RegExp;
  /** Nothing is below the segment, whatever the method. */
  alone?: true;
}

const READ = ['GET', 'HEAD'];

/** The first segments that are no pages of the web app: one line for each, whether or not anything is there yet. */
export const PATHS = {
  graphql: { methods: ['POST'], counted: true, alone: true },
  oauth: {
    methods: [...READ, 'POST'],
    counted: true,
    postedFromElsewhere: /^\/oauth\/callback\/[^/]+$/,
  },
  // Not HEAD: whoever asks for a token is counted and in the audit log, and takes it.
  token: { methods: ['GET'], counted: true, keyAlone: true },
  'mailbox-imports': { methods: [...READ, 'POST'], counted: true },
  'audit.csv': { methods: READ, counted: true, alone: true },
  'mailbox-actions': { methods: READ, counted: true },
  calendar: { methods: READ, counted: true, pageAtTop: true },
  health: { methods: READ, counted: false },
  metrics: { methods: READ, counted: false },
  api: { methods: READ, counted: false },
} as const satisfies Record<string, PathRule>;

export type PathName = keyof typeof PATHS;

export interface Target {
  /** As every reader would understand it: decoded, lower case, no empty or dot segments, no `;` parameters. */
  path: string;
  name: PathName | undefined;
  /** Whether it was written as documented. Another spelling meets the same door and finds nothing. */
  plain: boolean;
  /** Whether the web app may have a page there: nothing hidden, no file and no control character, in any spelling. */
  page: boolean;
}

/** Reads the target of a request (RFC 9112 section 3.2.1); undefined when it is none of a path of ours. */
export function readTarget(url: string | undefined): Target | undefined {
  const written = /^\/[^?#]*/.exec(url ?? '')?.[0];
  const decoded = written === undefined ? undefined : decode(written);
  if (written === undefined || decoded === undefined) return undefined;
  const segments = resolve(decoded.toLowerCase());
  const path = `/${segments.join('/')}`;
  const page = isPage(path) && isPage(decoded);
  const [first = ''] = segments;
  if (!isName(first)) return { path, name: undefined, plain: true, page };
  const rule: PathRule = PATHS[first];
  if (rule.pageAtTop && segments.length === 1) return { path, name: undefined, plain: true, page };
  const plain = written === `/${first}` || written.startsWith(`/${first}/`);
  return { path, name: first, plain, page: false };
}

/** What the door has read of a request, for what is behind it. */
export function targetOf({ locals }: Response): Target {
  return (locals as Located).target;
}

export interface Located {
  target: Target;
}

function isPage(path: string): boolean {
  return !/\/\.|\.[^/]*$|\p{Cc}/u.test(path);
}

function isName(segment: string): segment is PathName {
  return Object.hasOwn(PATHS, segment);
}

function decode(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}

/** Some readers take `\` for `/`, or leave out what follows a `;`. */
function resolve(path: string): string[] {
  const segments: string[] = [];
  for (const written of path.split(/[/\\]/)) {
    const segment = written.replace(/;.*/s, '');
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
}
