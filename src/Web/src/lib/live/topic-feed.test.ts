import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection } from '@/lib/live/live-connection';
import type { LiveEvent } from '@/lib/live/protocol';
import { inOrder, TopicFeed } from '@/lib/live/topic-feed';
import { FakeHub } from '@/testing/fake-transport';

const event = (version: number | null): LiveEvent => ({ topic: 't', type: 'x', version, at: '', data: version });
const versions = (events: LiveEvent[] | null) => events?.map((one) => one.version) ?? null;

describe('inOrder', () => {
  it.each([
    ['what follows', [6, 7], [6, 7], null],
    ['what is known', [4, 5], [], null],
    ['a repetition', [6, 6, 7], [6, 7], null],
    ['a gap', [7, 8], [], [7, 8]],
    ['a gap further on', [6, 8, 9], [6], [8, 9]],
    ['the ephemeral in between', [null, 6, null], [null, 6, null], null],
  ])('sorts out %s', (_, batch, next, gap) => {
    const sorted = inOrder(5, batch.map(event));
    expect(versions(sorted.next)).toEqual(next);
    expect(versions(sorted.gap)).toEqual(gap);
  });
});

describe('a feed', () => {
  let hub: FakeHub;
  let connection: LiveConnection;
  let version: number | null;
  let seen: (number | null)[];

  const follow = () =>
    new TopicFeed(connection, 't', {
      version: () => version,
      onAnswer: (answer) => void (version = answer.version),
      onEvents: (events) => {
        for (const one of events) {
          seen.push(one.version);
          version = one.version ?? version;
        }
      },
      onRefused: () => seen.push(-1),
    });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const subscriptions = () => hub.callsOf('Subscribe').map(({ args }) => args);

  beforeEach(async () => {
    vi.useFakeTimers();
    hub = new FakeHub();
    connection = new LiveConnection(hub.transport, () => Promise.resolve());
    version = null;
    seen = [];
    connection.start();
    await settle();
    return () => {
      connection.stop();
      vi.useRealTimers();
    };
  });

  it('holds back what arrives before the answer, and drops what the answer has', async () => {
    follow();
    hub.emit(event(5));
    hub.emit(event(6));
    expect(seen).toEqual([]);

    hub.callsOf('Subscribe')[0]?.answer({ version: 5, events: [], snapshot: null });
    await settle();

    expect(seen).toEqual([6]);
  });

  it('asks from where it stands when an event is missing', async () => {
    hub.handle = (method) => (method === 'Subscribe' ? { version: 5, events: [], snapshot: null } : undefined);
    follow();
    await settle();
    hub.handle = () => undefined;

    hub.emit(event(8));
    expect(subscriptions()).toEqual([
      ['t', null],
      ['t', 5],
    ]);
    hub.callsOf('Subscribe')[1]?.answer({ version: 7, events: [], snapshot: null });
    await settle();

    expect(seen).toEqual([8]);
  });

  it('asks again after each reconnection, and when told that it fell behind', async () => {
    hub.handle = () => ({ version: 5, events: [], snapshot: null });
    follow();
    await settle();
    hub.drop();
    await vi.advanceTimersByTimeAsync(1_000);
    hub.resync('t');
    await settle();

    expect(subscriptions()).toEqual([
      ['t', null],
      ['t', 5],
      ['t', 5],
    ]);
  });

  it('takes no answer of a subscription that was overtaken', async () => {
    follow();
    hub.resync('t');
    const [first, second] = hub.callsOf('Subscribe');
    second?.answer({ version: 9, events: [], snapshot: null });
    await settle();
    first?.answer({ version: 3, events: [], snapshot: null });
    await settle();

    expect(version).toBe(9);
  });

  it('says when it is refused', async () => {
    hub.handle = () => ({ refused: { error: 'not_found', message: 'Not found' } });
    follow();
    await settle();

    expect(seen).toEqual([-1]);
  });

  it('hears nothing more once it is stopped', async () => {
    hub.handle = () => ({ version: 5, events: [], snapshot: null });
    const feed = follow();
    await settle();
    feed.stop();
    hub.emit(event(6));

    expect(seen).toEqual([]);
  });
});
