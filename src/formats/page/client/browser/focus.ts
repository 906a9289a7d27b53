/** The element of a topic in the list, the table or the map that opens it. */
export function linkOf(id: string): HTMLElement | SVGElement | null {
  return document.querySelector<HTMLElement>(`main [data-topic="${id}"] a`) ?? mapLinkOf(id);
}

export function boxOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`main [data-topic="${id}"] input`);
}

/** Moves the focus, if the element is there. */
export function focusOn(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return false;
  element.focus();
  return document.activeElement === element;
}

function mapLinkOf(id: string): SVGElement | null {
  return document.querySelector<SVGElement>(`main .map a[href="#${id}"]`);
}
