/** As far as somebody scrolls before what comes next is drawn. */
const margin = '1200px 0px';

/** Tells elements in a scrolling pane when they come near to what is seen of it, and when they are far again. */
export class Nearness {
  private readonly listeners = new Map<Element, (isNear: boolean) => void>();
  private readonly observer: IntersectionObserver;

  constructor(pane: Element) {
    this.observer = new IntersectionObserver(
      (entries) => entries.forEach(({ target, isIntersecting }) => this.listeners.get(target)?.(isIntersecting)),
      { root: pane, rootMargin: margin },
    );
  }

  observe(element: Element, listener: (isNear: boolean) => void): () => void {
    this.listeners.set(element, listener);
    this.observer.observe(element);
    return () => {
      this.listeners.delete(element);
      this.observer.unobserve(element);
    };
  }

  stop(): void {
    this.observer.disconnect();
  }
}
