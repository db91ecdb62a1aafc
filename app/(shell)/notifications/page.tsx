import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { MarkRead } from "@/components/notifications/mark-read";
import { NotificationList } from "@/components/notifications/notification-list";
import { requireActor } from "@/lib/auth/actor";
import { listNotifications } from "@/lib/features/notifications/queries";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  const actor = await requireActor();
  const rows = await listNotifications(actor);
  return (
    <>
      <PageHeader
        title="Notifications"
        description="What happened to your requests, your access, and the products you answer for."
        action={rows.some((row) => row.readAt === null) ? <MarkRead label="Mark all as read" /> : undefined}
      />
      <NotificationList rows={rows} now={new Date()} />
    </>
  );
}
