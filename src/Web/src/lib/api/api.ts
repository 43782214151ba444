import { isApiError } from '@/lib/api/api-error';
import { fetchJson, type Query, type RequestOptions } from '@/lib/api/fetch-json';

export interface TokenSource {
  accessToken: () => Promise<string>;
  /** Called when the server refused a token that looked fresh. */
  renew: () => Promise<string>;
}

/** The REST API as the signed-in person. */
export class Api {
  private readonly tokens: TokenSource;

  constructor(tokens: TokenSource) {
    this.tokens = tokens;
  }

  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
    return this.request<T>(path, { query: query ?? {}, signal });
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.request<T>(path, { method: 'POST', body });
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.request<T>(path, { method: 'PATCH', body });
  }

  delete(path: string): Promise<void> {
    return this.request(path, { method: 'DELETE' });
  }

  private async request<T>(path: string, options: RequestOptions): Promise<T> {
    const attempt = (access: string) =>
      fetchJson<T>(path, { ...options, headers: { Authorization: `Bearer ${access}` } });
    try {
      return await attempt(await this.tokens.accessToken());
    } catch (error) {
      if (!isApiError(error, 401) || error.code !== 'unauthenticated') throw error;
      return attempt(await this.tokens.renew());
    }
  }
}
