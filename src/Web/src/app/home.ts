import { QueryClient } from '@tanstack/react-query';
import { Conversations } from '@/features/conversations/live/conversations';
import { Api } from '@/lib/api/api';
import { isApiError } from '@/lib/api/api-error';
import type { Me } from '@/lib/api/types';
import { LiveConnection } from '@/lib/live/live-connection';
import { signalrTransport } from '@/lib/live/signalr-transport';
import { PresenceBook } from '@/lib/presence/presence-book';
import type { Services } from '@/lib/services';
import type { SessionKeeper } from '@/lib/session/session-keeper';
import { Store } from '@/lib/store';

/** Everything that belongs to one signed-in person and ends when they leave. */
export interface Home {
  services: Services;
  queries: QueryClient;
  conversations: Conversations;
}

/** Opens a home when somebody signs in, closes it when they leave. */
export class Homes extends Store<Home | null> {
  private ownerId: string | null = null;
  private readonly session: SessionKeeper;

  constructor(session: SessionKeeper) {
    super(null);
    this.session = session;
    session.subscribe(() => this.follow());
    this.follow();
  }

  private follow(): void {
    const state = this.session.getSnapshot();
    const me = state.status === 'signed-in' ? state.me : null;
    if (this.ownerId === (me?.id ?? null)) return;
    this.ownerId = me?.id ?? null;
    const left = this.getSnapshot();
    left?.conversations.stop();
    left?.services.live.stop();
    this.set(me && open(this.session, me));
  }
}

function open(session: SessionKeeper, me: Me): Home {
  const api = new Api(session);
  const live = new LiveConnection(signalrTransport(session.accessToken), session.renew);
  const services: Services = { session, live, api, presence: new PresenceBook(live) };
  const conversations = new Conversations(services, me);
  live.listen('*', (batch) => {
    // Which session is ours, only the cookie knows: we ask the server.
    if (batch.some(({ type }) => type === 'session.ended')) void session.verify();
  });
  conversations.start();
  live.start();
  return { services, conversations, queries: createQueries() };
}

function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // The server has understood and said no: asking again changes nothing.
        retry: (failures, error) => !isApiError(error) && failures < 2,
      },
    },
  });
}
