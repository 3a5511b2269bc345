// What the review says on top. Counts exactly, from the plan alone. Pure.

import { fill } from '../../../preload/contract/text/fill.ts';
import type { Words } from '../../state/language.ts';
import type { Review } from '../../state/review.ts';

/** Title and sentence. */
export function findingOfReview(review: Review, { w: { review: words } }: Words): { readonly title: string; readonly lead: string } {
  if (!review.canApply && review.failed.length > 0) return { title: words.blockedTitle, lead: words.blockedLead };
  if (!review.canApply) return { title: words.nothingTitle, lead: words.nothingLead };
  const prompt = review.promptCount === 0 ? words.noPrompt : words.onePrompt;
  const stops = review.stops.length === 0 ? undefined : counted(review.stops.length, words.oneStop, words.stops);
  return { title: words.title, lead: `${[changesText(review.changeCount, words), prompt, stops].filter((part) => part !== undefined).join(', ')}.` };
}

/** "No changes", "1 change", "7 changes". */
export function changesText(count: number, words: Words['w']['review']): string {
  return count === 0 ? words.noChanges : counted(count, words.oneChange, words.changes);
}

/** The sentence for one or for many. */
export function counted(count: number, one: string, many: string): string {
  return fill(count === 1 ? one : many, { count: String(count) });
}
