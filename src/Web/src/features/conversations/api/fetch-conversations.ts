import type { Api } from '@/lib/api/api';
import type { Conversation, MessagePage, Page } from '@/lib/api/types';

const pageSize = 100;

export async function fetchMyConversations(api: Api): Promise<Conversation[]> {
  const all: Conversation[] = [];
  for (let page = 1; ; page++) {
    const { results, next } = await api.get<Page<Conversation>>('/conversations', { page, page_size: pageSize });
    all.push(...results);
    if (next === null || results.length === 0) return all;
  }
}

export function fetchConversation(api: Api, id: string): Promise<Conversation> {
  return api.get(`/conversations/${encodeURIComponent(id)}`);
}

export function fetchMessages(api: Api, id: string, page: { before: number; limit: number }): Promise<MessagePage> {
  return api.get(`/conversations/${encodeURIComponent(id)}/messages`, page);
}
