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
    "/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says whether the first owner is still to be made
         * @description Needs no session.
         */
        get: operations["setupGet"];
        put?: never;
        /**
         * Makes the first owner, by the token of the link that was printed at the start
         * @description Needs no session.
         */
        post: operations["setupComplete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says who is signed in, and what they may do
         * @description Needs the permission `access.self`.
         */
        get: operations["sessionGet"];
        put?: never;
        /**
         * Signs a browser in; the session lives in a cookie that scripts cannot read
         * @description Needs no session.
         */
        post: operations["sessionCreate"];
        /**
         * Signs this browser out
         * @description Needs the permission `access.self`.
         */
        delete: operations["sessionDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Completes a sign-in by a code of the authenticator app, or by a recovery code
         * @description Needs no session.
         */
        post: operations["sessionVerify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the browsers in which you are signed in
         * @description Needs the permission `access.self`.
         */
        get: operations["sessionList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Signs one browser out: your own, or anybody’s for those who manage access
         * @description Needs the permission `access.self`.
         */
        delete: operations["sessionRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a second factor: an address for an authenticator app, and recovery codes
         * @description It is asked for at the next sign-in only after a first code has been confirmed.
         *
         *     Needs the permission `access.self`.
         */
        post: operations["secondFactorEnable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns the second factor on, by the first code of the app
         * @description Needs the permission `access.self`.
         */
        post: operations["secondFactorConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-factor/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns the second factor off
         * @description Needs the permission `access.self`.
         */
        post: operations["secondFactorDisable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes your own password; your sessions in other browsers end
         * @description Needs the permission `access.self`.
         */
        put: operations["passwordUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says what each role may do
         * @description Needs the permission `access.self`.
         */
        get: operations["roleList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/role-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Shows this browser what another role sees; until it is ended nothing can be changed
         * @description The session has the permissions of that role and no other, and every write is refused (only_previewing). For signed-in owners, not for API keys.
         *
         *     Needs the permission `access.manage`.
         */
        put: operations["rolePreviewBegin"];
        post?: never;
        /**
         * Gives the session its own role back
         * @description Needs the permission `access.self`.
         */
        delete: operations["rolePreviewEnd"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists everyone who may sign in, or might once
         * @description Needs the permission `access.manage`.
         */
        get: operations["userList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a user’s name or role, or lets them in no more; their sessions end then
         * @description Needs the permission `access.manage`.
         */
        patch: operations["userUpdate"];
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists invitations that were not accepted yet
         * @description Needs the permission `access.manage`.
         */
        get: operations["invitationList"];
        put?: never;
        /**
         * Invites someone: gives a link to hand over, and mails it where mail is set up
         * @description The link works once, for seven days. A new invitation withdraws an earlier one.
         *
         *     Needs the permission `access.manage`.
         */
        post: operations["invitationCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraws an invitation
         * @description Needs the permission `access.manage`.
         */
        delete: operations["invitationDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accepts an invitation, with a name and a password of one’s own
         * @description Needs no session.
         */
        post: operations["invitationAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a link by which a user sets a new password, and mails it where mail is set up
         * @description Needs the permission `access.manage`.
         */
        post: operations["passwordResetCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mails a link for a new password, if there is such a user; the answer does not tell
         * @description Needs no session.
         */
        post: operations["passwordResetRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets the new password, by the token of the link; all sessions end
         * @description Needs no session.
         */
        post: operations["passwordResetComplete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the API keys, also those that ended; their secret part is nowhere any more
         * @description Needs the permission `access.manage`.
         */
        get: operations["apiKeyList"];
        put?: never;
        /**
         * Makes an API key and shows it this once
         * @description Give a role, or permissions one by one as scopes. A key never may more than the one who makes it, and keys made here manage neither users nor keys; for that the operator makes one on the machine: `onhand key create`.
         *
         *     Needs the permission `access.manage`.
         */
        post: operations["apiKeyCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends an API key at once
         * @description Needs the permission `access.manage`.
         */
        delete: operations["apiKeyRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists who did what, when and from where, the latest first
         * @description Needs the permission `audit.read`.
         */
        get: operations["auditEntryList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says how you like your screens: theme, row height, the columns of each table
         * @description Needs the permission `access.self`.
         */
        get: operations["preferencesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Keeps choices of yours by name; null forgets one, those not named stay
         * @description Needs the permission `access.self`.
         */
        patch: operations["preferencesUpdate"];
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the saved views that you see: your own first, then those that others share
         * @description Needs the permission `access.self`.
         */
        get: operations["viewList"];
        put?: never;
        /**
         * Saves a view of a list: its parameters and its columns
         * @description Needs the permission `access.self`.
         */
        post: operations["viewCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a saved view
         * @description Needs the permission `access.self`.
         */
        get: operations["viewGet"];
        put?: never;
        post?: never;
        /**
         * Forgets a saved view
         * @description Needs the permission `access.self`.
         */
        delete: operations["viewDelete"];
        options?: never;
        head?: never;
        /**
         * Changes a saved view; fields that are absent stay
         * @description Needs the permission `access.self`.
         */
        patch: operations["viewUpdate"];
        trace?: never;
    };
    "/v1/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List items; archived ones only where the status asks for them
         * @description Needs the permission `catalog.read`.
         */
        get: operations["itemList"];
        put?: never;
        /**
         * Make an item; everything but its SKU and title has a default
         * @description Needs the permission `catalog.write`.
         */
        post: operations["itemCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an item by its SKU
         * @description Needs the permission `catalog.read`.
         */
        get: operations["itemGet"];
        put?: never;
        post?: never;
        /**
         * Delete an item that nothing refers to
         * @description Needs the permission `catalog.write`.
         */
        delete: operations["itemDelete"];
        options?: never;
        head?: never;
        /**
         * Change an item, also its SKU; fields that are absent stay, null clears
         * @description Needs the permission `catalog.write`.
         */
        patch: operations["itemUpdate"];
        trace?: never;
    };
    "/v1/items/{sku}/archival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set an item aside; its history stays
         * @description Needs the permission `catalog.write`.
         */
        put: operations["itemArchive"];
        post?: never;
        /**
         * Take an archived item back into use
         * @description Needs the permission `catalog.write`.
         */
        delete: operations["itemRestore"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/identifiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a barcode, marketplace number or supplier code lead to an item
         * @description Needs the permission `catalog.write`.
         */
        post: operations["identifierCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/identifiers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an identifier away from an item
         * @description Needs the permission `catalog.write`.
         */
        delete: operations["identifierDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lookups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find the item behind a scanned or typed code: its SKU or any identifier
         * @description Needs the permission `catalog.read`.
         */
        get: operations["lookupGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/components": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a kit is made of, replacing what was said before
         * @description Needs the permission `catalog.write`.
         */
        put: operations["kitUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say in which other units an item is bought or sold, as ratios of its base unit
         * @description Needs the permission `catalog.write`.
         */
        put: operations["unitUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List categories by name
         * @description Needs the permission `catalog.read`.
         */
        get: operations["categoryList"];
        put?: never;
        /**
         * Make a category, with planning values that its items inherit
         * @description Needs the permission `catalog.write`.
         */
        post: operations["categoryCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a category
         * @description Needs the permission `catalog.read`.
         */
        get: operations["categoryGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a category; fields that are absent stay, null clears
         * @description Needs the permission `catalog.write`.
         */
        patch: operations["categoryUpdate"];
        trace?: never;
    };
    "/v1/item-edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List edits of items, the newest first
         * @description Needs the permission `catalog.read`.
         */
        get: operations["itemEditList"];
        put?: never;
        /**
         * Change fields of many items at once; with dryRun only say what it would change
         * @description Fields that are absent stay, null clears. Items that cannot be changed are left out, with the reason. What was changed is one document, which can be taken back; its id is null where nothing changed.
         *
         *     Needs the permission `catalog.write`.
         */
        post: operations["itemEditCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/item-edits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an edit: what stood in each item before and after
         * @description Needs the permission `catalog.read`.
         */
        get: operations["itemEditGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/item-edits/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an edit back; what was changed since stays
         * @description Needs the permission `catalog.write`.
         */
        post: operations["itemEditReversalCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a site: a warehouse, shop or other place with its own stock and time zone
         * @description Needs the permission `locations.write`.
         */
        post: operations["siteCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a zone of a site
         * @description Needs the permission `locations.write`.
         */
        post: operations["zoneCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/bins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make bins from a pattern; those that exist already stay as they are
         * @description `{"pattern":"A-[01-10]-[01-05]"}` makes fifty bins, and so does `A-01-01..A-10-05`.
         *
         *     Needs the permission `locations.write`.
         */
        post: operations["binCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sites, zones and bins by path; each names its parent
         * @description Needs the permission `locations.read`.
         */
        get: operations["locationList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locations/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a site, zone or bin by its path; write the slash in the path as %2F
         * @description Needs the permission `locations.read`.
         */
        get: operations["locationGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change or close a place; fields that are absent stay
         * @description Needs the permission `locations.write`.
         */
        patch: operations["locationUpdate"];
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the settings of the company and of planning
         * @description Needs the permission `catalog.read`.
         */
        get: operations["settingsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some settings; what is left out stays
         * @description Needs the permission `settings.write`.
         */
        patch: operations["settingsUpdate"];
        trace?: never;
    };
    "/v1/backups/last": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say when the last backup was made, and about how large one is
         * @description Needs the permission `settings.write`.
         */
        get: operations["backupLastGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Make a backup, and download it as it is made
         * @description Every row of every table as of one instant, for `onhand restore`. The master key is not inside. Selling goes on meanwhile. A file without its last line was cut: `onhand backup --check` tells.
         *
         *     Needs the permission `access.manage`.
         */
        get: operations["backupGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/full-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download everything that can be read in tables, as CSV files in one ZIP
         * @description For looking at it elsewhere, and for leaving. It is written as it is read, so later files may know what earlier ones do not; to bring Onhand back, make a backup.
         *
         *     Needs the permission `access.manage`.
         */
        get: operations["fullExportGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a phone on the local network reaches this server
         * @description With `npm start -- --lan`: the address, the page that helps a phone to trust it, and the fingerprint to compare.
         *
         *     Needs the permission `access.self`.
         */
        get: operations["lanGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/v1/opening-balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what lay where when the ledger began
         * @description The first word sets what is on hand; a later one corrects it by the difference, so the same call twice changes nothing.
         *
         *     Needs the permission `stock.adjust`.
         */
        post: operations["openingBalanceCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive units from suppliers into stock
         * @description Needs the permission `stock.receive`.
         */
        post: operations["receiptCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what is there in truth, by a difference or by the count
         * @description Never refused because units are promised: availability may become negative, and the event stock.short names the reservations that are short.
         *
         *     Needs the permission `stock.adjust`.
         */
        post: operations["adjustmentCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move units between places, conditions, or both
         * @description Needs the permission `stock.move`.
         */
        post: operations["moveCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock-returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take units back from customers into stock, in the condition in which they come
         * @description Needs the permission `stock.receive`.
         */
        post: operations["stockReturnCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send units to a customer; a reservation that they fulfil stops to promise them
         * @description With a reservation and no lines, all that it still promises is picked: soonest to expire first, then in walking order.
         *
         *     Needs the permission `stock.ship`.
         */
        post: operations["shipmentCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assemblies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make kits with stock of their own from the components at a place
         * @description Needs the permission `stock.move`.
         */
        post: operations["assemblyCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disassemblies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take kits apart: their components come back to the place
         * @description Needs the permission `stock.move`.
         */
        post: operations["disassemblyCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/movements/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write the opposite of one movement, once
         * @description Needs the permission `stock.reverse`.
         */
        post: operations["movementReversalCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write the opposite of all that a document moved, once: all of it, or nothing
         * @description Needs the permission `stock.reverse`.
         */
        post: operations["documentReversalCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one's own adjustment of the last half minute back: all of it, or nothing
         * @description Writes a reversal, as everything in the ledger stays. For those who may not reverse what others did.
         *
         *     Needs the permission `stock.adjust`.
         */
        post: operations["adjustmentUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moves/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one's own move of the last half minute back: all of it, or nothing
         * @description Writes a reversal, as everything in the ledger stays. For those who may not reverse what others did.
         *
         *     Needs the permission `stock.move`.
         */
        post: operations["moveUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A receipt, adjustment, move, shipment or reversal as the ledger has it
         * @description Needs the permission `stock.read`.
         */
        get: operations["documentGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock now by item and site
         * @description Needs the permission `stock.read`.
         */
        get: operations["stockList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units where they lie: by place, lot and condition
         * @description Needs the permission `stock.read`.
         */
        get: operations["balanceList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of an item, the newest record first, with the running balance
         * @description Needs the permission `stock.read`.
         */
        get: operations["itemMovementList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all movements of all items, item by item
         * @description Made for copying the ledger, not for looking at it: it has no order of time. An item’s own ledger is `/v1/items/{sku}/movements`.
         *
         *     Needs the permission `stock.read`.
         */
        get: operations["movementList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lots of an item, the soonest to expire first
         * @description Needs the permission `stock.read`.
         */
        get: operations["lotList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/lots/{lot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct the expiry date of a lot
         * @description A lot is sold until the business day of its site on which it expires begins.
         *
         *     Needs the permission `stock.receive`.
         */
        patch: operations["lotUpdate"];
        trace?: never;
    };
    "/v1/adjustment-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what an adjustment would change, line by line; nothing is written
         * @description A line without a location means the one place where the item lies. Give the location, and setTo with the version, to the adjustment: it is refused if the stock has changed since.
         *
         *     Needs the permission `stock.adjust`.
         */
        post: operations["adjustmentPreviewCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/move-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a move would take from where, line by line; nothing is written
         * @description A line without `from` means the one place where the item lies; without a quantity, all that lies there.
         *
         *     Needs the permission `stock.move`.
         */
        post: operations["movePreviewCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reservations, the newest first
         * @description Needs the permission `stock.read`.
         */
        get: operations["reservationList"];
        put?: never;
        /**
         * Promise units, all or nothing: firm at once, or held for some seconds
         * @description The same reference replaces its own hold (200) and never stacks; once firm it is refused. Virtual kits take their components. With partial, each line is cut to what is available, and the reply says what was taken.
         *
         *     Needs the permission `stock.reserve`.
         */
        post: operations["reservationCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{id}/commitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a hold firm; a firm one stays as it is
         * @description Needs the permission `stock.reserve`.
         */
        post: operations["reservationCommitmentCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{id}/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold for this many seconds from now
         * @description Needs the permission `stock.reserve`.
         */
        post: operations["reservationRenewalCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A reservation with the items that it takes, kits exploded
         * @description Needs the permission `stock.read`.
         */
        get: operations["reservationGet"];
        put?: never;
        post?: never;
        /**
         * Give the promised units back; the second time nothing happens
         * @description Needs the permission `stock.reserve`.
         */
        delete: operations["reservationDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expected-receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is expected, the newest first
         * @description Needs the permission `stock.read`.
         */
        get: operations["expectedReceiptList"];
        put?: never;
        /**
         * Expect units at a site; they count as incoming until they are received
         * @description Needs the permission `stock.receive`.
         */
        post: operations["expectedReceiptCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expected-receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One expected receipt
         * @description Needs the permission `stock.read`.
         */
        get: operations["expectedReceiptGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is expected, or close it because nothing more will come
         * @description Needs the permission `stock.receive`.
         */
        patch: operations["expectedReceiptUpdate"];
        trace?: never;
    };
    "/v1/stock-at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock as of a past instant, from the ledger
         * @description By default as it was on the floor; with basis=recorded as the books said at that instant. A page is of so many items.
         *
         *     Needs the permission `stock.read`.
         */
        get: operations["stockAtList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/balances-at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the units of an item lay at a past instant, from the ledger
         * @description Needs the permission `stock.read`.
         */
        get: operations["itemBalanceAtList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/item-values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the units of each item are worth, now or at a past instant
         * @description By moving weighted average or first in, first out, from the costs on movements. leftMinor is what units that left have cost.
         *
         *     Needs the permission `insights.read`.
         */
        get: operations["itemValueList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock-value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What all stock is worth, now or at a past instant
         * @description Needs the permission `insights.read`.
         */
        get: operations["stockValueGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/kit-availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many of a kit its components can make, by site and pooled
         * @description Needs the permission `stock.read`.
         */
        get: operations["kitAvailabilityGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/serials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The units of an item by name, with where each is
         * @description Those on hand unless onHand=false asks for those that have left, or onHand=any for all.
         *
         *     Needs the permission `stock.read`.
         */
        get: operations["itemSerialList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/serials/{serial}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the unit with this serial is, and every movement of it, the newest first
         * @description Items of different makers may bear the same serial, so there may be several units.
         *
         *     Needs the permission `stock.read`.
         */
        get: operations["serialGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Seals of the hours that are closed, the newest first
         * @description Each names, signed and chained to the one before, what the ledger and the audit trail held of its hour. How to check them is in docs/seals.md.
         *
         *     Needs the permission `audit.read`.
         */
        get: operations["sealList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock-verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compute everything again from the ledger, check every seal, and name each difference
         * @description Nothing is changed. An empty list of differences is what should come out.
         *
         *     Needs the permission `audit.read`.
         */
        post: operations["stockVerificationCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List suppliers by code
         * @description Needs the permission `purchasing.read`.
         */
        get: operations["supplierList"];
        put?: never;
        /**
         * Add a supplier
         * @description Planning values that are absent or null are inherited from the category or the company.
         *
         *     Needs the permission `purchasing.write`.
         */
        post: operations["supplierCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppliers/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a supplier
         * @description Needs the permission `purchasing.read`.
         */
        get: operations["supplierGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a supplier
         * @description Fields that are absent stay; null clears a planning value, so that it is inherited.
         *
         *     Needs the permission `purchasing.write`.
         */
        patch: operations["supplierUpdate"];
        trace?: never;
    };
    "/v1/supplier-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List suppliers' terms: what they sell, under which SKU, at which cost
         * @description Needs the permission `purchasing.read`.
         */
        get: operations["supplierItemList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/suppliers/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a supplier's terms for an item
         * @description Needs the permission `purchasing.write`.
         */
        put: operations["supplierItemSave"];
        post?: never;
        /**
         * End a supplier's terms for an item
         * @description Needs the permission `purchasing.write`.
         */
        delete: operations["supplierItemDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders, the newest or the most urgent first
         * @description Needs the permission `orders.read`.
         */
        get: operations["orderList"];
        put?: never;
        /**
         * Take an order by hand or by API: promised as a whole, or refused where stock is short
         * @description Lines that may wait (meets) are taken short; with accepted, every line is. A SKU that nobody knows waits for its mapping, and the others are promised. Sites are chosen: one that has all first, then by rank, then the nearest. The address is sealed and erased some days after delivery.
         *
         *     Needs the permission `orders.write`.
         */
        post: operations["orderCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/order-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many orders stand in each view, counted up to a thousand
         * @description Needs the permission `orders.read`.
         */
        get: operations["orderCountsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order with its lines, where they are shipped from and why, shipments and refunds
         * @description Needs the permission `orders.read`.
         */
        get: operations["orderGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the number, the date to ship by or the note; what is left out stays
         * @description Needs the permission `orders.write`.
         */
        patch: operations["orderUpdate"];
        trace?: never;
    };
    "/v1/orders/{id}/effects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an order has done to stock: the steps of its units, its promises, its movements
         * @description Needs the permission `orders.read`.
         */
        get: operations["orderEffectList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done to an order, the latest first
         * @description Needs the permission `orders.read`.
         */
        get: operations["orderTimelineList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/ship-to": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where an order goes; gone once the time to keep it is over
         * @description Needs the permission `orders.personal`.
         */
        get: operations["orderShipToGet"];
        /**
         * Say where an order goes; sites that were chosen stay
         * @description Needs the permission `orders.personal`.
         */
        put: operations["orderShipToUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel units that are still open: those of the lines named, or all
         * @description Their promise ends. The second time nothing happens. The channel is told.
         *
         *     Needs the permission `orders.write`.
         */
        post: operations["orderCancellationCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold an order for review: its units stay promised, and nobody ships them
         * @description Needs the permission `orders.write`.
         */
        post: operations["orderHoldCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a held order go, whoever held it
         * @description Needs the permission `orders.write`.
         */
        post: operations["orderReleaseCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ship units of an order from one site, with carrier and tracking; the channel is told
         * @description Without lines: all that is to be shipped from the site. Without a site: the one where they wait. Units are picked where they lie, the soonest to expire first.
         *
         *     Needs the permission `orders.ship`.
         */
        post: operations["orderShipmentCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/shipments/{shipmentId}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a parcel has arrived; from then on the time runs to erase the address
         * @description Needs the permission `orders.ship`.
         */
        post: operations["orderDeliveryCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund units, and say of each what becomes of it; the channel is told
         * @description Needs the permission `orders.write`.
         */
        post: operations["orderRefundCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take shipped units back into stock, whether or not money goes back too
         * @description Needs the permission `orders.ship`.
         */
        post: operations["orderReturnCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add lines to an order that is not a channel’s
         * @description Needs the permission `orders.write`.
         */
        post: operations["orderLineCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/lines/{lineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a line out, as far as it has not been shipped; it stays to be read
         * @description Needs the permission `orders.write`.
         */
        delete: operations["orderLineDelete"];
        options?: never;
        head?: never;
        /**
         * Ask for more or fewer units, or say whether the line may wait
         * @description The quantity is what the customer is to get: without what was cancelled, never less than was shipped.
         *
         *     Needs the permission `orders.write`.
         */
        patch: operations["orderLineUpdate"];
        trace?: never;
    };
    "/v1/orders/{id}/lines/{lineId}/backorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a short line wait for what is to come
         * @description Needs the permission `orders.write`.
         */
        post: operations["orderBackorderCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/lines/{lineId}/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ship a line from another site: all of it, or some units, so that it is split
         * @description Needs the permission `orders.write`.
         */
        post: operations["orderRoutingCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The short lines of an order with what can be done about each
         * @description Needs the permission `orders.read`.
         */
        get: operations["orderChoiceList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unmapped-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What channels have sold and nobody knows, with the items that it may be
         * @description Needs the permission `orders.read`.
         */
        get: operations["unmappedLineList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sku-aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What channels' SKUs have been mapped to
         * @description Needs the permission `orders.read`.
         */
        get: operations["skuAliasList"];
        put?: never;
        /**
         * Say what a channel's SKU is: lines that wait for it are promised, later ones are known
         * @description Needs the permission `orders.write`.
         */
        post: operations["skuAliasCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sku-aliases/{channel}/{externalSku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget what a channel's SKU is; lines that were mapped by it stay
         * @description Needs the permission `orders.write`.
         */
        delete: operations["skuAliasDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/order-sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sites with how they serve orders, the first in rank first
         * @description Needs the permission `orders.read`.
         */
        get: operations["orderSiteList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/order-sites/{site}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say how a site serves orders; what is left out stays
         * @description Needs the permission `orders.write`.
         */
        put: operations["orderSiteUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an item's demand by day or week
         * @description Imported history up to the day on which Onhand's own shipments of the item at the site begin, these shipments from then on. Periods without a row had no sales. Without dates: the last 365 days.
         *
         *     Needs the permission `orders.read`.
         */
        get: operations["salesHistoryList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the kinds of shops and marketplaces that can be connected, and what each needs
         * @description Needs the permission `channels.read`.
         */
        get: operations["connectorList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a shop or marketplace whether it accepts these credentials; nothing is kept
         * @description Needs the permission `channels.write`.
         */
        post: operations["connectorCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List connected channels with their health
         * @description Needs the permission `channels.read`.
         */
        get: operations["channelList"];
        put?: never;
        /**
         * Connect a shop or marketplace, in shadow: it is read, and nothing is written
         * @description Needs the permission `channels.write`.
         */
        post: operations["channelCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a channel with its health
         * @description Needs the permission `channels.read`.
         */
        get: operations["channelGet"];
        put?: never;
        post?: never;
        /**
         * Disconnect a channel: its credentials and listings go, its orders stay
         * @description Needs the permission `channels.write`.
         */
        delete: operations["channelDelete"];
        options?: never;
        head?: never;
        /**
         * Change what a channel shows, and how it behaves when something is wrong
         * @description Needs the permission `channels.write`.
         */
        patch: operations["channelUpdate"];
        trace?: never;
    };
    "/v1/channels/{code}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the channel whether it accepts our credentials, or others in their place
         * @description Needs the permission `channels.write`.
         */
        post: operations["channelCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the channel's own places, to say which is which site
         * @description Needs the permission `channels.read`.
         */
        get: operations["channelPlaceList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch a channel live, to shadow, or pause it
         * @description Needs the permission `channels.write`.
         */
        post: operations["channelSwitch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/mass-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a write that brings many listings to zero go out, for an hour
         * @description Needs the permission `channels.write`.
         */
        post: operations["channelMassChangeAllow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels-frozen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The kill switch: stop or resume every write to every channel
         * @description Needs the permission `channels.write`.
         */
        put: operations["channelFreeze"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listings/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview what accepting the number that a listing shows there would change here
         * @description Needs the permission `channels.read`.
         */
        get: operations["listingAcceptanceGet"];
        put?: never;
        /**
         * Accept the number that a listing shows there, as a correction of stock or a ring-fence
         * @description Needs the permission `channels.write`.
         */
        post: operations["listingAcceptanceCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the channels offer, with what each should show, was told and shows
         * @description Needs the permission `channels.read`.
         */
        get: operations["listingList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listing-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the listings of each kind, of one channel or of all
         * @description Needs the permission `channels.read`.
         */
        get: operations["listingCountsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a listing
         * @description Needs the permission `channels.read`.
         */
        get: operations["listingGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Map a listing to an item, or say how much of the stock it may show
         * @description Needs the permission `channels.write`.
         */
        patch: operations["listingUpdate"];
        trace?: never;
    };
    "/v1/listings/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain what a listing shows: each step from the stock to its number
         * @description Needs the permission `channels.read`.
         */
        get: operations["listingExplanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a channel offers and nobody has mapped yet, with the items that it may be
         * @description Needs the permission `channels.read`.
         */
        get: operations["channelMappingList"];
        put?: never;
        /**
         * Map listings to items: those named, or some of all that are sure
         * @description Without `listings` it maps what is sure, 200 at once; call it until `remaining` is 0. A `sku` of null takes a mapping back.
         *
         *     Needs the permission `channels.write`.
         */
        post: operations["channelMappingsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listings/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List items that a listing may sell, the likeliest first
         * @description Needs the permission `channels.read`.
         */
        get: operations["listingSuggestionList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what a channel would be told now, as one looks at before switching it on
         * @description Needs the permission `channels.read`.
         */
        get: operations["channelReviewGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/repairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write numbers again: of these listings, or of all that have drifted or failed
         * @description Needs the permission `channels.write`.
         */
        post: operations["channelRepairCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the channel again now: its listings, what it shows, and its orders
         * @description Needs the permission `channels.write`.
         */
        post: operations["channelScanCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a shop offers that is connected by webhook
         * @description Needs the permission `channels.write`.
         */
        put: operations["channelListingsSave"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/orders/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hand in an order of a shop that is connected by webhook, whole, as often as it changes
         * @description The totals of each line are running totals. The same order again, or an older one, changes nothing.
         *
         *     Needs the permission `orders.write`.
         */
        put: operations["channelOrderSave"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a channel's messages and tasks, the newest first
         * @description Needs the permission `channels.read`.
         */
        get: operations["channelWorkList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/work/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a message, a task or a write again that was given up
         * @description Needs the permission `channels.write`.
         */
        post: operations["channelWorkReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/work/{id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tick off what was given up: somebody has done it by hand, or lets it be
         * @description Needs the permission `channels.write`.
         */
        post: operations["channelWorkDismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try every message, task and write again that was given up
         * @description Needs the permission `channels.write`.
         */
        post: operations["channelWorkReplayAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{code}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a channel's own message, signed by it
         * @description Needs no session.
         */
        post: operations["channelMessageReceive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what to reorder today
         * @description An item is due when its position (on hand − unavailable + incoming − committed) is at or below its reorder point. Lines come by supplier, the most urgent first; every figure has its `why`.
         *
         *     Needs the permission `replenishment.read`.
         */
        get: operations["reorderList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/demand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an item's demand by day with its plan at every site
         * @description Needs the permission `replenishment.read`.
         */
        get: operations["itemDemandGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-refreshes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work out all plans anew
         * @description Runs as a job; it also runs every night and after each import.
         *
         *     Needs the permission `replenishment.write`.
         */
        post: operations["planRefreshCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planning-reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the items for which a planning value holds
         * @description A value holds where nothing closer sets it: item, then supplier, then category, then company. So it counts what a change would change. Lead times that were learned from receipts are not looked at.
         *
         *     Needs the permission `purchasing.read`.
         */
        get: operations["planningReachGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{sku}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an item's forecast by week with its band, why, and how good it has been
         * @description Weeks begin on Monday. `mean` is what to expect; demand stays at or below `p90` in nine weeks of ten. Where `method` is `plain` there is no forecast yet, and `plainReason` says why.
         *
         *     Needs the permission `replenishment.read`.
         */
        get: operations["itemForecastGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forecast-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List forecast runs, the newest first
         * @description Needs the permission `replenishment.read`.
         */
        get: operations["forecastRunList"];
        put?: never;
        /**
         * Forecast demand anew and plan by it
         * @description Runs as a job, one at a time; a run that waits already is given back. It also runs every night and after imports. `changes` looks only at items whose demand or values have changed, and at all of them once a week.
         *
         *     Needs the permission `replenishment.write`.
         */
        post: operations["forecastRunCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forecast-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a forecast run and how far it has come
         * @description Needs the permission `replenishment.read`.
         */
        get: operations["forecastRunGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forecast-runs/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a forecast run that waits or works
         * @description Forecasts that it has made stay; all others are as they were.
         *
         *     Needs the permission `replenishment.write`.
         */
        post: operations["forecastRunCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List promotions, the latest first
         * @description Needs the permission `replenishment.read`.
         */
        get: operations["promotionList"];
        put?: never;
        /**
         * Add a promotion, past or to come
         * @description Forecasts learn from past promotions of a kind what a coming one of that kind does. The next forecast run takes it up.
         *
         *     Needs the permission `replenishment.write`.
         */
        post: operations["promotionCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/promotions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a promotion
         * @description Needs the permission `replenishment.read`.
         */
        get: operations["promotionGet"];
        put?: never;
        post?: never;
        /**
         * Delete a promotion
         * @description Needs the permission `replenishment.write`.
         */
        delete: operations["promotionDelete"];
        options?: never;
        head?: never;
        /**
         * Change a promotion
         * @description Needs the permission `replenishment.write`.
         */
        patch: operations["promotionUpdate"];
        trace?: never;
    };
    "/v1/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List items with their stock and cover
         * @description Needs the permission `stock.read`.
         */
        get: operations["inventoryList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inventory/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count items by state
         * @description Needs the permission `stock.read`.
         */
        get: operations["inventoryCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Audit today's state
         * @description Stock value, turnover, ABC, stock-outs, overstock, slow and dead stock with the cash in it, and what is wrong with the data. Every figure has its `why`.
         *
         *     Needs the permission `insights.read`.
         */
        get: operations["auditGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all rows of one of the audit's lists
         * @description Needs the permission `insights.read`.
         */
        get: operations["auditRowList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print the audit of today's state as a PDF
         * @description On Letter pages: summary, classes, data quality, the lists, and each formula.
         *
         *     Needs the permission `insights.read`.
         */
        get: operations["auditPrint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find anything by its code, the beginning of its name, or words of its title
         * @description Items by SKU, title or any identifier, places, orders, reservations, documents of stock, and suppliers. `exact` marks what a scanned code names.
         *
         *     Needs the permission `stock.read`.
         */
        get: operations["searchList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/location-stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List places with how much lies in them
         * @description Needs the permission `stock.read`.
         */
        get: operations["locationStockList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the reports with their columns and definitions
         * @description Needs the permission `insights.read`.
         */
        get: operations["reportList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{report}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the answer of a report: a sentence, figures, a chart, definitions
         * @description Money is in cents. `isBehind` says that values are still being worked out after much has moved; ask again. What a report does not know as a filter is refused.
         *
         *     Needs the permission `insights.read`.
         */
        get: operations["reportGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{report}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rows of a report
         * @description A row has a field for each column of the report, and of items also `sku` and `title`. Money is in cents. `total` comes with the first page alone.
         *
         *     Needs the permission `insights.read`.
         */
        get: operations["reportRowList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the day's key figures and what is left to set up
         * @description What needs a decision is in `/v1/alerts`, by money at risk.
         *
         *     Needs the permission `insights.read`.
         */
        get: operations["todayGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/label-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The label stock that can be printed on
         * @description Needs the permission `stock.read`.
         */
        get: operations["labelTemplateList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw labels of items, places, lots and named units
         * @description Items bear their UPC or EAN with its quiet zones, else their FNSKU, else their SKU as Code 128; lots and serials a GS1 code with (01) GTIN, (17) expiry, (10) lot and (21) serial, or (91) SKU where the item has no GTIN. What does not fit as bars is printed as dots. `svg` is the first page to look at.
         *
         *     Needs the permission `stock.read`.
         */
        post: operations["labelCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what can be imported, with the fields of each kind
         * @description Needs the permission `imports.read`.
         */
        get: operations["importKindList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at the head of a file and propose its mapping
         * @description Send the first bytes of the file, at most a megabyte. Nothing is kept. Columns are mapped for sure from a confidence of 0.9; below, the field is a guess for you to judge.
         *
         *     Needs the permission `imports.run`.
         */
        post: operations["importPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports, the newest first
         * @description Needs the permission `imports.read`.
         */
        get: operations["importList"];
        put?: never;
        /**
         * Import a file: CSV, or any other separated text, or XLSX
         * @description The body is the file. Without `kind` it is found out from the headers. With `hold` the file is only kept, to be looked at (`GET …/preview`) and run (`POST …/runs`). The work begins as soon as the file is there and those before it are done; look at the import, or at its events, for progress. A dry run writes nothing and counts what the run would do. The same file again changes nothing.
         *
         *     Needs the permission `imports.run`.
         */
        post: operations["importCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at an import's file and propose its mapping
         * @description As it would be read with these options; nothing is changed.
         *
         *     Needs the permission `imports.read`.
         */
        get: operations["importPreviewGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an import and how far it has come
         * @description Needs the permission `imports.read`.
         */
        get: operations["importGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the rows that were not taken, with the reason
         * @description The columns of the file and `reason`; correct the rows and import this file. Cells that a spreadsheet would run as a formula begin with an apostrophe, which is taken off again by the import.
         *
         *     Needs the permission `imports.read`.
         */
        get: operations["importErrorsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/error-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rows that were not taken, with their cells, to be corrected in place
         * @description Cells stand in the order of the import's `columns`.
         *
         *     Needs the permission `imports.read`.
         */
        get: operations["importErrorRowList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct rows that were not taken, and work these rows again
         * @description Of a dry run or of an import; what a corrected row says stands for the row of the file from then on. It is rolled back with the import.
         *
         *     Needs the permission `imports.run`.
         */
        post: operations["importRowsCorrect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run an import from its kept file: a draft, for real after a dry run, or mapped otherwise
         * @description What is left out stays as it was. `remember` keeps the mapping for files with the same headers.
         *
         *     Needs the permission `imports.run`.
         */
        post: operations["importRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a draft of an import's file, to import it as another kind too
         * @description Needs the permission `imports.run`.
         */
        post: operations["importCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an import that waits or runs
         * @description What it has written so far stays, and can be rolled back.
         *
         *     Needs the permission `imports.run`.
         */
        post: operations["importCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back everything that an import has written
         * @description Newest first. What was changed or used since stays as it is, is counted as kept and listed in the errors of the rollback. Opening stock is taken back by reversing its movements.
         *
         *     Needs the permission `imports.run`.
         */
        post: operations["importRollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the mappings that are remembered, by the headers of their files
         * @description Needs the permission `imports.read`.
         */
        get: operations["importMappingList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-mappings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a mapping
         * @description Needs the permission `imports.run`.
         */
        delete: operations["importMappingDelete"];
        options?: never;
        head?: never;
        /**
         * Name a mapping
         * @description Needs the permission `imports.run`.
         */
        patch: operations["importMappingRename"];
        trace?: never;
    };
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs a decision, the most money at risk first
         * @description One alert for each cause. It closes by itself when the cause ends; the same cause later is a new alert. The money at risk is in cents, and `why` holds its formula with the numbers.
         *
         *     Needs the permission `alerts.read`.
         */
        get: operations["alertList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many alerts are open, whose, and of which kinds
         * @description Needs the permission `alerts.read`.
         */
        get: operations["alertCountsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One alert
         * @description Needs the permission `alerts.read`.
         */
        get: operations["alertGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-snoozes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let alerts rest until an instant; null wakes them
         * @description Needs the permission `alerts.write`.
         */
        post: operations["alertSnooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make alerts somebody's; null makes them nobody's
         * @description Needs the permission `alerts.write`.
         */
        post: operations["alertAssign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put alerts away: they come back only when their cause ends and begins again
         * @description Needs the permission `alerts.write`.
         */
        post: operations["alertClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a closing back, where the cause still goes on
         * @description Needs the permission `alerts.write`.
         */
        post: operations["alertReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-assignees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people to whom an alert can be assigned
         * @description Needs the permission `alerts.read`.
         */
        get: operations["alertAssigneeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look now, instead of within the minute; `whole` looks at every item again
         * @description Needs the permission `alerts.write`.
         */
        post: operations["alertCheckCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which kinds of alerts the company wants to hear of, and from how much money on
         * @description Needs the permission `alerts.read`.
         */
        get: operations["alertRuleList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-rules/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is worth hearing of one kind; what is left out stays
         * @description Needs the permission `settings.write`.
         */
        patch: operations["alertRuleUpdate"];
        trace?: never;
    };
    "/v1/notification-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How you are told of alerts, and how the company is
         * @description Needs the permission `alerts.read`.
         */
        get: operations["notificationRuleList"];
        put?: never;
        /**
         * Be told of alerts by mail, Slack, a webhook, or on the screen
         * @description At once: what comes up within five minutes is one message. Daily: all that is open, at an hour of the site’s day. An alert is told once; snoozed ones are not.
         *
         *     Needs the permission `access.self`.
         */
        post: operations["notificationRuleCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notification-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Be told this way no more
         * @description Needs the permission `access.self`.
         */
        delete: operations["notificationRuleDelete"];
        options?: never;
        head?: never;
        /**
         * Change how you or the company are told; what is left out stays
         * @description Needs the permission `access.self`.
         */
        patch: operations["notificationRuleUpdate"];
        trace?: never;
    };
    "/v1/notification-rules/{id}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message that only says hello
         * @description Needs the permission `access.self`.
         */
        post: operations["notificationRuleTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you and the company were told, and what did not arrive
         * @description Needs the permission `alerts.read`.
         */
        get: operations["notificationList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/{id}/resends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a message again that did not arrive
         * @description Needs the permission `access.self`.
         */
        post: operations["notificationResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The addresses that are told of deeds, and how it goes
         * @description Needs the permission `webhooks.read`.
         */
        get: operations["webhookList"];
        put?: never;
        /**
         * Tell an address of deeds, signed by Standard Webhooks
         * @description Each deed is a POST with webhook-id, webhook-timestamp and webhook-signature. It is tried for about three days; an answer of 2xx ends it. The same deed keeps its webhook-id, so that a repeated one is known again.
         *
         *     Needs the permission `webhooks.write`.
         */
        post: operations["webhookCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One address that is told of deeds
         * @description Needs the permission `webhooks.read`.
         */
        get: operations["webhookGet"];
        put?: never;
        post?: never;
        /**
         * Tell an address nothing any more, and forget its messages
         * @description Needs the permission `webhooks.write`.
         */
        delete: operations["webhookDelete"];
        options?: never;
        head?: never;
        /**
         * Change an address, what it is told of, or switch it on and off
         * @description Needs the permission `webhooks.write`.
         */
        patch: operations["webhookUpdate"];
        trace?: never;
    };
    "/v1/webhooks/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret; for some hours the old one signs too
         * @description Needs the permission `webhooks.write`.
         */
        post: operations["webhookSecretRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message that only says hello: webhook.tested
         * @description Needs the permission `webhooks.write`.
         */
        post: operations["webhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an address was told, the latest first: attempts, answers, what is next
         * @description Needs the permission `webhooks.read`.
         */
        get: operations["webhookDeliveryList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{deliveryId}/resends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message again, whatever became of it; its webhook-id stays
         * @description Needs the permission `webhooks.write`.
         */
        post: operations["webhookDeliveryResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send every deed since an instant again, delivered before or not
         * @description Needs the permission `webhooks.write`.
         */
        post: operations["webhookReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an address can be told of, by noun
         * @description Needs the permission `webhooks.read`.
         */
        get: operations["webhookEventTypeList"];
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
        ProblemCode: "acceptance_not_possible" | "address_not_allowed" | "alert_not_found" | "already_set_up" | "amazon_code_malformed" | "bin_pattern_malformed" | "body_too_large" | "category_name_taken" | "channel_code_taken" | "channel_field_missing" | "channel_not_found" | "channel_not_reached" | "channel_not_ready" | "channel_reads_itself" | "channel_refused" | "channel_work_not_found" | "code_is_ambiguous" | "code_too_long_for_label" | "columns_missing" | "component_repeated" | "conflicting_change" | "cross_site_request" | "database_busy" | "database_unavailable" | "delivery_not_found" | "edit_in_channel" | "email_taken" | "expected_receipt_closed" | "expiry_needs_lots" | "expiry_required" | "external_line_repeated" | "external_order_taken" | "fewer_than_done" | "file_empty" | "file_not_csv" | "file_not_spreadsheet" | "forecast_run_ended" | "gtin_check_digit_wrong" | "gtin_length_wrong" | "gtin_not_digits" | "idempotency_key_reused" | "identifier_in_scientific_notation" | "identifier_repeated" | "identifier_taken" | "import_file_gone" | "import_not_correctable" | "import_not_repeatable" | "import_not_reversible" | "import_not_running" | "in_stock_share_in_range" | "in_the_future" | "internal_error" | "invalid_cursor" | "invalid_key" | "invalid_request" | "item_changed" | "item_edit_reverted" | "item_edited_twice" | "item_has_aliases" | "item_has_orders" | "item_has_sales_history" | "item_in_use" | "item_is_listed" | "key_expiry_out_of_range" | "kind_unclear" | "kit_contains_itself" | "kit_has_contents" | "kit_has_no_stock" | "kit_holds_stock" | "kit_is_empty" | "kit_too_deep" | "last_owner" | "line_given_twice" | "line_is_unmapped" | "link_expired" | "listing_not_found" | "listing_not_ours" | "listing_shows_another" | "location_has_orders" | "location_has_sales_history" | "location_path_taken" | "lot_expiry_differs" | "lot_is_expired" | "lot_not_tracked" | "lot_required" | "mail_not_set_up" | "malformed_body" | "mapping_unusable" | "message_not_verified" | "misdirected_request" | "more_than_creator" | "more_than_open" | "more_than_ordered" | "more_than_reserved" | "more_than_shipped" | "movement_already_reversed" | "name_the_site" | "not_a_component" | "not_a_gs1_value" | "not_a_kit" | "not_a_place" | "not_assembled" | "not_enough_expected" | "not_enough_on_hand" | "not_enough_stock" | "not_found" | "not_permitted" | "not_ready" | "not_signed_in" | "not_your_own" | "nothing_moves" | "nothing_to_ship" | "notification_not_found" | "notification_rule_not_found" | "notification_way_incomplete" | "only_bins_have_zones" | "only_for_people" | "only_previewing" | "only_sites_have_addresses" | "only_sites_have_time_zones" | "order_line_given_twice" | "order_on_hold" | "order_pending" | "order_shipped" | "order_site_rank_in_range" | "orders_not_read_yet" | "password_too_weak" | "personal_data_erased" | "promotion_discount_in_range" | "promotion_ends_before_it_starts" | "promotion_without_target" | "quantity_not_whole" | "quantity_out_of_range" | "report_lacks_column" | "report_lacks_filter" | "request_in_progress" | "reservation_committed" | "reservation_ended" | "reservation_expired" | "reservation_not_committed" | "reservation_not_held" | "row_not_wrong" | "sales_units_not_negative" | "saved_view_name_taken" | "scope_unknown" | "second_factor_enabled" | "second_factor_missing" | "serial_given_twice" | "serial_not_there" | "serial_not_tracked" | "serial_on_hand" | "serial_required" | "sheet_unknown" | "shipped_by_channel" | "sign_in_busy" | "sku_is_trimmed" | "sku_taken" | "snooze_in_the_past" | "stock_changed" | "storage_full" | "supplier_code_is_trimmed" | "supplier_code_taken" | "supplier_item_cost_in_range" | "supplier_item_not_found" | "supplier_not_found" | "supplier_planning_in_range" | "too_late_to_undo" | "too_many_attempts" | "too_many_bins" | "too_many_days" | "too_many_labels" | "too_many_notification_rules" | "too_many_preferences" | "too_many_requests" | "too_many_streams" | "too_many_views" | "too_many_webhooks" | "too_much_to_replay" | "tracking_in_use" | "unit_in_use" | "unit_repeated" | "unknown_assignee" | "unknown_category" | "unknown_connector" | "unknown_expected_receipt" | "unknown_identifier" | "unknown_location" | "unknown_lot" | "unknown_order_line" | "unknown_site" | "unknown_sku" | "unknown_unit" | "unsupported_media_type" | "view_of_someone_else" | "webhook_disabled" | "webhook_not_found" | "wrong_code" | "wrong_credentials" | "wrong_password";
        Setup: {
            needed: boolean;
        };
        Session: {
            user: {
                id: string;
                email: string;
                name: string;
                role: string;
                permissions: string[];
                secondFactor: boolean;
            };
            /** @description The role that an owner looks at the program as; nothing can be changed then. */
            previewRole: string | null;
            company: {
                name: string;
                timeZone: string;
            };
        };
        Preferences: {
            values: {
                [key: string]: string;
            };
        };
        View: {
            /** Format: uuid */
            id: string;
            list: string;
            name: string;
            shared: boolean;
            search: {
                [key: string]: string;
            };
            layout: {
                order?: string[];
                hidden?: string[];
                pinned?: string[];
                widths?: {
                    [key: string]: number;
                };
            } | null;
            owner: string;
            mine: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Item: {
            /** Format: uuid */
            id: string;
            sku: string;
            title: string;
            /** @enum {string} */
            status: "active" | "draft" | "discontinued" | "archived";
            /** @enum {string} */
            kind: "item" | "virtual_kit" | "assembled_kit";
            category: string | null;
            unit: string;
            units: {
                name: string;
                numerator: number;
                denominator: number;
            }[];
            unitCost: string | null;
            priceMinor: number | null;
            weight: {
                grams: string;
                ounces: string;
                pounds: string;
            } | null;
            size: {
                millimeters: {
                    length: string | null;
                    width: string | null;
                    height: string | null;
                };
                inches: {
                    length: string | null;
                    width: string | null;
                    height: string | null;
                };
            } | null;
            tracksLots: boolean;
            tracksSerials: boolean;
            tracksExpiry: boolean;
            backorderable: boolean;
            imageUrl: string | null;
            leadTimeDays: number | null;
            leadTimeDeviationDays: number | null;
            serviceLevel: number | null;
            reviewDays: number | null;
            minimumOrderQuantity: number | null;
            casePack: number | null;
            identifiers: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "gtin" | "asin" | "fnsku" | "supplier_code" | "other";
                value: string;
                packFactor: number;
            }[];
            components: {
                sku: string;
                title: string;
                /** @enum {string} */
                kind: "item" | "virtual_kit" | "assembled_kit";
                quantity: number;
            }[];
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Lookup: {
            item: components["schemas"]["Item"];
            packFactor: number;
            /** @enum {string} */
            matchedBy: "gtin" | "asin" | "fnsku" | "supplier_code" | "other" | "sku";
        };
        Category: {
            /** Format: uuid */
            id: string;
            name: string;
            leadTimeDays: number | null;
            leadTimeDeviationDays: number | null;
            serviceLevel: number | null;
            reviewDays: number | null;
            minimumOrderQuantity: number | null;
            casePack: number | null;
            itemCount: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ItemEditLine: {
            sku: string;
            /** @enum {string} */
            outcome: "changed" | "unchanged" | "refused";
            /** @description Only the fields that differ. */
            before: {
                [key: string]: unknown;
            };
            /** @description Only the fields that differ. */
            after: {
                [key: string]: unknown;
            };
            code: string | null;
            reason: string | null;
            reverted: string | null;
        };
        ItemEdit: {
            /** Format: uuid */
            id: string;
            note: string;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            revertedAt: string | null;
            revertedBy: string | null;
            items: number;
            lines: components["schemas"]["ItemEditLine"][];
        };
        Location: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "site" | "zone" | "bin";
            code: string;
            path: string;
            name: string;
            parent: string | null;
            site: string;
            timeZone: string;
            address: {
                line1: string;
                line2: string;
                city: string;
                region: string;
                postalCode: string;
                country: string;
            } | null;
            pickOrder: number;
            active: boolean;
            open: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Settings: {
            company: {
                /** @default My company */
                name?: string;
                /**
                 * @default USD
                 * @constant
                 */
                currency?: "USD";
                /** @default America/New_York */
                timeZone?: string;
            };
            planning: {
                /** @default 0.95 */
                serviceLevel?: number;
                /** @default 14 */
                leadTimeDays?: number;
                /** @default 0 */
                leadTimeDeviationDays?: number;
                /** @default 14 */
                reviewDays?: number;
                /** @default 1 */
                minimumOrderQuantity?: number;
                /** @default 1 */
                casePack?: number;
                /** @default 180 */
                demandWindowDays?: number;
                /**
                 * @default [
                 *       0.8,
                 *       0.95
                 *     ]
                 */
                abcCutoffs?: [
                    number,
                    number
                ];
                /** @default 180 */
                slowCoverDays?: number;
                /** @default 90 */
                noSalesDays?: number;
                /** @default 90 */
                slowAgeDays?: number;
                /** @default 180 */
                deadDays?: number;
                /** @default 60 */
                newDays?: number;
                /** @default 25 */
                carryingCostPercent?: number;
            };
            orders: {
                /** @default 30 */
                personalDataDays?: number;
                /** @default 7 */
                assumedTransitDays?: number;
            };
        };
        BackupLast: {
            /** @description Null where none was made. */
            last: {
                /** Format: date-time */
                madeAt: string;
                rows: number;
                by: string;
                /** @description `web`, `api` or `cli`. */
                via: string;
            } | null;
            /** @description Of the database; a backup is mostly much smaller. */
            databaseBytes: number;
        };
        Lan: {
            on: boolean;
            address: string;
            trustAddress: string | null;
            /** @description SHA-256 of the certificate to trust. */
            fingerprint: string | null;
            expiresOn: string | null;
        };
        Document: {
            id: string;
            kind: string;
            reference: string;
            reason: string;
            note: string;
            occurredAt: string | null;
            lines: {
                line: number;
                movementId: string;
                sku: string;
                from: string;
                to: string;
                /** @enum {string} */
                fromCondition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                /** @enum {string} */
                toCondition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                lot: string;
                serial: string | null;
                quantity: number;
                unitCost: string | null;
                reversedBy: string | null;
            }[];
        };
        Reservation: {
            id: string;
            reference: string;
            /** @enum {string} */
            state: "held" | "committed" | "shipped" | "released" | "expired";
            lines: {
                sku: string;
                site: string;
                quantity: number;
            }[];
            expiresAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            endedAt: string | null;
            items: {
                sku: string;
                site: string;
                quantity: number;
                shipped: number;
                /** @enum {string} */
                state: "held" | "committed" | "shipped" | "released" | "expired";
            }[];
        };
        ExpectedReceipt: {
            id: string;
            sku: string;
            site: string;
            quantity: number;
            received: number;
            open: number;
            expectedOn: string | null;
            source: string;
            reference: string;
            closed: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        StockValue: {
            /** @enum {string} */
            method: "average" | "fifo";
            /** Format: date-time */
            at: string;
            units: number;
            valueMinor: number;
            leftMinor: number;
            unitsWithoutCost: number;
        };
        KitAvailability: {
            sku: string;
            sites: {
                site: string;
                available: number;
            }[];
            available: number;
            pooled: number;
            components: {
                sku: string;
                quantity: number;
                available: number;
            }[];
        };
        Serial: {
            serial: string;
            units: {
                sku: string;
                serial: string;
                onHand: boolean;
                site: string | null;
                location: string;
                lot: string;
                /** @enum {string} */
                condition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                /** Format: date-time */
                since: string;
                history: {
                    movementId: string;
                    /** Format: date-time */
                    occurredAt: string;
                    /** Format: date-time */
                    recordedAt: string;
                    cause: string;
                    reference: string;
                    reason: string;
                    documentId: string | null;
                    from: string;
                    to: string;
                    /** @enum {string} */
                    fromCondition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                    /** @enum {string} */
                    toCondition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                    lot: string;
                    actor: string;
                    via: string;
                }[];
            }[];
        };
        Supplier: {
            id: string;
            code: string;
            name: string;
            email: string | null;
            currency: string;
            leadTimeDays: number | null;
            leadTimeDeviationDays: number | null;
            serviceLevel: number | null;
            reviewDays: number | null;
            minimumOrderQuantity: number | null;
            casePack: number | null;
            minimumOrderValueMinor: number | null;
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrderCounts: {
            all: number;
            to_ship: number;
            short: number;
            on_hold: number;
            unmapped: number;
            shipped: number;
            cancelled: number;
        };
        Order: {
            id: string;
            number: string;
            channel: string;
            channelName: string;
            source: string;
            externalId: string | null;
            /** @enum {string} */
            state: "pending" | "on_hold" | "open" | "part_shipped" | "shipped" | "cancelled";
            holdReason: string;
            channelHold: string;
            note: string;
            /** Format: date-time */
            placedAt: string;
            shipBy: string | null;
            late: boolean;
            shipRegion: string;
            /**
             * @description Read it at /v1/orders/{id}/ship-to; it is erased some days after delivery.
             * @enum {string}
             */
            address: "kept" | "none" | "erased";
            sites: string[];
            closedAt: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            lines: {
                id: string;
                position: number;
                externalLineId: string | null;
                externalSku: string;
                listing: string;
                title: string;
                barcode: string;
                /** @description Null while the line waits for its mapping. */
                sku: string | null;
                itemTitle: string | null;
                tracksSerials: boolean;
                packSize: number;
                /** @enum {string} */
                fulfilledBy: "merchant" | "channel";
                /**
                 * @description stock: must be there now. backorder: may wait. preorder: waits for what is expected.
                 * @enum {string}
                 */
                meets: "stock" | "backorder" | "preorder";
                ordered: number;
                cancelled: number;
                shipped: number;
                returned: number;
                refunded: number;
                open: number;
                /** @description Of the open units, those that no stock covers. */
                short: number;
                priceMinor: number | null;
                allocations: {
                    site: string;
                    quantity: number;
                    short: number;
                    reason: {
                        /** @enum {string} */
                        rule: "complete" | "split" | "short" | "chosen" | "channel";
                        considered: {
                            site: string;
                            rank: number;
                            miles: number | null;
                            fits: number;
                            of: number;
                        }[];
                    };
                }[];
                /** @description What is to come for the short units, once older orders have had their share. */
                expected: {
                    expectedReceiptId: string;
                    reference: string;
                    expectedOn: string | null;
                    quantity: number;
                }[];
            }[];
            shipments: {
                id: string;
                site: string;
                carrier: string;
                service: string;
                tracking: string;
                note: string;
                byChannel: boolean;
                documentId: string | null;
                /** Format: date-time */
                shippedAt: string;
                deliveredAt: string | null;
                lines: {
                    lineId: string;
                    quantity: number;
                }[];
            }[];
            refunds: {
                id: string;
                amountMinor: number | null;
                reason: string;
                byChannel: boolean;
                lines: {
                    lineId: string;
                    quantity: number;
                    restock: string;
                }[];
                /** Format: date-time */
                createdAt: string;
            }[];
        };
        OrderShipTo: {
            name: string;
            company?: string;
            line1: string;
            line2?: string;
            city: string;
            /** @description The state, such as CA. */
            region?: string;
            postalCode?: string;
            /** @default US */
            country?: string;
            phone?: string;
            email?: string;
        };
        Channel: {
            code: string;
            id: string;
            name: string;
            connector: string;
            /** @enum {string} */
            state: "shadow" | "live" | "paused" | "reconnect" | "removed";
            settings: {
                [key: string]: unknown;
            };
            sites: string[];
            places: {
                place: string;
                site: string;
            }[];
            rule: {
                /** @description Units kept for the other channels. */
                ringFenced?: number;
                buffer?: {
                    /** @constant */
                    kind: "units";
                    units: number;
                } | {
                    /** @constant */
                    kind: "percent";
                    percent: number;
                } | {
                    /** @constant */
                    kind: "dynamic";
                    /** @default 0.01 */
                    oversellProbability?: number;
                };
                /** @description The share of the rest that is shown. */
                share?: number;
                /** @description Never show more; null: no limit. */
                maximum?: number | null;
                /** @description Show 0 rather than fewer. */
                minimum?: number;
            };
            /** @enum {string} */
            driftPolicy: "repair" | "report";
            blindAfterMinutes: number;
            /** @enum {string} */
            blindAction: "buffer" | "stop" | "nothing";
            blindSince: string | null;
            massChangeShare: number;
            massChangeWaiting: boolean;
            health: {
                ordersReadAt: string | null;
                scannedAt: string | null;
                lastWriteAt: string | null;
                pushLagMs: number | null;
                openUntil: string | null;
                errorCode: string | null;
                error: string | null;
                errorAt: string | null;
                listings: number;
                unmapped: number;
                due: number;
                failed: number;
                drifted: number;
                deadMessages: number;
                deadTasks: number;
            };
        };
        ListingAcceptance: {
            /** @enum {string} */
            as: "adjustment" | "ring_fence";
            place: string;
            /** @description What the channel shows. */
            shows: number;
            /** @description What it should show as things are. */
            now: number;
            /** @description What it would be told then; the nearest that packs and shares allow. */
            after: number;
            sku: string;
            /** @description Units that our stock, or the ring-fence, changes by. */
            units: number;
            location: string | null;
            /** @description What would be kept for the other channels. */
            ringFenced: number | null;
        };
        ListingCounts: {
            all: number;
            would_write: number;
            to_zero: number;
            falls: number;
            rises: number;
            failed: number;
            drifted: number;
            unmapped: number;
            ignored: number;
        };
        Listing: {
            id: string;
            channel: string;
            channelName: string;
            title: string;
            externalSku: string;
            barcode: string;
            asin: string;
            status: string;
            tracked: boolean;
            fulfilledBy: string;
            sku: string | null;
            mappedBy: string | null;
            packSize: number;
            rule: {
                /** @description Units kept for the other channels. */
                ringFenced?: number;
                buffer?: {
                    /** @constant */
                    kind: "units";
                    units: number;
                } | {
                    /** @constant */
                    kind: "percent";
                    percent: number;
                } | {
                    /** @constant */
                    kind: "dynamic";
                    /** @default 0.01 */
                    oversellProbability?: number;
                };
                /** @description The share of the rest that is shown. */
                share?: number;
                /** @description Never show more; null: no limit. */
                maximum?: number | null;
                /** @description Show 0 rather than fewer. */
                minimum?: number;
            };
            enabled: boolean;
            /** @description What the channel itself holds of it: read, never written. */
            pool: {
                fulfillable: number;
                inbound: number;
                reserved: number;
                unfulfillable: number;
                /** Format: date-time */
                seenAt: string;
            } | null;
            stock: {
                place: string;
                target: number;
                sent: number | null;
                sentAt: string | null;
                seen: number | null;
                seenAt: string | null;
                state: string;
                attempts: number;
                errorCode: string | null;
                error: string | null;
                driftSince: string | null;
                driftCause: string | null;
            }[];
        };
        ChannelReview: {
            /** @description When the channel was last asked what it shows. */
            readAt: string | null;
            /** @description Numbers that the channel shows of mapped listings, by place. */
            numbers: number;
            agree: number;
            wouldWrite: number;
            toZero: number;
            falls: number;
            rises: number;
            /** @description The channel has not said yet what it shows. */
            unread: number;
            guard: {
                share: number;
                /** @description Listings that offer units now. */
                showing: number;
                /** @description Of these, how many would offer none. */
                zeroing: number;
                /** @description So many zeros at once wait for a person. */
                waits: boolean;
            };
        };
        Explanation: {
            name: string;
            formula: string;
            inputs: {
                [key: string]: number;
            };
            result: number;
        };
        PlanBasis: {
            /** Format: date */
            windowFrom: string;
            /** Format: date */
            windowTo: string;
            observedDays: number;
            inStockDays: number;
            /** @description Days whose stock nobody knows; they count as in stock, so demand may be higher. */
            unknownDays: number;
            unitsSold: number;
            meanDailyDemand: number | null;
            dailyDemandDeviation: number | null;
            leadTimeDays: number;
            leadTimeDeviationDays: number;
            serviceLevel: number;
            reviewDays: number;
            minimumOrderQuantity: number;
            casePack: number;
            /**
             * @description Plain: mean and deviation of daily sales, where there is no forecast.
             * @enum {string}
             */
            method: "forecast" | "plain";
            /** @description Short history: fewer than 8 weeks of sales. No forecast: none was made yet. */
            plainReason: ("no_sales" | "short_history" | "no_forecast") | null;
            /** @description How many receipts the lead time was learned from; 0 where it was entered. */
            leadTimeReceipts: number;
            /** @description Where each inherited value was set. */
            sources: {
                [key: string]: "item" | "supplier" | "category" | "company" | "receipts";
            };
            /** Format: date-time */
            computedAt: string;
        };
        ItemDemand: {
            sku: string;
            days: {
                /** Format: date */
                day: string;
                units: number;
                revenueMinor: number | null;
                inStockShare: number | null;
            }[];
            plans: {
                site: string;
                available: number;
                incoming: number;
                position: number;
                safetyStock: number;
                reorderPoint: number;
                orderUpTo: number;
                suggestedQuantity: number;
                daysOfCover: number | null;
                stockoutOn: string | null;
                abcClass: string | null;
                supplier: string | null;
                why: components["schemas"]["Explanation"][];
                basis: components["schemas"]["PlanBasis"];
            }[];
        };
        PlanningReach: {
            /** @description In which a change of at least one of the fields here is seen. */
            items: number;
            /** @description All items of this supplier, this category or the company. */
            of: number;
            /** @description Of these, the items with a value of their own for at least one. */
            withOwn: number;
        };
        ForecastAccuracy: {
            weeks: number;
            /** @description Σ|forecast − actual| / Σ actual by week. */
            wape: number | null;
            /** @description Σ(forecast − actual) / Σ actual; above 0 is too high. */
            bias: number | null;
            /** @description Share of weeks at or below the 90 % quantile. */
            coverage90: number;
            /** @description How much smaller the error was than that of repeating the last week, as a share. */
            valueAdded: number | null;
        };
        ItemForecast: {
            sku: string;
            title: string;
            /** Format: date */
            today: string;
            promotions: {
                name: string;
                kind: string;
                /** Format: date */
                startsOn: string;
                /** Format: date */
                endsOn: string;
            }[];
            sites: {
                /** @description Null: all sites together, where there are several. */
                site: string | null;
                /** @enum {string} */
                method: "forecast" | "plain";
                plainReason: ("no_sales" | "short_history" | "no_forecast") | null;
                demandClass: string | null;
                knownTo: string | null;
                historyWeeks: number;
                history: {
                    /** Format: date */
                    from: string;
                    units: number;
                    inStockShare: number | null;
                    /** @description Mean price paid, in dollars. */
                    price: number | null;
                }[];
                weeks: {
                    /** Format: date */
                    from: string;
                    mean: number;
                    p10: number;
                    p50: number;
                    p90: number;
                }[];
                why: components["schemas"]["Explanation"][];
                /** @description Eight weeks ago, against what came since. */
                lookingBack: components["schemas"]["ForecastAccuracy"] | null;
                /** @description Each week told before it began, against what came. */
                realised: components["schemas"]["ForecastAccuracy"] | null;
                plan: {
                    position: number;
                    safetyStock: number;
                    reorderPoint: number;
                    orderUpTo: number;
                    suggestedQuantity: number;
                    serviceLevel: number;
                    leadTimeDays: number;
                    available: number;
                    daysOfCover: number | null;
                    stockoutOn: string | null;
                    why: components["schemas"]["Explanation"][];
                } | null;
                incoming: {
                    on: string | null;
                    quantity: number;
                }[];
            }[];
        };
        ForecastRun: {
            id: string;
            /** @enum {string} */
            scope: "all" | "changes";
            /** @enum {string} */
            cause: "asked" | "nightly" | "import";
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            /** @enum {string} */
            phase: "waiting" | "learning" | "forecasting" | "planning" | "ended";
            /** @description The last day of known demand that it works from. */
            knownTo: string | null;
            itemsTotal: number | null;
            itemsDone: number;
            /** @description Forecasts stored: one for each item and site that sells. */
            seriesDone: number;
            problem: {
                code: string;
                detail: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            endedAt: string | null;
        };
        Promotion: {
            id: string;
            name: string;
            /**
             * @description What moves demand: a price cut of your own (sale), a marketplace deal, advertising, or an event.
             * @enum {string}
             */
            kind: "sale" | "deal" | "advertising" | "event";
            /** Format: date */
            startsOn: string;
            /** Format: date */
            endsOn: string;
            /** @enum {string} */
            scope: "all" | "categories" | "items";
            categories: string[];
            skus: string[];
            discountPercent: number | null;
            note: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AuditList: {
            count: number;
            /** @description In cents; `meaning` says of what. */
            money: number;
            meaning: string;
            rows: components["schemas"]["AuditRow"][];
        };
        AuditRow: {
            sku: string;
            title: string;
            abcClass: string | null;
            onHand: number;
            available: number;
            incoming: number;
            velocity: number | null;
            daysOfCover: number | null;
            lastSaleOn: string | null;
            excessUnits: number;
            /** @description In cents. */
            money: number;
        };
        Sentence: {
            /** @description The pattern, in ICU form. */
            message: string;
            values: {
                [key: string]: string | number;
            };
        };
        Audit: {
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            generatedAt: string;
            plannedAt: string | null;
            window: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                days: number;
            };
            figures: {
                name: string;
                label: string;
                /** @description Money is in cents, here and in `why`. */
                value: number | null;
                /** @enum {string} */
                unit: "money" | "days" | "turns" | "share" | "units" | "items";
                note: string;
                why: components["schemas"]["Explanation"];
            }[];
            abc: {
                class: string;
                items: number;
                itemShare: number;
                revenue: number;
                revenueShare: number;
                stockValue: number;
                outOfStock: number;
            }[];
            lists: {
                stockouts: components["schemas"]["AuditList"];
                stockoutsComing: components["schemas"]["AuditList"];
                overstock: components["schemas"]["AuditList"];
                slow: components["schemas"]["AuditList"];
                dead: components["schemas"]["AuditList"];
            };
            findings: {
                code: string;
                /** @enum {string} */
                severity: "high" | "medium" | "low";
                message: string;
                /** @description The same as patterns with values, by field, to be said in another language. */
                said?: {
                    [key: string]: components["schemas"]["Sentence"][];
                };
                advice: string;
                count: number;
                skus: string[];
            }[];
        };
        Report: {
            name: string;
            title: string;
            about: string;
            /** @enum {string} */
            rowsAre: "items" | "weeks";
            filters: string[];
            sort: {
                by: string;
                /** @enum {string} */
                direction: "asc" | "desc";
            };
            groups: {
                value: string;
                label: string;
            }[];
            columns: {
                id: string;
                label: string;
                /** @enum {string} */
                unit: "text" | "date" | "units" | "items" | "money" | "cost" | "days" | "decimal" | "share";
                hint?: string;
                /** @constant */
                starts?: "hidden";
            }[];
            definitions: {
                term: string;
                formula?: string;
                text: string;
            }[];
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            generatedAt: string;
            isBehind: boolean;
            window: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                days: number;
            };
            answer: string;
            /** @description The same as patterns with values, by field, to be said in another language. */
            said?: {
                [key: string]: components["schemas"]["Sentence"][];
            };
            figures: {
                name: string;
                label: string;
                value: number | null;
                /** @enum {string} */
                unit: "text" | "date" | "units" | "items" | "money" | "cost" | "days" | "decimal" | "share";
                note: string;
                /** @description The same as patterns with values, by field, to be said in another language. */
                said?: {
                    [key: string]: components["schemas"]["Sentence"][];
                };
            }[];
            chart: {
                /** @enum {string} */
                kind: "bars" | "columns" | "matrix";
                label: string;
                /** @enum {string} */
                unit: "text" | "date" | "units" | "items" | "money" | "cost" | "days" | "decimal" | "share";
                series: {
                    name: string;
                    label: string;
                    line?: boolean;
                }[];
                points: {
                    label: string;
                    values: (number | null)[];
                    counts?: number[];
                    filter?: {
                        [key: string]: string;
                    };
                }[];
            };
        };
        Today: {
            /** Format: date */
            day: string;
            /** @description Nothing is here yet: no item. */
            isEmpty: boolean;
            figures: {
                name: string;
                label: string;
                /** @description Money is in cents. */
                value: number;
                /** @enum {string} */
                unit: "money" | "items" | "orders" | "units";
                note: string;
                /** @description The same as patterns with values, by field, to be said in another language. */
                said?: {
                    [key: string]: components["schemas"]["Sentence"][];
                };
                /** @description The page behind it, in the web app. */
                path: string;
                why: components["schemas"]["Explanation"];
            }[];
            setUp: {
                /** @enum {string} */
                step: "items" | "stock" | "sales" | "suppliers" | "channel" | "colleague" | "secondFactor";
                isDone: boolean;
                path: string;
            }[];
        };
        ImportPreview: {
            /** @enum {string} */
            kind: "suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales";
            /** @description What a known export can be imported as. */
            presetKinds: ("suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales")[];
            preset: {
                name: string;
                title: string;
            } | null;
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @enum {string} */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
            encodingSure: boolean;
            /** @description Cells by which a person sees whether it is right. */
            letters: string[];
            delimiter: string | null;
            sheets: string[];
            sheet: string | null;
            headerRow: number;
            columns: {
                header: string;
                field: string | null;
                confidence: number;
                samples: string[];
                warnings: {
                    /** @enum {string} */
                    code: "scientific_notation" | "zeros_lost" | "check_digit" | "unreadable";
                    /** @description Of the first 500 rows. */
                    count: number;
                    example: string;
                }[];
            }[];
            rows: string[][];
            /** @description Required fields that no column stands for. */
            missing: string[];
            /** @description How days are written; `unclear`: say it with `dateOrder`. */
            dateOrder: ("MDY" | "DMY" | "unclear") | null;
            /** @description Where numbers can only be read with a comma before the decimals. */
            decimal: "," | null;
            /** @description Whether such a file was mapped so before. */
            remembered: boolean;
            rememberedOptions: {
                /** @description The site of rows that name none. */
                site?: string;
                /** @description The channel of sales that name none. */
                channel?: string;
                /** @enum {string} */
                dateOrder?: "MDY" | "DMY";
                /**
                 * @description What stands before the decimals of numbers: 1,234.50 or 1.234,50.
                 * @enum {string}
                 */
                decimal?: "." | ",";
                /**
                 * @description Found out from the file where it is not given.
                 * @enum {string}
                 */
                delimiter?: "," | ";" | "\t" | "|";
                /**
                 * @description Replaces what was found out, where its letters come out wrong.
                 * @enum {string}
                 */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                /** @description The sheet of a workbook; the first one otherwise. */
                sheet?: string;
            };
            /** @description Among the rows that were looked at. */
            skipped: {
                reason: string;
                count: number;
                rows: number[];
            }[];
        };
        Import: {
            id: string;
            /** @enum {string} */
            kind: "suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales";
            fileName: string;
            fileBytes: number;
            /** @enum {string} */
            format: "csv" | "xlsx";
            /**
             * @description As it was found out.
             * @enum {string}
             */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
            /** @description Whether no other encoding is likely. */
            encodingSure: boolean;
            /** @description Of a workbook. */
            sheets: string[];
            dryRun: boolean;
            /** @enum {string} */
            state: "uploading" | "draft" | "queued" | "running" | "done" | "failed" | "cancelled" | "rolling_back" | "rolled_back";
            /** @enum {string} */
            phase: "reading" | "applying";
            options: {
                /** @description The site of rows that name none. */
                site?: string;
                /** @description The channel of sales that name none. */
                channel?: string;
                /**
                 * @description How 01/02/2026 is meant: U.S. or the other way round.
                 * @default MDY
                 * @enum {string}
                 */
                dateOrder?: "MDY" | "DMY";
                /**
                 * @description What stands before the decimals of numbers: 1,234.50 or 1.234,50.
                 * @enum {string}
                 */
                decimal?: "." | ",";
                /**
                 * @description Found out from the file where it is not given.
                 * @enum {string}
                 */
                delimiter?: "," | ";" | "\t" | "|";
                /**
                 * @description Replaces what was found out, where its letters come out wrong.
                 * @enum {string}
                 */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                /** @description The sheet of a workbook; the first one otherwise. */
                sheet?: string;
            };
            /** @description What was asked for; null: by the header. */
            mapping: {
                [key: string]: string | null;
            } | null;
            /** @description What was used, once the header has been read. */
            columns: {
                header: string;
                field: string | null;
            }[] | null;
            /** @description Why it failed. */
            problem: {
                code: string;
                detail: string;
            } | null;
            /** @description The export that it was recognised as. */
            preset: string | null;
            /** @description Rows that hold no data, such as blank ones and totals; the first of them by number. */
            skipped: {
                reason: string;
                count: number;
                rows: number[];
            }[];
            /** @description What a dry run would change, of the first rows that it would change. */
            samples: {
                row: number;
                name: string;
                changes: {
                    field: string;
                    before: string;
                    after: string;
                }[];
            }[];
            rowsRead: number;
            /** @description Null until the whole file has been read. */
            rowsTotal: number | null;
            rowsDone: number;
            created: number;
            changed: number;
            unchanged: number;
            errors: number;
            /** @description Changes that the rollback took back. */
            reverted: number;
            /** @description Changes that it left, because they were changed or used since. */
            kept: number;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            endedAt: string | null;
            rolledBackAt: string | null;
        };
        AlertCounts: {
            open: number;
            /** @description Open and assigned to the one who asks. */
            mine: number;
            unassigned: number;
            snoozed: number;
            /** @description Open ones that you want to see on the screen: warnings and worse, unless you said otherwise. */
            noticed: number;
            /** @description Open ones. */
            critical: number;
            /** @description At risk in all that is open, in cents. */
            money: number;
            byKind: {
                /** @enum {string} */
                kind: "oversold" | "channel_oversold" | "out_of_stock" | "stockout_coming" | "order_needs_hand" | "channel_stopped" | "channel_blind" | "channel_guarded" | "channel_drift" | "channel_dead_letters" | "lot_expiring" | "overstock" | "job_failed" | "webhook_stopped" | "notification_failed";
                open: number;
                money: number;
            }[];
        };
        Alert: {
            id: string;
            /** @enum {string} */
            kind: "oversold" | "channel_oversold" | "out_of_stock" | "stockout_coming" | "order_needs_hand" | "channel_stopped" | "channel_blind" | "channel_guarded" | "channel_drift" | "channel_dead_letters" | "lot_expiring" | "overstock" | "job_failed" | "webhook_stopped" | "notification_failed";
            /** @enum {string} */
            severity: "critical" | "warning" | "notice";
            /** @enum {string} */
            state: "open" | "snoozed" | "closed";
            /** @description At risk, in cents; `why` says how it is worked out. */
            money: number;
            why: components["schemas"]["Explanation"];
            headline: string;
            reason: string;
            /** @description The same as patterns with values, by field, to be said in another language. */
            said?: {
                [key: string]: components["schemas"]["Sentence"][];
            };
            /** @description The page of what it is about, in the web app. */
            path: string;
            /** @description What to do next, and where. */
            step: {
                label: string;
                path: string;
            };
            subjectKind: string;
            subjectId: string;
            subjectName: string;
            title: string;
            sku: string | null;
            site: string | null;
            facts: {
                [key: string]: unknown;
            };
            assignee: {
                id: string;
                name: string;
            } | null;
            snoozedUntil: string | null;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            changedAt: string;
            /** @description When its cause was gone. */
            endedAt: string | null;
            closedAt: string | null;
            closedBy: string | null;
        };
        WebhookEndpoint: {
            id: string;
            url: string;
            description: string;
            eventTypes: string[];
            enabled: boolean;
            /** @description Why we switched it off: nothing arrived for three days, or it answered 410. */
            disabledReason: ("failing" | "gone") | null;
            failingSince: string | null;
            secrets: {
                /** Format: date-time */
                createdAt: string;
                expiresAt: string | null;
            }[];
            waiting: number;
            failed: number;
            deliveredAt: string | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        HealthLive: {
            /** @constant */
            status: "live";
        };
        HealthReady: {
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
        ListingExplanation: {
            listing: {
                id: string;
                channel: string;
                channelName: string;
                title: string;
                externalSku: string;
                barcode: string;
                asin: string;
                status: string;
                tracked: boolean;
                fulfilledBy: string;
                sku: string | null;
                mappedBy: string | null;
                packSize: number;
                rule: {
                    /** @description Units kept for the other channels. */
                    ringFenced?: number;
                    buffer?: {
                        /** @constant */
                        kind: "units";
                        units: number;
                    } | {
                        /** @constant */
                        kind: "percent";
                        percent: number;
                    } | {
                        /** @constant */
                        kind: "dynamic";
                        /** @default 0.01 */
                        oversellProbability?: number;
                    };
                    /** @description The share of the rest that is shown. */
                    share?: number;
                    /** @description Never show more; null: no limit. */
                    maximum?: number | null;
                    /** @description Show 0 rather than fewer. */
                    minimum?: number;
                };
                enabled: boolean;
                /** @description What the channel itself holds of it: read, never written. */
                pool: {
                    fulfillable: number;
                    inbound: number;
                    reserved: number;
                    unfulfillable: number;
                    /** Format: date-time */
                    seenAt: string;
                } | null;
                stock: {
                    place: string;
                    target: number;
                    sent: number | null;
                    sentAt: string | null;
                    seen: number | null;
                    seenAt: string | null;
                    state: string;
                    attempts: number;
                    errorCode: string | null;
                    error: string | null;
                    driftSince: string | null;
                    driftCause: string | null;
                }[];
            };
            places: {
                place: string;
                target: number;
                steps: {
                    step: string;
                    units: number;
                    detail: {
                        [key: string]: unknown;
                    };
                }[];
            }[];
        };
        InventoryCounts: {
            all: number;
            oversold: number;
            out: number;
            incoming: number;
            low: number;
            overstock: number;
            no_sales: number;
            in_stock: number;
        };
        SetupComplete: {
            /** Format: uuid */
            id: string;
            email: string;
        };
        SessionCreateReply: {
            secondFactorRequired: boolean;
        };
        SecondFactorEnable: {
            totpUri: string;
            recoveryCodes: string[];
        };
        User: {
            /** Format: uuid */
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "buyer" | "receiver" | "picker" | "counter" | "auditor" | "analyst" | "read_only";
            active: boolean;
            secondFactor: boolean;
            /** Format: date-time */
            createdAt: string;
            lastSeenAt: string | null;
        };
        Invitation: {
            /** Format: uuid */
            id: string;
            url: string;
            /** Format: date-time */
            expiresAt: string;
            mailed: boolean;
        };
        InvitationAccept: {
            email: string;
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            handle: string;
            role: ("owner" | "buyer" | "receiver" | "picker" | "counter" | "auditor" | "analyst" | "read_only") | null;
            scopes: string[] | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
            key: string;
        };
        Identifier: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "gtin" | "asin" | "fnsku" | "supplier_code" | "other";
            value: string;
            packFactor: number;
        };
        ItemEditCreateReply: {
            id: string | null;
            changed: number;
            unchanged: number;
            refused: number;
            lines: components["schemas"]["ItemEditLine"][];
        };
        Bin: {
            created: string[];
            existing: number;
        };
        OpeningBalance: {
            id: string;
            lines: {
                sku: string;
                location: string;
                outcome: string;
                before: number;
                after: number;
            }[];
        };
        Lot: {
            lot: string;
            expiresOn: string | null;
            onHand: number;
            /** Format: date-time */
            createdAt: string;
        };
        AdjustmentPreview: {
            lines: {
                sku: string;
                location: string | null;
                /** @enum {string} */
                outcome: "changed" | "unchanged" | "refused";
                before: number;
                after: number;
                version: number;
                code: string | null;
                reason: string | null;
            }[];
        };
        MovePreview: {
            lines: {
                sku: string;
                location: string | null;
                /** @enum {string} */
                outcome: "changed" | "unchanged" | "refused";
                before: number;
                after: number;
                version: number;
                code: string | null;
                reason: string | null;
                quantity: number;
            }[];
        };
        ReservationCreateReply: {
            id: string;
            reference: string;
            /** @enum {string} */
            state: "held" | "committed" | "shipped" | "released" | "expired";
            lines: {
                sku: string;
                site: string;
                quantity: number;
            }[];
            expiresAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            endedAt: string | null;
        };
        StockVerification: {
            differences: {
                check: string;
                subject: string;
                expected: string;
                found: string;
            }[];
        };
        SupplierItem: {
            sku: string;
            title: string;
            /** @description The supplier's code. */
            supplier: string;
            supplierName: string;
            supplierSku: string;
            unitCost: string | null;
            rank: number;
        };
        OrderShipment: {
            id: string;
            number: string;
            channel: string;
            channelName: string;
            source: string;
            externalId: string | null;
            /** @enum {string} */
            state: "pending" | "on_hold" | "open" | "part_shipped" | "shipped" | "cancelled";
            holdReason: string;
            channelHold: string;
            note: string;
            /** Format: date-time */
            placedAt: string;
            shipBy: string | null;
            late: boolean;
            shipRegion: string;
            /**
             * @description Read it at /v1/orders/{id}/ship-to; it is erased some days after delivery.
             * @enum {string}
             */
            address: "kept" | "none" | "erased";
            sites: string[];
            closedAt: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            lines: {
                id: string;
                position: number;
                externalLineId: string | null;
                externalSku: string;
                listing: string;
                title: string;
                barcode: string;
                /** @description Null while the line waits for its mapping. */
                sku: string | null;
                itemTitle: string | null;
                tracksSerials: boolean;
                packSize: number;
                /** @enum {string} */
                fulfilledBy: "merchant" | "channel";
                /**
                 * @description stock: must be there now. backorder: may wait. preorder: waits for what is expected.
                 * @enum {string}
                 */
                meets: "stock" | "backorder" | "preorder";
                ordered: number;
                cancelled: number;
                shipped: number;
                returned: number;
                refunded: number;
                open: number;
                /** @description Of the open units, those that no stock covers. */
                short: number;
                priceMinor: number | null;
                allocations: {
                    site: string;
                    quantity: number;
                    short: number;
                    reason: {
                        /** @enum {string} */
                        rule: "complete" | "split" | "short" | "chosen" | "channel";
                        considered: {
                            site: string;
                            rank: number;
                            miles: number | null;
                            fits: number;
                            of: number;
                        }[];
                    };
                }[];
                /** @description What is to come for the short units, once older orders have had their share. */
                expected: {
                    expectedReceiptId: string;
                    reference: string;
                    expectedOn: string | null;
                    quantity: number;
                }[];
            }[];
            shipments: {
                id: string;
                site: string;
                carrier: string;
                service: string;
                tracking: string;
                note: string;
                byChannel: boolean;
                documentId: string | null;
                /** Format: date-time */
                shippedAt: string;
                deliveredAt: string | null;
                lines: {
                    lineId: string;
                    quantity: number;
                }[];
            }[];
            refunds: {
                id: string;
                amountMinor: number | null;
                reason: string;
                byChannel: boolean;
                lines: {
                    lineId: string;
                    quantity: number;
                    restock: string;
                }[];
                /** Format: date-time */
                createdAt: string;
            }[];
            shipmentId: string;
        };
        OrderRefund: {
            id: string;
            number: string;
            channel: string;
            channelName: string;
            source: string;
            externalId: string | null;
            /** @enum {string} */
            state: "pending" | "on_hold" | "open" | "part_shipped" | "shipped" | "cancelled";
            holdReason: string;
            channelHold: string;
            note: string;
            /** Format: date-time */
            placedAt: string;
            shipBy: string | null;
            late: boolean;
            shipRegion: string;
            /**
             * @description Read it at /v1/orders/{id}/ship-to; it is erased some days after delivery.
             * @enum {string}
             */
            address: "kept" | "none" | "erased";
            sites: string[];
            closedAt: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            lines: {
                id: string;
                position: number;
                externalLineId: string | null;
                externalSku: string;
                listing: string;
                title: string;
                barcode: string;
                /** @description Null while the line waits for its mapping. */
                sku: string | null;
                itemTitle: string | null;
                tracksSerials: boolean;
                packSize: number;
                /** @enum {string} */
                fulfilledBy: "merchant" | "channel";
                /**
                 * @description stock: must be there now. backorder: may wait. preorder: waits for what is expected.
                 * @enum {string}
                 */
                meets: "stock" | "backorder" | "preorder";
                ordered: number;
                cancelled: number;
                shipped: number;
                returned: number;
                refunded: number;
                open: number;
                /** @description Of the open units, those that no stock covers. */
                short: number;
                priceMinor: number | null;
                allocations: {
                    site: string;
                    quantity: number;
                    short: number;
                    reason: {
                        /** @enum {string} */
                        rule: "complete" | "split" | "short" | "chosen" | "channel";
                        considered: {
                            site: string;
                            rank: number;
                            miles: number | null;
                            fits: number;
                            of: number;
                        }[];
                    };
                }[];
                /** @description What is to come for the short units, once older orders have had their share. */
                expected: {
                    expectedReceiptId: string;
                    reference: string;
                    expectedOn: string | null;
                    quantity: number;
                }[];
            }[];
            shipments: {
                id: string;
                site: string;
                carrier: string;
                service: string;
                tracking: string;
                note: string;
                byChannel: boolean;
                documentId: string | null;
                /** Format: date-time */
                shippedAt: string;
                deliveredAt: string | null;
                lines: {
                    lineId: string;
                    quantity: number;
                }[];
            }[];
            refunds: {
                id: string;
                amountMinor: number | null;
                reason: string;
                byChannel: boolean;
                lines: {
                    lineId: string;
                    quantity: number;
                    restock: string;
                }[];
                /** Format: date-time */
                createdAt: string;
            }[];
            refundId: string;
        };
        SkuAlias: {
            alias: {
                channel: string;
                externalSku: string;
                sku: string;
                /** @description Base units in one sold unit. */
                packSize: number;
            };
            mappedLines: number;
            /** @description Lines that a job maps next, because there are many. */
            waitingLines: number;
        };
        OrderSite: {
            site: string;
            name: string;
            /** @description Lower ships first. */
            rank: number;
            /** @description Whether orders are shipped from here. */
            ships: boolean;
            /** @description Where it is, for the nearest; its state is what counts. */
            postalCode: string;
            region: string;
        };
        ConnectorCheck: {
            name: string;
            clockSkewMs: number | null;
        };
        ChannelFreeze: {
            frozen: boolean;
        };
        ChannelMappings: {
            mapped: {
                id: string;
                sku: string | null;
            }[];
            remaining: number;
        };
        ChannelRepair: {
            numbers: number;
        };
        ChannelScan: {
            asked: boolean;
        };
        ChannelListingsSave: {
            saved: number;
        };
        ChannelOrderSave: {
            orderId: string;
            /** @enum {string} */
            outcome: "created" | "changed" | "unchanged" | "stale";
            unmapped: number;
            short: number;
        };
        ChannelWorkReplayAll: {
            replayed: number;
        };
        PlanRefresh: {
            /** @constant */
            state: "queued";
        };
        Label: {
            fileName: string;
            contentType: string;
            /**
             * @description How `content` is written.
             * @enum {string}
             */
            encoding: "base64" | "text";
            labels: number;
            pages: number;
            content: string;
        };
        ImportMapping: {
            id: string;
            /** @description Empty until somebody names it. */
            name: string;
            /** @enum {string} */
            kind: "suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales";
            header: string[];
            mapping: {
                [key: string]: string | null;
            };
            options: {
                /** @description The site of rows that name none. */
                site?: string;
                /** @description The channel of sales that name none. */
                channel?: string;
                /** @enum {string} */
                dateOrder?: "MDY" | "DMY";
                /**
                 * @description What stands before the decimals of numbers: 1,234.50 or 1.234,50.
                 * @enum {string}
                 */
                decimal?: "." | ",";
                /**
                 * @description Found out from the file where it is not given.
                 * @enum {string}
                 */
                delimiter?: "," | ";" | "\t" | "|";
                /**
                 * @description Replaces what was found out, where its letters come out wrong.
                 * @enum {string}
                 */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                /** @description The sheet of a workbook; the first one otherwise. */
                sheet?: string;
            };
            createdBy: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AlertSnooze: {
            changed: number;
        };
        AlertRule: {
            /** @enum {string} */
            kind: "oversold" | "channel_oversold" | "out_of_stock" | "stockout_coming" | "order_needs_hand" | "channel_stopped" | "channel_blind" | "channel_guarded" | "channel_drift" | "channel_dead_letters" | "lot_expiring" | "overstock" | "job_failed" | "webhook_stopped" | "notification_failed";
            enabled: boolean;
            /** @description Below this money at risk, in cents, it is not told. */
            minimumMinor: number;
            /** @description How many days ahead it looks, where it does. */
            days: number | null;
        };
        NotificationRule: {
            id: string;
            company: boolean;
            /** @enum {string} */
            way: "app" | "mail" | "slack" | "webhook";
            addresses: string[];
            hasSlackUrl: boolean;
            endpointId: string | null;
            kinds: ("oversold" | "channel_oversold" | "out_of_stock" | "stockout_coming" | "order_needs_hand" | "channel_stopped" | "channel_blind" | "channel_guarded" | "channel_drift" | "channel_dead_letters" | "lot_expiring" | "overstock" | "job_failed" | "webhook_stopped" | "notification_failed")[];
            /** @enum {string} */
            severity: "critical" | "warning" | "notice";
            /** @enum {string} */
            pace: "at_once" | "daily";
            digestHour: number;
            site: string | null;
            enabled: boolean;
            lastSentAt: string | null;
            /** @description Of the last message, where it has not arrived yet. */
            lastError: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        NotificationRuleTest: {
            notificationId: string;
        };
        Webhook: {
            webhook: components["schemas"]["WebhookEndpoint"];
            /** @description Shown this once; it signs by Standard Webhooks. */
            secret: string;
        };
        WebhookSecretRotate: {
            /** @description Shown this once; it signs by Standard Webhooks. */
            secret: string;
        };
        WebhookTest: {
            deliveryId: string;
        };
        WebhookReplay: {
            queued: number;
        };
        SessionRow: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** Format: date-time */
            expiresAt: string;
            address: string;
            agent: string;
            current: boolean;
        };
        Role: {
            /** @description All there are, in the order to show them. */
            permissions: string[];
            roles: {
                /** @enum {string} */
                role: "owner" | "buyer" | "receiver" | "picker" | "counter" | "auditor" | "analyst" | "read_only";
                permissions: string[];
            }[];
        };
        InvitationRow: {
            /** Format: uuid */
            id: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "buyer" | "receiver" | "picker" | "counter" | "auditor" | "analyst" | "read_only";
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        ApiKeyRow: {
            /** Format: uuid */
            id: string;
            name: string;
            handle: string;
            role: ("owner" | "buyer" | "receiver" | "picker" | "counter" | "auditor" | "analyst" | "read_only") | null;
            scopes: string[] | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        AuditEntry: {
            /** Format: uuid */
            id: string;
            type: string;
            /** Format: date-time */
            at: string;
            subjectKind: string;
            subjectId: string;
            subjectName: string;
            details: {
                [key: string]: unknown;
            };
            actorKind: string;
            actorId: string;
            actorName: string;
            actorRole: string;
            via: string;
            address: string;
            agent: string;
            requestId: string;
        };
        ItemEditRow: {
            /** Format: uuid */
            id: string;
            note: string;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            revertedAt: string | null;
            revertedBy: string | null;
            items: number;
        };
        Stock: {
            sku: string;
            site: string;
            onHand: number;
            unavailable: number;
            committed: number;
            held: number;
            available: number;
            incoming: number;
        };
        Balance: {
            sku: string;
            site: string;
            location: string;
            lot: string;
            expiresOn: string | null;
            /** @enum {string} */
            condition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
            quantity: number;
            version: number;
        };
        ItemMovement: {
            id: string;
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            recordedAt: string;
            cause: string;
            reason: string;
            reference: string;
            note: string;
            documentId: string | null;
            from: string;
            to: string;
            /** @enum {string} */
            fromCondition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
            /** @enum {string} */
            toCondition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
            lot: string;
            serial: string | null;
            quantity: number;
            change: number;
            onHand: number;
            unitCost: string | null;
            reversesId: string | null;
            reversedBy: string | null;
            actor: string;
            via: string;
        };
        Movement: {
            /** Format: uuid */
            id: string;
            sku: string;
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            recordedAt: string;
            cause: string;
            reason: string;
            reference: string;
            note: string;
            from: string;
            to: string;
            /** @enum {string} */
            fromCondition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
            /** @enum {string} */
            toCondition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
            lot: string;
            serial: string | null;
            quantity: number;
            unitCost: string | null;
            reversesId: string | null;
            documentId: string | null;
            actor: string;
            via: string;
        };
        LotListReply: {
            data: {
                lot: string;
                expiresOn: string | null;
                onHand: number;
                /** Format: date-time */
                createdAt: string;
            }[];
        };
        StockAt: {
            sku: string;
            site: string;
            onHand: number;
            unavailable: number;
        };
        ItemBalanceAt: {
            data: {
                site: string;
                location: string;
                lot: string;
                expiresOn: string | null;
                /** @enum {string} */
                condition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                quantity: number;
            }[];
        };
        ItemValue: {
            sku: string;
            units: number;
            valueMinor: number;
            leftMinor: number;
            unitsWithoutCost: number;
        };
        ItemSerial: {
            sku: string;
            serial: string;
            onHand: boolean;
            site: string | null;
            location: string;
            lot: string;
            /** @enum {string} */
            condition: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
            /** Format: date-time */
            since: string;
        };
        Seal: {
            number: number;
            /**
             * Format: date-time
             * @description The hour from this instant on.
             */
            hour: string;
            /** @description How many movements the hour has. */
            movements: number;
            /** @description How many entries of the audit trail the hour has. */
            events: number;
            /** @description The hash of the seal before; zeros in the first. */
            previous: string;
            /** @description SHA-256 of `body`. */
            hash: string;
            /** @description The text that was signed. */
            body: string;
            /** @description Ed25519 over `body`, in base64. */
            signature: string;
            /** @description The 32 bytes of the key, in base64. */
            publicKey: string;
            /** Format: date-time */
            sealedAt: string;
        };
        OrderRow: {
            id: string;
            number: string;
            channel: string;
            channelName: string;
            source: string;
            externalId: string | null;
            /** @enum {string} */
            state: "pending" | "on_hold" | "open" | "part_shipped" | "shipped" | "cancelled";
            /** Format: date-time */
            placedAt: string;
            shipBy: string | null;
            late: boolean;
            shipRegion: string;
            lines: number;
            units: number;
            openUnits: number;
            shippedUnits: number;
            unmappedLines: number;
            /** @description Base units that no stock covers. */
            shortUnits: number;
            /** @description Whether its open lines may all wait for stock. */
            waits: boolean;
            sites: string[];
            skus: string[];
        };
        OrderEffect: {
            steps: {
                id: string;
                /** Format: date-time */
                at: string;
                lineId: string;
                sku: string | null;
                from: string;
                to: string;
                effect: string;
                /** @description In sold units. */
                quantity: number;
                cause: string;
            }[];
            promises: {
                reservationId: string;
                reference: string;
                sku: string;
                site: string;
                quantity: number;
                shipped: number;
                state: string;
                /** Format: date-time */
                createdAt: string;
            }[];
            movements: {
                id: string;
                documentId: string;
                cause: string;
                sku: string;
                from: string;
                to: string;
                condition: string;
                lot: string;
                quantity: number;
                /** Format: date-time */
                occurredAt: string;
            }[];
        };
        OrderTimeline: {
            id: string;
            /** Format: date-time */
            at: string;
            type: string;
            actor: string;
            via: string;
            details: {
                [key: string]: unknown;
            };
        };
        OrderChoice: {
            data: {
                lineId: string;
                sku: string;
                site: string;
                short: number;
                /**
                 * @description stock: must be there now. backorder: may wait. preorder: waits for what is expected.
                 * @enum {string}
                 */
                meets: "stock" | "backorder" | "preorder";
                otherSites: {
                    site: string;
                    /** @description In sold units. */
                    available: number;
                }[];
                /** @description When all of it is expected to be there. */
                expectedOn: string | null;
                /** @description Of the short units, those for which something is to come. */
                expected: number;
            }[];
        };
        UnmappedLine: {
            channel: string;
            channelName: string;
            /** @description The channel's SKU, or its listing where it has none. */
            externalSku: string;
            title: string;
            barcode: string;
            lines: number;
            orders: number;
            units: number;
            /** Format: date-time */
            firstPlacedAt: string;
            suggestions: {
                sku: string;
                title: string;
                packSize: number;
                /** @enum {string} */
                why: "barcode" | "code" | "sku" | "title";
            }[];
        };
        SkuAliasRow: {
            channel: string;
            externalSku: string;
            sku: string;
            /** @description Base units in one sold unit. */
            packSize: number;
        };
        OrderSiteListReply: {
            data: {
                site: string;
                name: string;
                /** @description Lower ships first. */
                rank: number;
                /** @description Whether orders are shipped from here. */
                ships: boolean;
                /** @description Where it is, for the nearest; its state is what counts. */
                postalCode: string;
                region: string;
            }[];
        };
        SalesHistory: {
            data: {
                /**
                 * Format: date
                 * @description The day, or the Monday of the week.
                 */
                from: string;
                units: number;
                /** @description In cents; null where it is not known for any sale. */
                revenueMinor: number | null;
                /** @description The mean share of the time in stock over the days where it is known. */
                inStockShare: number | null;
                /** @description Whether shipments of the ledger are in it. */
                fromLedger: boolean;
            }[];
        };
        Connector: {
            data: {
                id: string;
                name: string;
                fields: {
                    name: string;
                    label: string;
                    secret: boolean;
                    address?: boolean;
                    optional?: boolean;
                    advice?: string;
                    /**
                     * @description Ours to make up.
                     * @constant
                     */
                    generated?: "webhook_secret";
                }[];
                /** @enum {string} */
                stockScope: "listing" | "place";
                readsOrders: boolean;
                /** @description The shop tells us its listings and orders by this API. */
                handsIn: boolean;
                /**
                 * @description How the channel tells us what is new.
                 * @enum {string}
                 */
                push: "none" | "webhook" | "queue";
                fulfilsItself: boolean;
            }[];
        };
        ChannelListReply: {
            data: {
                code: string;
                id: string;
                name: string;
                connector: string;
                /** @enum {string} */
                state: "shadow" | "live" | "paused" | "reconnect" | "removed";
                settings: {
                    [key: string]: unknown;
                };
                sites: string[];
                places: {
                    place: string;
                    site: string;
                }[];
                rule: {
                    /** @description Units kept for the other channels. */
                    ringFenced?: number;
                    buffer?: {
                        /** @constant */
                        kind: "units";
                        units: number;
                    } | {
                        /** @constant */
                        kind: "percent";
                        percent: number;
                    } | {
                        /** @constant */
                        kind: "dynamic";
                        /** @default 0.01 */
                        oversellProbability?: number;
                    };
                    /** @description The share of the rest that is shown. */
                    share?: number;
                    /** @description Never show more; null: no limit. */
                    maximum?: number | null;
                    /** @description Show 0 rather than fewer. */
                    minimum?: number;
                };
                /** @enum {string} */
                driftPolicy: "repair" | "report";
                blindAfterMinutes: number;
                /** @enum {string} */
                blindAction: "buffer" | "stop" | "nothing";
                blindSince: string | null;
                massChangeShare: number;
                massChangeWaiting: boolean;
                health: {
                    ordersReadAt: string | null;
                    scannedAt: string | null;
                    lastWriteAt: string | null;
                    pushLagMs: number | null;
                    openUntil: string | null;
                    errorCode: string | null;
                    error: string | null;
                    errorAt: string | null;
                    listings: number;
                    unmapped: number;
                    due: number;
                    failed: number;
                    drifted: number;
                    deadMessages: number;
                    deadTasks: number;
                };
            }[];
            frozen: boolean;
        };
        ChannelPlace: {
            data: {
                id: string;
                name: string;
                active: boolean;
            }[];
        };
        ChannelMapping: {
            id: string;
            title: string;
            externalSku: string;
            barcode: string;
            asin: string;
            fulfilledBy: string;
            /** @description The first suggestion is the only one by SKU, barcode or ASIN. */
            sure: boolean;
            suggestions: {
                sku: string;
                title: string;
                /** @enum {string} */
                because: "sku" | "barcode" | "asin" | "similar_sku" | "title";
                packSize: number;
            }[];
        };
        ListingSuggestion: {
            data: {
                sku: string;
                title: string;
                /** @enum {string} */
                because: "sku" | "barcode" | "asin" | "similar_sku" | "title";
                packSize: number;
            }[];
        };
        ChannelWork: {
            id: string;
            /** @enum {string} */
            direction: "message" | "task" | "write";
            kind: string;
            about: string | null;
            orderId: string | null;
            /** @description Of a task: where a person finds the order there. */
            page: string | null;
            /** @enum {string} */
            state: "waiting" | "done" | "dead";
            attempts: number;
            error: string | null;
            /** Format: date-time */
            at: string;
            doneAt: string | null;
            numbers: number | null;
            failed: number | null;
            lines: {
                sku: string;
                from: number | null;
                to: number;
                ok: boolean;
            }[] | null;
        };
        ReorderLine: {
            sku: string;
            title: string;
            /** @enum {string} */
            action: "buy" | "assemble";
            site: string;
            supplier: string | null;
            supplierName: string | null;
            supplierSku: string | null;
            abcClass: string | null;
            onHand: number;
            unavailable: number;
            committed: number;
            available: number;
            incoming: number;
            position: number;
            safetyStock: number;
            reorderPoint: number;
            orderUpTo: number;
            suggestedQuantity: number;
            daysOfCover: number | null;
            stockoutOn: string | null;
            unitCost: string | null;
            /** @description Of the suggested quantity, in cents. */
            cost: number | null;
            why: components["schemas"]["Explanation"][];
            basis: components["schemas"]["PlanBasis"];
        };
        InventoryRow: {
            sku: string;
            title: string;
            kind: string;
            imageUrl: string | null;
            category: string | null;
            /** @enum {string} */
            status: "oversold" | "out" | "incoming" | "low" | "overstock" | "no_sales" | "in_stock";
            onHand: number;
            unavailable: number;
            committed: number;
            held: number;
            available: number;
            incoming: number;
            daysOfCover: number | null;
            /** @description Units a day, on in-stock days. */
            velocity: number | null;
            reorderPoint: number | null;
            abcClass: string | null;
            unitCost: string | null;
            /** @description On hand at cost, in cents. */
            value: number | null;
            /** @description Of the demand window, in cents. */
            revenue: number | null;
            itemStatus: string;
            /** @description In cents. */
            priceMinor: number | null;
            /** @description Its own; null inherits, as in the next four. */
            leadTimeDays: number | null;
            serviceLevel: number | null;
            reviewDays: number | null;
            minimumOrderQuantity: number | null;
            casePack: number | null;
        };
        Search: {
            data: {
                /** @enum {string} */
                kind: "item" | "location" | "order" | "reservation" | "document" | "supplier";
                key: string;
                title: string;
                detail: string;
                exact: boolean;
            }[];
        };
        LocationStock: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "site" | "zone" | "bin";
            code: string;
            path: string;
            name: string;
            parent: string | null;
            site: string;
            timeZone: string;
            address: {
                line1: string;
                line2: string;
                city: string;
                region: string;
                postalCode: string;
                country: string;
            } | null;
            pickOrder: number;
            active: boolean;
            open: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            items: number;
            units: number;
        };
        ReportHead: {
            name: string;
            title: string;
            about: string;
            /** @enum {string} */
            rowsAre: "items" | "weeks";
            filters: string[];
            sort: {
                by: string;
                /** @enum {string} */
                direction: "asc" | "desc";
            };
            groups: {
                value: string;
                label: string;
            }[];
            columns: {
                id: string;
                label: string;
                /** @enum {string} */
                unit: "text" | "date" | "units" | "items" | "money" | "cost" | "days" | "decimal" | "share";
                hint?: string;
                /** @constant */
                starts?: "hidden";
            }[];
            definitions: {
                term: string;
                formula?: string;
                text: string;
            }[];
        };
        ReportRow: {
            [key: string]: string | number | null;
        };
        LabelTemplate: {
            data: {
                /** @enum {string} */
                id: "letter-30" | "letter-80" | "letter-20" | "letter-10" | "roll-2.25x1.25" | "roll-4x6";
                name: string;
                detail: string;
                /** @enum {string} */
                kind: "sheet" | "roll";
                /** @description In inches, as all lengths here. */
                width: number;
                height: number;
                columns: number;
                rows: number;
                pageWidth: number;
                pageHeight: number;
            }[];
        };
        ImportKind: {
            data: {
                /** @enum {string} */
                name: "suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales";
                title: string;
                description: string;
                fields: {
                    name: string;
                    type: string;
                    required: boolean;
                    description: string;
                    /** @description Headers that are recognised too. */
                    synonyms: string[];
                }[];
            }[];
        };
        ImportErrorRow: {
            rowNumber: number;
            code: string;
            reason: string;
            cells: string[];
        };
        AlertAssignee: {
            data: {
                id: string;
                name: string;
            }[];
        };
        AlertRuleListReply: {
            data: {
                /** @enum {string} */
                kind: "oversold" | "channel_oversold" | "out_of_stock" | "stockout_coming" | "order_needs_hand" | "channel_stopped" | "channel_blind" | "channel_guarded" | "channel_drift" | "channel_dead_letters" | "lot_expiring" | "overstock" | "job_failed" | "webhook_stopped" | "notification_failed";
                enabled: boolean;
                /** @description Below this money at risk, in cents, it is not told. */
                minimumMinor: number;
                /** @description How many days ahead it looks, where it does. */
                days: number | null;
            }[];
        };
        NotificationRuleListReply: {
            data: components["schemas"]["NotificationRule"][];
            /** @description Whether the operator has set up a mail server. */
            canMail: boolean;
        };
        Notification: {
            id: string;
            ruleId: string;
            /** @enum {string} */
            way: "app" | "mail" | "slack" | "webhook";
            company: boolean;
            subject: string;
            digest: boolean;
            alerts: number;
            /** @enum {string} */
            state: "waiting" | "sent" | "failed";
            attempts: number;
            error: string | null;
            /** Format: date-time */
            createdAt: string;
            nextAt: string | null;
            doneAt: string | null;
        };
        WebhookListReply: {
            data: components["schemas"]["WebhookEndpoint"][];
        };
        WebhookDelivery: {
            id: string;
            /** @description The header webhook-id: the same for every attempt and resend. */
            messageId: string;
            eventType: string;
            subject: string;
            sequence: number;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            attempts: number;
            responseStatus: number | null;
            /** @description The beginning of what was answered. */
            responseBody: string;
            error: string | null;
            durationMs: number | null;
            /** Format: date-time */
            createdAt: string;
            attemptedAt: string | null;
            nextAt: string | null;
            doneAt: string | null;
        };
        WebhookEventType: {
            data: {
                noun: string;
                label: string;
                types: string[];
            }[];
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
        /** @description All rows as a file instead of a page. */
        ExportFormat: "csv" | "xlsx";
        /** @description The file's columns by name, separated by commas; all of them unless given. */
        ExportColumns: string;
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
    setupGet: {
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
                    "application/json": components["schemas"]["Setup"];
                };
            };
            400: components["responses"]["Problem400"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    setupComplete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    /** Format: email */
                    email: string;
                    name: string;
                    password: string;
                    company?: string;
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupComplete"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            /**
             * @description - `already_set_up`: This Onhand is set up already; sign in.
             *     - `link_expired`: This link was used, withdrawn, or is too old.
             */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "already_set_up" | "link_expired";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `password_too_weak`: This password is too easy to guess.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "password_too_weak";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    sessionGet: {
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
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    sessionCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionCreateReply"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /**
             * @description - `too_many_requests`: Too many requests; slow down.
             *     - `too_many_attempts`: Too many wrong attempts; wait before the next.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "too_many_requests" | "too_many_attempts";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            /**
             * @description - `database_busy`: The database took too long; try again.
             *     - `database_unavailable`: The database cannot be reached; try again.
             *     - `sign_in_busy`: Too many sign-ins at once; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "database_busy" | "database_unavailable" | "sign_in_busy";
                    };
                };
            };
            507: components["responses"]["Problem507"];
        };
    };
    sessionDelete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    sessionVerify: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionCreateReply"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `wrong_code`: The code is wrong, was used already, or came too late.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "wrong_code";
                    };
                };
            };
            /**
             * @description - `too_many_requests`: Too many requests; slow down.
             *     - `too_many_attempts`: Too many wrong attempts; wait before the next.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "too_many_requests" | "too_many_attempts";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    sessionList: {
        parameters: {
            query?: {
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["SessionRow"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    sessionRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    secondFactorEnable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorEnable"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `second_factor_enabled`: The second factor is on already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "second_factor_enabled";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `wrong_password`: The password is wrong.
             *     - `only_for_people`: This is for signed-in people, not for API keys.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "wrong_password" | "only_for_people";
                    };
                };
            };
            /**
             * @description - `too_many_requests`: Too many requests; slow down.
             *     - `too_many_attempts`: Too many wrong attempts; wait before the next.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "too_many_requests" | "too_many_attempts";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    secondFactorConfirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `second_factor_missing`: The second factor was not begun, or is off.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "second_factor_missing";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `wrong_code`: The code is wrong, was used already, or came too late.
             *     - `only_for_people`: This is for signed-in people, not for API keys.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "wrong_code" | "only_for_people";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    secondFactorDisable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `wrong_password`: The password is wrong.
             *     - `only_for_people`: This is for signed-in people, not for API keys.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "wrong_password" | "only_for_people";
                    };
                };
            };
            /**
             * @description - `too_many_requests`: Too many requests; slow down.
             *     - `too_many_attempts`: Too many wrong attempts; wait before the next.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "too_many_requests" | "too_many_attempts";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    passwordUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `wrong_password`: The password is wrong.
             *     - `password_too_weak`: This password is too easy to guess.
             *     - `only_for_people`: This is for signed-in people, not for API keys.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "wrong_password" | "password_too_weak" | "only_for_people";
                    };
                };
            };
            /**
             * @description - `too_many_requests`: Too many requests; slow down.
             *     - `too_many_attempts`: Too many wrong attempts; wait before the next.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "too_many_requests" | "too_many_attempts";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    roleList: {
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
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rolePreviewBegin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "buyer" | "receiver" | "picker" | "counter" | "auditor" | "analyst" | "read_only";
                };
            };
        };
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /**
             * @description - `cross_site_request`: The request comes from another site.
             *     - `not_permitted`: Your role does not permit this.
             *     - `only_previewing`: You look at Onhand as another role; end that before you change anything.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cross_site_request" | "not_permitted" | "only_previewing";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `only_for_people`: This is for signed-in people, not for API keys. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "only_for_people";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    rolePreviewEnd: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    userList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["User"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    userUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    role?: "owner" | "buyer" | "receiver" | "picker" | "counter" | "auditor" | "analyst" | "read_only";
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `last_owner`: The last owner can be neither removed nor demoted.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "last_owner";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    invitationList: {
        parameters: {
            query?: {
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["InvitationRow"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    invitationCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @enum {string} */
                    role: "owner" | "buyer" | "receiver" | "picker" | "counter" | "auditor" | "analyst" | "read_only";
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `email_taken`: There is a user with this e-mail already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "email_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    invitationDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    invitationAccept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationAccept"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `email_taken`: There is a user with this e-mail already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "email_taken";
                    };
                };
            };
            /** @description - `link_expired`: This link was used, withdrawn, or is too old. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "link_expired";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `password_too_weak`: This password is too easy to guess.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "password_too_weak";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    passwordResetCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    removeSecondFactor?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    passwordResetRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Done; there is no body. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    passwordResetComplete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            /** @description - `link_expired`: This link was used, withdrawn, or is too old. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "link_expired";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `password_too_weak`: This password is too easy to guess.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "password_too_weak";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    apiKeyList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["ApiKeyRow"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    apiKeyCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    role?: "owner" | "buyer" | "receiver" | "picker" | "counter" | "auditor" | "analyst" | "read_only";
                    scopes?: string[];
                    /** Format: date */
                    expiresOn?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /**
             * @description - `cross_site_request`: The request comes from another site.
             *     - `not_permitted`: Your role does not permit this.
             *     - `more_than_creator`: A key cannot do more than the one who makes it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cross_site_request" | "not_permitted" | "more_than_creator";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `scope_unknown`: There is no such permission.
             *     - `key_expiry_out_of_range`: A key ends within a year, and not in the past.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "scope_unknown" | "key_expiry_out_of_range";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    apiKeyRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    auditEntryList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                actor?: string;
                type?: string;
                subject?: string;
                subjectKind?: string;
                from?: string;
                to?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    preferencesGet: {
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
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    preferencesUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: {
                        [key: string]: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `only_for_people`: This is for signed-in people, not for API keys.
             *     - `too_many_preferences`: So many choices are not kept; forget some first.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "only_for_people" | "too_many_preferences";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    viewList: {
        parameters: {
            query?: {
                list?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["View"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    viewCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    list: string;
                    name: string;
                    /** @default false */
                    shared?: boolean;
                    /** @default {} */
                    search?: {
                        [key: string]: string;
                    };
                    /** @default null */
                    layout?: {
                        order?: string[];
                        hidden?: string[];
                        pinned?: string[];
                        widths?: {
                            [key: string]: number;
                        };
                    } | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `saved_view_name_taken`: You have a view of this list with this name.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "saved_view_name_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `only_for_people`: This is for signed-in people, not for API keys.
             *     - `too_many_views`: You have very many views; delete some first.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "only_for_people" | "too_many_views";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    viewGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            /** @description - `only_for_people`: This is for signed-in people, not for API keys. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "only_for_people";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    viewDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            /**
             * @description - `cross_site_request`: The request comes from another site.
             *     - `not_permitted`: Your role does not permit this.
             *     - `view_of_someone_else`: Someone else made this view; copy it instead.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cross_site_request" | "not_permitted" | "view_of_someone_else";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `only_for_people`: This is for signed-in people, not for API keys. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "only_for_people";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    viewUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    shared?: boolean;
                    search?: {
                        [key: string]: string;
                    };
                    layout?: {
                        order?: string[];
                        hidden?: string[];
                        pinned?: string[];
                        widths?: {
                            [key: string]: number;
                        };
                    } | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /**
             * @description - `cross_site_request`: The request comes from another site.
             *     - `not_permitted`: Your role does not permit this.
             *     - `view_of_someone_else`: Someone else made this view; copy it instead.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cross_site_request" | "not_permitted" | "view_of_someone_else";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `saved_view_name_taken`: You have a view of this list with this name.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "saved_view_name_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `only_for_people`: This is for signed-in people, not for API keys. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "only_for_people";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    itemList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                search?: string;
                category?: string;
                status?: "active" | "draft" | "discontinued" | "archived" | "all";
                kind?: "item" | "virtual_kit" | "assembled_kit";
                sort?: "sku" | "-sku" | "title" | "-title" | "createdAt" | "-createdAt";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Item"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    itemCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sku: string;
                    title: string;
                    /** @enum {string} */
                    status?: "active" | "draft" | "discontinued" | "archived";
                    /** @enum {string} */
                    kind?: "item" | "virtual_kit" | "assembled_kit";
                    category?: string | null;
                    unit?: string;
                    unitCost?: string | null;
                    priceMinor?: number | null;
                    weight?: {
                        value: string;
                        /** @enum {string} */
                        unit: "g" | "kg" | "oz" | "lb";
                    } | null;
                    size?: {
                        length?: string | null;
                        width?: string | null;
                        height?: string | null;
                        /** @enum {string} */
                        unit: "mm" | "cm" | "m" | "in" | "ft";
                    } | null;
                    tracksLots?: boolean;
                    tracksSerials?: boolean;
                    tracksExpiry?: boolean;
                    backorderable?: boolean;
                    imageUrl?: string | null;
                    leadTimeDays?: number | null;
                    leadTimeDeviationDays?: number | null;
                    serviceLevel?: number | null;
                    reviewDays?: number | null;
                    minimumOrderQuantity?: number | null;
                    casePack?: number | null;
                    /** @default [] */
                    identifiers?: {
                        /** @enum {string} */
                        kind: "gtin" | "asin" | "fnsku" | "supplier_code" | "other" | "upc" | "ean";
                        value: string;
                        /** @default 1 */
                        packFactor?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `sku_taken`: There is already an item with this SKU.
             *     - `identifier_taken`: This identifier already leads to another item.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "sku_taken" | "identifier_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_category`: There is no category with this name.
             *     - `expiry_needs_lots`: Expiry dates are kept by lot; track lots too.
             *     - `identifier_in_scientific_notation`: A spreadsheet has shortened this number; its last digits are lost.
             *     - `gtin_check_digit_wrong`: The check digit does not fit: it is mistyped.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_category" | "expiry_needs_lots" | "identifier_in_scientific_notation" | "gtin_check_digit_wrong";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    itemGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
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
                    "application/json": components["schemas"]["Item"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    itemDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `item_in_use`: Movements, orders or kits refer to this item; archive it instead of deleting it.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "item_in_use";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    itemUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    sku?: string;
                    title?: string;
                    /** @enum {string} */
                    status?: "active" | "draft" | "discontinued" | "archived";
                    /** @enum {string} */
                    kind?: "item" | "virtual_kit" | "assembled_kit";
                    category?: string | null;
                    unit?: string;
                    unitCost?: string | null;
                    priceMinor?: number | null;
                    weight?: {
                        value: string;
                        /** @enum {string} */
                        unit: "g" | "kg" | "oz" | "lb";
                    } | null;
                    size?: {
                        length?: string | null;
                        width?: string | null;
                        height?: string | null;
                        /** @enum {string} */
                        unit: "mm" | "cm" | "m" | "in" | "ft";
                    } | null;
                    tracksLots?: boolean;
                    tracksSerials?: boolean;
                    tracksExpiry?: boolean;
                    backorderable?: boolean;
                    imageUrl?: string | null;
                    leadTimeDays?: number | null;
                    leadTimeDeviationDays?: number | null;
                    serviceLevel?: number | null;
                    reviewDays?: number | null;
                    minimumOrderQuantity?: number | null;
                    casePack?: number | null;
                    expectedVersion?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `sku_taken`: There is already an item with this SKU.
             *     - `item_changed`: The item has changed since it was read; look again.
             *     - `unit_in_use`: The base unit is fixed once quantities are written in it.
             *     - `tracking_in_use`: Tracking can change only while there is no stock.
             *     - `kit_has_contents`: The kit still has contents.
             *     - `kit_holds_stock`: A virtual kit cannot hold stock, and this item does.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "sku_taken" | "item_changed" | "unit_in_use" | "tracking_in_use" | "kit_has_contents" | "kit_holds_stock";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `unknown_category`: There is no category with this name.
             *     - `expiry_needs_lots`: Expiry dates are kept by lot; track lots too.
             *     - `identifier_in_scientific_notation`: A spreadsheet has shortened this number; its last digits are lost.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_category" | "expiry_needs_lots" | "identifier_in_scientific_notation";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    itemArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
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
                    "application/json": components["schemas"]["Item"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    itemRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
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
                    "application/json": components["schemas"]["Item"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    identifierCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "gtin" | "asin" | "fnsku" | "supplier_code" | "other" | "upc" | "ean";
                    value: string;
                    /** @default 1 */
                    packFactor?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identifier"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `identifier_taken`: This identifier already leads to another item.
             *     - `identifier_repeated`: The item already has this identifier.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "identifier_taken" | "identifier_repeated";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `identifier_in_scientific_notation`: A spreadsheet has shortened this number; its last digits are lost.
             *     - `gtin_not_digits`: A GTIN, UPC or EAN has digits only.
             *     - `gtin_length_wrong`: A GTIN has 8, 12, 13 or 14 digits.
             *     - `gtin_check_digit_wrong`: The check digit does not fit: it is mistyped.
             *     - `amazon_code_malformed`: An ASIN or FNSKU has ten letters and digits.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "identifier_in_scientific_notation" | "gtin_not_digits" | "gtin_length_wrong" | "gtin_check_digit_wrong" | "amazon_code_malformed";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    identifierDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    lookupGet: {
        parameters: {
            query: {
                code: string;
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
                    "application/json": components["schemas"]["Lookup"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `code_is_ambiguous`: This code leads to more than one item. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "code_is_ambiguous";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    kitUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    components: {
                        sku: string;
                        quantity: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `not_a_kit`: Only a kit has contents; make the item a kit first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "not_a_kit";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `unknown_sku`: There is no item with this SKU.
             *     - `component_repeated`: A kit names each of its components once.
             *     - `kit_contains_itself`: A kit cannot contain itself, at any depth.
             *     - `kit_too_deep`: Kits can be nested ten levels deep.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_sku" | "component_repeated" | "kit_contains_itself" | "kit_too_deep";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    unitUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    units: {
                        name: string;
                        numerator: number;
                        /** @default 1 */
                        denominator?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `unit_repeated`: An item names each of its units once. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unit_repeated";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    categoryList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                search?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Category"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    categoryCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    leadTimeDays?: number | null;
                    leadTimeDeviationDays?: number | null;
                    serviceLevel?: number | null;
                    reviewDays?: number | null;
                    minimumOrderQuantity?: number | null;
                    casePack?: number | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `category_name_taken`: There is already a category with this name.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "category_name_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    categoryGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["Category"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    categoryUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    leadTimeDays?: number | null;
                    leadTimeDeviationDays?: number | null;
                    serviceLevel?: number | null;
                    reviewDays?: number | null;
                    minimumOrderQuantity?: number | null;
                    casePack?: number | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `category_name_taken`: There is already a category with this name.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "category_name_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    itemEditList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["ItemEditRow"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    itemEditCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rows: {
                        sku: string;
                        title?: string;
                        /** @enum {string} */
                        status?: "active" | "draft" | "discontinued" | "archived";
                        category?: string | null;
                        unit?: string;
                        unitCost?: string | null;
                        priceMinor?: number | null;
                        weight?: {
                            value: string;
                            /** @enum {string} */
                            unit: "g" | "kg" | "oz" | "lb";
                        } | null;
                        size?: {
                            length?: string | null;
                            width?: string | null;
                            height?: string | null;
                            /** @enum {string} */
                            unit: "mm" | "cm" | "m" | "in" | "ft";
                        } | null;
                        tracksExpiry?: boolean;
                        backorderable?: boolean;
                        imageUrl?: string | null;
                        leadTimeDays?: number | null;
                        leadTimeDeviationDays?: number | null;
                        serviceLevel?: number | null;
                        reviewDays?: number | null;
                        minimumOrderQuantity?: number | null;
                        casePack?: number | null;
                    }[];
                    /** @default  */
                    note?: string;
                    /** @default false */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemEditCreateReply"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `item_edited_twice`: An edit names each item once.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "item_edited_twice";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    itemEditGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["ItemEdit"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    itemEditReversalCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemEdit"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `item_edit_reverted`: This edit was taken back already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "item_edit_reverted";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    siteCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    name?: string;
                    timeZone: string;
                    address?: {
                        line1: string;
                        /** @default  */
                        line2?: string;
                        /** @default  */
                        city?: string;
                        /** @default  */
                        region?: string;
                        /** @default  */
                        postalCode?: string;
                        /** @default US */
                        country?: string;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Location"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `location_path_taken`: There is already a location with this path.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "location_path_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    zoneCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    name?: string;
                    /** @default 0 */
                    pickOrder?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Location"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `location_path_taken`: There is already a location with this path.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "location_path_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    binCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pattern: string;
                    zone?: string;
                    /** @default 0 */
                    pickOrder?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bin"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `location_path_taken`: There is already a location with this path.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "location_path_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `bin_pattern_malformed`: This is not a pattern of bin codes.
             *     - `too_many_bins`: The pattern stands for too many bins at once.
             *     - `unknown_location`: There is no location with this path.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "bin_pattern_malformed" | "too_many_bins" | "unknown_location";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    locationList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                site?: string;
                parent?: string;
                kind?: "site" | "zone" | "bin";
                active?: string;
                search?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Location"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    locationGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
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
                    "application/json": components["schemas"]["Location"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    locationUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    code?: string;
                    name?: string;
                    timeZone?: string;
                    address?: {
                        line1: string;
                        /** @default  */
                        line2?: string;
                        /** @default  */
                        city?: string;
                        /** @default  */
                        region?: string;
                        /** @default  */
                        postalCode?: string;
                        /** @default US */
                        country?: string;
                    } | null;
                    zone?: string | null;
                    pickOrder?: number;
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Location"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `location_path_taken`: There is already a location with this path.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "location_path_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `unknown_location`: There is no location with this path.
             *     - `only_sites_have_time_zones`: Zones and bins keep the time of their site.
             *     - `only_sites_have_addresses`: Zones and bins are where their site is.
             *     - `only_bins_have_zones`: Only a bin can be moved to a zone.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_location" | "only_sites_have_time_zones" | "only_sites_have_addresses" | "only_bins_have_zones";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    settingsGet: {
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
                    "application/json": components["schemas"]["Settings"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    settingsUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    company?: {
                        name?: string;
                        /** @constant */
                        currency?: "USD";
                        timeZone?: string;
                    };
                    planning?: {
                        serviceLevel?: number;
                        leadTimeDays?: number;
                        leadTimeDeviationDays?: number;
                        reviewDays?: number;
                        minimumOrderQuantity?: number;
                        casePack?: number;
                        demandWindowDays?: number;
                        abcCutoffs?: [
                            number,
                            number
                        ];
                        slowCoverDays?: number;
                        noSalesDays?: number;
                        slowAgeDays?: number;
                        deadDays?: number;
                        newDays?: number;
                        carryingCostPercent?: number;
                    };
                    orders?: {
                        personalDataDays?: number;
                        assumedTransitDays?: number;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    backupLastGet: {
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
                    "application/json": components["schemas"]["BackupLast"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    backupGet: {
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
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    fullExportGet: {
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
                    "application/zip": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    lanGet: {
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
                    "application/json": components["schemas"]["Lan"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
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
                    "application/json": components["schemas"]["HealthLive"];
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
                    "application/json": components["schemas"]["HealthReady"];
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
    openingBalanceCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: {
                        sku: string;
                        location: string;
                        quantity: number;
                        lot?: string;
                        serials?: string[];
                        /** Format: date */
                        expiresOn?: string;
                        unitCost?: string;
                    }[];
                    reference?: string;
                    note?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                    /** @default false */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningBalance"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `not_enough_on_hand`: There are fewer units there than would be taken.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "not_enough_on_hand";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `line_given_twice`: Two lines mean the same stock.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "line_given_twice";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    receiptCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: {
                        sku: string;
                        location: string;
                        quantity: number;
                        /** @description A unit of the item, such as case; else the base unit. */
                        unit?: string;
                        /** @enum {string} */
                        condition?: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                        lot?: string;
                        serials?: string[];
                        /** Format: date */
                        expiresOn?: string;
                        unitCost?: string;
                        /** Format: uuid */
                        expectedReceiptId?: string;
                        note?: string;
                    }[];
                    reference?: string;
                    note?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `serial_on_hand`: A unit with this serial is on hand already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "serial_on_hand";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `not_a_place`: Stock can lie only in an active site, zone or bin.
             *     - `lot_required`: This item is tracked by lot; name the lot.
             *     - `lot_not_tracked`: This item is not tracked by lot.
             *     - `expiry_required`: A new lot of this item needs its expiry date.
             *     - `serial_required`: This item is tracked by serial; name each unit that moves, once.
             *     - `unknown_unit`: The item has no unit with this name.
             *     - `quantity_not_whole`: The quantity is not a whole number of base units.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "not_a_place" | "lot_required" | "lot_not_tracked" | "expiry_required" | "serial_required" | "unknown_unit" | "quantity_not_whole";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    adjustmentCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    reason: "found" | "lost" | "damaged" | "counted" | "theft" | "sample" | "expired" | "returned" | "correction" | "other";
                    lines: {
                        sku: string;
                        location: string;
                        quantity?: number;
                        setTo?: number;
                        /** @description A unit of the item, such as case; else the base unit. */
                        unit?: string;
                        expectedVersion?: number;
                        lot?: string;
                        serials?: string[];
                        /** Format: date */
                        expiresOn?: string;
                        /** @enum {string} */
                        condition?: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                        unitCost?: string;
                        note?: string;
                    }[];
                    reference?: string;
                    note?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `not_enough_on_hand`: There are fewer units there than would be taken.
             *     - `stock_changed`: The stock there has changed since it was read; look again.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "not_enough_on_hand" | "stock_changed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `line_given_twice`: Two lines mean the same stock.
             *     - `serial_required`: This item is tracked by serial; name each unit that moves, once.
             *     - `unknown_unit`: The item has no unit with this name.
             *     - `quantity_not_whole`: The quantity is not a whole number of base units.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "line_given_twice" | "serial_required" | "unknown_unit" | "quantity_not_whole";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    moveCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: {
                        sku: string;
                        from: string;
                        to: string;
                        quantity: number;
                        /** @enum {string} */
                        fromCondition?: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                        /** @enum {string} */
                        toCondition?: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                        lot?: string;
                        serials?: string[];
                        note?: string;
                    }[];
                    reason?: string;
                    reference?: string;
                    note?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `not_enough_on_hand`: There are fewer units there than would be taken.
             *     - `serial_not_there`: The unit with this serial is not where it would be taken from.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "not_enough_on_hand" | "serial_not_there";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `nothing_moves`: A move needs another place or another condition.
             *     - `not_a_place`: Stock can lie only in an active site, zone or bin.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "nothing_moves" | "not_a_place";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    stockReturnCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: {
                        sku: string;
                        location: string;
                        quantity: number;
                        /** @enum {string} */
                        condition?: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                        lot?: string;
                        serials?: string[];
                        /** Format: date */
                        expiresOn?: string;
                        unitCost?: string;
                        note?: string;
                    }[];
                    reason?: string;
                    reference?: string;
                    note?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `serial_on_hand`: A unit with this serial is on hand already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "serial_on_hand";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `not_a_place`: Stock can lie only in an active site, zone or bin.
             *     - `lot_required`: This item is tracked by lot; name the lot.
             *     - `serial_required`: This item is tracked by serial; name each unit that moves, once.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "not_a_place" | "lot_required" | "serial_required";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    shipmentCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    reservationId?: string;
                    lines?: {
                        sku: string;
                        location: string;
                        quantity: number;
                        lot?: string;
                        serials?: string[];
                        /** @enum {string} */
                        condition?: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                        note?: string;
                    }[];
                    /** @description With a reservation and no lines: the units of it that are tracked by serial. */
                    serials?: string[];
                    reference?: string;
                    note?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `not_enough_on_hand`: There are fewer units there than would be taken.
             *     - `serial_not_there`: The unit with this serial is not where it would be taken from.
             *     - `more_than_reserved`: The shipment holds more than is still reserved.
             *     - `reservation_not_committed`: Only a firm reservation can be shipped.
             *     - `reservation_expired`: The hold has expired; reserve again.
             *     - `reservation_ended`: This reservation has already ended.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "not_enough_on_hand" | "serial_not_there" | "more_than_reserved" | "reservation_not_committed" | "reservation_expired" | "reservation_ended";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `serial_required`: This item is tracked by serial; name each unit that moves, once.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "serial_required";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    assemblyCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sku: string;
                    location: string;
                    quantity: number;
                    lot?: string;
                    serials?: string[];
                    /** Format: date */
                    expiresOn?: string;
                    /** @description Which units of a component, where it is tracked by serial or by lot. */
                    components?: {
                        sku: string;
                        serials?: string[];
                        lot?: string;
                        /** Format: date */
                        expiresOn?: string;
                    }[];
                    reference?: string;
                    note?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `not_enough_on_hand`: There are fewer units there than would be taken.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "not_enough_on_hand";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `not_assembled`: Only a kit with stock of its own is assembled or taken apart.
             *     - `kit_is_empty`: This virtual kit has no contents yet.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "not_assembled" | "kit_is_empty";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    disassemblyCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sku: string;
                    location: string;
                    quantity: number;
                    lot?: string;
                    serials?: string[];
                    /** Format: date */
                    expiresOn?: string;
                    /** @description Which units of a component, where it is tracked by serial or by lot. */
                    components?: {
                        sku: string;
                        serials?: string[];
                        lot?: string;
                        /** Format: date */
                        expiresOn?: string;
                    }[];
                    reference?: string;
                    note?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `not_enough_on_hand`: There are fewer units there than would be taken.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "not_enough_on_hand";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `not_assembled`: Only a kit with stock of its own is assembled or taken apart.
             *     - `kit_is_empty`: This virtual kit has no contents yet.
             *     - `lot_required`: This item is tracked by lot; name the lot.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "not_assembled" | "kit_is_empty" | "lot_required";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    movementReversalCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `movement_already_reversed`: This movement has already been reversed.
             *     - `not_enough_on_hand`: There are fewer units there than would be taken.
             *     - `serial_not_there`: The unit with this serial is not where it would be taken from.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "movement_already_reversed" | "not_enough_on_hand" | "serial_not_there";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    documentReversalCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `movement_already_reversed`: This movement has already been reversed.
             *     - `not_enough_on_hand`: There are fewer units there than would be taken.
             *     - `serial_not_there`: The unit with this serial is not where it would be taken from.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "movement_already_reversed" | "not_enough_on_hand" | "serial_not_there";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    adjustmentUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /**
             * @description - `cross_site_request`: The request comes from another site.
             *     - `not_permitted`: Your role does not permit this.
             *     - `not_your_own`: Someone else did this; reverse it instead.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cross_site_request" | "not_permitted" | "not_your_own";
                    };
                };
            };
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `too_late_to_undo`: Only what was done in the last half minute is undone so; reverse it instead.
             *     - `movement_already_reversed`: This movement has already been reversed.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "too_late_to_undo" | "movement_already_reversed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    moveUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /**
             * @description - `cross_site_request`: The request comes from another site.
             *     - `not_permitted`: Your role does not permit this.
             *     - `not_your_own`: Someone else did this; reverse it instead.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cross_site_request" | "not_permitted" | "not_your_own";
                    };
                };
            };
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `too_late_to_undo`: Only what was done in the last half minute is undone so; reverse it instead.
             *     - `movement_already_reversed`: This movement has already been reversed.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "too_late_to_undo" | "movement_already_reversed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    documentGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["Document"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    stockList: {
        parameters: {
            query?: {
                sku?: string;
                site?: string;
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Stock"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    balanceList: {
        parameters: {
            query?: {
                sku?: string;
                location?: string;
                lot?: string;
                condition?: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                empty?: string;
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Balance"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    itemMovementList: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                location?: string;
                cause?: string;
                reason?: string;
                actor?: string;
                lot?: string;
                serial?: string;
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
            };
            header?: never;
            path: {
                sku: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["ItemMovement"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    movementList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Movement"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    lotList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
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
                    "application/json": components["schemas"]["LotListReply"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    lotUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
                lot: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expiresOn: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lot"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    adjustmentPreviewCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Only places of this site are meant. */
                    site?: string;
                    lines: {
                        sku: string;
                        location?: string;
                        quantity?: number;
                        setTo?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentPreview"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    movePreviewCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Only places of this site are meant. */
                    site?: string;
                    lines: {
                        sku: string;
                        from?: string;
                        to: string;
                        quantity?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovePreview"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    reservationList: {
        parameters: {
            query?: {
                sku?: string;
                site?: string;
                state?: "held" | "committed" | "shipped" | "released" | "expired";
                reference?: string;
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["ReservationCreateReply"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reservationCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reference: string;
                    lines: {
                        sku: string;
                        site: string;
                        quantity: number;
                    }[];
                    holdSeconds?: number;
                    partial?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReservationCreateReply"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `not_enough_stock`: Fewer units are available than were asked for.
             *     - `reservation_committed`: This reservation is firm; release it first, or use another reference.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "not_enough_stock" | "reservation_committed";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `kit_is_empty`: This virtual kit has no contents yet.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "kit_is_empty";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    reservationCommitmentCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReservationCreateReply"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `reservation_expired`: The hold has expired; reserve again.
             *     - `reservation_ended`: This reservation has already ended.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "reservation_expired" | "reservation_ended";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    reservationRenewalCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description From now on; a quarter of an hour unless said.
                     * @default 900
                     */
                    holdSeconds?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReservationCreateReply"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `reservation_not_held`: Only a hold can be renewed.
             *     - `reservation_expired`: The hold has expired; reserve again.
             *     - `reservation_ended`: This reservation has already ended.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "reservation_not_held" | "reservation_expired" | "reservation_ended";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    reservationGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reservationDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `reservation_ended`: This reservation has already ended.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "reservation_ended";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    expectedReceiptList: {
        parameters: {
            query?: {
                sku?: string;
                site?: string;
                closed?: string;
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["ExpectedReceipt"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    expectedReceiptCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sku: string;
                    site: string;
                    quantity: number;
                    /** @description A unit of the item, such as case; else the base unit. */
                    unit?: string;
                    /** Format: date */
                    expectedOn?: string;
                    reference?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpectedReceipt"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_unit`: The item has no unit with this name.
             *     - `quantity_not_whole`: The quantity is not a whole number of base units.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_unit" | "quantity_not_whole";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    expectedReceiptGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["ExpectedReceipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    expectedReceiptUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    quantity?: number;
                    expectedOn?: string | null;
                    reference?: string;
                    closed?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpectedReceipt"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    stockAtList: {
        parameters: {
            query: {
                at: string;
                basis?: "occurred" | "recorded";
                sku?: string;
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["StockAt"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    itemBalanceAtList: {
        parameters: {
            query: {
                at: string;
                basis?: "occurred" | "recorded";
            };
            header?: never;
            path: {
                sku: string;
            };
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
                    "application/json": components["schemas"]["ItemBalanceAt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    itemValueList: {
        parameters: {
            query?: {
                method?: "average" | "fifo";
                at?: string;
                sku?: string;
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["ItemValue"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    stockValueGet: {
        parameters: {
            query?: {
                method?: "average" | "fifo";
                at?: string;
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
                    "application/json": components["schemas"]["StockValue"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    kitAvailabilityGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
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
                    "application/json": components["schemas"]["KitAvailability"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            /** @description - `kit_is_empty`: This virtual kit has no contents yet. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "kit_is_empty";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    itemSerialList: {
        parameters: {
            query?: {
                location?: string;
                lot?: string;
                condition?: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                onHand?: "true" | "false" | "any";
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
            };
            header?: never;
            path: {
                sku: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["ItemSerial"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    serialGet: {
        parameters: {
            query?: {
                sku?: string;
            };
            header?: never;
            path: {
                serial: string;
            };
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
                    "application/json": components["schemas"]["Serial"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    sealList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Seal"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    stockVerificationCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockVerification"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    supplierList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description A part of the code or the name. */
                search?: string;
                active?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Supplier"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    supplierCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    name?: string;
                    email?: string | null;
                    currency?: string;
                    leadTimeDays?: number | null;
                    leadTimeDeviationDays?: number | null;
                    serviceLevel?: number | null;
                    reviewDays?: number | null;
                    minimumOrderQuantity?: number | null;
                    casePack?: number | null;
                    minimumOrderValueMinor?: number | null;
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supplier"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `supplier_code_taken`: Another supplier has this code.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "supplier_code_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    supplierGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
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
                    "application/json": components["schemas"]["Supplier"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `supplier_not_found`: There is no supplier with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "supplier_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    supplierUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    code?: string;
                    name?: string;
                    email?: string | null;
                    currency?: string;
                    leadTimeDays?: number | null;
                    leadTimeDeviationDays?: number | null;
                    serviceLevel?: number | null;
                    reviewDays?: number | null;
                    minimumOrderQuantity?: number | null;
                    casePack?: number | null;
                    minimumOrderValueMinor?: number | null;
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supplier"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `supplier_not_found`: There is no supplier with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "supplier_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `supplier_code_taken`: Another supplier has this code.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "supplier_code_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    supplierItemList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description A supplier's code. */
                supplier?: string;
                sku?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["SupplierItem"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    supplierItemSave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    supplierSku?: string;
                    unitCost?: string | null;
                    rank?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierItem"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `supplier_not_found`: There is no supplier with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "supplier_not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `unknown_sku`: There is no item with this SKU. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_sku";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    supplierItemDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `supplier_not_found`: There is no supplier with this code.
             *     - `supplier_item_not_found`: This supplier does not sell this item.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "supplier_not_found" | "supplier_item_not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `unknown_sku`: There is no item with this SKU. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_sku";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                view?: "all" | "to_ship" | "short" | "on_hold" | "unmapped" | "shipped" | "cancelled";
                state?: "pending" | "on_hold" | "open" | "part_shipped" | "shipped" | "cancelled";
                channel?: string;
                /** @description Only orders with units that no stock covers and that may not wait. */
                short?: "true" | "false";
                /** @description Only orders that should have been shipped by now. */
                late?: "true" | "false";
                /** @description Only orders that are to be shipped from this site. */
                site?: string;
                sku?: string;
                /** @description The beginning of a number, or a whole external id, tracking number or SKU. */
                q?: string;
                sort?: "placedAt" | "-placedAt" | "shipBy" | "-shipBy";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["OrderRow"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    orderCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number?: string;
                    channel?: string;
                    /** @description Yours; the same one twice is refused. */
                    externalId?: string;
                    /** Format: date-time */
                    placedAt?: string;
                    shipBy?: string | null;
                    sites?: string[];
                    shipTo?: {
                        name: string;
                        company?: string;
                        line1: string;
                        line2?: string;
                        city: string;
                        /** @description The state, such as CA. */
                        region?: string;
                        postalCode?: string;
                        /** @default US */
                        country?: string;
                        phone?: string;
                        email?: string;
                    };
                    note?: string;
                    holdReason?: string;
                    /** @description Somebody has already accepted it: it is taken whatever the stock. */
                    accepted?: boolean;
                    lines: {
                        /** @description Ours; one that nobody knows waits for its mapping. */
                        sku: string;
                        quantity: number;
                        /**
                         * @description stock: must be there now. backorder: may wait. preorder: waits for what is expected.
                         * @enum {string}
                         */
                        meets?: "stock" | "backorder" | "preorder";
                        title?: string;
                        externalLineId?: string;
                        /** @description Of one unit, in cents. */
                        priceMinor?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `not_enough_stock`: Fewer units are available than were asked for.
             *     - `not_enough_expected`: Fewer units are expected than would be preordered.
             *     - `external_order_taken`: This channel already has an order of that id.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "not_enough_stock" | "not_enough_expected" | "external_order_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_site`: There is no site with this code.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_site";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderCountsGet: {
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
                    "application/json": components["schemas"]["OrderCounts"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    orderGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    orderUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    number?: string;
                    shipBy?: string | null;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `edit_in_channel`: Edit this order in its channel; here it can be cancelled.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "edit_in_channel";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderEffectList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["OrderEffect"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    orderTimelineList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
            };
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["OrderTimeline"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    orderShipToGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["OrderShipTo"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `personal_data_erased`: The address was erased when its time was over. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "personal_data_erased";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    orderShipToUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    company?: string;
                    line1: string;
                    line2?: string;
                    city: string;
                    /** @description The state, such as CA. */
                    region?: string;
                    postalCode?: string;
                    /** @default US */
                    country?: string;
                    phone?: string;
                    email?: string;
                };
            };
        };
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            /** @description - `personal_data_erased`: The address was erased when its time was over. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "personal_data_erased";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderCancellationCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    lines?: {
                        /** Format: uuid */
                        lineId: string;
                        quantity: number;
                    }[];
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `order_shipped`: Everything has been shipped; refund or take back instead.
             *     - `more_than_open`: Fewer units are still open.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "order_shipped" | "more_than_open";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_order_line`: The order has no such line.
             *     - `order_line_given_twice`: Each line may be named once.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_order_line" | "order_line_given_twice";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderHoldCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderReleaseCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderShipmentCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    site?: string;
                    lines?: {
                        /** Format: uuid */
                        lineId: string;
                        quantity: number;
                        serials?: string[];
                    }[];
                    carrier?: string;
                    service?: string;
                    tracking?: string;
                    note?: string;
                    /** Format: date-time */
                    shippedAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderShipment"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `order_on_hold`: The order is held for review; release it first.
             *     - `order_pending`: The channel has not settled the order yet.
             *     - `nothing_to_ship`: Nothing of it is to be shipped there.
             *     - `more_than_open`: Fewer units are still open.
             *     - `line_is_unmapped`: Say first which item the line is.
             *     - `shipped_by_channel`: The channel ships this line from its own stock.
             *     - `not_enough_on_hand`: There are fewer units there than would be taken.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "order_on_hold" | "order_pending" | "nothing_to_ship" | "more_than_open" | "line_is_unmapped" | "shipped_by_channel" | "not_enough_on_hand";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `name_the_site`: Several sites come into question; name the one.
             *     - `unknown_order_line`: The order has no such line.
             *     - `order_line_given_twice`: Each line may be named once.
             *     - `in_the_future`: A movement cannot have happened in the future.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "name_the_site" | "unknown_order_line" | "order_line_given_twice" | "in_the_future";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderDeliveryCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                shipmentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    deliveredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderRefundCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description In cents. */
                    amountMinor?: number;
                    reason?: string;
                    lines: {
                        /** Format: uuid */
                        lineId: string;
                        quantity: number;
                        /** @description Where they lie now; the site that shipped them unless said. */
                        location?: string;
                        /** @enum {string} */
                        condition?: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                        lot?: string;
                        serials?: string[];
                        /**
                         * @description none: they stay as they are. cancel: they are no longer shipped. return: shipped ones are back in stock.
                         * @enum {string}
                         */
                        restock: "none" | "cancel" | "return";
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRefund"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `more_than_ordered`: More units would be refunded than were ordered.
             *     - `more_than_open`: Fewer units are still open.
             *     - `more_than_shipped`: Fewer units have been shipped and not come back.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "more_than_ordered" | "more_than_open" | "more_than_shipped";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `name_the_site`: Several sites come into question; name the one.
             *     - `unknown_order_line`: The order has no such line.
             *     - `order_line_given_twice`: Each line may be named once.
             *     - `lot_required`: This item is tracked by lot; name the lot.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "name_the_site" | "unknown_order_line" | "order_line_given_twice" | "lot_required";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderReturnCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: {
                        /** Format: uuid */
                        lineId: string;
                        quantity: number;
                        /** @description Where they lie now; the site that shipped them unless said. */
                        location?: string;
                        /** @enum {string} */
                        condition?: "sellable" | "inspection" | "quarantine" | "damaged" | "expired";
                        lot?: string;
                        serials?: string[];
                    }[];
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `more_than_shipped`: Fewer units have been shipped and not come back.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "more_than_shipped";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `name_the_site`: Several sites come into question; name the one.
             *     - `unknown_order_line`: The order has no such line.
             *     - `order_line_given_twice`: Each line may be named once.
             *     - `lot_required`: This item is tracked by lot; name the lot.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "name_the_site" | "unknown_order_line" | "order_line_given_twice" | "lot_required";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderLineCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: {
                        /** @description Ours; one that nobody knows waits for its mapping. */
                        sku: string;
                        quantity: number;
                        /**
                         * @description stock: must be there now. backorder: may wait. preorder: waits for what is expected.
                         * @enum {string}
                         */
                        meets?: "stock" | "backorder" | "preorder";
                        title?: string;
                        externalLineId?: string;
                        /** @description Of one unit, in cents. */
                        priceMinor?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `edit_in_channel`: Edit this order in its channel; here it can be cancelled.
             *     - `not_enough_stock`: Fewer units are available than were asked for.
             *     - `not_enough_expected`: Fewer units are expected than would be preordered.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "edit_in_channel" | "not_enough_stock" | "not_enough_expected";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderLineDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `edit_in_channel`: Edit this order in its channel; here it can be cancelled.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "edit_in_channel";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderLineUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    quantity?: number;
                    /**
                     * @description stock: must be there now. backorder: may wait. preorder: waits for what is expected.
                     * @enum {string}
                     */
                    meets?: "stock" | "backorder" | "preorder";
                    priceMinor?: number | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `edit_in_channel`: Edit this order in its channel; here it can be cancelled.
             *     - `fewer_than_done`: More units have been shipped, or refunded, already.
             *     - `not_enough_stock`: Fewer units are available than were asked for.
             *     - `not_enough_expected`: Fewer units are expected than would be preordered.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "edit_in_channel" | "fewer_than_done" | "not_enough_stock" | "not_enough_expected";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderBackorderCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderRoutingCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    site: string;
                    quantity?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `more_than_open`: Fewer units are still open.
             *     - `line_is_unmapped`: Say first which item the line is.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "more_than_open" | "line_is_unmapped";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_site`: There is no site with this code.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_site";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderChoiceList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["OrderChoice"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unmappedLineList: {
        parameters: {
            query?: {
                channel?: string;
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["UnmappedLine"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    skuAliasList: {
        parameters: {
            query?: {
                channel?: string;
                sku?: string;
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["SkuAliasRow"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    skuAliasCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channel: string;
                    /** @description The channel's SKU, or its listing where it has none. */
                    externalSku: string;
                    sku: string;
                    /** @default 1 */
                    packSize?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuAlias"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_sku`: There is no item with this SKU.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_sku";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    skuAliasDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: string;
                externalSku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    orderSiteList: {
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
                    "application/json": components["schemas"]["OrderSiteListReply"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    orderSiteUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Lower ships first. */
                    rank?: number;
                    /** @description Whether orders are shipped from here. */
                    ships?: boolean;
                    /** @description Where it is, for the nearest; its state is what counts. */
                    postalCode?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSite"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `unknown_site`: There is no site with this code.
             *     - `order_site_rank_in_range`: A rank lies between 0 and 1000.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_site" | "order_site_rank_in_range";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    salesHistoryList: {
        parameters: {
            query: {
                sku: string;
                site?: string;
                channel?: string;
                from?: string;
                to?: string;
                interval?: "day" | "week";
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
                    "application/json": components["schemas"]["SalesHistory"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `unknown_sku`: There is no item with this SKU.
             *     - `unknown_site`: There is no site with this code.
             *     - `too_many_days`: Ask for at most three years at once.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_sku" | "unknown_site" | "too_many_days";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    connectorList: {
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
                    "application/json": components["schemas"]["Connector"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    connectorCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default {} */
                    fields?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorCheck"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_connector`: There is no connector with this name.
             *     - `channel_field_missing`: The connector needs this field.
             *     - `address_not_allowed`: Onhand may not call this address.
             *     - `channel_refused`: The channel did not accept these credentials.
             *     - `channel_not_reached`: The channel did not answer.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_connector" | "channel_field_missing" | "address_not_allowed" | "channel_refused" | "channel_not_reached";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelList: {
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
                    "application/json": components["schemas"]["ChannelListReply"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    channelCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    name: string;
                    connector: string;
                    /** @default {} */
                    fields?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `channel_code_taken`: A channel with this code exists.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "channel_code_taken";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_connector`: There is no connector with this name.
             *     - `channel_field_missing`: The connector needs this field.
             *     - `address_not_allowed`: Onhand may not call this address.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_connector" | "channel_field_missing" | "address_not_allowed";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
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
                    "application/json": components["schemas"]["Channel"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    channelDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description Sites whose stock it shows, the preferred first; empty means all. */
                    sites?: string[];
                    /** @description For a channel that keeps stock by place: which of its places is which site. */
                    places?: {
                        place: string;
                        site: string;
                    }[];
                    rule?: {
                        /** @description Units kept for the other channels. */
                        ringFenced?: number;
                        buffer?: {
                            /** @constant */
                            kind: "units";
                            units: number;
                        } | {
                            /** @constant */
                            kind: "percent";
                            percent: number;
                        } | {
                            /** @constant */
                            kind: "dynamic";
                            /** @default 0.01 */
                            oversellProbability?: number;
                        };
                        /** @description The share of the rest that is shown. */
                        share?: number;
                        /** @description Never show more; null: no limit. */
                        maximum?: number | null;
                        /** @description Show 0 rather than fewer. */
                        minimum?: number;
                    };
                    /** @enum {string} */
                    driftPolicy?: "repair" | "report";
                    blindAfterMinutes?: number;
                    /** @enum {string} */
                    blindAction?: "buffer" | "stop" | "nothing";
                    massChangeShare?: number;
                    fields?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `unknown_location`: There is no location with this path.
             *     - `channel_field_missing`: The connector needs this field.
             *     - `address_not_allowed`: Onhand may not call this address.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_location" | "channel_field_missing" | "address_not_allowed";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default {} */
                    fields?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorCheck"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `channel_field_missing`: The connector needs this field.
             *     - `address_not_allowed`: Onhand may not call this address.
             *     - `channel_refused`: The channel did not accept these credentials.
             *     - `channel_not_reached`: The channel did not answer.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "channel_field_missing" | "address_not_allowed" | "channel_refused" | "channel_not_reached";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelPlaceList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
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
                    "application/json": components["schemas"]["ChannelPlace"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /**
             * @description - `channel_refused`: The channel did not accept these credentials.
             *     - `channel_not_reached`: The channel did not answer.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_refused" | "channel_not_reached";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    channelSwitch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    state: "live" | "shadow" | "paused";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `channel_not_ready`: The channel cannot be switched to this state now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "channel_not_ready";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelMassChangeAllow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelFreeze: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    frozen: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelFreeze"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listingAcceptanceGet: {
        parameters: {
            query: {
                /** @description Our stock is corrected to it; or more, or less, is kept for the other channels. */
                as: "adjustment" | "ring_fence";
                /** @description Of the channel, where it keeps stock by place. */
                place?: string;
                /** @description Where the units are added or taken away; otherwise where most of them lie. */
                location?: string;
            };
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["ListingAcceptance"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `listing_not_found`: There is no such listing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "listing_not_found";
                    };
                };
            };
            /** @description - `acceptance_not_possible`: This number cannot be made true here in this way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "acceptance_not_possible";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listingAcceptanceCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Our stock is corrected to it; or more, or less, is kept for the other channels.
                     * @enum {string}
                     */
                    as: "adjustment" | "ring_fence";
                    /**
                     * @description Of the channel, where it keeps stock by place.
                     * @default
                     */
                    place?: string;
                    /** @description Where the units are added or taken away; otherwise where most of them lie. */
                    location?: string;
                    /** @description The number that you accept; refused where it shows another by now. */
                    shows: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingAcceptance"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `listing_not_found`: There is no such listing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "listing_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `listing_shows_another`: The channel shows another number by now.
             *     - `acceptance_not_possible`: This number cannot be made true here in this way.
             *     - `orders_not_read_yet`: The orders of the channel have not been read since; one of them may be why.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "listing_shows_another" | "acceptance_not_possible" | "orders_not_read_yet";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listingList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                channel?: string;
                sku?: string;
                q?: string;
                mapped?: string;
                show?: "would_write" | "to_zero" | "falls" | "rises" | "failed" | "drifted" | "unmapped" | "ignored";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Listing"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listingCountsGet: {
        parameters: {
            query?: {
                channel?: string;
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
                    "application/json": components["schemas"]["ListingCounts"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listingGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["Listing"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `listing_not_found`: There is no such listing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "listing_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listingUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    sku?: string | null;
                    packSize?: number;
                    rule?: {
                        /** @description Units kept for the other channels. */
                        ringFenced?: number;
                        buffer?: {
                            /** @constant */
                            kind: "units";
                            units: number;
                        } | {
                            /** @constant */
                            kind: "percent";
                            percent: number;
                        } | {
                            /** @constant */
                            kind: "dynamic";
                            /** @default 0.01 */
                            oversellProbability?: number;
                        };
                        /** @description The share of the rest that is shown. */
                        share?: number;
                        /** @description Never show more; null: no limit. */
                        maximum?: number | null;
                        /** @description Show 0 rather than fewer. */
                        minimum?: number;
                    };
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `listing_not_found`: There is no such listing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "listing_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `listing_not_ours`: The channel fulfils this listing from its own stock.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "listing_not_ours";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `unknown_sku`: There is no item with this SKU. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_sku";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listingExplanation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["ListingExplanation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `listing_not_found`: There is no such listing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "listing_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    channelMappingList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
            };
            header?: never;
            path: {
                code: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["ChannelMapping"][];
                        nextCursor: string | null;
                        unmapped: number;
                        /** @description Of all that wait: exactly one item has its SKU, barcode or ASIN. */
                        sure: number;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    channelMappingsCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    listings?: {
                        /** Format: uuid */
                        id: string;
                        sku: string | null;
                        packSize?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelMappings"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `channel_not_found`: There is no channel with this code.
             *     - `listing_not_found`: There is no such listing.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found" | "listing_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_sku`: There is no item with this SKU.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_sku";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listingSuggestionList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["ListingSuggestion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    channelReviewGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
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
                    "application/json": components["schemas"]["ChannelReview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    channelRepairCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    listings?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelRepair"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelScanCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelScan"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelListingsSave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    listings: {
                        /** @description The shop's own key; it never changes. */
                        listing: string;
                        sku?: string;
                        /** @default  */
                        title?: string;
                        barcode?: string;
                        /**
                         * @default active
                         * @enum {string}
                         */
                        status?: "active" | "inactive" | "ended";
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelListingsSave"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `channel_reads_itself`: Onhand reads this channel itself; only a shop connected by webhook hands in.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "channel_reads_itself";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelOrderSave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number?: string;
                    /**
                     * @default open
                     * @enum {string}
                     */
                    state?: "pending" | "open" | "cancelled";
                    hold?: string | null;
                    /** Format: date-time */
                    placedAt: string;
                    /** Format: date-time */
                    updatedAt: string;
                    version?: string;
                    shipBy?: string | null;
                    shipTo?: {
                        name: string;
                        company?: string;
                        line1: string;
                        line2?: string;
                        city: string;
                        /** @description The state, such as CA. */
                        region?: string;
                        postalCode?: string;
                        /** @default US */
                        country?: string;
                        phone?: string;
                        email?: string;
                    } | null;
                    lines: {
                        lineId: string;
                        listing?: string;
                        sku?: string;
                        title?: string;
                        ordered: number;
                        /** @default 0 */
                        cancelled?: number;
                        /** @default 0 */
                        shipped?: number;
                        /** @default 0 */
                        refunded?: number;
                        /** @default 0 */
                        restocked?: number;
                        priceMinor?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelOrderSave"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `channel_reads_itself`: Onhand reads this channel itself; only a shop connected by webhook hands in.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "channel_reads_itself";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelWorkList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "waiting" | "done" | "dead";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
            };
            header?: never;
            path: {
                code: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["ChannelWork"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    channelWorkReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `channel_not_found`: There is no channel with this code.
             *     - `channel_work_not_found`: There is no such failed message or task.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found" | "channel_work_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelWorkDismiss: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `channel_not_found`: There is no channel with this code.
             *     - `channel_work_not_found`: There is no such failed message or task.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found" | "channel_work_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelWorkReplayAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelWorkReplayAll"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `channel_not_found`: There is no channel with this code. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "channel_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    channelMessageReceive: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
                "application/x-www-form-urlencoded": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    reorderList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                sku?: string;
                site?: string;
                /** @description A supplier's code. */
                supplier?: string;
                search?: string;
                /** @description Also the lines that are not due. */
                all?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["ReorderLine"][];
                        nextCursor: string | null;
                        total: {
                            lines: number;
                            units: number;
                            cost: number;
                            suppliers: {
                                supplier: string | null;
                                supplierName: string | null;
                                lines: number;
                                units: number;
                                cost: number;
                                linesWithoutCost: number;
                            }[];
                        };
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    itemDemandGet: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                sku: string;
            };
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
                    "application/json": components["schemas"]["ItemDemand"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            /** @description - `unknown_sku`: There is no item with this SKU. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_sku";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    planRefreshCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRefresh"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    planningReachGet: {
        parameters: {
            query: {
                /** @description A supplier's code; its first items count. */
                supplier?: string;
                category?: string;
                /** @description Some of the planning values, separated by commas. */
                fields: string;
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
                    "application/json": components["schemas"]["PlanningReach"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    itemForecastGet: {
        parameters: {
            query?: {
                past?: number;
                ahead?: number;
            };
            header?: never;
            path: {
                sku: string;
            };
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
                    "application/json": components["schemas"]["ItemForecast"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            /** @description - `unknown_sku`: There is no item with this SKU. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unknown_sku";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    forecastRunList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "queued" | "running" | "done" | "failed" | "cancelled";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["ForecastRun"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    forecastRunCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @default all
                     * @enum {string}
                     */
                    scope?: "all" | "changes";
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForecastRun"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    forecastRunGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["ForecastRun"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    forecastRunCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForecastRun"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `forecast_run_ended`: Only a run that waits or works can be stopped.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "forecast_run_ended";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    promotionList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Only those that end on this day or later. */
                from?: string;
                /** @description Only those that start on this day or earlier. */
                to?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Promotion"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    promotionCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    kind: "sale" | "deal" | "advertising" | "event";
                    /** Format: date */
                    startsOn: string;
                    /**
                     * Format: date
                     * @description Its last day.
                     */
                    endsOn: string;
                    /**
                     * @default all
                     * @enum {string}
                     */
                    scope?: "all" | "categories" | "items";
                    /**
                     * @description Names; for categories.
                     * @default []
                     */
                    categories?: string[];
                    /**
                     * @description For items.
                     * @default []
                     */
                    skus?: string[];
                    /** @default null */
                    discountPercent?: number | null;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promotion"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `promotion_ends_before_it_starts`: A promotion ends on or after its start.
             *     - `promotion_discount_in_range`: A discount is more than 0 and less than 100 per cent.
             *     - `promotion_without_target`: Name the categories or the items that the promotion is for.
             *     - `unknown_category`: There is no category with this name.
             *     - `unknown_sku`: There is no item with this SKU.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "promotion_ends_before_it_starts" | "promotion_discount_in_range" | "promotion_without_target" | "unknown_category" | "unknown_sku";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    promotionGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["Promotion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    promotionDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    promotionUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    kind?: "sale" | "deal" | "advertising" | "event";
                    /** Format: date */
                    startsOn?: string;
                    /**
                     * Format: date
                     * @description Its last day.
                     */
                    endsOn?: string;
                    /** @enum {string} */
                    scope?: "all" | "categories" | "items";
                    categories?: string[];
                    skus?: string[];
                    discountPercent?: number | null;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promotion"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `promotion_ends_before_it_starts`: A promotion ends on or after its start.
             *     - `promotion_discount_in_range`: A discount is more than 0 and less than 100 per cent.
             *     - `promotion_without_target`: Name the categories or the items that the promotion is for.
             *     - `unknown_category`: There is no category with this name.
             *     - `unknown_sku`: There is no item with this SKU.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "promotion_ends_before_it_starts" | "promotion_discount_in_range" | "promotion_without_target" | "unknown_category" | "unknown_sku";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    inventoryList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description This item alone. */
                sku?: string;
                /** @description These items alone, one SKU on a line. */
                skus?: string;
                /** @description Begins a SKU or code, or words of the title. */
                search?: string;
                /** @description One or more states, separated by commas. */
                status?: string;
                category?: string;
                /** @description A supplier's code. */
                supplier?: string;
                /** @description A site's code; without it all sites together. */
                site?: string;
                itemStatus?: "active" | "draft" | "discontinued" | "archived";
                abcClass?: "A" | "B" | "C";
                sort?: "sku" | "title" | "onHand" | "unavailable" | "committed" | "held" | "available" | "incoming" | "daysOfCover" | "velocity" | "reorderPoint" | "value" | "revenue";
                direction?: "asc" | "desc";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["InventoryRow"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    inventoryCounts: {
        parameters: {
            query?: {
                /** @description This item alone. */
                sku?: string;
                /** @description These items alone, one SKU on a line. */
                skus?: string;
                /** @description Begins a SKU or code, or words of the title. */
                search?: string;
                /** @description One or more states, separated by commas. */
                status?: string;
                category?: string;
                /** @description A supplier's code. */
                supplier?: string;
                /** @description A site's code; without it all sites together. */
                site?: string;
                itemStatus?: "active" | "draft" | "discontinued" | "archived";
                abcClass?: "A" | "B" | "C";
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
                    "application/json": components["schemas"]["InventoryCounts"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    auditGet: {
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
                    "application/json": components["schemas"]["Audit"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    auditRowList: {
        parameters: {
            query?: {
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
            };
            header?: never;
            path: {
                list: "stockouts" | "stockoutsComing" | "overstock" | "slow" | "dead";
            };
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
                    "application/json": {
                        data: components["schemas"]["AuditRow"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    auditPrint: {
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
                    "application/pdf": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    searchList: {
        parameters: {
            query: {
                q: string;
                /** @description Of each kind. */
                limit?: number;
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
                    "application/json": components["schemas"]["Search"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    locationStockList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                site?: string;
                parent?: string;
                kind?: "site" | "zone" | "bin";
                active?: string;
                search?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["LocationStock"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reportList: {
        parameters: {
            query?: {
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["ReportHead"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reportGet: {
        parameters: {
            query?: {
                category?: string;
                /** @description A supplier's code or name. */
                supplier?: string;
                abcClass?: "A" | "B" | "C";
                /** @description A site's code; valuation only. */
                site?: string;
                /** @description The day whose end is meant; valuation only. */
                at?: string;
                /** @description Valuation only. */
                method?: "average" | "fifo";
                /** @description What the chart of a valuation is by. */
                by?: "category" | "supplier" | "site";
            };
            header?: never;
            path: {
                report: "abc" | "turnover" | "ageing" | "slow-stock" | "valuation" | "sales" | "stock-outs" | "cash-flow";
            };
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
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            /** @description - `report_lacks_filter`: This report is not narrowed by that. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "report_lacks_filter";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reportRowList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                category?: string;
                /** @description A supplier's code or name. */
                supplier?: string;
                abcClass?: "A" | "B" | "C";
                /** @description A site's code; valuation only. */
                site?: string;
                /** @description The day whose end is meant; valuation only. */
                at?: string;
                /** @description Valuation only. */
                method?: "average" | "fifo";
                /** @description Begins a SKU or code, or words of the title. */
                search?: string;
                /** @description One of the report's `groups`. */
                group?: string;
                /** @description One of the report's columns, `sku`, or of weeks `from`. */
                sort?: string;
                direction?: "asc" | "desc";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
            };
            header?: never;
            path: {
                report: "abc" | "turnover" | "ageing" | "slow-stock" | "valuation" | "sales" | "stock-outs" | "cash-flow";
            };
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
                    "application/json": {
                        data: components["schemas"]["ReportRow"][];
                        nextCursor: string | null;
                        total: {
                            rows: number;
                            sums: {
                                [key: string]: number;
                            };
                        } | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `report_lacks_filter`: This report is not narrowed by that.
             *     - `report_lacks_column`: This report has no such column.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "report_lacks_filter" | "report_lacks_column";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    todayGet: {
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
                    "application/json": components["schemas"]["Today"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    labelTemplateList: {
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
                    "application/json": components["schemas"]["LabelTemplate"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    labelCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default letter-30
                     * @enum {string}
                     */
                    template?: "letter-30" | "letter-80" | "letter-20" | "letter-10" | "roll-2.25x1.25" | "roll-4x6";
                    /**
                     * @default pdf
                     * @enum {string}
                     */
                    format?: "pdf" | "zpl" | "svg";
                    /**
                     * @description `square` prints a QR code of the SKU or the place instead of bars.
                     * @default bars
                     * @enum {string}
                     */
                    style?: "bars" | "square";
                    /**
                     * @description The first free label of the sheet.
                     * @default 1
                     */
                    startAt?: number;
                    lines: ({
                        /** @constant */
                        kind: "item";
                        sku: string;
                        /** @default 1 */
                        copies?: number;
                        /** @description One of its codes, such as the GTIN of a case; else the best there is. */
                        identifier?: string;
                    } | {
                        /** @constant */
                        kind: "location";
                        path: string;
                        /** @default 1 */
                        copies?: number;
                    } | {
                        /** @constant */
                        kind: "lot";
                        sku: string;
                        lot: string;
                        /** @description Of one unit of the lot. */
                        serial?: string;
                        /** @default 1 */
                        copies?: number;
                    } | {
                        /** @constant */
                        kind: "serial";
                        sku: string;
                        serial: string;
                        /** @default 1 */
                        copies?: number;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_sku`: There is no item with this SKU.
             *     - `unknown_location`: There is no location with this path.
             *     - `unknown_lot`: The item has no lot with this code.
             *     - `unknown_identifier`: The item has no such code.
             *     - `not_a_gs1_value`: This text cannot stand in a GS1 code.
             *     - `code_too_long_for_label`: The code does not fit on this label.
             *     - `too_many_labels`: These are too many labels for one print.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_sku" | "unknown_location" | "unknown_lot" | "unknown_identifier" | "not_a_gs1_value" | "code_too_long_for_label" | "too_many_labels";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    importKindList: {
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
                    "application/json": components["schemas"]["ImportKind"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    importPreview: {
        parameters: {
            query?: {
                kind?: "suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales";
                /** @description Found out from the file where it is not given. */
                delimiter?: "," | ";" | "\t" | "|";
                /** @description Replaces what was found out, where its letters come out wrong. */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                /** @description The sheet of a workbook; the first one otherwise. */
                sheet?: string;
                /** @description Whether this is the whole file. */
                whole?: string;
            };
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "text/tab-separated-values": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `file_not_csv`: The file cannot be read as CSV.
             *     - `file_not_spreadsheet`: The spreadsheet cannot be read.
             *     - `sheet_unknown`: The workbook has no such sheet.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "file_not_csv" | "file_not_spreadsheet" | "sheet_unknown";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    importList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                kind?: "suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales";
                state?: "uploading" | "draft" | "queued" | "running" | "done" | "failed" | "cancelled" | "rolling_back" | "rolled_back";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Import"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    importCreate: {
        parameters: {
            query?: {
                /** @description What the file holds; found out where it is not given. */
                kind?: "suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales";
                dryRun?: string;
                /** @description Keep the file as a draft and wait for a run. */
                hold?: string;
                fileName?: string;
                /** @description JSON: the field of each column header, or null to leave the column out. */
                mapping?: string;
                /** @description The site of rows that name none. */
                site?: string;
                /** @description The channel of sales that name none. */
                channel?: string;
                /** @description How 01/02/2026 is meant: U.S. or the other way round. */
                dateOrder?: "MDY" | "DMY";
                /** @description What stands before the decimals of numbers: 1,234.50 or 1.234,50. */
                decimal?: "." | ",";
                /** @description Found out from the file where it is not given. */
                delimiter?: "," | ";" | "\t" | "|";
                /** @description Replaces what was found out, where its letters come out wrong. */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                /** @description The sheet of a workbook; the first one otherwise. */
                sheet?: string;
            };
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "text/tab-separated-values": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `file_empty`: The file is empty.
             *     - `file_not_csv`: The file cannot be read as CSV.
             *     - `file_not_spreadsheet`: The spreadsheet cannot be read.
             *     - `kind_unclear`: What the file holds could not be found out.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "file_empty" | "file_not_csv" | "file_not_spreadsheet" | "kind_unclear";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    importPreviewGet: {
        parameters: {
            query?: {
                kind?: "suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales";
                /** @description Found out from the file where it is not given. */
                delimiter?: "," | ";" | "\t" | "|";
                /** @description Replaces what was found out, where its letters come out wrong. */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                /** @description The sheet of a workbook; the first one otherwise. */
                sheet?: string;
            };
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /** @description - `import_file_gone`: The file of this import is not kept any more. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import_file_gone";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /**
             * @description - `file_not_csv`: The file cannot be read as CSV.
             *     - `file_not_spreadsheet`: The spreadsheet cannot be read.
             *     - `sheet_unknown`: The workbook has no such sheet.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "file_not_csv" | "file_not_spreadsheet" | "sheet_unknown";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    importGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    importErrorsGet: {
        parameters: {
            query?: {
                /** @description Of the run, or of its rollback. */
                part?: "run" | "rollback";
            };
            header?: never;
            path: {
                id: string;
            };
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
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /** @description - `import_file_gone`: The file of this import is not kept any more. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import_file_gone";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    importErrorRowList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Of the run, or of its rollback. */
                part?: "run" | "rollback";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
            };
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["ImportErrorRow"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /** @description - `import_file_gone`: The file of this import is not kept any more. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import_file_gone";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    importRowsCorrect: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rows: {
                        rowNumber: number;
                        cells: string[];
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `import_not_correctable`: Only rows of an import or a dry run that has ended can be corrected.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "import_not_correctable";
                    };
                };
            };
            /** @description - `import_file_gone`: The file of this import is not kept any more. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import_file_gone";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `row_not_wrong`: The row is not among those that were not taken.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "row_not_wrong";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    importRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    dryRun?: boolean;
                    /** @enum {string} */
                    kind?: "suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales";
                    mapping?: {
                        [key: string]: string | null;
                    } | null;
                    options?: {
                        /** @description The site of rows that name none. */
                        site?: string;
                        /** @description The channel of sales that name none. */
                        channel?: string;
                        /** @enum {string} */
                        dateOrder?: "MDY" | "DMY";
                        /**
                         * @description What stands before the decimals of numbers: 1,234.50 or 1.234,50.
                         * @enum {string}
                         */
                        decimal?: "." | ",";
                        /**
                         * @description Found out from the file where it is not given.
                         * @enum {string}
                         */
                        delimiter?: "," | ";" | "\t" | "|";
                        /**
                         * @description Replaces what was found out, where its letters come out wrong.
                         * @enum {string}
                         */
                        encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                        /** @description The sheet of a workbook; the first one otherwise. */
                        sheet?: string;
                    };
                    /** @default false */
                    remember?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `import_not_repeatable`: Only a dry run, or an import that wrote nothing, can be run again from its file.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "import_not_repeatable";
                    };
                };
            };
            /** @description - `import_file_gone`: The file of this import is not kept any more. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import_file_gone";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    importCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "suppliers" | "items" | "opening_stock" | "stock_counts" | "incoming" | "sales";
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            /** @description - `import_file_gone`: The file of this import is not kept any more. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import_file_gone";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    importCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `import_not_running`: Only an import that waits or runs can be stopped.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "import_not_running";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    importRollBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `import_not_reversible`: Only an import that has ended and was not a dry run can be rolled back.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "import_not_reversible";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    importMappingList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["ImportMapping"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    importMappingDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    importMappingRename: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportMapping"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    alertList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Closed: put away by somebody, or over. Snoozed ones are not open until then. */
                state?: "open" | "snoozed" | "closed" | "all";
                /** @description One or more kinds, by commas. */
                kind?: string;
                /** @description One or more, by commas. */
                severity?: string;
                /** @description `me`, `nobody`, or the id of a user. */
                assignee?: ("me" | "nobody") | string;
                site?: string;
                sku?: string;
                /** @description The beginning of a SKU, an order, a channel or a title. */
                q?: string;
                /** @description The most money, or the newest, first. */
                sort?: "money" | "openedAt";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Alert"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    alertCountsGet: {
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
                    "application/json": components["schemas"]["AlertCounts"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    alertGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `alert_not_found`: There is no such alert. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "alert_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    alertSnooze: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                    until: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertSnooze"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `alert_not_found`: There is no such alert. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "alert_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `snooze_in_the_past`: An alert rests until a time to come.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "snooze_in_the_past";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    alertAssign: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                    userId: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertSnooze"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `alert_not_found`: There is no such alert. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "alert_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `unknown_assignee`: There is no such active user.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "unknown_assignee";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    alertClose: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertSnooze"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `alert_not_found`: There is no such alert. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "alert_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    alertReopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertSnooze"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `alert_not_found`: There is no such alert. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "alert_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    alertAssigneeList: {
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
                    "application/json": components["schemas"]["AlertAssignee"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    alertCheckCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    whole?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertCounts"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    alertRuleList: {
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
                    "application/json": components["schemas"]["AlertRuleListReply"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    alertRuleUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "oversold" | "channel_oversold" | "out_of_stock" | "stockout_coming" | "order_needs_hand" | "channel_stopped" | "channel_blind" | "channel_guarded" | "channel_drift" | "channel_dead_letters" | "lot_expiring" | "overstock" | "job_failed" | "webhook_stopped" | "notification_failed";
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    enabled?: boolean;
                    minimumMinor?: number;
                    days?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRule"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    notificationRuleList: {
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
                    "application/json": components["schemas"]["NotificationRuleListReply"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    notificationRuleCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of mail; your own without any. */
                    addresses?: string[];
                    /** @description Slack's address for incoming messages; kept encrypted. */
                    slackUrl?: string;
                    /**
                     * Format: uuid
                     * @description The webhook that is told.
                     */
                    endpointId?: string;
                    /** @description None means every kind. */
                    kinds?: ("oversold" | "channel_oversold" | "out_of_stock" | "stockout_coming" | "order_needs_hand" | "channel_stopped" | "channel_blind" | "channel_guarded" | "channel_drift" | "channel_dead_letters" | "lot_expiring" | "overstock" | "job_failed" | "webhook_stopped" | "notification_failed")[];
                    /**
                     * @description These and all that are worse.
                     * @enum {string}
                     */
                    severity?: "critical" | "warning" | "notice";
                    /** @enum {string} */
                    pace?: "at_once" | "daily";
                    digestHour?: number;
                    /** @description Whose day the hour is of; null: the company’s. */
                    site?: string | null;
                    enabled?: boolean;
                    /** @enum {string} */
                    way: "app" | "mail" | "slack" | "webhook";
                    /**
                     * @description Of the company, not yours; needs settings.write.
                     * @default false
                     */
                    company?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationRule"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `notification_rule_not_found`: There is no such way to be told.
             *     - `webhook_not_found`: There is no such webhook.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "notification_rule_not_found" | "webhook_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `notification_way_incomplete`: This way needs an address of its own kind.
             *     - `address_not_allowed`: Onhand may not call this address.
             *     - `unknown_site`: There is no site with this code.
             *     - `only_for_people`: This is for signed-in people, not for API keys.
             *     - `too_many_notification_rules`: So many ways are not kept; delete some first.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "notification_way_incomplete" | "address_not_allowed" | "unknown_site" | "only_for_people" | "too_many_notification_rules";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    notificationRuleDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `notification_rule_not_found`: There is no such way to be told. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "notification_rule_not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    notificationRuleUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Of mail; your own without any. */
                    addresses?: string[];
                    /** @description Slack's address for incoming messages; kept encrypted. */
                    slackUrl?: string;
                    /**
                     * Format: uuid
                     * @description The webhook that is told.
                     */
                    endpointId?: string;
                    /** @description None means every kind. */
                    kinds?: ("oversold" | "channel_oversold" | "out_of_stock" | "stockout_coming" | "order_needs_hand" | "channel_stopped" | "channel_blind" | "channel_guarded" | "channel_drift" | "channel_dead_letters" | "lot_expiring" | "overstock" | "job_failed" | "webhook_stopped" | "notification_failed")[];
                    /**
                     * @description These and all that are worse.
                     * @enum {string}
                     */
                    severity?: "critical" | "warning" | "notice";
                    /** @enum {string} */
                    pace?: "at_once" | "daily";
                    digestHour?: number;
                    /** @description Whose day the hour is of; null: the company’s. */
                    site?: string | null;
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationRule"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `notification_rule_not_found`: There is no such way to be told.
             *     - `webhook_not_found`: There is no such webhook.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "notification_rule_not_found" | "webhook_not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `notification_way_incomplete`: This way needs an address of its own kind.
             *     - `address_not_allowed`: Onhand may not call this address.
             *     - `unknown_site`: There is no site with this code.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "notification_way_incomplete" | "address_not_allowed" | "unknown_site";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    notificationRuleTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationRuleTest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `notification_rule_not_found`: There is no such way to be told. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "notification_rule_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    notificationList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "waiting" | "sent" | "failed";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
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
                    "application/json": {
                        data: components["schemas"]["Notification"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    notificationResend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `notification_not_found`: There is no such message that failed. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "notification_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    webhookList: {
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
                    "application/json": components["schemas"]["WebhookListReply"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    webhookCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description https; a host of a private network must be allowed by the operator. */
                    url: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @description Types such as `order.created`, or nouns such as `order`; none means every deed.
                     * @default []
                     */
                    eventTypes?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `address_not_allowed`: Onhand may not call this address.
             *     - `too_many_webhooks`: So many webhooks are not kept; delete some first.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "address_not_allowed" | "too_many_webhooks";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    webhookGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    webhookDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    webhookUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description https; a host of a private network must be allowed by the operator. */
                    url?: string;
                    description?: string;
                    eventTypes?: string[];
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_not_found";
                    };
                };
            };
            /** @description - `conflicting_change`: Others change the same rows; try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `address_not_allowed`: Onhand may not call this address. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "address_not_allowed";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    webhookSecretRotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default 24 */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretRotate"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    webhookTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `webhook_disabled`: This webhook is switched off; switch it on first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "webhook_disabled";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    webhookDeliveryList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "waiting" | "delivered" | "failed";
                /** @description All rows as a file instead of a page. */
                format?: components["parameters"]["ExportFormat"];
                /** @description The file's columns by name, separated by commas; all of them unless given. */
                columns?: components["parameters"]["ExportColumns"];
            };
            header?: never;
            path: {
                id: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `invalid_cursor`: The cursor was not issued by this list.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_not_found";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    webhookDeliveryResend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /**
             * @description - `webhook_not_found`: There is no such webhook.
             *     - `delivery_not_found`: There is no such message.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_not_found" | "delivery_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `webhook_disabled`: This webhook is switched off; switch it on first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "webhook_disabled";
                    };
                };
            };
            421: components["responses"]["Problem421"];
            /** @description - `idempotency_key_reused`: This Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    webhookReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    since: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "onhand-request-id": components["headers"]["RequestId"];
                    "idempotency-replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplay"];
                };
            };
            /**
             * @description - `invalid_request`: The request is not of the documented form.
             *     - `malformed_body`: The body is not valid JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "malformed_body";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            /** @description - `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_not_found";
                    };
                };
            };
            /**
             * @description - `conflicting_change`: Others change the same rows; try again.
             *     - `request_in_progress`: A request with this Idempotency-Key is still running.
             *     - `webhook_disabled`: This webhook is switched off; switch it on first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "conflicting_change" | "request_in_progress" | "webhook_disabled";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            421: components["responses"]["Problem421"];
            /**
             * @description - `idempotency_key_reused`: This Idempotency-Key was used with another request.
             *     - `too_much_to_replay`: That is too much at once; begin later.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "too_much_to_replay";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    webhookEventTypeList: {
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
                    "application/json": components["schemas"]["WebhookEventType"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            421: components["responses"]["Problem421"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}

/** Every operation by name. */
export const operationTable: Record<keyof operations, Operation> = {
  setupGet: {"method":"GET","path":"/v1/setup","reply":"json","repeatable":true},
  setupComplete: {"method":"POST","path":"/v1/setup","body":"json","reply":"json","repeatable":true},
  sessionCreate: {"method":"POST","path":"/v1/session","body":"json","reply":"json","repeatable":true},
  sessionVerify: {"method":"POST","path":"/v1/session/second-factor","body":"json","reply":"json","repeatable":true},
  sessionGet: {"method":"GET","path":"/v1/session","reply":"json","repeatable":true},
  sessionDelete: {"method":"DELETE","path":"/v1/session","reply":"none","repeatable":true},
  sessionList: {"method":"GET","path":"/v1/sessions","reply":"json","repeatable":true},
  sessionRevoke: {"method":"DELETE","path":"/v1/sessions/{id}","reply":"none","repeatable":true},
  secondFactorEnable: {"method":"POST","path":"/v1/second-factor","body":"json","reply":"json","repeatable":true},
  secondFactorConfirm: {"method":"POST","path":"/v1/second-factor/confirmation","body":"json","reply":"none","repeatable":true},
  secondFactorDisable: {"method":"POST","path":"/v1/second-factor/removal","body":"json","reply":"none","repeatable":true},
  passwordUpdate: {"method":"PUT","path":"/v1/password","body":"json","reply":"none","repeatable":true},
  roleList: {"method":"GET","path":"/v1/roles","reply":"json","repeatable":true},
  rolePreviewBegin: {"method":"PUT","path":"/v1/session/role-preview","body":"json","reply":"none","repeatable":true},
  rolePreviewEnd: {"method":"DELETE","path":"/v1/session/role-preview","reply":"none","repeatable":true},
  userList: {"method":"GET","path":"/v1/users","reply":"json","repeatable":true},
  userUpdate: {"method":"PATCH","path":"/v1/users/{id}","body":"json","reply":"json","repeatable":false},
  invitationCreate: {"method":"POST","path":"/v1/invitations","body":"json","reply":"json","repeatable":true},
  invitationList: {"method":"GET","path":"/v1/invitations","reply":"json","repeatable":true},
  invitationDelete: {"method":"DELETE","path":"/v1/invitations/{id}","reply":"none","repeatable":true},
  invitationAccept: {"method":"POST","path":"/v1/invitations/acceptances","body":"json","reply":"json","repeatable":true},
  passwordResetCreate: {"method":"POST","path":"/v1/users/{id}/password-resets","body":"json","reply":"json","repeatable":true},
  passwordResetRequest: {"method":"POST","path":"/v1/password-resets","body":"json","reply":"none","repeatable":true},
  passwordResetComplete: {"method":"POST","path":"/v1/password-resets/completions","body":"json","reply":"none","repeatable":true},
  apiKeyCreate: {"method":"POST","path":"/v1/api-keys","body":"json","reply":"json","repeatable":true},
  apiKeyList: {"method":"GET","path":"/v1/api-keys","reply":"json","repeatable":true},
  apiKeyRevoke: {"method":"DELETE","path":"/v1/api-keys/{id}","reply":"none","repeatable":true},
  auditEntryList: {"method":"GET","path":"/v1/audit-entries","reply":"json","repeatable":true},
  preferencesGet: {"method":"GET","path":"/v1/preferences","reply":"json","repeatable":true},
  preferencesUpdate: {"method":"PATCH","path":"/v1/preferences","body":"json","reply":"json","repeatable":false},
  viewList: {"method":"GET","path":"/v1/views","reply":"json","repeatable":true},
  viewGet: {"method":"GET","path":"/v1/views/{id}","reply":"json","repeatable":true},
  viewCreate: {"method":"POST","path":"/v1/views","body":"json","reply":"json","repeatable":true},
  viewUpdate: {"method":"PATCH","path":"/v1/views/{id}","body":"json","reply":"json","repeatable":false},
  viewDelete: {"method":"DELETE","path":"/v1/views/{id}","reply":"none","repeatable":true},
  itemCreate: {"method":"POST","path":"/v1/items","body":"json","reply":"json","repeatable":true},
  itemList: {"method":"GET","path":"/v1/items","reply":"json","repeatable":true},
  itemGet: {"method":"GET","path":"/v1/items/{sku}","reply":"json","repeatable":true},
  itemUpdate: {"method":"PATCH","path":"/v1/items/{sku}","body":"json","reply":"json","repeatable":false},
  itemDelete: {"method":"DELETE","path":"/v1/items/{sku}","reply":"none","repeatable":true},
  itemArchive: {"method":"PUT","path":"/v1/items/{sku}/archival","reply":"json","repeatable":true},
  itemRestore: {"method":"DELETE","path":"/v1/items/{sku}/archival","reply":"json","repeatable":true},
  identifierCreate: {"method":"POST","path":"/v1/items/{sku}/identifiers","body":"json","reply":"json","repeatable":true},
  identifierDelete: {"method":"DELETE","path":"/v1/items/{sku}/identifiers/{id}","reply":"none","repeatable":true},
  lookupGet: {"method":"GET","path":"/v1/lookups","reply":"json","repeatable":true},
  kitUpdate: {"method":"PUT","path":"/v1/items/{sku}/components","body":"json","reply":"json","repeatable":true},
  unitUpdate: {"method":"PUT","path":"/v1/items/{sku}/units","body":"json","reply":"json","repeatable":true},
  categoryCreate: {"method":"POST","path":"/v1/categories","body":"json","reply":"json","repeatable":true},
  categoryList: {"method":"GET","path":"/v1/categories","reply":"json","repeatable":true},
  categoryGet: {"method":"GET","path":"/v1/categories/{id}","reply":"json","repeatable":true},
  categoryUpdate: {"method":"PATCH","path":"/v1/categories/{id}","body":"json","reply":"json","repeatable":false},
  itemEditCreate: {"method":"POST","path":"/v1/item-edits","body":"json","reply":"json","repeatable":true},
  itemEditList: {"method":"GET","path":"/v1/item-edits","reply":"json","repeatable":true},
  itemEditGet: {"method":"GET","path":"/v1/item-edits/{id}","reply":"json","repeatable":true},
  itemEditReversalCreate: {"method":"POST","path":"/v1/item-edits/{id}/reversal","reply":"json","repeatable":true},
  siteCreate: {"method":"POST","path":"/v1/sites","body":"json","reply":"json","repeatable":true},
  zoneCreate: {"method":"POST","path":"/v1/sites/{site}/zones","body":"json","reply":"json","repeatable":true},
  binCreate: {"method":"POST","path":"/v1/sites/{site}/bins","body":"json","reply":"json","repeatable":true},
  locationList: {"method":"GET","path":"/v1/locations","reply":"json","repeatable":true},
  locationGet: {"method":"GET","path":"/v1/locations/{path}","reply":"json","repeatable":true},
  locationUpdate: {"method":"PATCH","path":"/v1/locations/{path}","body":"json","reply":"json","repeatable":false},
  settingsGet: {"method":"GET","path":"/v1/settings","reply":"json","repeatable":true},
  settingsUpdate: {"method":"PATCH","path":"/v1/settings","body":"json","reply":"json","repeatable":false},
  backupLastGet: {"method":"GET","path":"/v1/backups/last","reply":"json","repeatable":true},
  backupGet: {"method":"GET","path":"/v1/backup","reply":"raw","repeatable":true},
  fullExportGet: {"method":"GET","path":"/v1/full-export","reply":"raw","repeatable":true},
  lanGet: {"method":"GET","path":"/v1/lan","reply":"json","repeatable":true},
  healthLive: {"method":"GET","path":"/health/live","reply":"json","repeatable":true},
  healthReady: {"method":"GET","path":"/health/ready","reply":"json","repeatable":true},
  metricsGet: {"method":"GET","path":"/metrics","reply":"raw","repeatable":true},
  eventStream: {"method":"GET","path":"/v1/events","reply":"messages","repeatable":true},
  openingBalanceCreate: {"method":"POST","path":"/v1/opening-balances","body":"json","reply":"json","repeatable":true},
  receiptCreate: {"method":"POST","path":"/v1/receipts","body":"json","reply":"json","repeatable":true},
  adjustmentCreate: {"method":"POST","path":"/v1/adjustments","body":"json","reply":"json","repeatable":true},
  moveCreate: {"method":"POST","path":"/v1/moves","body":"json","reply":"json","repeatable":true},
  stockReturnCreate: {"method":"POST","path":"/v1/stock-returns","body":"json","reply":"json","repeatable":true},
  shipmentCreate: {"method":"POST","path":"/v1/shipments","body":"json","reply":"json","repeatable":true},
  assemblyCreate: {"method":"POST","path":"/v1/assemblies","body":"json","reply":"json","repeatable":true},
  disassemblyCreate: {"method":"POST","path":"/v1/disassemblies","body":"json","reply":"json","repeatable":true},
  movementReversalCreate: {"method":"POST","path":"/v1/movements/{id}/reversal","body":"json","reply":"json","repeatable":true},
  documentReversalCreate: {"method":"POST","path":"/v1/documents/{id}/reversal","body":"json","reply":"json","repeatable":true},
  adjustmentUndo: {"method":"POST","path":"/v1/adjustments/{id}/undo","body":"json","reply":"json","repeatable":true},
  moveUndo: {"method":"POST","path":"/v1/moves/{id}/undo","body":"json","reply":"json","repeatable":true},
  documentGet: {"method":"GET","path":"/v1/documents/{id}","reply":"json","repeatable":true},
  stockList: {"method":"GET","path":"/v1/stock","reply":"json","repeatable":true},
  balanceList: {"method":"GET","path":"/v1/balances","reply":"json","repeatable":true},
  itemMovementList: {"method":"GET","path":"/v1/items/{sku}/movements","reply":"json","repeatable":true},
  movementList: {"method":"GET","path":"/v1/movements","reply":"json","repeatable":true},
  lotList: {"method":"GET","path":"/v1/items/{sku}/lots","reply":"json","repeatable":true},
  lotUpdate: {"method":"PATCH","path":"/v1/items/{sku}/lots/{lot}","body":"json","reply":"json","repeatable":false},
  adjustmentPreviewCreate: {"method":"POST","path":"/v1/adjustment-previews","body":"json","reply":"json","repeatable":true},
  movePreviewCreate: {"method":"POST","path":"/v1/move-previews","body":"json","reply":"json","repeatable":true},
  reservationCreate: {"method":"POST","path":"/v1/reservations","body":"json","reply":"json","repeatable":true},
  reservationCommitmentCreate: {"method":"POST","path":"/v1/reservations/{id}/commitment","reply":"json","repeatable":true},
  reservationRenewalCreate: {"method":"POST","path":"/v1/reservations/{id}/renewal","body":"json","reply":"json","repeatable":true},
  reservationDelete: {"method":"DELETE","path":"/v1/reservations/{id}","reply":"none","repeatable":true},
  reservationGet: {"method":"GET","path":"/v1/reservations/{id}","reply":"json","repeatable":true},
  reservationList: {"method":"GET","path":"/v1/reservations","reply":"json","repeatable":true},
  expectedReceiptCreate: {"method":"POST","path":"/v1/expected-receipts","body":"json","reply":"json","repeatable":true},
  expectedReceiptUpdate: {"method":"PATCH","path":"/v1/expected-receipts/{id}","body":"json","reply":"json","repeatable":false},
  expectedReceiptGet: {"method":"GET","path":"/v1/expected-receipts/{id}","reply":"json","repeatable":true},
  expectedReceiptList: {"method":"GET","path":"/v1/expected-receipts","reply":"json","repeatable":true},
  stockAtList: {"method":"GET","path":"/v1/stock-at","reply":"json","repeatable":true},
  itemBalanceAtList: {"method":"GET","path":"/v1/items/{sku}/balances-at","reply":"json","repeatable":true},
  itemValueList: {"method":"GET","path":"/v1/item-values","reply":"json","repeatable":true},
  stockValueGet: {"method":"GET","path":"/v1/stock-value","reply":"json","repeatable":true},
  kitAvailabilityGet: {"method":"GET","path":"/v1/items/{sku}/kit-availability","reply":"json","repeatable":true},
  itemSerialList: {"method":"GET","path":"/v1/items/{sku}/serials","reply":"json","repeatable":true},
  serialGet: {"method":"GET","path":"/v1/serials/{serial}","reply":"json","repeatable":true},
  sealList: {"method":"GET","path":"/v1/seals","reply":"json","repeatable":true},
  stockVerificationCreate: {"method":"POST","path":"/v1/stock-verifications","reply":"json","repeatable":true},
  supplierCreate: {"method":"POST","path":"/v1/suppliers","body":"json","reply":"json","repeatable":true},
  supplierList: {"method":"GET","path":"/v1/suppliers","reply":"json","repeatable":true},
  supplierGet: {"method":"GET","path":"/v1/suppliers/{code}","reply":"json","repeatable":true},
  supplierUpdate: {"method":"PATCH","path":"/v1/suppliers/{code}","body":"json","reply":"json","repeatable":false},
  supplierItemList: {"method":"GET","path":"/v1/supplier-items","reply":"json","repeatable":true},
  supplierItemSave: {"method":"PUT","path":"/v1/items/{sku}/suppliers/{code}","body":"json","reply":"json","repeatable":true},
  supplierItemDelete: {"method":"DELETE","path":"/v1/items/{sku}/suppliers/{code}","reply":"none","repeatable":true},
  orderCreate: {"method":"POST","path":"/v1/orders","body":"json","reply":"json","repeatable":true},
  orderList: {"method":"GET","path":"/v1/orders","reply":"json","repeatable":true},
  orderCountsGet: {"method":"GET","path":"/v1/order-counts","reply":"json","repeatable":true},
  orderGet: {"method":"GET","path":"/v1/orders/{id}","reply":"json","repeatable":true},
  orderUpdate: {"method":"PATCH","path":"/v1/orders/{id}","body":"json","reply":"json","repeatable":false},
  orderEffectList: {"method":"GET","path":"/v1/orders/{id}/effects","reply":"json","repeatable":true},
  orderTimelineList: {"method":"GET","path":"/v1/orders/{id}/timeline","reply":"json","repeatable":true},
  orderShipToGet: {"method":"GET","path":"/v1/orders/{id}/ship-to","reply":"json","repeatable":true},
  orderShipToUpdate: {"method":"PUT","path":"/v1/orders/{id}/ship-to","body":"json","reply":"none","repeatable":true},
  orderCancellationCreate: {"method":"POST","path":"/v1/orders/{id}/cancellation","body":"json","reply":"json","repeatable":true},
  orderHoldCreate: {"method":"POST","path":"/v1/orders/{id}/hold","body":"json","reply":"json","repeatable":true},
  orderReleaseCreate: {"method":"POST","path":"/v1/orders/{id}/release","reply":"json","repeatable":true},
  orderShipmentCreate: {"method":"POST","path":"/v1/orders/{id}/shipments","body":"json","reply":"json","repeatable":true},
  orderDeliveryCreate: {"method":"POST","path":"/v1/orders/{id}/shipments/{shipmentId}/delivery","body":"json","reply":"json","repeatable":true},
  orderRefundCreate: {"method":"POST","path":"/v1/orders/{id}/refunds","body":"json","reply":"json","repeatable":true},
  orderReturnCreate: {"method":"POST","path":"/v1/orders/{id}/returns","body":"json","reply":"json","repeatable":true},
  orderLineCreate: {"method":"POST","path":"/v1/orders/{id}/lines","body":"json","reply":"json","repeatable":true},
  orderLineUpdate: {"method":"PATCH","path":"/v1/orders/{id}/lines/{lineId}","body":"json","reply":"json","repeatable":false},
  orderLineDelete: {"method":"DELETE","path":"/v1/orders/{id}/lines/{lineId}","reply":"none","repeatable":true},
  orderBackorderCreate: {"method":"POST","path":"/v1/orders/{id}/lines/{lineId}/backorder","reply":"json","repeatable":true},
  orderRoutingCreate: {"method":"POST","path":"/v1/orders/{id}/lines/{lineId}/routing","body":"json","reply":"json","repeatable":true},
  orderChoiceList: {"method":"GET","path":"/v1/orders/{id}/choices","reply":"json","repeatable":true},
  unmappedLineList: {"method":"GET","path":"/v1/unmapped-lines","reply":"json","repeatable":true},
  skuAliasCreate: {"method":"POST","path":"/v1/sku-aliases","body":"json","reply":"json","repeatable":true},
  skuAliasList: {"method":"GET","path":"/v1/sku-aliases","reply":"json","repeatable":true},
  skuAliasDelete: {"method":"DELETE","path":"/v1/sku-aliases/{channel}/{externalSku}","reply":"none","repeatable":true},
  orderSiteList: {"method":"GET","path":"/v1/order-sites","reply":"json","repeatable":true},
  orderSiteUpdate: {"method":"PUT","path":"/v1/order-sites/{site}","body":"json","reply":"json","repeatable":true},
  salesHistoryList: {"method":"GET","path":"/v1/sales-history","reply":"json","repeatable":true},
  connectorList: {"method":"GET","path":"/v1/connectors","reply":"json","repeatable":true},
  connectorCheck: {"method":"POST","path":"/v1/connectors/{id}/check","body":"json","reply":"json","repeatable":true},
  channelCreate: {"method":"POST","path":"/v1/channels","body":"json","reply":"json","repeatable":true},
  channelList: {"method":"GET","path":"/v1/channels","reply":"json","repeatable":true},
  channelGet: {"method":"GET","path":"/v1/channels/{code}","reply":"json","repeatable":true},
  channelUpdate: {"method":"PATCH","path":"/v1/channels/{code}","body":"json","reply":"json","repeatable":false},
  channelCheck: {"method":"POST","path":"/v1/channels/{code}/check","body":"json","reply":"json","repeatable":true},
  channelPlaceList: {"method":"GET","path":"/v1/channels/{code}/places","reply":"json","repeatable":true},
  channelSwitch: {"method":"POST","path":"/v1/channels/{code}/state","body":"json","reply":"json","repeatable":true},
  channelDelete: {"method":"DELETE","path":"/v1/channels/{code}","reply":"none","repeatable":true},
  channelMassChangeAllow: {"method":"POST","path":"/v1/channels/{code}/mass-change","reply":"json","repeatable":true},
  channelFreeze: {"method":"PUT","path":"/v1/channels-frozen","body":"json","reply":"json","repeatable":true},
  listingAcceptanceGet: {"method":"GET","path":"/v1/listings/{id}/acceptance","reply":"json","repeatable":true},
  listingAcceptanceCreate: {"method":"POST","path":"/v1/listings/{id}/acceptance","body":"json","reply":"json","repeatable":true},
  listingList: {"method":"GET","path":"/v1/listings","reply":"json","repeatable":true},
  listingCountsGet: {"method":"GET","path":"/v1/listing-counts","reply":"json","repeatable":true},
  listingGet: {"method":"GET","path":"/v1/listings/{id}","reply":"json","repeatable":true},
  listingUpdate: {"method":"PATCH","path":"/v1/listings/{id}","body":"json","reply":"json","repeatable":false},
  listingExplanation: {"method":"GET","path":"/v1/listings/{id}/explanation","reply":"json","repeatable":true},
  channelMappingList: {"method":"GET","path":"/v1/channels/{code}/mappings","reply":"json","repeatable":true},
  channelMappingsCreate: {"method":"POST","path":"/v1/channels/{code}/mappings","body":"json","reply":"json","repeatable":true},
  listingSuggestionList: {"method":"GET","path":"/v1/listings/{id}/suggestions","reply":"json","repeatable":true},
  channelReviewGet: {"method":"GET","path":"/v1/channels/{code}/review","reply":"json","repeatable":true},
  channelRepairCreate: {"method":"POST","path":"/v1/channels/{code}/repairs","body":"json","reply":"json","repeatable":true},
  channelScanCreate: {"method":"POST","path":"/v1/channels/{code}/scans","reply":"json","repeatable":true},
  channelListingsSave: {"method":"PUT","path":"/v1/channels/{code}/listings","body":"json","reply":"json","repeatable":true},
  channelOrderSave: {"method":"PUT","path":"/v1/channels/{code}/orders/{externalId}","body":"json","reply":"json","repeatable":true},
  channelWorkList: {"method":"GET","path":"/v1/channels/{code}/work","reply":"json","repeatable":true},
  channelWorkReplay: {"method":"POST","path":"/v1/channels/{code}/work/{id}/replay","reply":"none","repeatable":true},
  channelWorkDismiss: {"method":"POST","path":"/v1/channels/{code}/work/{id}/dismissal","reply":"none","repeatable":true},
  channelWorkReplayAll: {"method":"POST","path":"/v1/channels/{code}/replays","reply":"json","repeatable":true},
  channelMessageReceive: {"method":"POST","path":"/v1/channels/{code}/messages","body":["application/json","application/x-www-form-urlencoded","text/plain"],"reply":"raw","repeatable":true},
  reorderList: {"method":"GET","path":"/v1/reorder","reply":"json","repeatable":true},
  itemDemandGet: {"method":"GET","path":"/v1/items/{sku}/demand","reply":"json","repeatable":true},
  planRefreshCreate: {"method":"POST","path":"/v1/plan-refreshes","reply":"json","repeatable":true},
  planningReachGet: {"method":"GET","path":"/v1/planning-reach","reply":"json","repeatable":true},
  itemForecastGet: {"method":"GET","path":"/v1/items/{sku}/forecast","reply":"json","repeatable":true},
  forecastRunCreate: {"method":"POST","path":"/v1/forecast-runs","body":"json","reply":"json","repeatable":true},
  forecastRunList: {"method":"GET","path":"/v1/forecast-runs","reply":"json","repeatable":true},
  forecastRunGet: {"method":"GET","path":"/v1/forecast-runs/{id}","reply":"json","repeatable":true},
  forecastRunCancel: {"method":"POST","path":"/v1/forecast-runs/{id}/cancellation","reply":"json","repeatable":true},
  promotionList: {"method":"GET","path":"/v1/promotions","reply":"json","repeatable":true},
  promotionCreate: {"method":"POST","path":"/v1/promotions","body":"json","reply":"json","repeatable":true},
  promotionGet: {"method":"GET","path":"/v1/promotions/{id}","reply":"json","repeatable":true},
  promotionUpdate: {"method":"PATCH","path":"/v1/promotions/{id}","body":"json","reply":"json","repeatable":false},
  promotionDelete: {"method":"DELETE","path":"/v1/promotions/{id}","reply":"none","repeatable":true},
  inventoryList: {"method":"GET","path":"/v1/inventory","reply":"json","repeatable":true},
  inventoryCounts: {"method":"GET","path":"/v1/inventory/counts","reply":"json","repeatable":true},
  auditGet: {"method":"GET","path":"/v1/audit","reply":"json","repeatable":true},
  auditRowList: {"method":"GET","path":"/v1/audit/{list}","reply":"json","repeatable":true},
  auditPrint: {"method":"GET","path":"/v1/audit.pdf","reply":"raw","repeatable":true},
  searchList: {"method":"GET","path":"/v1/search","reply":"json","repeatable":true},
  locationStockList: {"method":"GET","path":"/v1/location-stock","reply":"json","repeatable":true},
  reportList: {"method":"GET","path":"/v1/reports","reply":"json","repeatable":true},
  reportGet: {"method":"GET","path":"/v1/reports/{report}","reply":"json","repeatable":true},
  reportRowList: {"method":"GET","path":"/v1/reports/{report}/rows","reply":"json","repeatable":true},
  todayGet: {"method":"GET","path":"/v1/today","reply":"json","repeatable":true},
  labelTemplateList: {"method":"GET","path":"/v1/label-templates","reply":"json","repeatable":true},
  labelCreate: {"method":"POST","path":"/v1/labels","body":"json","reply":"json","repeatable":true},
  importKindList: {"method":"GET","path":"/v1/import-kinds","reply":"json","repeatable":true},
  importPreview: {"method":"POST","path":"/v1/import-previews","body":["text/csv","text/tab-separated-values","application/vnd.openxmlformats-officedocument.spreadsheetml.sheet","application/octet-stream"],"reply":"json","repeatable":true},
  importCreate: {"method":"POST","path":"/v1/imports","body":["text/csv","text/tab-separated-values","application/vnd.openxmlformats-officedocument.spreadsheetml.sheet","application/octet-stream"],"reply":"json","repeatable":true},
  importPreviewGet: {"method":"GET","path":"/v1/imports/{id}/preview","reply":"json","repeatable":true},
  importList: {"method":"GET","path":"/v1/imports","reply":"json","repeatable":true},
  importGet: {"method":"GET","path":"/v1/imports/{id}","reply":"json","repeatable":true},
  importErrorsGet: {"method":"GET","path":"/v1/imports/{id}/errors","reply":"raw","repeatable":true},
  importErrorRowList: {"method":"GET","path":"/v1/imports/{id}/error-rows","reply":"json","repeatable":true},
  importRowsCorrect: {"method":"POST","path":"/v1/imports/{id}/corrections","body":"json","reply":"json","repeatable":true},
  importRun: {"method":"POST","path":"/v1/imports/{id}/runs","body":"json","reply":"json","repeatable":true},
  importCopy: {"method":"POST","path":"/v1/imports/{id}/copies","body":"json","reply":"json","repeatable":true},
  importCancel: {"method":"POST","path":"/v1/imports/{id}/cancellation","reply":"json","repeatable":true},
  importRollBack: {"method":"POST","path":"/v1/imports/{id}/rollback","reply":"json","repeatable":true},
  importMappingList: {"method":"GET","path":"/v1/import-mappings","reply":"json","repeatable":true},
  importMappingRename: {"method":"PATCH","path":"/v1/import-mappings/{id}","body":"json","reply":"json","repeatable":false},
  importMappingDelete: {"method":"DELETE","path":"/v1/import-mappings/{id}","reply":"none","repeatable":true},
  alertList: {"method":"GET","path":"/v1/alerts","reply":"json","repeatable":true},
  alertCountsGet: {"method":"GET","path":"/v1/alert-counts","reply":"json","repeatable":true},
  alertGet: {"method":"GET","path":"/v1/alerts/{id}","reply":"json","repeatable":true},
  alertSnooze: {"method":"POST","path":"/v1/alert-snoozes","body":"json","reply":"json","repeatable":true},
  alertAssign: {"method":"POST","path":"/v1/alert-assignments","body":"json","reply":"json","repeatable":true},
  alertClose: {"method":"POST","path":"/v1/alert-closures","body":"json","reply":"json","repeatable":true},
  alertReopen: {"method":"POST","path":"/v1/alert-reopenings","body":"json","reply":"json","repeatable":true},
  alertAssigneeList: {"method":"GET","path":"/v1/alert-assignees","reply":"json","repeatable":true},
  alertCheckCreate: {"method":"POST","path":"/v1/alert-checks","body":"json","reply":"json","repeatable":true},
  alertRuleList: {"method":"GET","path":"/v1/alert-rules","reply":"json","repeatable":true},
  alertRuleUpdate: {"method":"PATCH","path":"/v1/alert-rules/{kind}","body":"json","reply":"json","repeatable":false},
  notificationRuleList: {"method":"GET","path":"/v1/notification-rules","reply":"json","repeatable":true},
  notificationRuleCreate: {"method":"POST","path":"/v1/notification-rules","body":"json","reply":"json","repeatable":true},
  notificationRuleUpdate: {"method":"PATCH","path":"/v1/notification-rules/{id}","body":"json","reply":"json","repeatable":false},
  notificationRuleDelete: {"method":"DELETE","path":"/v1/notification-rules/{id}","reply":"none","repeatable":true},
  notificationRuleTest: {"method":"POST","path":"/v1/notification-rules/{id}/tests","reply":"json","repeatable":true},
  notificationList: {"method":"GET","path":"/v1/notifications","reply":"json","repeatable":true},
  notificationResend: {"method":"POST","path":"/v1/notifications/{id}/resends","reply":"none","repeatable":true},
  webhookList: {"method":"GET","path":"/v1/webhooks","reply":"json","repeatable":true},
  webhookGet: {"method":"GET","path":"/v1/webhooks/{id}","reply":"json","repeatable":true},
  webhookCreate: {"method":"POST","path":"/v1/webhooks","body":"json","reply":"json","repeatable":true},
  webhookUpdate: {"method":"PATCH","path":"/v1/webhooks/{id}","body":"json","reply":"json","repeatable":false},
  webhookDelete: {"method":"DELETE","path":"/v1/webhooks/{id}","reply":"none","repeatable":true},
  webhookSecretRotate: {"method":"POST","path":"/v1/webhooks/{id}/secrets","body":"json","reply":"json","repeatable":true},
  webhookTest: {"method":"POST","path":"/v1/webhooks/{id}/tests","reply":"json","repeatable":true},
  webhookDeliveryList: {"method":"GET","path":"/v1/webhooks/{id}/deliveries","reply":"json","repeatable":true},
  webhookDeliveryResend: {"method":"POST","path":"/v1/webhooks/{id}/deliveries/{deliveryId}/resends","reply":"none","repeatable":true},
  webhookReplay: {"method":"POST","path":"/v1/webhooks/{id}/replays","body":"json","reply":"json","repeatable":true},
  webhookEventTypeList: {"method":"GET","path":"/v1/webhook-event-types","reply":"json","repeatable":true},
}
