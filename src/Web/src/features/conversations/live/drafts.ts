/** What was being written in each conversation, kept for when one comes back to it. */
export class Drafts {
  private readonly prefix: string;

  constructor(userId: string) {
    this.prefix = `spherespace.draft.${userId}.`;
  }

  read(conversationId: string): string {
    return localStorage.getItem(this.prefix + conversationId) ?? '';
  }

  keep(conversationId: string, text: string): void {
    try {
      if (text.trim()) localStorage.setItem(this.prefix + conversationId, text);
      else localStorage.removeItem(this.prefix + conversationId);
    } catch {
      // No room: the draft lives as long as the page.
    }
  }

  discardAll(): void {
    for (const key of Object.keys(localStorage)) if (key.startsWith(this.prefix)) localStorage.removeItem(key);
  }
}
