import type { components, operations } from './generated.ts'

/** The name of an operation of the API, such as `itemCreate`. */
export type OperationName = keyof operations

/** What an upload takes: a stream is sent as it comes and is never repeated. */
export type Upload = ReadableStream<Uint8Array> | Blob | Uint8Array<ArrayBuffer> | string

// A part that an operation lacks is generated as `never` or as optional `never`.
type Given<Value> = Exclude<Value, undefined>
type Part<Key extends string, Value> = [Given<Value>] extends [never]
  ? unknown
  : undefined extends Value
    ? { [Name in Key]?: Given<Value> }
    : { [Name in Key]: Value }

// Looked up, not inferred: inference would lose that a part is optional.
type PartOf<Whole, Key extends string> = Key extends keyof Whole ? Whole[Key] : undefined

type BodyContent<Content> = Content extends { 'application/json': infer Json } ? Json : Upload
type BodyOf<Whole> = [Given<PartOf<Whole, 'requestBody'>>] extends [never]
  ? undefined
  : Given<PartOf<Whole, 'requestBody'>> extends { content: infer Content }
    ? BodyContent<Content> | (Whole extends { requestBody: object } ? never : undefined)
    : undefined

/** The path parameters of an operation. */
export type Params<Name extends OperationName> = Given<
  PartOf<PartOf<operations[Name], 'parameters'>, 'path'>
>

/** The query of an operation. */
export type Query<Name extends OperationName> = Given<
  PartOf<PartOf<operations[Name], 'parameters'>, 'query'>
>

/** The JSON body of an operation. */
export type Body<Name extends OperationName> = Given<BodyOf<operations[Name]>>

/** What an operation is given. */
export type Input<Name extends OperationName> = Part<
  'params',
  PartOf<PartOf<operations[Name], 'parameters'>, 'path'>
> &
  Part<'query', PartOf<PartOf<operations[Name], 'parameters'>, 'query'>> &
  Part<'body', BodyOf<operations[Name]>>

type Success<Responses> = Responses[Extract<keyof Responses, 200 | 201 | 202 | 203 | 204>]
type ContentOf<Answer> = Answer extends { content: { 'application/json': infer Json } }
  ? Json
  : Answer extends { content: object }
    ? Response
    : undefined

/** What an operation answers: JSON parsed, `undefined` for none, the `Response` for anything else. */
export type Reply<Name extends OperationName> = ContentOf<
  Success<PartOf<operations[Name], 'responses'>>
>

/** The operations that answer page by page. */
export type ListName = {
  [Name in OperationName]: Reply<Name> extends { data: unknown[]; nextCursor: string | null }
    ? Name
    : never
}[OperationName]

/** One row of a list. */
export type Row<Name extends OperationName> =
  Reply<Name> extends { data: (infer Item)[] } ? Item : never

/** A thing of the API by its name in the reference, such as `Schemas['Item']`. */
export type Schemas = components['schemas']
