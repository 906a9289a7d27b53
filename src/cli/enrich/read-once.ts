import type { Remote } from '../../sources/remote/remote.ts';

/** The same remote, which reads everything but once, so that a plan and its run do not read it twice. */
export function readOnce({ site, repository }: Remote): Remote {
  return {
    site: {
      url: site.url,
      graph: once(site.graph),
      list: once(site.list),
      texts: once(site.texts),
    },
    repository: repository && { folder: once(repository.folder), slugs: once(repository.slugs) },
  };
}

/** Remembers what a function resolved to for the same arguments, and forgets what it rejected with. */
function once<A extends readonly unknown[], R>(
  read: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  const known = new Map<string, Promise<R>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const found = known.get(key) ?? read(...args);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
}
