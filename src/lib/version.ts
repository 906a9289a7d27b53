/** Version of the tool; a test checks that package.json has the same. */
export const VERSION = '1.0.0';

/** Repository of the action, as `owner/name`, once package.json names it; a test checks that it is the same. */
export const REPOSITORY: string | null = null;
