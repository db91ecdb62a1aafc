import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Question } from "@/lib/features/moves/queries/mine";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";
import { StandingMark } from "./standing-mark";

/** Questions that wait for the reader's answer, oldest first. Nothing where there are none. */
export function QuestionList({ questions, now }: { questions: readonly Question[]; now: Date }) {
  return (
    <ul aria-label="Questions to answer" className="flex flex-col">
      {questions.map((question) => (
        <li
          key={question.id}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line py-2 last:border-0"
        >
          <Link href={routes.move(question.id)} className="link min-w-0 flex-1 basis-64 wrap-anywhere">
            {question.product.name}: move from {question.from} to {question.to}
          </Link>
          <StandingMark standing={question.standing} />
          <span className="text-sm text-muted">
            {question.consumer === "You" ? "For you" : `For ${question.consumer}`}, asked{" "}
            <RelativeTime value={question.openedAt} now={now} />
            {question.endsAt ? `, can end from ${formatDate(question.endsAt)}` : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
