// What an import of a stylesheet is: a module of class names, or nothing (https://vite.dev/guide/features#client-types).

/// <reference types="vite/client" />
