/** The message of a caught value, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A roadmap cannot be loaded: the message says what is wrong and what to do. */
export class RoadmapError extends Error {
  override readonly name = 'RoadmapError';
}

/** A roadmap has no topics: an error where it is named; patterns pass over it. */
export class NoTopicsError extends RoadmapError {
  /** One sentence; the message adds to it what to do. */
  readonly problem: string;

  constructor(problem: string, advice = 'Choose another roadmap.') {
    super(`${problem} ${advice}`);
    this.problem = problem;
  }
}
