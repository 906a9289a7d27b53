import { expect, it } from 'vitest';
import { listedUnder } from '../../../src/formats/listed-under.ts';

const topic = (name: string, subcategory = '', category = 'Clay') => ({
  topic: name,
  category,
  subcategory,
});

it('a topic that its subtopics follow is listed under its own name', () => {
  const topics = [topic('Wedging'), topic('Glazing'), topic('Dipping', 'Glazing')];
  expect(listedUnder(topics)).toEqual(['', 'Glazing', 'Glazing']);
});

it('a topic of that name elsewhere is not', () => {
  expect(listedUnder([topic('Glazing'), topic('Dipping', 'Glazing', 'Fire')])).toEqual([
    '',
    'Glazing',
  ]);
  expect(listedUnder([topic('Glazing', 'Fire'), topic('Dipping', 'Glazing')])).toEqual([
    'Fire',
    'Glazing',
  ]);
});
