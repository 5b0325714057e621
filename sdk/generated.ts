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

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the program runs
         * @description For a supervisor: when this fails, start the program again.
         *
         *     Needs no session.
         */
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests can be answered
         * @description For a load balancer: the database is there and is of this version.
         *
         *     Needs no session.
         */
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Measurements for Prometheus
         * @description Open to programs on the same machine; from anywhere else, or through a proxy, it needs a key with the permission `audit.read`.
         *
         *     Needs no session.
         */
        get: operations["metricsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deeds as they happen
         * @description Server-sent events. The first message is `event: ready`; after that each committed deed comes once,
         *     in the order of commit, as a message whose `data` is an `Event`. A comment line comes every 15 seconds.
         *     With `Last-Event-ID` the feed goes on behind that message. Where that is not possible, because the database
         *     was restored or is another one, it begins with `event: reset`: read everything anew. The server ends a
         *     connection after 15 minutes, or when its reader is too slow; connect again with `Last-Event-ID`.
         *
         *     Needs the permission `stock.read`.
         */
        get: operations["eventStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
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
        ProblemCode: "body_too_large" | "conflicting_change" | "cross_site_request" | "database_busy" | "database_unavailable" | "idempotency_key_reused" | "internal_error" | "invalid_cursor" | "invalid_request" | "kit_is_empty" | "malformed_body" | "misdirected_request" | "not_found" | "not_permitted" | "not_ready" | "not_signed_in" | "quantity_out_of_range" | "request_in_progress" | "storage_full" | "too_many_requests" | "too_many_streams" | "unknown_location" | "unknown_site" | "unknown_sku" | "unsupported_media_type";
        Health: {
            /** @constant */
            status: "live";
        };
        HealthReadyReply: {
            /** @constant */
            status: "ready";
        };
        Event: {
            id: string;
            /** @description `noun.past`, such as `item.created`. */
            type: string;
            /** Format: date-time */
            at: string;
            subjectKind: string;
            subjectId: string;
            /** @description How people call it: a SKU, a reference, an e-mail. */
            subjectName: string;
            details: {
                [key: string]: unknown;
            };
            actorKind: string;
            actorName: string;
            /** @description `web`, `api`, `cli` or `job`. */
            via: string;
        };
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
export interface operations {
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Problem400"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthReadyReply"];
                };
            };
            400: components["responses"]["Problem400"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /**
             * @description - `database_busy`: The database took too long; try again.
             *     - `database_unavailable`: The database cannot be reached; try again.
             *     - `not_ready`: The server cannot answer requests at the moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "database_busy" | "database_unavailable" | "not_ready";
                    };
                };
            };
        };
    };
    metricsGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /** @description - `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_permitted";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    eventStream: {
        parameters: {
            query?: {
                /** @description Only these, by commas: types such as `item.created`, or nouns such as `item`. */
                types?: string;
                /** @description Only on this subject: its id or its name, such as a SKU. */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /**
             * @description - `database_busy`: The database took too long; try again.
             *     - `database_unavailable`: The database cannot be reached; try again.
             *     - `too_many_streams`: Too many live feeds are open on this server.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "database_busy" | "database_unavailable" | "too_many_streams";
                    };
                };
            };
        };
    };
}

/** Every operation by name. */
export const operationTable: Record<keyof operations, Operation> = {
  healthLive: {"method":"GET","path":"/health/live","reply":"json","repeatable":true},
  healthReady: {"method":"GET","path":"/health/ready","reply":"json","repeatable":true},
  metricsGet: {"method":"GET","path":"/metrics","reply":"raw","repeatable":true},
  eventStream: {"method":"GET","path":"/v1/events","reply":"messages","repeatable":true},
}
