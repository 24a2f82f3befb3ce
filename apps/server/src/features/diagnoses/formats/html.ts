/** HTML and XML around a message. Every pattern is bounded, so that the work stays linear. */

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  hellip: '...',
  ndash: '-',
  mdash: '-',
  rarr: '->',
};

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return entities[name.toLowerCase()] ?? whole;
      const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** Sections and comments keep what they hold. */
export function removeTags(text: string): string {
  if (!text.includes('<')) return text;
  const closes = text.includes('</');
  return text
    .replace(/<wbr\s?\/?>/gi, '')
    .replace(/<!\[CDATA\[|\]\]>|<!--|-->/gi, ' ')
    .replace(/<[!/?a-z][^<>]{0,1000}>/gi, (tag, at: number, all: string) => {
      // An address in angle brackets is no tag, nor is a name of which a server speaks: "<host>: rejected".
      const named =
        !closes && all.charAt(at + tag.length) === ':' && /^<[\w.-]+(?:\[\S+)?>$/.test(tag);
      return named || /^<[^\s@]+@[^\s@]+>$/.test(tag) ? tag : ' ';
    });
}

const attribute =
  /(?:value|content|title|alt|text|label|summary|details?|reason|description|error|msg|message)\s?=\s?(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi;

/**
 * Takes out of tags what their attributes say: a log in XML, a form's hidden field, a hint. To be
 * done before entities are decoded, as these hide the quotes inside a value.
 */
export function tellAttributes(text: string): string {
  if (!text.includes('<')) return text;
  return text.replace(/<[a-z][^<>]{0,2000}>/gi, (tag) => {
    const told = [...tag.matchAll(attribute)].map(([, double, single]) => double ?? single);
    return told.length > 0 ? ` ${told.join(' ')} ` : tag;
  });
}
