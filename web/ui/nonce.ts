const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// Where the scroll lock under Mantine's dialogs looks for it.
Object.assign(globalThis, { __webpack_nonce__: nonce })

/** The nonce of this page: the only style elements that the policy lets through bear it. */
export function styleNonce(): string {
  return nonce
}
