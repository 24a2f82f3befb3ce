/** A page that a server has shown, or the address outside of it where the browser was sent. */
export interface Page {
  url: string;
  status: number;
  text: string;
}

/**
 * A browser for servers whose pages are forms: keeps cookies, follows redirects within the site, and
 * stops at the first address outside, which it does not open.
 */
export function createBrowser(origin: string) {
  const cookies = new Map<string, string>();

  async function go(url: string, form?: URLSearchParams): Promise<Page> {
    if (new URL(url).origin !== origin) return { url, status: 0, text: '' };
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        origin,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = response.headers.get('location');
    if (location) return go(new URL(location, url).href);
    return { url, status: response.status, text: await response.text() };
  }

  return {
    visit: (url: string) => go(url),

    /** Sends the page's form with what it holds and what a person types or presses. */
    submit(page: Page, typed: Record<string, string>): Promise<Page> {
      const { action, fields } = formOf(page);
      const form = new URLSearchParams(fields);
      for (const [name, value] of Object.entries(typed)) form.set(name, value);
      return go(new URL(action || page.url, page.url).href, form);
    },
  };
}

/** The address of the callback; an error with what the page shows where the browser is still there. */
export function outside(page: Page): string {
  if (page.status === 0) return page.url;
  const words = page.text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  throw new Error(`still at ${page.url} (${page.status}): ${words.slice(0, 600)}`);
}

function formOf({ url, text }: Page): { action: string; fields: [string, string][] } {
  const [form] = /<form[\s\S]*?<\/form>/i.exec(text) ?? [];
  if (!form) throw new Error(`no form at ${url}: ${text.slice(0, 600)}`);
  const fields = [...form.matchAll(/<input[^>]*>/gi)]
    .map(([input]) => ({ kind: attribute(input, 'type'), input }))
    .filter(({ kind }) => !['submit', 'checkbox', 'radio'].includes(kind))
    .map(({ input }): [string, string] => [attribute(input, 'name'), attribute(input, 'value')])
    .filter(([name]) => name !== '');
  return { action: attribute(/<form[^>]*>/i.exec(form)?.[0] ?? '', 'action'), fields };
}

function attribute(tag: string, name: string): string {
  const [, value = ''] = new RegExp(`\\s${name}=["']([^"']*)["']`, 'i').exec(tag) ?? [];
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}
