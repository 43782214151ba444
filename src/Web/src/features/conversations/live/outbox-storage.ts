export interface OutboxEntry {
  client_id: string;
  conversation_id: string;
  content: string;
  queued_at: string;
  state: 'waiting' | 'sending' | 'failed';
  /** Why the server refused it: a code, and its words. */
  refusal: { code: string; message: string } | null;
}

/** One record an entry, so that two tabs never overwrite each other's. */
export class OutboxStorage {
  private readonly prefix: string;

  constructor(userId: string) {
    this.prefix = `spherespace.outbox.${userId}.`;
  }

  /** In the order of writing: client ids are UUIDv7. */
  all(): OutboxEntry[] {
    const ids = Object.keys(localStorage).filter((key) => key.startsWith(this.prefix));
    return ids.sort().flatMap((key) => {
      try {
        return [JSON.parse(localStorage.getItem(key) ?? '') as OutboxEntry];
      } catch {
        localStorage.removeItem(key);
        return [];
      }
    });
  }

  save(entry: OutboxEntry): void {
    try {
      localStorage.setItem(this.prefix + entry.client_id, JSON.stringify(entry));
    } catch {
      // The store is full: the message is still sent, only a reload before that would lose it.
    }
  }

  delete(clientId: string): void {
    localStorage.removeItem(this.prefix + clientId);
  }

  /** Tells when another tab has settled an entry. */
  onDeleted(listener: (clientId: string) => void): () => void {
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key?.startsWith(this.prefix) && newValue === null) listener(key.slice(this.prefix.length));
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }
}
