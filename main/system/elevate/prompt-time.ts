// How long a prompt for administrator rights may stay open.

/** How long a person may take to find the password. Then the prompt is taken away, or what it leads to no longer does anything. */
export const promptTimeoutMs = 10 * 60 * 1000;

/** More than that: until then the program that shows the prompt is waited for, because it cannot take the prompt away. */
export const longestWaitMs = promptTimeoutMs + 60 * 1000;
