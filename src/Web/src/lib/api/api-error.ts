type Faults = Readonly<Record<string, readonly string[]>>;

interface Problem {
  /** Stable and snake_case: what code may compare with. */
  code: string;
  message: string;
  details?: Faults;
  retryAfterSeconds?: number | null;
}

/** An answer that isn't a success, in the words of the server's problem document. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly details: Faults;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.status = status;
    this.code = problem.code;
    this.details = problem.details ?? {};
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null;
  }

  /** The first thing that is wrong with a field, if anything is. */
  fault(field: string): string | undefined {
    return this.details[field]?.[0];
  }
}

/** No answer at all: no network, or the server is down. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export function isApiError(error: unknown, ...statuses: number[]): error is ApiError {
  return error instanceof ApiError && (statuses.length === 0 || statuses.includes(error.status));
}
