import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionKeeper } from '@/lib/session/session-keeper';
import { ana, asMe } from '@/testing/people';

class SilentChannel {
  onmessage: unknown = null;
  postMessage(): void {
    this.onmessage = null;
  }
}

describe('the session keeper', () => {
  const answers: Response[] = [];
  const request = vi.fn(() => Promise.resolve(answers.shift() ?? new Response(null, { status: 500 })));
  const session = (access: string) => Response.json({ user: asMe(ana), access, expires_in: 900 });

  beforeEach(() => {
    localStorage.clear();
    answers.length = 0;
    request.mockClear();
    vi.stubGlobal('BroadcastChannel', SilentChannel);
    vi.stubGlobal('fetch', request);
  });

  it('asks nothing of the server on a stranger’s first visit', async () => {
    const keeper = new SessionKeeper();
    await keeper.restore();

    expect(keeper.getSnapshot()).toEqual({ status: 'signed-out', because: 'nobody' });
    expect(request).not.toHaveBeenCalled();
  });

  it('spends the cookie once, however many need a token at the same time', async () => {
    answers.push(session('first'), session('second'));
    const keeper = new SessionKeeper();
    await keeper.signIn({ login: 'ana', password: 'quiet river 7' });

    expect(await Promise.all([keeper.renew(), keeper.renew(), keeper.renew()])).toEqual(['second', 'second', 'second']);
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('signs out here when the session has ended elsewhere', async () => {
    answers.push(session('first'), Response.json({ error: 'invalid_refresh', message: 'Ended' }, { status: 401 }));
    const keeper = new SessionKeeper();
    await keeper.signIn({ login: 'ana', password: 'quiet river 7' });
    await keeper.verify();

    expect(keeper.getSnapshot()).toEqual({ status: 'signed-out', because: 'ended' });
  });
});
