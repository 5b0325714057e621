// Made by `npm run generate` from the routes of the server; do not edit.

/** How to send one operation. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** What the body is: JSON, or a stream of one of these content types. */
  body?: 'json' | string[]
  /** What comes back: JSON, nothing, something else as it is, or a stream of messages. */
  reply: 'json' | 'none' | 'raw' | 'messages'
  /** Whether sending it twice does no more than sending it once. */
  repeatable: boolean
}

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A refusal (RFC 9457). Some carry more members, such as the lines that were short. */
        Problem: {
            /** @description Where the code is explained. */
            type: string;
            /** @description The code in words; the same for every request. */
            title: string;
            status: number;
            /** @description Stable: programs decide by it. */
            code: string;
            requestId: string;
            /** @description What was wrong with this request. */
            detail?: string;
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        ProblemCode: "body_too_large" | "conflicting_change" | "cross_site_request" | "database_busy" | "database_unavailable" | "idempotency_key_reused" | "internal_error" | "invalid_cursor" | "invalid_request" | "kit_is_empty" | "malformed_body" | "misdirected_request" | "not_found" | "not_permitted" | "not_signed_in" | "quantity_out_of_range" | "request_in_progress" | "storage_full" | "too_many_requests" | "unknown_location" | "unknown_site" | "unknown_sku" | "unsupported_media_type";
    };
    responses: {
        /** @description - `invalid_request`: The request is not of the documented form. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "invalid_request";
                };
            };
        };
        /** @description - `not_signed_in`: Sign in, or send an API key as a bearer token. */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "not_signed_in";
                };
            };
        };
        /**
         * @description - `cross_site_request`: The request comes from another site.
         *     - `not_permitted`: Your role does not permit this.
         */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "cross_site_request" | "not_permitted";
                };
            };
        };
        /** @description - `body_too_large`: The body is larger than this route takes. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "body_too_large";
                };
            };
        };
        /** @description - `unsupported_media_type`: This route does not take this content type. */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "unsupported_media_type";
                };
            };
        };
        /** @description - `misdirected_request`: This server does not answer for that host. */
        Problem421: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "misdirected_request";
                };
            };
        };
        /** @description - `too_many_requests`: Too many requests; slow down. */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "too_many_requests";
                };
            };
        };
        /** @description - `internal_error`: Something went wrong on our side; it was logged. */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "internal_error";
                };
            };
        };
        /**
         * @description - `database_busy`: The database took too long; try again.
         *     - `database_unavailable`: The database cannot be reached; try again.
         */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "database_busy" | "database_unavailable";
                };
            };
        };
        /** @description - `storage_full`: The database has no room left on its disk. */
        Problem507: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "storage_full";
                };
            };
        };
    };
    parameters: {
        /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description Names this request in the log; send it along when you ask for help. */
        RequestId: string;
        /** @description `true` where the answer is the kept one of an earlier request. */
        IdempotencyReplayed: "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

/** Every operation by name. */
export const operationTable: Record<keyof operations, Operation> = {

}
