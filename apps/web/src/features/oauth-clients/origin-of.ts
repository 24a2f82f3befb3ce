/** Scheme, host and port of a URL; empty where it is none. */
export const originOf = (url: string | null): string =>
  url && URL.canParse(url) ? new URL(url).origin : '';
