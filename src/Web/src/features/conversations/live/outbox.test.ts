import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Outbox } from '@/features/conversations/live/outbox';
import { OutboxStorage } from '@/features/conversations/live/outbox-storage';
import { LiveConnection } from '@/lib/live/live-connection';
import { FakeHub } from '@/testing/fake-transport';
import { ana } from '@/testing/people';

interface Sent {
  client_id: string;
  content: string;
}

describe('the outbox', () => {
  let hub: FakeHub;
  let live: LiveConnection;
  let outbox: Outbox;

  const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  const sent = () => hub.callsOf('SendMessage').map(({ args }) => args[0] as Sent);
  const contents = () => sent().map(({ content }) => content);
  const ack = { id: 'm', seq: 1, version: 1, created_at: '' };

  beforeEach(async () => {
    vi.useFakeTimers();
    localStorage.clear();
    hub = new FakeHub();
    live = new LiveConnection(hub.transport, () => Promise.resolve());
    outbox = new Outbox(live, new OutboxStorage(ana.id));
    outbox.start();
    live.start();
    await settle();
    return () => {
      outbox.stop();
      live.stop();
      vi.useRealTimers();
    };
  });

  it('sends one message of a conversation at a time, in order', async () => {
    for (const text of ['one', 'two', 'three']) outbox.add('r', text);
    expect(contents()).toEqual(['one']);

    hub.callsOf('SendMessage')[0]?.answer(ack);
    await settle();

    expect(contents()).toEqual(['one', 'two']);
  });

  it('sends again under the same client id when the connection broke before the answer', async () => {
    outbox.add('r', 'hello');
    hub.drop();
    hub.handle = (method) => (method === 'SendMessage' ? ack : undefined);
    await settle(2_000);

    expect(contents()).toEqual(['hello', 'hello']);
    expect(new Set(sent().map(({ client_id }) => client_id)).size).toBe(1);
    expect(outbox.getSnapshot()).toEqual([]);
  });

  it('keeps what is written offline, also through a reload, and sends it in order', async () => {
    hub.door = 'shut';
    hub.drop();
    outbox.add('r', 'one');
    outbox.add('r', 'two');
    outbox.stop();

    const reloaded = new Outbox(live, new OutboxStorage(ana.id));
    reloaded.start();
    hub.handle = (method) => (method === 'SendMessage' ? ack : undefined);
    hub.door = 'open';
    await settle(30_000);
    reloaded.stop();

    expect(contents()).toEqual(['one', 'two']);
    expect(localStorage.length).toBe(0);
  });

  it('sets aside what is refused, with the reason, and goes on', async () => {
    hub.handle = () => ({ refused: { error: 'forbidden', message: 'No' } });
    outbox.add('r', 'one');
    await settle();
    hub.handle = () => ack;
    outbox.add('r', 'two');
    await settle();

    expect(contents()).toEqual(['one', 'two']);
    expect(outbox.getSnapshot()).toMatchObject([{ content: 'one', state: 'failed', refusal: { code: 'forbidden' } }]);
  });
});
