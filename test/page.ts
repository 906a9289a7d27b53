import { buildPage } from '../tools/page.ts';

/** Before any test: what the page is made from is not in git. */
export const setup = buildPage;
