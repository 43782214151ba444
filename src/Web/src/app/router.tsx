import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { Homes } from '@/app/home';
import { openHomes } from '@/app/open-homes';
import { PageFailed } from '@/app/shell/page-failed';
import { PageMissing } from '@/app/shell/page-missing';
import type { SessionKeeper } from '@/lib/session/session-keeper';

interface Context {
  session: SessionKeeper;
}

const isSignedIn = ({ session }: Context) => session.getSnapshot().status === 'signed-in';

const root = createRootRouteWithContext<Context>()({ component: Outlet });

const guest = createRoute({
  getParentRoute: () => root,
  id: 'guest',
  /** `next` is where somebody was going when we asked who they are; only an address of this app will do. */
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {},
  beforeLoad: ({ context, search }): void => {
    if (isSignedIn(context)) throw redirect({ to: search.next ?? '/', replace: true });
  },
});

const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  beforeLoad: async ({ context, location }): Promise<{ homes: Homes }> => {
    if (isSignedIn(context)) return { homes: await openHomes(context.session) };
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href }, replace: true });
  },
  component: lazyRouteComponent(() => import('@/app/shell/shell'), 'Shell'),
});

const conversations = createRoute({
  getParentRoute: () => member,
  id: 'conversations',
  component: lazyRouteComponent(() => import('@/app/shell/conversations-layout'), 'ConversationsLayout'),
});

const settings = createRoute({
  getParentRoute: () => member,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/app/shell/settings-layout'), 'SettingsLayout'),
});

const signIn = createRoute({
  getParentRoute: () => guest,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('@/features/accounts/components/sign-in-page'), 'SignInPage'),
});

const register = createRoute({
  getParentRoute: () => guest,
  path: '/register',
  component: lazyRouteComponent(() => import('@/features/accounts/components/register-page'), 'RegisterPage'),
});

const home = createRoute({
  getParentRoute: () => conversations,
  path: '/',
  component: lazyRouteComponent(() => import('@/app/shell/welcome-pane'), 'WelcomePane'),
});

const chat = createRoute({
  getParentRoute: () => conversations,
  path: '/c/$conversationId',
  validateSearch: ({ details }: Record<string, unknown>): { details?: true } => (details === true ? { details } : {}),
  component: lazyRouteComponent(() => import('@/app/shell/chat-route'), 'ChatRoute'),
});

const discover = createRoute({
  getParentRoute: () => conversations,
  path: '/discover',
  component: lazyRouteComponent(() => import('@/features/conversations/components/discover-page'), 'DiscoverPage'),
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(() => import('@/app/shell/settings-layout'), 'SettingsIndex'),
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: '/profile',
  component: lazyRouteComponent(() => import('@/features/accounts/components/profile-settings'), 'ProfileSettings'),
});

const appearance = createRoute({
  getParentRoute: () => settings,
  path: '/appearance',
  component: lazyRouteComponent(
    () => import('@/features/appearance/components/appearance-settings'),
    'AppearanceSettings',
  ),
});

const password = createRoute({
  getParentRoute: () => settings,
  path: '/password',
  component: lazyRouteComponent(() => import('@/features/accounts/components/password-settings'), 'PasswordSettings'),
});

const sessions = createRoute({
  getParentRoute: () => settings,
  path: '/sessions',
  component: lazyRouteComponent(() => import('@/features/accounts/components/session-settings'), 'SessionSettings'),
});

const routes = root.addChildren([
  guest.addChildren([signIn, register]),
  member.addChildren([
    conversations.addChildren([home, chat, discover]),
    settings.addChildren([settingsIndex, profile, appearance, password, sessions]),
  ]),
]);

export function createAppRouter(session: SessionKeeper) {
  return createRouter({
    routeTree: routes,
    context: { session },
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultNotFoundComponent: PageMissing,
    defaultErrorComponent: PageFailed,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
