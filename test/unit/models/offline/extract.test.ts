import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTldr } from '../../../../src/columns/tldr.ts';
import { extractTldr } from '../../../../src/models/offline/extract.ts';
import { atLength } from '../../ends.ts';

const of = (topic: string, description: string, context = '') =>
  extractTldr(topic, description, context);

describe('the clause it takes', () => {
  it('is what stands after "X is a"', () => {
    const text = 'A kiln is an oven for hardening clay. It reaches 1300 degrees.';
    expect(of('Kiln', text)).toBe('Oven for hardening clay');
  });

  it('is what the topic does, without the topic', () => {
    expect(of('Glaze', 'Glaze seals the surface of a pot with glass.')).toBe(
      'Seals the surface of a pot with glass',
    );
  });

  it('is what a tool lets people do', () => {
    const text = 'A pottery wheel is a tool that allows potters to shape round vessels quickly.';
    expect(of('Pottery Wheel', text)).toBe('Shape round vessels quickly');
  });

  it('keeps a subject that is not the topic', () => {
    expect(of('Firing', 'Clay shrinks by a tenth while it dries.')).toBe(
      'Clay shrinks by a tenth while it dries',
    );
  });

  it('keeps the subject where the topic compares two', () => {
    const text = 'Porcelain lets light through where it is thin. Stoneware does not.';
    expect(of('Porcelain vs Stoneware', text)).toBe(
      'Porcelain lets light through where it is thin',
    );
  });

  it('is not the name of the topic once more', () => {
    const text = 'Firing the kiln is important. It turns clay into ceramic by heat.';
    expect(of('Firing Kilns', text)).toBe('Turns clay into ceramic by heat');
  });

  it('keeps a negation together with its subject', () => {
    expect(of('Raku', 'Raku is not suited to cups and plates.')).toBe(
      'Raku is not suited to cups and plates',
    );
  });

  it('passes over praise for a later sentence that says something', () => {
    const text =
      'Wedging plays a crucial role in pottery. Wedging removes air from the clay by kneading.';
    expect(of('Wedging', text)).toBe('Removes air from the clay by kneading');
  });

  it('says what the praise is for where that is all there is', () => {
    const text = 'Teams play a vital role in keeping old techniques alive.';
    expect(of('Tradition', text)).toBe('Keeping old techniques alive');
  });

  it('is the aim rather than the way to it', () => {
    expect(of('Drying', 'To dry pots evenly without cracks, turn them each hour.')).toBe(
      'Dry pots evenly without cracks',
    );
  });

  it('is what somebody does, without saying that it is their job', () => {
    expect(of('Kiln Master', 'Their main duties include loading the kiln at night.')).toBe(
      'Loading the kiln at night',
    );
  });

  it('keeps the subject where that is the study of the topic', () => {
    expect(of('Glazes', 'Understanding glazes prevents surprises in the kiln.')).toBe(
      'Understanding glazes prevents surprises in the kiln',
    );
  });

  it('drops lead-ins, parentheses and remarks between commas', () => {
    const text =
      'In the context of ceramics, slip, also called liquid clay, is a mixture (often sieved) of clay and water.';
    expect(of('Slip', text)).toBe('Mixture of clay and water');
  });

  it('does not begin with a pronoun where it can be helped', () => {
    const text = 'This is important. It is used to carve patterns into leather-hard clay.';
    expect(of('Loop Tool', text)).toBe('Carve patterns into leather-hard clay');
  });

  it('does not take the stump of a description that was cut at 500 characters', () => {
    const text = `${'Bone china is made with ash. '.repeat(17)}It was fir`.slice(0, 500);
    expect(of('Bone China', text)).not.toContain('fir');
  });
});

describe('the place it cuts at', () => {
  it('is a boundary within twelve words, not the middle of a phrase', () => {
    const text =
      'A damp box is a closed container with wet plaster in it that keeps unfinished pots soft for many weeks or months.';
    expect(of('Damp Box', text)).toBe(
      'Closed container with wet plaster in it that keeps unfinished pots soft',
    );
  });

  it('is never after an article, a preposition, a conjunction or an auxiliary', () => {
    const words = ['pots', 'are', 'the', 'of', 'and', 'made', 'with', 'clay', 'in', 'a'];
    const sentence = fc.array(fc.constantFrom(...words), { minLength: 13, maxLength: 30 });
    fc.assert(
      fc.property(sentence, (list) => {
        const last =
          of('Pots', `Pots ${list.join(' ')} clay.`)
            .split(' ')
            .at(-1) ?? '';
        expect(['are', 'the', 'of', 'and', 'with', 'in', 'a']).not.toContain(last);
      }),
    );
  });

  it('is a clause mark where the script has no spaces', () => {
    const clause = '陶器は粘土を形作って焼いたものである';
    const tldr = of('陶器', `${`${clause}、`.repeat(10)}終わり。`);
    expect(tldr.startsWith(clause)).toBe(true);
    expect(tldr.endsWith('ある')).toBe(true);
    expect([...tldr].length).toBeLessThanOrEqual(120);
  });

  it('keeps whole graphemes where a word never ends', () => {
    expect(of('x', 'e\u0323\u0301'.repeat(200))).toMatch(/^(?:E\u0323\u0301|ẹ\u0301|Ẹ\u0301)+$/u);
  });
});

describe('a topic without a description', () => {
  it('is named with its nearest heading', () => {
    expect(of('Kiln Gods', '', 'Ceramics > Firing')).toBe('Kiln Gods, a topic of Firing');
  });

  it('is named alone where nothing stands above it', () => {
    expect(of('Kiln Gods', '', '')).toBe('Kiln Gods');
  });

  it('is not said to be a topic of itself', () => {
    expect(of('Firing', '', 'Ceramics > Firing')).toBe('Firing, a topic of Ceramics');
  });

  it('is cut where its name alone is too long', () => {
    expect(parseTldr(of('clay '.repeat(40), '', 'Ceramics')).ok).toBe(true);
  });
});

describe('every result', () => {
  it('begins with a capital, but for code and names', () => {
    expect(of('Sgraffito', 'scratching through slip to show the clay')).toMatch(/^Scratching/u);
    expect(of('--dry-run', '', '')).toBe('--dry-run');
    expect(of('iGlaze', '', '')).toBe('iGlaze');
  });

  it('is a valid TLDR whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.string({ unit: 'grapheme', maxLength: 600 }),
      fc.lorem({ maxCount: 60 }),
      fc
        .array(
          fc.constantFrom('a', 'is', '(', 'www.', 'x://y', ',', '\u202e', '\ud800', '粘土', '?'),
        )
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, text, text, (topic, description, context) => {
        const tldr = of(topic, description, context);
        expect(parseTldr(tldr)).toEqual({ ok: true, tldr });
      }),
      { numRuns: 200 },
    );
  });

  it('is found in time linear in the text', () => {
    const unkind = ['(', 'a ', 'is a ', ', ', '- ', 'to the ', '—', 'é', '. A', 'tools of '];
    for (const part of unkind) {
      // As long as a description may be, and much longer.
      for (const size of [500, undefined]) {
        const tldr = atLength((description) => of('A', description), part, size);
        expect(tldr, JSON.stringify(part)).not.toBe('');
      }
    }
  });
});
