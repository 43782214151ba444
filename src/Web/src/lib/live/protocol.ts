/** What the hub speaks (see docs of the wire contract): topics, events, and the answer to Subscribe. */

export interface LiveEvent {
  topic: string;
  type: string;
  /** Dense per topic; null for what is ephemeral. */
  version: number | null;
  at: string;
  data: unknown;
}

export interface TopicAnswer {
  version: number;
  /** What changed since the version that we named, or null. */
  events: LiveEvent[] | null;
  /** The whole, where that is shorter or we named none. */
  snapshot: unknown;
}

interface RefusalBody {
  error: string;
  message: string;
  details?: Record<string, string[]>;
}

/** The hub understood and said no. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly details: Record<string, string[]>;

  constructor(body: RefusalBody) {
    super(body.message);
    this.code = body.error;
    this.details = body.details ?? {};
  }
}

/** There is no connection, or it broke before the answer came: nobody knows whether the call was done. */
export class Disconnected extends Error {
  override readonly name = 'Disconnected';
}

/** Every method answers an object, or an object that says no. */
export function refusalIn(answer: unknown): Refusal | null {
  const refused = (answer as { refused?: RefusalBody } | null)?.refused;
  return refused ? new Refusal(refused) : null;
}
