import { focusOn, linkOf } from './focus.ts';

/** Where the focus goes when nothing else can have it. */
export const STATUS_ID = 'page:status';
export const PANEL_HEADING_ID = 'page:topic';

/** Where the focus goes when a topic is opened and closed. */
export class PanelFocus {
  /** What had the focus when the topic was opened; null where another topic took its place. */
  #opener: Element | null = null;

  /** Before a topic is opened. */
  leaveList(): void {
    this.#opener = document.activeElement;
  }

  /** Before the next topic takes the place of the open one: the way back is to its place in the list. */
  leaveTopic(): void {
    this.#opener = null;
  }

  toPanel(topic: string): void {
    if (!focusOn(document.getElementById(PANEL_HEADING_ID))) {
      // There is no such topic.
      focusOn(document.getElementById(STATUS_ID));
    }
    // Whoever goes from topic to topic sees where each is.
    linkOf(topic)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** To what opened the topic, or to its place in the list. */
  back(topic: string): void {
    const opener = this.#opener;
    this.#opener = null;
    const isThere = opener?.isConnected && opener !== document.body;
    if (isThere && focusOn(opener)) return;
    if (!focusOn(linkOf(topic))) focusOn(document.getElementById(STATUS_ID));
  }
}
