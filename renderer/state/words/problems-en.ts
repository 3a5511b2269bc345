// What problems say in English, as one piece to load.

export { problemsEn as problems } from '../../../preload/contract/text/problems/en.ts';
