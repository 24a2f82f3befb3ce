/**
 * The encoding that a client likes best of those `offered`, the first where it likes several alike;
 * undefined: as it is. Reads Accept-Encoding with its weights (RFC 9110 section 12.5.3).
 */
export function bestEncoding<Name extends string>(
  accepted: string | undefined,
  offered: readonly Name[],
): Name | undefined {
  const weights = new Map((accepted ?? '').split(',').map(weightOf));
  const others = weights.get('*');
  // What a client does not name it takes as it is, and likes less than anything that it names.
  const plain = weights.get('identity') ?? 0;
  let best: Name | undefined;
  let most = 0;
  for (const name of offered) {
    const weight = weights.get(name) ?? others ?? 0;
    if (weight <= most || weight < plain) continue;
    [best, most] = [name, weight];
  }
  return best;
}

function weightOf(part: string): [name: string, weight: number] {
  const [name = '', ...parameters] = part.toLowerCase().split(';');
  const written = parameters.map((one) => /^\s*q\s*=\s*(\S+)\s*$/.exec(one)?.[1]).find(Boolean);
  const weight = written === undefined ? 1 : Number(written);
  return [name.trim(), weight >= 0 && weight <= 1 ? weight : 0];
}
