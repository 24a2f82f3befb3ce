/** `--name value` of a command line, each as often as it was given; undefined where something else stands there. */
export function optionsOf<Name extends string>(
  words: readonly string[],
  names: readonly Name[],
): Partial<Record<Name, string[]>> | undefined {
  const found: Partial<Record<Name, string[]>> = {};
  for (let at = 0; at < words.length; at += 2) {
    const name = names.find((one) => words[at] === `--${one}`);
    const value = words[at + 1];
    if (name === undefined || !value || value.startsWith('--')) return undefined;
    found[name] = [...(found[name] ?? []), value];
  }
  return found;
}
