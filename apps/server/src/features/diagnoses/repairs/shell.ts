import { posixQuote, powershellQuote } from './quote.js';
import { askedByPosix, askedByPowershell, isKnown } from './stand-ins.js';

type Argument = string | number | boolean;

/** One cmdlet: a string is quoted, a number and a switch are not. Names are the author's own. */
export function powershell(cmdlet: string, args: Record<string, Argument> = {}): string {
  const words = Object.entries(args).map(
    // Confirm is a switch, and a switch takes its value only behind a colon.
    ([name, value]) => `-${name}${name === 'Confirm' ? ':' : ' '}${powershellValue(value)}`,
  );
  return [cmdlet, ...words].join(' ');
}

function powershellValue(value: Argument): string {
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'number') return String(value);
  return isKnown(value) ? powershellQuote(value) : askedByPowershell(value);
}

/** A text inside a filter of Exchange: quoted for the filter here, and once more as an argument. */
export const powershellText = powershellQuote;

/** One command of the Azure CLI, for a POSIX shell. A flag alone has the value true. */
export function az(command: string, args: Record<string, Argument> = {}): string {
  const words = Object.entries(args).map(([name, value]) => {
    if (value === true) return `--${name}`;
    if (typeof value === 'number') return `--${name} ${value}`;
    const text = String(value);
    // A value that begins with a dash would be read as the next option.
    return `--${name}${text.startsWith('-') ? '=' : ' '}${posixValue(text)}`;
  });
  return [`az ${command}`, ...words].join(' ');
}

/** Any other program for a POSIX shell. */
export function posix(program: string, ...args: string[]): string {
  return [program, ...args.map((arg) => (/^[\w.:/@=-]+$/.test(arg) ? arg : posixValue(arg)))].join(
    ' ',
  );
}

const posixValue = (value: string): string =>
  isKnown(value) ? posixQuote(value) : askedByPosix(value);
