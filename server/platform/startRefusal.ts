/** Why the program does not start: the message tells the operator what to change. */
export class StartRefusal extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'StartRefusal'
    this.code = code
  }
}
