import type { Journey, RunSeen } from './journey.js';

/**
 * A validation whose person comes back from the provider with these parameters beside code and state;
 * an empty one is left out. The address that the browser was sent to, and the run that came of it.
 */
export async function comeBack(
  journey: Journey,
  id: string,
  parameters: Record<string, string> = {},
): Promise<{ address: URL; run: RunSeen }> {
  const started = await journey.validate(id);
  const address = new URL(await journey.open(started));
  const back = new URL(address.searchParams.get('redirect_uri') ?? '');
  const state = address.searchParams.get('state') ?? '';
  for (const [name, value] of Object.entries({ code: 'c', state, ...parameters }))
    if (value) back.searchParams.set(name, value);
  await journey.api.get(back.href);
  return { address, run: await journey.ended(started.runId) };
}
