// The type that holds two languages together: the same keys, each with some text.

/** The keys of one language's texts, each with any text. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
