import { describe, expect, it } from 'vitest';
import { cutAtClause } from '../../../src/columns/cut.ts';

describe('a text that is cut at a clause', () => {
  it.each([
    [
      'Small embedded database engine for phones, which keeps its data in one file',
      'Small embedded database engine for phones,',
    ],
    [
      'Package manager that installs and updates libraries; used by nearly all teams everywhere',
      'Package manager that installs and updates libraries;',
    ],
    [
      'Runs many containers on a single machine without a daemon of its own',
      'Runs many containers on a single machine',
    ],
    [
      'Motor de base de datos pequeño para teléfonos, guarda todo en un archivo',
      'Motor de base de datos pequeño para teléfonos,',
    ],
    [
      'Tool to draw diagrams from plain text – popular in the docs of teams',
      'Tool to draw diagrams from plain text',
    ],
  ])('ends with its last clause that fits: %s', (text, cut) => {
    expect(cutAtClause(text, 12)).toBe(cut);
  });

  it.each([
    ['it has none', 'one two three four five six seven eight nine ten eleven twelve thirteen'],
    [
      'too little would be left',
      'Stores data, indexes and queries and replicates documents across many large machines today',
    ],
    [
      'what is left would want another word',
      'The one and only way in which people fire clay at home today here',
    ],
  ])('is none where %s', (_, text) => {
    expect(cutAtClause(text, 12)).toBeNull();
  });
});
