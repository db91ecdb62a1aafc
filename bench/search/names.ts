import type { Random } from "./random";
import { aspects, entities, properNames, scopes } from "./vocabulary";

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export type Topic = { name: string; entities: readonly [string, string]; aspect: string };

/** A name of three to six words about two things. `shift` makes other things frequent in other domains. */
function draw(random: Random, shift: number): Topic {
  const [one, two] = [random.zipf(entities, shift), random.zipf(entities, shift + 3)];
  const [aspect, scope] = [random.zipf(aspects, shift), random.zipf(scopes)];
  const proper = random.zipf(properNames);
  const forms = [
    [one, aspect, scope],
    [scope, one, two, aspect],
    [proper, one, aspect],
    [one, two, aspect, scope],
    [proper, scope, one, aspect],
    [one, "and", two, aspect, proper],
    [scope, one, aspect, "by", two, proper],
  ];
  return { name: capital(random.pick(forms).join(" ")), entities: [one, two], aspect };
}

/** Gives every product another name; remembers those that are taken. */
export class Names {
  readonly #taken = new Set<string>();

  /** Once most short names are taken, a name of one more word is tried. */
  next(random: Random, shift: number): Topic {
    for (let tries = 0; ; tries += 1) {
      const topic = draw(random, shift);
      const name = tries < 8 ? topic.name : `${topic.name} ${random.pick(properNames)}`;
      const key = name.toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return { ...topic, name };
    }
  }
}
