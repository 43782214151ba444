import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Api } from '@/lib/api/api';
import { isApiError } from '@/lib/api/api-error';
import type { Page, Person } from '@/lib/api/types';
import { useServices } from '@/lib/services';

const shown = 8;

/** People whose name starts so. */
export function usePeopleSearch(query: string) {
  const { api } = useServices();
  const text = query.trim().replace(/^@/, '');
  return useQuery({
    queryKey: ['people', 'search', text.toLowerCase()],
    queryFn: ({ signal }) => searchPeople(api, text, signal),
    enabled: text.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

async function searchPeople(api: Api, query: string, signal: AbortSignal): Promise<Person[]> {
  const { results } = await api.get<Page<Person>>('/users', { query, page_size: shown }, signal);
  if (results.length > 0) return results;
  // Who doesn't want to be found by searching can still be written to by their exact name.
  try {
    return [await api.get<Person>(`/users/${encodeURIComponent(query)}`, {}, signal)];
  } catch (error) {
    if (isApiError(error, 400, 404)) return [];
    throw error;
  }
}
