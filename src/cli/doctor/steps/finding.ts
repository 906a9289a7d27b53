/** What is wrong in a line of a workflow, and what to do. */
export interface StepFinding {
  readonly line: number;
  readonly status: 'warning' | 'problem';
  readonly message: string;
  readonly action: string;
}

/** A place in the document of a workflow: keys, and positions in lists. */
export type Place = readonly (string | number)[];

/** The same at a place, which becomes its line. */
export type PlacedFinding = Omit<StepFinding, 'line'> & { readonly at: Place };
