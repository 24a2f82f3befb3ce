import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createEvents, follow, fromNow } from './events.js';

describe('events', () => {
  it('reach every subscriber of their topic, in order', async () => {
    const events = createEvents();
    const [one, other] = [events.subscribe('mailbox'), events.subscribe('mailbox')];
    const elsewhere = events.subscribe('run').next();
    const firsts = Promise.all([one.next(), other.next()]);
    for (const id of ['a', 'b']) events.publish('mailbox', id);
    expect((await firsts).map(({ value }) => value)).toEqual(['a', 'a']);
    expect([(await one.next()).value, (await other.next()).value]).toEqual(['b', 'b']);
    const nothing = turn().then(() => 'nothing');
    expect(await Promise.race([elsewhere, nothing])).toBe('nothing');
  });

  it('F21 are kept once for each subject while a subscriber does not read', async () => {
    const events = createEvents();
    const slow = events.subscribe('mailbox');
    const begun = slow.next();
    for (let at = 0; at < 10_000; at++) events.publish('mailbox', at % 2 ? 'odd' : 'even');
    const heard = [(await begun).value, (await slow.next()).value];
    expect(heard).toEqual(['even', 'odd']);
    await turn();
    events.publish('mailbox', 'late');
    expect((await slow.next()).value).toBe('late');
  });

  it('are followed by the state that is newest when it is read', async () => {
    const events = createEvents();
    let state = 0;
    const read = () => Promise.resolve(state);
    const followed = follow(events.subscribe('mailbox', 'mine'), read)[Symbol.asyncIterator]();
    const first = followed.next();
    for (; state < 5000; state++) events.publish('mailbox', state % 2 ? 'mine' : 'other');
    expect((await first).value).toBe(5000);
  });

  it('are followed from the state as it is on, also what changes while one looks', async () => {
    const events = createEvents();
    let state = 'first';
    const read = () => Promise.resolve(state);
    const all = fromNow(follow(events.subscribe('mailbox', 'mine'), read), () => {
      const seen = state;
      state = 'second';
      events.publish('mailbox', 'mine');
      return Promise.resolve(seen);
    })[Symbol.asyncIterator]();
    expect([(await all.next()).value, (await all.next()).value]).toEqual(['first', 'second']);
    const waiting = all.next();
    await all.return?.();
    expect((await waiting).done).toBe(true);
    const nothing = fromNow(follow(events.subscribe('mailbox'), read), () => Promise.resolve(null));
    expect((await nothing[Symbol.asyncIterator]().next()).done).toBe(true);
  });

  it('end for who returns, also in the middle of waiting', async () => {
    const events = createEvents();
    const gone = events.subscribe('mailbox');
    const waiting = gone.next();
    await gone.return();
    events.publish('mailbox', 'a');
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(await gone.next()).toEqual({ value: undefined, done: true });
  });

  it('wake only those who follow the subject, or whom it belongs to', async () => {
    const events = createEvents();
    const [of, one] = [
      events.subscribe('grant', undefined, 'client'),
      events.subscribe('grant', 'mine'),
    ];
    const heard = [of.next(), one.next()];
    events.publish('grant', 'other', 'another client');
    events.publish('grant', 'first', 'client');
    events.publish('grant', 'mine', 'another client');
    expect((await Promise.all(heard)).map(({ value }) => value)).toEqual(['first', 'mine']);
  });
});
