/** Version of the tool; a test checks that package.json has the same. */
export const VERSION = '1.0.0';
