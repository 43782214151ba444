import { ApiError, UnreachableError } from '@/lib/api/api-error';

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

const base = '/api/v1';
const asJson = { Accept: 'application/json', 'Content-Type': 'application/json' };

/** One request, one answer; every failure is an ApiError, an UnreachableError or the caller's own abort. */
export async function fetchJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  if (!response.ok) throw await toError(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function send(path: string, { method = 'GET', query, body, headers, signal }: RequestOptions) {
  const request: RequestInit = { method, headers: { ...asJson, ...headers }, signal: signal ?? null };
  if (body !== undefined) request.body = JSON.stringify(body);
  try {
    return await fetch(base + path + toQueryString(query), request);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new UnreachableError('No answer from the server', { cause: error });
  }
}

function toQueryString(query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return given.length ? `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}` : '';
}

async function toError(response: Response): Promise<Error> {
  const problem = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  // A gateway that speaks for a server which is restarting is no answer of the server.
  if (response.status >= 502 && response.status <= 504 && problem.error === undefined)
    return new UnreachableError(response.statusText);
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return new ApiError(response.status, {
    code: text(problem.error) ?? 'unknown',
    message: text(problem.message) ?? text(problem.detail) ?? text(problem.title) ?? response.statusText,
    details: (problem.details ?? {}) as Record<string, string[]>,
    retryAfterSeconds: Number(response.headers.get('Retry-After')) || null,
  });
}
