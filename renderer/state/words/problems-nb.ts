// What problems say in Norwegian, as one piece to load.

export { problemsNb as problems } from '../../../preload/contract/text/problems/nb.ts';
