// The two words of the bridge: a call goes from the window to the main process and answers with an Outcome; a signal goes the other way.
// The window's api and main's handlers are both derived from one object, so neither side can forget or invent a name.

import type { z } from 'zod';
import type { Outcome } from './problems.ts';

export interface Call<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'call';
  readonly input: I;
  readonly output: O;
}

export interface Signal<P extends z.ZodType> {
  readonly kind: 'signal';
  readonly payload: P;
}

type AnyCall = Call<z.ZodType, z.ZodType>;
type AnySignal = Signal<z.ZodType>;
export type Area = Readonly<Record<string, AnyCall | AnySignal>>;
export type Bridge = Readonly<Record<string, Area>>;

/** Declares what the window may ask: the input and the output are both checked in the main process. */
export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> {
  return { kind: 'call', input, output };
}

/** Declares what the main process may tell the window. */
export function signal<P extends z.ZodType>(payload: P): Signal<P> {
  return { kind: 'signal', payload };
}

type Ask<E> = E extends Call<infer I, infer O> ? (input: z.input<I>) => Promise<Outcome<z.output<O>>>
  : E extends Signal<infer P> ? (listener: (payload: z.output<P>) => void) => () => void
    : never;

/** What the window sees: `window.lab.<area>.<name>`. */
export type Api<B extends Bridge> = { readonly [A in keyof B]: { readonly [N in keyof B[A]]: Ask<B[A][N]> } };

export interface CallContext {
  /** Aborted when the window cancels the call or goes away. */
  readonly signal: AbortSignal;
}

type CallNames<A> = { [N in keyof A]: A[N] extends AnyCall ? N : never }[keyof A];
type Answer<E> = E extends Call<infer I, infer O> ? (input: z.output<I>, context: CallContext) => Promise<z.input<O>> : never;

/** What the main process has to provide: one function for each call. */
export type Handlers<B extends Bridge> = { readonly [A in keyof B]: { readonly [N in CallNames<B[A]>]: Answer<B[A][N]> } };

/** The name of the message on the wire, for example `lab:journey.plan`. */
export function channelName(area: string, name: string): string {
  return `lab:${area}.${name}`;
}
