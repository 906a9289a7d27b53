import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
} from 'graphql';
import { refusalError } from './graphql-context.ts';
import type { Resolvers } from './resolvers.ts';
import { githubSchema } from './schema.ts';
import { type Answer, isRecord, json, restError, textAt } from './wire.ts';

/**
 * Checks a query and its variables against GitHub's schema and carries it out. What is wrong with
 * either goes into `invalid`.
 */
export async function answerGraphql(
  body: unknown,
  { resolvers, invalid }: { readonly resolvers: Resolvers; readonly invalid: string[] },
): Promise<Answer> {
  const query = textAt(body, 'query');
  if (query === undefined) {
    invalid.push('The request holds no query.');
    return restError(400, 'A query attribute must be specified and must be a string.');
  }
  const schema = await githubSchema();
  const variables = isRecord(body) && isRecord(body.variables) ? body.variables : {};
  const operationName = textAt(body, 'operationName');
  const { document, errors } = check(schema, query, { variables, operationName });
  if (document === undefined) {
    invalid.push(...errors.map(({ message }) => message));
    return json(200, { errors: errors.map(asGitHub) });
  }
  const result = await execute({
    schema,
    document,
    rootValue: resolvers,
    variableValues: variables,
    operationName: operationName ?? null,
    fieldResolver: resolveField,
  });
  const { data, errors: failures } = result;
  return json(200, {
    data,
    ...(failures === undefined ? {} : { errors: failures.map(asGitHub) }),
  });
}

interface Checked {
  /** Undefined if anything is wrong. */
  readonly document?: DocumentNode;
  readonly errors: readonly GraphQLError[];
}

function check(
  schema: GraphQLSchema,
  query: string,
  { variables, operationName }: { variables: object; operationName: string | undefined },
): Checked {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { errors: [error as GraphQLError] };
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  const operation = getOperationAST(document, operationName);
  if (operation == null) return { errors: [refusalError({ type: '', message: 'No operation.' })] };
  const definitions = operation.variableDefinitions ?? [];
  const coerced = getVariableValues(schema, definitions, { ...variables });
  return coerced.errors === undefined ? { document, errors } : { errors: coerced.errors };
}

/** A field that nothing here provides is an error: null would look like an answer. */
const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
  const { fieldName, parentType } = info;
  if (!isRecord(source) || !(fieldName in source)) {
    throw new Error(`Fake GitHub: ${parentType.name}.${fieldName} is not supported.`);
  }
  const value = source[fieldName];
  return typeof value === 'function' ? value(args) : value;
};

function asGitHub({ message, path, locations, extensions }: GraphQLError) {
  const { type, ...rest } = extensions;
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(path === undefined ? {} : { path }),
    ...(Object.keys(rest).length === 0 ? {} : { extensions: rest }),
    ...(locations === undefined ? {} : { locations }),
    message,
  };
}
