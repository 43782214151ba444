import type { LiveEvent } from '@/lib/live/protocol';

export interface TransportHandlers {
  onEvents: (batch: LiveEvent[]) => void;
  /** The server dropped events of this topic for us, because we were too slow. */
  onResync: (topic: string) => void;
  onClose: () => void;
}

/** One attempt at a connection: started once, closed once, never reused. */
export interface Transport {
  /** Rejects with Unauthorised where the token is refused, with anything else where there is no way through. */
  start: () => Promise<void>;
  invoke: (method: string, ...args: unknown[]) => Promise<unknown>;
  stop: () => Promise<void>;
}

export type TransportFactory = (handlers: TransportHandlers) => Transport;

export class Unauthorised extends Error {
  override readonly name = 'Unauthorised';
}
