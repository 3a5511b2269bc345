// A script's text as a string: the bundler puts it into the bundle (https://vite.dev/guide/assets#importing-asset-as-string).

declare module '*.sh?raw' {
  const text: string;
  export { text as default };
}

declare module '*.ps1?raw' {
  const text: string;
  export { text as default };
}

declare module '*.applescript?raw' {
  const text: string;
  export { text as default };
}
