import type { ReceivedMail } from "./smtp";

/** The mails the product has really sent to an address, oldest first. */
export async function mailsTo(address: string): Promise<ReceivedMail[]> {
  const url = process.env.MAILBOX_URL;
  if (!url) throw new Error("MAILBOX_URL is not set: the mail server of the tests is not running.");
  const mails: ReceivedMail[] = await (await fetch(url)).json();
  return mails.filter((mail) => mail.to.includes(address));
}
