import { Component, type ComponentChild, type FunctionComponent } from 'preact';

/** A component that is rendered again only where a property changed: a page has hundreds of them. */
export function memo<P extends object>(View: (props: P) => ComponentChild): FunctionComponent<P> {
  class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<Record<string, unknown>>): boolean {
      const before: Readonly<Record<string, unknown>> = { ...this.props };
      return Object.keys(next).some((key) => key !== 'children' && next[key] !== before[key]);
    }

    override render() {
      return View(this.props);
    }
  }
  return Memo as unknown as FunctionComponent<P>;
}
