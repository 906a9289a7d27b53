/** Attributes of an element, in the order of the file. */
export type Attributes = Readonly<Record<string, string | number>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The two code points that cleaned text may contain but XML 1.0 (production Char) does not allow. */
const NOT_IN_XML = /[\ufffe\uffff]/g;

/** Escapes foreign text for an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(NOT_IN_XML, '').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}

/** One element; its content is markup, its attributes are not. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escapeXml(value)}"`,
    )
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

/** A `text` element; its content is not markup. */
export function textElement(attributes: Attributes, content: string): string {
  return element('text', attributes, escapeXml(content));
}

/** A number in whole tenths of a pixel, which is exact enough. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
