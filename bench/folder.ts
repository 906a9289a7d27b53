import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A roadmap of invented topics, as a folder of content files. */
export async function inventFolder(folder: string, rows: number): Promise<void> {
  await mkdir(join(folder, 'content'), { recursive: true });
  for (let i = 0; i < rows; i++) {
    const id = `node-${String(i).padStart(16, '0')}`;
    const text = `# Topic number ${i}\n\n${`A sentence that says what topic ${i} is about. `.repeat(2 + (i % 9))}\n\nVisit the following resources to learn more:\n\n- [@article@Page ${i}](https://example.org/${i})\n`;
    await writeFile(join(folder, 'content', `topic-number-${i}@${id}.md`), text);
  }
}
