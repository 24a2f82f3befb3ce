const marker = 'mailkey-consent-window';
const features = 'popup,width=560,height=760';

/**
 * Opens the window for the sign-in page. It must be called by the click itself, or the browser
 * blocks it; the address follows when the server has given it. Null when it was blocked.
 */
export function openConsentWindow(words: string): Window | null {
  const opened = window.open('about:blank', marker, features);
  if (!opened) return null;
  try {
    opened.document.title = words;
    opened.document.body.textContent = words;
    // The page that comes back to our origin in this window knows by this that it may close.
    opened.sessionStorage.setItem(marker, 'yes');
  } catch {
    // An earlier window of the same name stands at the provider: it is navigated all the same.
  }
  return opened;
}

/** Leads to the sign-in page: in the window, or in this tab where no window was allowed. */
export function leadToSignIn(opened: Window | null, url: string): void {
  if (!opened || opened.closed) return location.assign(url);
  try {
    // The provider's page must not be able to lead our own tab elsewhere (RFC 9700 §4.11).
    opened.opener = null;
  } catch {
    // Already elsewhere, hence already without hold on us.
  }
  opened.location.href = url;
}

/** True in the window that `openConsentWindow` opened; it then closes, where the browser lets it. */
export function closeConsentWindow(): boolean {
  const ours = sessionStorage.getItem(marker) !== null || window.opener !== null;
  if (ours) window.close();
  return ours;
}
