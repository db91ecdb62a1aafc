"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Callout } from "@/components/ui/callout";
import { Spinner } from "@/components/ui/spinner";
import { formatList } from "@/lib/format";

type DemoPerson = { id: string; name: string; roles: string[]; meaning: string; teams: string[] };

/** One person for each role comes first in the seed; the rest of the company is a click away. */
const SHOWN = 9;

type DemoPeopleProps = { people: ReadonlyArray<DemoPerson>; next: string };

/** The people of Premium Offices, one click each. Rendered in the demo only. */
export function DemoPeople({ people, next }: DemoPeopleProps) {
  const [entering, setEntering] = useState<string>();
  const [error, setError] = useState<string>();

  async function enter(personId: string) {
    setEntering(personId);
    setError(undefined);
    const answer = await signIn("demo", { redirect: false, personId }).catch(() => undefined);
    if (answer?.ok) {
      window.location.assign(next);
      return;
    }
    setEntering(undefined);
    setError(answer?.error ?? "The server could not be reached.");
  }

  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title" className="font-semibold">
        Premium Offices, the demo company
      </h2>
      <p className="mt-0.5 mb-2 text-muted">Enter as one of its people. No password, on this machine only.</p>
      {error ? (
        <Callout tone="danger" live className="mb-2">
          {error}
        </Callout>
      ) : null}
      <PersonButtons people={people.slice(0, SHOWN)} entering={entering} onEnter={enter} />
      {people.length > SHOWN ? (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer py-1.5 text-muted hover:text-ink">
            {`${people.length - SHOWN} more people`}
          </summary>
          <PersonButtons people={people.slice(SHOWN)} entering={entering} onEnter={enter} />
        </details>
      ) : null}
    </section>
  );
}

type PersonButtonsProps = {
  people: ReadonlyArray<DemoPerson>;
  entering: string | undefined;
  onEnter: (personId: string) => void;
};

function PersonButtons({ people, entering, onEnter }: PersonButtonsProps) {
  return (
    <ul className="-mx-2 flex flex-col gap-px">
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            onClick={() => onEnter(person.id)}
            aria-busy={entering === person.id || undefined}
            className="flex w-full items-start gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover"
          >
            {entering === person.id ? <Spinner className="size-7 p-1.5" /> : <Avatar name={person.name} size="md" />}
            <span className="min-w-0 flex-1">
              <span className="block">
                <span className="font-medium">{person.name}</span> <span className="text-muted">{person.meaning}</span>
              </span>
              <span className="block text-sm text-muted">{aboutPerson(person)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function aboutPerson({ roles, teams }: DemoPerson): string {
  const role = roles.length > 0 ? formatList(roles) : "Signed in, no role";
  return teams.length > 0 ? `${role} · ${formatList(teams)}` : role;
}
