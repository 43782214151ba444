import { Unauthorised, type Transport, type TransportFactory, type TransportHandlers } from '@/lib/live/transport';
import type { HubConnection } from '@microsoft/signalr';

/** SignalR with all its fallbacks. Reconnecting is LiveConnection's business, so the client's own is left off. */
export function signalrTransport(accessToken: () => Promise<string>): TransportFactory {
  return (handlers) => new SignalrTransport(accessToken, handlers);
}

class SignalrTransport implements Transport {
  private connection: HubConnection | null = null;
  private stopped = false;
  private readonly accessToken: () => Promise<string>;
  private readonly handlers: TransportHandlers;

  constructor(accessToken: () => Promise<string>, handlers: TransportHandlers) {
    this.accessToken = accessToken;
    this.handlers = handlers;
  }

  async start(): Promise<void> {
    const { HubConnectionBuilder, LogLevel, HttpError } = await import('@microsoft/signalr');
    const connection = new HubConnectionBuilder()
      .withUrl('/hub', { accessTokenFactory: this.accessToken })
      .configureLogging(LogLevel.None)
      .build();
    connection.on('Events', this.handlers.onEvents);
    connection.on('Resync', this.handlers.onResync);
    connection.onclose(() => this.handlers.onClose());
    this.connection = connection;
    try {
      await connection.start();
    } catch (error) {
      throw error instanceof HttpError && error.statusCode === 401 ? new Unauthorised() : error;
    }
    if (this.stopped) await connection.stop();
  }

  invoke(method: string, ...args: unknown[]): Promise<unknown> {
    return this.connection?.invoke(method, ...args) ?? Promise.reject(new Error('Not started'));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.connection?.stop();
  }
}
