/** A property of an iCalendar object: name, parameters and value, unfolded. */
interface CalendarProperty {
  name: string;
  parameters: string;
  value: string;
}

export interface CalendarEvent {
  uid: string;
  properties: Map<string, CalendarProperty>;
  /** A TEXT value, unescaped (RFC 5545 section 3.3.11). */
  text(name: string): string;
}

/** Reads an iCalendar object strictly by RFC 5545; throws where a program might stumble. */
export function readCalendar(bytes: Uint8Array): CalendarEvent[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (!text.endsWith('\r\n')) throw new Error('the last line has no CRLF');
  if (/(^|[^\r])\n/.test(text) || /\r(?!\n)/.test(text)) throw new Error('a line ends otherwise');
  const lines = text.slice(0, -2).split('\r\n');
  for (const line of lines) {
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`);
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw new Error('a control character');
  }
  return eventsOf(lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n').map(property));
}

function property(line: string): CalendarProperty {
  const [, name = '', parameters = '', value = ''] =
    /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/.exec(line) ?? [];
  if (!name) throw new Error(`not a content line: ${line}`);
  return { name, parameters, value };
}

function eventsOf(properties: CalendarProperty[]): CalendarEvent[] {
  const open: string[] = [];
  const events: CalendarEvent[] = [];
  let current = new Map<string, CalendarProperty>();
  for (const one of properties) {
    if (one.name === 'BEGIN') {
      open.push(one.value);
      current = new Map();
    } else if (one.name === 'END') {
      if (open.pop() !== one.value) throw new Error(`END:${one.value} closes something else`);
      if (one.value === 'VEVENT') events.push(eventOf(current));
    } else if (open.at(-1) === 'VEVENT') {
      if (current.has(one.name)) throw new Error(`${one.name} twice`);
      current.set(one.name, one);
    }
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} is not closed`);
  return events;
}

function eventOf(properties: Map<string, CalendarProperty>): CalendarEvent {
  for (const name of ['UID', 'DTSTAMP', 'DTSTART'])
    if (!properties.has(name)) throw new Error(`an event without ${name}`);
  return {
    uid: properties.get('UID')?.value ?? '',
    properties,
    text: (name) => unescaped(properties.get(name)?.value ?? ''),
  };
}

function unescaped(value: string): string {
  const bare = /(^|[^\\])(\\\\)*[;,]/.exec(value);
  if (bare) throw new Error(`a bare ${bare[0]} in a TEXT value`);
  return value.replace(/\\(.)/g, (_, character: string) => {
    if (!'\\;,nN'.includes(character)) throw new Error(`\\${character} is no escape`);
    return character.toLowerCase() === 'n' ? '\n' : character;
  });
}
