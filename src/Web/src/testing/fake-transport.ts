import { Unauthorised, type Transport, type TransportFactory, type TransportHandlers } from '@/lib/live/transport';
import type { LiveEvent } from '@/lib/live/protocol';

export interface Call {
  method: string;
  args: unknown[];
  answer: (value: unknown) => void;
  fail: (error: Error) => void;
}

type Door = 'open' | 'shut' | 'unauthorised';

/** The network and the hub at its end, in the hands of a test: nothing happens unless the test says so. */
export class FakeHub {
  /** What a connection finds that tries now. */
  door: Door = 'open';
  /** How many connections have been tried. */
  attempts = 0;
  readonly calls: Call[] = [];
  /** Answers at once where it returns something; otherwise the call waits for the test. */
  handle: (method: string, args: unknown[]) => unknown = () => undefined;
  private current: TransportHandlers | null = null;
  private waiting: Call[] = [];

  readonly transport: TransportFactory = (handlers) => new FakeTransport(this, handlers);

  /** The server says something to whoever is connected. */
  emit(...events: LiveEvent[]): void {
    this.current?.onEvents(events);
  }

  resync(topic: string): void {
    this.current?.onResync(topic);
  }

  /** The connection breaks; calls under way never hear of their answer. */
  drop(): void {
    const handlers = this.current;
    this.current = null;
    for (const call of this.waiting.splice(0)) call.fail(new Error('Connection lost'));
    handlers?.onClose();
  }

  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  connect(handlers: TransportHandlers): void {
    this.attempts++;
    if (this.door === 'unauthorised') throw new Unauthorised();
    if (this.door === 'shut') throw new Error('Connection refused');
    this.current = handlers;
  }

  disconnect(handlers: TransportHandlers): void {
    if (this.current === handlers) this.current = null;
  }

  receive(method: string, args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const call: Call = { method, args, answer: resolve, fail: reject };
      this.calls.push(call);
      const answer = this.handle(method, args);
      if (answer !== undefined) resolve(answer);
      else this.waiting.push(call);
    });
  }
}

class FakeTransport implements Transport {
  private readonly hub: FakeHub;
  private readonly handlers: TransportHandlers;

  constructor(hub: FakeHub, handlers: TransportHandlers) {
    this.hub = hub;
    this.handlers = handlers;
  }

  start(): Promise<void> {
    return Promise.resolve().then(() => this.hub.connect(this.handlers));
  }

  invoke(method: string, ...args: unknown[]): Promise<unknown> {
    return this.hub.receive(method, args);
  }

  stop(): Promise<void> {
    this.hub.disconnect(this.handlers);
    return Promise.resolve();
  }
}
