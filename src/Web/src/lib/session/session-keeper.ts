import { isApiError } from '@/lib/api/api-error';
import { fetchJson } from '@/lib/api/fetch-json';
import type { Me, Session } from '@/lib/api/types';
import { exclusively } from '@/lib/session/exclusively';
import { Store } from '@/lib/store';

export type SessionState =
  /** The page has just opened and asks the server who we are; `unreachable` while it doesn't answer. */
  | { status: 'unknown'; unreachable: boolean }
  | { status: 'signed-out'; because: Farewell }
  | { status: 'signed-in'; me: Me };

interface Token {
  access: string;
  expiresAt: number;
}

type Farewell = 'nobody' | 'left' | 'ended';

type Notice = { kind: 'signed-in'; me: Me; token: Token } | { kind: 'signed-out'; because: Farewell };

/** Set while somebody is signed in, so that a stranger's first visit costs no request. */
const hint = 'spherespace.signed-in';
const asCookie = { 'X-Session': 'cookie' };
const renewBeforeMs = 60_000;
const retryMs = [1_000, 2_000, 5_000, 10_000];

/**
 * Keeps this browser signed in. The refresh token is an HttpOnly cookie that works once: tabs take turns to use it
 * and tell each other the access token, which lives in memory only.
 */
export class SessionKeeper extends Store<SessionState> {
  private token: Token | null = null;
  private renewing: Promise<string> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly channel = new BroadcastChannel('spherespace.session');

  constructor() {
    super({ status: 'unknown', unreachable: false });
    this.channel.onmessage = ({ data }: MessageEvent<Notice>) => this.hear(data);
  }

  /** Signs back in with the cookie, trying for as long as the server can't be reached. */
  async restore(attempt = 0): Promise<void> {
    if (!localStorage.getItem(hint)) return this.set({ status: 'signed-out', because: 'nobody' });
    try {
      await this.renew();
    } catch (error) {
      if (this.getSnapshot().status !== 'unknown') return;
      // A refusal has signed us out already; anything else may pass.
      if (isApiError(error, 401)) return;
      this.set({ status: 'unknown', unreachable: true });
      await this.pause(retryMs[Math.min(attempt, retryMs.length - 1)] ?? 0);
      if (this.getSnapshot().status === 'unknown') return this.restore(attempt + 1);
    }
  }

  async signIn(credentials: { login: string; password: string }): Promise<void> {
    this.begin(await this.open('/auth/login', credentials));
  }

  async register(account: { username: string; email: string; password: string }): Promise<void> {
    this.begin(await this.open('/auth/register', account));
  }

  async signOut(): Promise<void> {
    try {
      const access = await this.accessToken();
      await fetchJson('/auth/logout', {
        method: 'POST',
        body: {},
        headers: { ...asCookie, Authorization: `Bearer ${access}` },
      });
    } catch (error) {
      // Somebody else has ended it: just as well.
      if (!isApiError(error, 401)) throw error;
    }
    this.leave('left');
  }

  /** Asks whether this session still stands; signs out here where it doesn't. */
  async verify(): Promise<void> {
    await this.renew().catch(() => undefined);
  }

  changeMe(me: Me): void {
    this.set({ status: 'signed-in', me });
    if (this.token) this.tell({ kind: 'signed-in', me, token: this.token });
  }

  readonly accessToken = (): Promise<string> => {
    if (this.token && this.token.expiresAt - Date.now() > renewBeforeMs / 2) return Promise.resolve(this.token.access);
    return this.renew();
  };

  readonly renew = (): Promise<string> => {
    this.renewing ??= this.renewInTurn(this.token).finally(() => (this.renewing = null));
    return this.renewing;
  };

  private renewInTurn(stale: Token | null): Promise<string> {
    return exclusively('spherespace.refresh', async () => {
      // While we waited for our turn, another tab may have done it for all of us.
      if (this.token && this.token !== stale) return this.token.access;
      try {
        const session = await this.open('/auth/refresh', {});
        return this.begin(session);
      } catch (error) {
        if (isApiError(error, 401)) this.leave(this.getSnapshot().status === 'unknown' ? 'nobody' : 'ended');
        throw error;
      }
    });
  }

  private open(path: string, body: unknown): Promise<Session> {
    return fetchJson<Session>(path, { method: 'POST', body, headers: asCookie });
  }

  private begin(session: Session): string {
    const token = { access: session.access, expiresAt: Date.now() + session.expires_in * 1000 };
    this.adopt(session.user, token);
    this.tell({ kind: 'signed-in', me: session.user, token });
    return token.access;
  }

  private adopt(me: Me, token: Token): void {
    this.token = token;
    localStorage.setItem(hint, '1');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.verify(), Math.max(1_000, token.expiresAt - Date.now() - renewBeforeMs));
    this.set({ status: 'signed-in', me });
  }

  private leave(because: Farewell): void {
    this.end(because);
    this.tell({ kind: 'signed-out', because });
  }

  private end(because: Farewell): void {
    this.token = null;
    clearTimeout(this.timer);
    localStorage.removeItem(hint);
    this.set({ status: 'signed-out', because });
  }

  private hear(notice: Notice): void {
    if (notice.kind === 'signed-in') this.adopt(notice.me, notice.token);
    else this.end(notice.because);
  }

  private tell(notice: Notice): void {
    this.channel.postMessage(notice);
  }

  /** Ends early when the browser finds its network again. */
  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        removeEventListener('online', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      addEventListener('online', done);
    });
  }
}
