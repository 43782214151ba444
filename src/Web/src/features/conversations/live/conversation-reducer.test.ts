import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '@/features/conversations/live/conversation-events';
import {
  applyEvent,
  catchUp,
  fromSnapshot,
  withAcknowledged,
  withOlder,
  type ConversationState,
} from '@/features/conversations/live/conversation-reducer';
import type { LiveEvent } from '@/lib/live/protocol';
import { FakeConversation } from '@/testing/fake-conversation';
import { ana, ben, cem } from '@/testing/people';
import { seededRandom } from '@/testing/seeded-random';

const fresh = (server: FakeConversation) => fromSnapshot(server.snapshot(ana), server.version);
const apply = (state: ConversationState, event: LiveEvent) => applyEvent(state, event as ConversationEvent, ana.id);

/** Membership is a set; who joins again may stand elsewhere in it. */
const comparable = (state: ConversationState) => ({
  ...state,
  members: [...state.members].sort((one, other) => one.user.id.localeCompare(other.user.id)),
});

describe('an old snapshot and the events since', () => {
  const commands: Record<string, (server: FakeConversation) => LiveEvent> = {
    'a message of somebody else': (server) => server.says(ben, 'hello'),
    'a message of mine': (server) => server.says(ana, 'hello'),
    'an edit': (server) => server.edits(1, 'one, corrected'),
    'a deletion': (server) => server.deletes(2),
    'a deletion of the last message': (server) => server.deletes(3),
    'somebody read': (server) => server.reads(ben, 2),
    'I read on another device': (server) => server.reads(ana, 3),
    'somebody joins': (server) => server.joins(cem),
    'somebody leaves': (server) => server.leaves(ben),
  };

  it.each(Object.entries(commands))('give a fresh snapshot after %s', (_, command) => {
    const server = new FakeConversation('r', [ana, ben]);
    for (const text of ['one', 'two', 'three']) server.says(ben, text);
    const before = fresh(server);

    const after = apply(before, command(server));

    expect(after).toEqual(fresh(server));
  });

  it('give a fresh snapshot after anything, live or caught up', () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const random = seededRandom(seed);
    const server = new FakeConversation('r', [ana, ben]);
    const people = [ana, ben, cem];
    let last = 0;
    let isCemHere = false;
    const step = (): LiveEvent => {
      const dice = random();
      const seq = 1 + Math.floor(random() * Math.max(1, last));
      const who = people[Math.floor(random() * (isCemHere ? 3 : 2))] ?? ana;
      if (last < 2 || (dice < 0.4 && last < 45)) {
        last++;
        return server.says(who, `message ${last}`);
      }
      if (dice < 0.6) return server.edits(seq, `edited ${random()}`);
      if (dice < 0.85) return server.reads(who, last);
      isCemHere = !isCemHere;
      return isCemHere ? server.joins(cem) : server.leaves(cem);
    };

    let live = fresh(server);
    let sleeper = fresh(server);
    for (let round = 0; round < 400; round++) {
      live = apply(live, step());
      if (random() < 0.1) {
        const { events, version } = server.subscribe(ana, sleeper.version);
        sleeper = catchUp(sleeper, events as ConversationEvent[], version, ana.id);
        expect(comparable(sleeper), `caught up, seed ${seed}, round ${round}`).toEqual(comparable(fresh(server)));
      }
      expect(comparable(live), `live, seed ${seed}, round ${round}`).toEqual(comparable(fresh(server)));
    }
  });
});

describe('older pages', () => {
  it('stand before what is loaded, without an overlap', () => {
    const server = new FakeConversation('r', [ana, ben]);
    for (let index = 1; index <= 120; index++) server.says(ben, `message ${index}`);

    const state = withOlder(fresh(server), server.page(71, 100));

    expect(state.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    expect(state.hasOlder).toBe(false);
  });

  it('ignore a change of a message that is not loaded yet', () => {
    const server = new FakeConversation('r', [ana, ben]);
    for (let index = 1; index <= 60; index++) server.says(ben, `message ${index}`);
    const before = fresh(server);

    const after = apply(before, server.edits(3, 'changed'));

    expect(after.messages).toEqual(before.messages);
    expect(after.version).toBe(server.version);
  });
});

describe('my own message', () => {
  it('is there once, whether its acknowledgement or its event comes first', () => {
    const server = new FakeConversation('r', [ana, ben]);
    const before = fresh(server);
    const event = server.says(ana, 'hello', 'client-1');
    const { message } = event.data as { message: ConversationState['messages'][number] };

    const ackFirst = apply(withAcknowledged(before, message), event);
    const eventFirst = withAcknowledged(apply(before, event), message);

    expect(ackFirst).toEqual(fresh(server));
    expect(eventFirst).toEqual(fresh(server));
  });
});
