// The one folder of a kista, for both directions (data-transfers/external-kista.md).

/** As whoever is connected knows it: the server shows its own root as `/`. */
export const kistaFolder = '/upload';
