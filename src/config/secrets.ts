/**
 * The secrets among the settings, with the environment variables that hold them on the command line,
 * whose arguments other users can see. Apart from the settings, since the post step needs no others.
 */
export const SECRET_VARIABLES = {
  'gemini-api-key': 'GEMINI_API_KEY',
  'github-token': 'GITHUB_TOKEN',
} as const;

export type SecretName = keyof typeof SECRET_VARIABLES;

/** Settings whose values are never printed, not even when they are wrong. */
export const SECRETS = (Object.keys(SECRET_VARIABLES) as SecretName[]).map((name) => ({
  name,
  variable: SECRET_VARIABLES[name],
}));
