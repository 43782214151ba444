import { announcer } from '@/lib/ui/announcer';
import { useStore } from '@/lib/store';

/** The page's two live regions. They have to be there before there is anything to say. */
export function Announcements() {
  const { polite, assertive } = useStore(announcer);
  return (
    <div className="announced-only">
      <div role="status" aria-live="polite">
        <span key={polite?.id}>{polite?.text}</span>
      </div>
      <div role="alert" aria-live="assertive">
        <span key={assertive?.id}>{assertive?.text}</span>
      </div>
    </div>
  );
}
