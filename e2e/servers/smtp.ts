import { createServer } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail as it arrived, in the order of arrival. */
export type ReceivedMail = { to: string; subject: string; text: string };

function listenOn(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** A real SMTP server that keeps what it receives and shows it as JSON over HTTP, both on free loopback ports. */
export async function startMailServer(): Promise<{ smtpUrl: string; mailboxUrl: string; stop: () => void }> {
  const mails: ReceivedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      simpleParser(stream)
        .then((mail) => {
          const to = [mail.to ?? []].flat().map((address) => address.text);
          mails.push({ to: to.join(", "), subject: mail.subject ?? "", text: mail.text ?? "" });
          done();
        })
        .catch(done);
    },
  });
  const mailbox = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(mails));
  });
  const smtpPort = await listenOn(smtp.server);
  const mailboxPort = await listenOn(mailbox);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    mailboxUrl: `http://127.0.0.1:${mailboxPort}`,
    stop: () => {
      smtp.close();
      mailbox.close();
    },
  };
}
