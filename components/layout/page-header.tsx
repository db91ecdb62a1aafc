import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "@/components/ui/breadcrumbs";

type PageHeaderProps = {
  title: string;
  breadcrumbs?: ReadonlyArray<Crumb>;
  /** Beside the title: one status or version. */
  status?: ReactNode;
  /** One line under the title, in plain words. */
  description?: ReactNode;
  /** Small facts in one line: owner, domain, version. Give each as an element; they wrap. */
  meta?: ReactNode;
  /** At most one primary act. */
  action?: ReactNode;
  /** `TabLinks`, closing the header off. */
  tabs?: ReactNode;
};

/** The top of a page: its only `h1`. */
export function PageHeader({ title, breadcrumbs, status, description, meta, action, tabs }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {breadcrumbs && breadcrumbs.length > 0 ? <Breadcrumbs items={breadcrumbs} className="mb-1" /> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
            {status}
          </div>
          {description ? <div className="mt-1 max-w-160 text-muted">{description}</div> : null}
          {meta ? (
            <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">{meta}</div>
          ) : null}
        </div>
        {action ? <div className="flex flex-wrap items-start gap-2 print:hidden">{action}</div> : null}
      </div>
      {tabs ? <div className="mt-4">{tabs}</div> : null}
    </header>
  );
}
