import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Conversation, Page } from '@/lib/api/types';
import { useServices } from '@/lib/services';

const pageSize = 50;

export function usePublicChannels(query: string) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: ['conversations', 'discover', query],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Conversation>>('/channels', { discover: true, query, page: pageParam, page_size: pageSize }, signal),
    placeholderData: keepPreviousData,
    initialPageParam: 1,
    getNextPageParam: ({ next }, _, page) => (next === null ? null : page + 1),
  });
}
