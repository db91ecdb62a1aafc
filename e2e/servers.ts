import { startOidcProvider } from "./servers/oidc";
import { startMailServer } from "./servers/smtp";

/**
 * The servers the product talks to in the browser tests, on free loopback ports. Prints one line of JSON, the environment
 * for the product and the tests, and runs until its standard input closes.
 */
const address = process.env.MERCAT_URL;
if (!address) throw new Error("MERCAT_URL is not set: the sign-in provider must know where to send people back to.");

const client = { clientId: "mercat", clientSecret: "a secret of the tests" };
const mail = await startMailServer();
const oidc = await startOidcProvider({ ...client, redirectUri: `${address}/api/auth/callback/oidc` });
const environment = {
  SMTP_URL: mail.smtpUrl,
  MAILBOX_URL: mail.mailboxUrl,
  MERCAT_MAIL_FROM: "Mercat <mercat@premium-offices.example>",
  OIDC_ISSUER: oidc.issuer,
  OIDC_CLIENT_ID: client.clientId,
  OIDC_CLIENT_SECRET: client.clientSecret,
  OIDC_NAME: "Premium Offices",
};
console.log(JSON.stringify(environment));

process.stdin.resume();
process.stdin.once("end", () => process.exit(0));
