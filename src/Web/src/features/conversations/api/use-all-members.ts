import { useInfiniteQuery } from '@tanstack/react-query';
import type { Member, Page } from '@/lib/api/types';
import { useServices } from '@/lib/services';

const pageSize = 100;

/** The members of a conversation that has more of them than its snapshot says. */
export function useAllMembers(id: string, enabled: boolean) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: ['conversations', 'members', id],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Member>>(`/conversations/${id}/members`, { page: pageParam, page_size: pageSize }, signal),
    initialPageParam: 1,
    getNextPageParam: ({ next }, _, page) => (next === null ? null : page + 1),
    enabled,
  });
}
