export type ColorMode = 'system' | 'light' | 'dark';

const key = 'mailkey-color-mode';
const modes: ColorMode[] = ['system', 'light', 'dark'];

export function storedColorMode(): ColorMode {
  return modes.find((mode) => mode === localStorage.getItem(key)) ?? 'system';
}

/** The kit's colours follow a class on the root element. */
function applyColorMode(mode: ColorMode): void {
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const dark = mode === 'dark' || (mode === 'system' && prefersDark);
  document.documentElement.classList.toggle('dark', dark);
  document.documentElement.classList.toggle('light', !dark);
}

export function storeColorMode(mode: ColorMode): void {
  localStorage.setItem(key, mode);
  applyColorMode(mode);
}

/** At start: as stored, and along with the system while that is the wish. */
export function startColorMode(): void {
  applyColorMode(storedColorMode());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
    applyColorMode(storedColorMode()),
  );
}
