import { afterAll } from 'vitest';
import { killChildren } from './child.ts';
import { removeFolders } from './workspace.ts';

// Run for every file, while the modules that files share are loaded once.
afterAll(async () => {
  killChildren();
  await removeFolders();
});
