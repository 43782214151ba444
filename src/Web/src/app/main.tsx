import { createRoot } from 'react-dom/client';
import { App } from '@/app/app';
import { language } from '@/lib/i18n/i18n';
import { preferences } from '@/lib/preferences/preferences';
import { SessionKeeper } from '@/lib/session/session-keeper';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const session = new SessionKeeper();
void session.restore();
if (session.getSnapshot().status === 'unknown') {
  // Somebody was here before: while the server says whether they still are, what they will need is fetched.
  void import('@/app/shell/shell');
  void import('@/app/shell/conversations-layout');
}
await language.load(preferences.getSnapshot().locale);
createRoot(root).render(<App session={session} />);
