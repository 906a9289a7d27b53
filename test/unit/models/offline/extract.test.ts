import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TLDR_LIMITS } from '../../../../src/columns/built-in.ts';
import { parseText } from '../../../../src/columns/text.ts';
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

  it('keeps a subject that says what kind of thing the topic is', () => {
    expect(of('Sieve', 'The sieve tool is used to take lumps out of wet glaze.')).toBe(
      'The sieve tool is used to take lumps out of wet glaze',
    );
  });

  it('drops such a subject where the sentence would be cut', () => {
    const text =
      'The sieve tool in a pottery is a frame with a fine mesh that takes lumps out of glaze.';
    expect(of('Sieve', text)).toBe('Frame with a fine mesh that takes lumps out of glaze');
  });

  it('keeps the noun where the topic is an ability', () => {
    const text = "Plasticity is a clay's ability to keep a new shape after pressing.";
    expect(of('Plasticity', text)).toBe("Clay's ability to keep a new shape after pressing");
  });

  it.each([
    ['requires', 'Raku requires tongs, a bucket of sawdust and thick gloves.'],
    ['include', 'Wax resists include paraffin, beeswax and latex.'],
    ['is equal', 'Dry clay is equal in hardness to old leather.'],
    ['takes', 'A potter takes on the firing of the village kiln.'],
    ['occurs', 'Crazing occurs when a glaze shrinks more than its pot.'],
    ['will', 'Slow drying will prevent cracks in the foot of a pot.'],
  ])('keeps the subject of "%s"', (_, text) => {
    const topic = text.split(' ', 2).join(' ').replace(/^A /u, '');
    expect(of(topic, text)).toBe(text.slice(0, -1));
  });

  it('passes over what somebody needs for what it is about', () => {
    const text = "Throwing is hard. This requires practice. It's about centering clay on a wheel.";
    expect(of('Throwing', text)).toBe('Centering clay on a wheel');
  });

  it('keeps the verb of a sentence that it shortens', () => {
    const text =
      'The foot of a bowl is not suited to thick glaze, which runs when it melts in the kiln.';
    expect(of('Bowl Foot', text)).toMatch(/ is not suited to thick glaze$/u);
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

  it('is what somebody does, without saying that it is their job', () => {
    expect(of('Kiln Master', 'Their main duties include loading the kiln at night.')).toBe(
      'Loading the kiln at night',
    );
  });

  it.each([
    ['is used to', 'A sponge is used to wipe glaze off the foot.', 'Wipe glaze off the foot'],
    ['provides a way to', 'A jig provides a way to cut equal tiles.', 'Cut equal tiles'],
    ['involves', 'Sponging often involves wiping wet pots.', 'Wiping wet pots'],
    ['can use it to', 'Potters can use a loop to cut thin feet.', 'Cut thin feet'],
    ['is responsible for', 'Glazers are responsible for mixing glazes.', 'Mixing glazes'],
    ['revolves around', 'Sgraffito revolves around scratching wet slip.', 'Scratching wet slip'],
    ['refers to its', 'Porosity refers to its share of tiny holes.', 'Share of tiny holes'],
    ['is essentially', 'Terracotta is essentially a red clay.', 'Red clay'],
    ['refers to', 'Bisque refers to pots that were fired once.', 'Pots that were fired once'],
    ['is a way to', 'Coiling is a way to build tall jars.', 'Build tall jars'],
  ])('does not say "%s"', (_, text, tldr) => {
    expect(of(text.replace(/^A /u, '').split(' ')[0] ?? '', text)).toBe(tldr);
  });

  it('finds a verb that it does not know by the words around it', () => {
    expect(of('Burnishing', 'Burnishing with care polishes the clay with a stone.')).toBe(
      'Polishes the clay with a stone',
    );
    expect(of('Grog', 'Coarse grog toughens wet clay against cracks.')).toBe(
      'Toughens wet clay against cracks',
    );
  });

  it('does not take a plural for a verb', () => {
    expect(of('Kiln', 'Kiln shelves with thick legs are heavy loads for one person.')).not.toMatch(
      /^(?:Shelves|Legs)/u,
    );
  });

  it('drops praise before what something is', () => {
    expect(of('Pug Mill', 'A pug mill is an essential machine for mixing clay.')).toBe(
      'Machine for mixing clay',
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
    expect(parseText(of('clay '.repeat(40), '', 'Ceramics'), TLDR_LIMITS).ok).toBe(true);
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
        expect(parseText(tldr, TLDR_LIMITS)).toEqual({ ok: true, value: tldr });
      }),
      { numRuns: 200 },
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(fc.string(), fc.lorem({ maxCount: 40 }), (topic, description) => {
        expect(of(topic, description)).toBe(of(topic, description));
      }),
    );
  });

  it('is made of words of the description', () => {
    const words =
      'kiln is a tool that helps you to fire, plates and the best. This (or) clay it can';
    const text = fc.array(fc.constantFrom(...words.split(' ')), { minLength: 1, maxLength: 80 });
    const bare = (of: string) =>
      of
        .toLowerCase()
        .replace(/[().,]/gu, '')
        .split(' ');
    fc.assert(
      fc.property(text, (parts) => {
        const own = new Set(bare(parts.join(' ')));
        expect(bare(of('', parts.join(' '))).filter((word) => !own.has(word))).toEqual([]);
      }),
    );
  });

  it('exists for a long text of any kind', () => {
    for (const part of ['x', '粘土', '👩‍👩‍👧', '\ud800', 'e\u0323\u0301', '。', 'kiln ', '\n']) {
      const text = part.repeat(20_000 / part.length);
      const tldr = of(text, text, text);
      expect(parseText(tldr, TLDR_LIMITS)).toEqual({ ok: true, value: tldr });
    }
  });

  it('says so where there is nothing', () => {
    expect(of('', '', '')).toBe('No description');
    expect(of(' ', '\u200b', ' > ')).not.toBe('');
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
