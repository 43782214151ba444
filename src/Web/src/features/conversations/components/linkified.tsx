/** What reads as a web address; a closing bracket or full stop at the end belongs to the sentence. */
const address = /\bhttps?:\/\/[^\s<>"]+[^\s<>"'.,:;!?)\]}]/gi;

/** Text with its web addresses as links. */
export function Linkified({ text }: { text: string }) {
  const parts: React.ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    parts.push(
      text.slice(end, match.index),
      <a
        key={match.index}
        href={match[0]}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-accent-text underline decoration-accent/40 underline-offset-2 hover:decoration-current"
      >
        {match[0]}
      </a>,
    );
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}
