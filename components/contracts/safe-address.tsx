/** An address somebody wrote; only those of the web and of mail become links. */
export function SafeAddress({ url }: { url: string }) {
  if (url === "") return null;
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return <p className="wrap-anywhere">{url}</p>;
  return (
    <p>
      <a href={url} rel="noopener noreferrer nofollow" className="link wrap-anywhere">
        {url.replace(/^mailto:/i, "")}
      </a>
    </p>
  );
}
