import { slug } from "../../model/names.ts";

/** Gives ids from names, each once: `billing-api`, then `billing-api-2`. */
export function uniqueIds(): (name: string) => string {
  const next = new Map<string, number>();
  const used = new Set<string>();
  return (name) => {
    const base = slug(name);
    for (let number = next.get(base) ?? 1; ; number += 1) {
      const id = number === 1 ? base : `${base}-${number}`;
      if (used.has(id)) continue;
      used.add(id);
      next.set(base, number + 1);
      return id;
    }
  };
}
