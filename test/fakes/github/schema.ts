import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  buildSchema,
  GraphQLError,
  type GraphQLSchema,
  isScalarType,
  valueFromASTUntyped,
} from 'graphql';

// The package exports only an entry that parses the whole schema a second time, as JSON.
const SDL = join(
  import.meta.dirname,
  '../../../node_modules/@octokit/graphql-schema/schema.graphql',
);
const OBJECT_ID = /^[0-9a-f]{40}$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

let built: Promise<GraphQLSchema> | undefined;

/** GitHub's published schema; large, so it is built only where it is needed, and once. */
export function githubSchema(): Promise<GraphQLSchema> {
  built ??= build();
  return built;
}

async function build(): Promise<GraphQLSchema> {
  const sdl = await readFile(SDL, 'utf8');
  const schema = buildSchema(sdl, { noLocation: true, assumeValid: true, assumeValidSDL: true });
  // A scalar of a schema without code takes everything; these two GitHub looks into.
  restrict(schema, 'GitObjectID', OBJECT_ID);
  restrict(schema, 'Base64String', BASE64);
  return schema;
}

function restrict(schema: GraphQLSchema, name: string, pattern: RegExp): void {
  const scalar = schema.getType(name);
  if (!isScalarType(scalar)) throw new Error(`Fake GitHub: the schema has no scalar ${name}`);
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw new GraphQLError(`${JSON.stringify(value)?.slice(0, 60)} is no ${name}`);
  };
  scalar.parseValue = parse;
  scalar.parseLiteral = (node, variables) => parse(valueFromASTUntyped(node, variables));
}
