export type Placeholders = Partial<Record<string, string | null>>;

const placeholder = /\{(\w+)\}/g;

/** Fills {tenant} and its like; one without a value stays as it is. */
export function fillPlaceholders(text: string, values: Placeholders): string {
  return text.replace(placeholder, (whole, name: string) => values[name]?.trim() || whole);
}

/** The names that still wait for a value. */
export function missingPlaceholders(text: string, values: Placeholders): string[] {
  return [...text.matchAll(placeholder)]
    .map(([, name]) => name ?? '')
    .filter((name) => !values[name]?.trim());
}

/** A link with its values encoded; while one is missing, the site itself. */
export function fillLink(url: string, values: Placeholders): string {
  if (missingPlaceholders(url, values).length > 0) return `${new URL(url).origin}/`;
  return url.replace(placeholder, (_, name: string) =>
    encodeURIComponent(values[name]?.trim() ?? ''),
  );
}
