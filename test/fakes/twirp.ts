/** The JSON of a twirp request or response: names in snake case, 64-bit integers as strings. */
export type TwirpJson = Readonly<Record<string, unknown>>;

/** An answer of a service. */
export interface TwirpAnswer {
  readonly status: number;
  readonly body: TwirpJson;
}

/** The methods of one service, by name. */
export type TwirpService = Readonly<Record<string, (request: TwirpJson) => TwirpAnswer>>;

/** An answer that went well. */
export function ok(body: TwirpJson): TwirpAnswer {
  return { status: 200, body: { ok: true, ...body } };
}

const STATUS = {
  already_exists: 409,
  bad_route: 404,
  internal: 500,
  not_found: 404,
  permission_denied: 403,
  unauthenticated: 401,
} as const;

/** An error in the form of twirp. */
export function twirpError(code: keyof typeof STATUS, msg: string): TwirpAnswer {
  return { status: STATUS[code], body: { code, msg } };
}

/** A field that holds a string; empty where it is missing, as in protobuf. */
export function text(request: TwirpJson, name: string): string {
  const value = request[name];
  return typeof value === 'string' ? value : '';
}

/** A field that holds strings. */
export function texts(request: TwirpJson, name: string): readonly string[] {
  const value = request[name];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
