// Written by `bandeja generate` from openapi.json.

export interface paths {
    "/api/audit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done by whom, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description A table’s name */
                    entity?: string;
                    entity_id?: string;
                    user_id?: string;
                    /** @description RFC 3339 */
                    from?: string;
                    /** @description RFC 3339, exclusive */
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["AuditEntry"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done on some days as a .csv file */
        get: {
            parameters: {
                query: {
                    /** @description A table’s name */
                    entity?: string;
                    user_id?: string;
                    /** @description YYYY-MM-DD, included, in UTC */
                    from: string;
                    /** @description YYYY-MM-DD, included; at most 31 days */
                    until: string;
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/{entry}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry of the audit log, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entry: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditEntry"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/change-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another address; it counts once its link was followed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        newEmail: string;
                        /**
                         * @description Where the link leads
                         * @default /
                         */
                        callbackURL?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password */
        post: {
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
                        newPassword: string;
                        revokeOtherSessions?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PasswordChanged"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/get-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has signed in; null for nobody */
        get: {
            parameters: {
                query?: {
                    disableCookieCache?: boolean;
                    disableRefresh?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurrentSession"] | null;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/list-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInSession"][];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/magic-link/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a link to sign in: to the page that asks */
        get: {
            parameters: {
                query: {
                    token: string;
                    /** @description Where to go afterwards */
                    callbackURL?: string;
                    /** @description Of older links; the page says itself that a link opens nothing */
                    errorCallbackURL?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description To the page that asks */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Follow a link to sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignedIn"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/request-password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a link to set a password; answers the same for every address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /**
                         * @description The page that asks for the new password; it is given `token`
                         * @default /reset-password
                         */
                        redirectTo?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a password with the token of a link; ends every sign-in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reset-password/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a link to set a password */
        get: {
            parameters: {
                query?: {
                    /** @description Where to go with `token` */
                    callbackURL?: string;
                };
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description On to where it leads */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/revoke-other-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out everywhere else */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/revoke-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one sign-in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/revoke-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out everywhere */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/send-verification-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a link that confirms the address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /**
                         * @description Where the link leads
                         * @default /
                         */
                        callbackURL?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        password: string;
                        rememberMe?: boolean;
                        /** @description Where a link that confirms the address leads */
                        callbackURL?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignedIn"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in/magic-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a link to sign in; answers the same for every address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /**
                         * @description Where the link leads
                         * @default /
                         */
                        callbackURL?: string;
                        /**
                         * @description Of older programs; the page says itself that a link opens nothing
                         * @default /sign-in
                         */
                        errorCallbackURL?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-up/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account; signs in unless the address must be confirmed first */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** Format: email */
                        email: string;
                        password: string;
                        /** @enum {string} */
                        locale?: "es" | "en";
                        rememberMe?: boolean;
                        /**
                         * @description Where the link that confirms the address leads
                         * @default /
                         */
                        callbackURL?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignedUp"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the second factor up */
        post: {
            parameters: {
                query?: never;
                header?: never;
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin with a second factor; counts once a code was verified */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        issuer?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TwoFactorsEnabled"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/generate-backup-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New backup codes; the old ones are void */
        post: {
            parameters: {
                query?: never;
                header?: never;
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TwoFactorsEnabled"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/get-totp-uri": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The secret of the second factor once more */
        post: {
            parameters: {
                query?: never;
                header?: never;
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TwoFactorsEnabled"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/verify-backup-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A backup code instead of the second factor */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        trustDevice?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignedIn"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/verify-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second factor of a sign-in, or the first code of a new one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        trustDevice?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignedIn"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/update-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change own name and language */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        locale?: "es" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a link that confirms an address: to the page that asks */
        get: {
            parameters: {
                query: {
                    token: string;
                    /** @description Where to go */
                    callbackURL?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description To the page that asks */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Follow a link that confirms an address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        /**
                         * @description Where the next link leads, when another address must be confirmed too
                         * @default /
                         */
                        callbackURL?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityDone"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/feeds/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My calendars to subscribe to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarFeeds"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make the address of my calendar, or another one: the one before ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description student: my bookings and those of my dependants; coach: the classes that I give
                         * @enum {string}
                         */
                        kind: "student" | "coach";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeCalendarFeed"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/feeds/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End the address of my calendar */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What hit classes, the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    club_id?: string;
                    /** @description A closure or an exception */
                    cause?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Change"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes/unsolved/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Classes ahead that cannot take place as they stand, and why; by time */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnsolvedClasses"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One change with its classes, and whom to call */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeDetail"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes/{id}/called/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tick off that somebody was called, or take the tick away */
        post: {
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
                        /** Format: uuid */
                        student_id: string;
                        called: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes/{id}/undo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a change back, with the classes that are named */
        post: {
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
                        classes: {
                            /** Format: uuid */
                            session_id: string;
                            version: string;
                        }[];
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReturnEffect"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes/{id}/undo/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The classes that could come back, and who would be in them; writes nothing */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReturnPreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/accounts/{client_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account of a client: their credit, and what they and those in their care have to pay */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    client_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClientAccount"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/accounts/{client_id}/adjust/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant credit, or take some */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    client_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Where it is done
                         */
                        club_id: string;
                        /** @description ISO 4217 */
                        currency?: string;
                        /** @description Minor units more, or less */
                        delta: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClientAccount"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/accounts/{client_id}/cards/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My cards that are kept at Stripe, to pay with */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    client_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["SavedCard"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/accounts/{client_id}/cards/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a card of mine, here and at Stripe */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    client_id: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["SavedCard"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/accounts/{client_id}/pay_online/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay what I and my dependants owe on a page of Stripe: where that page is */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    client_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Where it is booked: of all that is paid
                         */
                        club_id: string;
                        items: {
                            /**
                             * Format: uuid
                             * @description A booking
                             */
                            enrollment_id?: string;
                            /**
                             * Format: uuid
                             * @description Or a package that is ordered
                             */
                            student_package_id?: string;
                            /**
                             * Format: uuid
                             * @description Or a charge of a fixed place
                             */
                            charge_id?: string;
                        }[];
                        /** @description Keep the card at Stripe, to pay with it again; for oneself */
                        save_card?: boolean;
                        /**
                         * Format: uuid
                         * @description Pay with this card of mine, at once
                         */
                        card_id?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OnlinePage"];
                    };
                };
                /** @description `online.unreachable` */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/accounts/{client_id}/pay_out/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand credit over in money */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    client_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Where it is done
                         */
                        club_id: string;
                        /** @description ISO 4217 */
                        currency?: string;
                        /** @description Minor units of the currency */
                        amount: number;
                        /** @enum {string} */
                        payment_method: "cash" | "card_terminal" | "transfer";
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClientAccount"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/accounts/{client_id}/use_credit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay what I and my dependants owe with the credit of my account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    client_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Where it is booked: of all that is paid
                         */
                        club_id: string;
                        items: {
                            /**
                             * Format: uuid
                             * @description A booking
                             */
                            enrollment_id?: string;
                            /**
                             * Format: uuid
                             * @description Or a package that is ordered
                             */
                            student_package_id?: string;
                            /**
                             * Format: uuid
                             * @description Or a charge of a fixed place
                             */
                            charge_id?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Payment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/analytics/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The KPIs of a period, each with what it is made of, beside those of as many days before */
        get: {
            parameters: {
                query: {
                    /** @description YYYY-MM-DD on the clubs’ calendars, included */
                    from: string;
                    /** @description YYYY-MM-DD, included; at most 1900 days */
                    until: string;
                    /** @description Of one club; all that you run unless told */
                    club_id?: string;
                    /** @description Of who gave the class, substitutes for themselves */
                    instructor_id?: string;
                    /** @description Of the type that the class had when it began */
                    class_type_id?: string;
                    /** @description Of the level that it had */
                    level_id?: string;
                    /** @description ISO 4217 */
                    currency?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Analytics"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/analytics/breakdowns/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The classes of a period by hour of the week, month, type and instructor */
        get: {
            parameters: {
                query: {
                    /** @description YYYY-MM-DD on the clubs’ calendars, included */
                    from: string;
                    /** @description YYYY-MM-DD, included; at most 1900 days */
                    until: string;
                    /** @description Of one club; all that you run unless told */
                    club_id?: string;
                    /** @description Of who gave the class, substitutes for themselves */
                    instructor_id?: string;
                    /** @description Of the type that the class had when it began */
                    class_type_id?: string;
                    /** @description Of the level that it had */
                    level_id?: string;
                    /** @description ISO 4217 */
                    currency?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalyticsBreakdowns"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/analytics/cohorts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who came first in each of the twelve months up to the last day, and how many of them came since */
        get: {
            parameters: {
                query: {
                    /** @description YYYY-MM-DD on the clubs’ calendars, included */
                    from: string;
                    /** @description YYYY-MM-DD, included; at most 1900 days */
                    until: string;
                    /** @description Of one club; all that you run unless told */
                    club_id?: string;
                    /** @description Of who gave the class, substitutes for themselves */
                    instructor_id?: string;
                    /** @description Of the type that the class had when it began */
                    class_type_id?: string;
                    /** @description Of the level that it had */
                    level_id?: string;
                    /** @description ISO 4217 */
                    currency?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalyticsCohorts"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/analytics/{kpi}/rows/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a KPI is made of, row by row, the latest first */
        get: {
            parameters: {
                query: {
                    /** @description YYYY-MM-DD on the clubs’ calendars, included */
                    from: string;
                    /** @description YYYY-MM-DD, included; at most 1900 days */
                    until: string;
                    /** @description Of one club; all that you run unless told */
                    club_id?: string;
                    /** @description Of who gave the class, substitutes for themselves */
                    instructor_id?: string;
                    /** @description Of the type that the class had when it began */
                    class_type_id?: string;
                    /** @description Of the level that it had */
                    level_id?: string;
                    /** @description ISO 4217 */
                    currency?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path: {
                    /** @description docs/domain/kpis.md says what each counts */
                    kpi: "total_classes" | "average_enrollment" | "fill_rate" | "attended_fill_rate" | "empty_classes" | "class_completion_rate" | "instructor_utilization" | "revenue_per_class" | "cash_in" | "student_retention_rate" | "churn_rate" | "first_visit_return" | "repeat_enrollment_rate" | "average_attendance_rate" | "no_show_rate" | "late_cancel_rate" | "package_usage_rate" | "instructor_satisfaction" | "class_satisfaction";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["AnalyticsRow"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/analytics/{kpi}/rows/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a KPI is made of as a .csv file */
        get: {
            parameters: {
                query: {
                    /** @description YYYY-MM-DD on the clubs’ calendars, included */
                    from: string;
                    /** @description YYYY-MM-DD, included; at most 1900 days */
                    until: string;
                    /** @description Of one club; all that you run unless told */
                    club_id?: string;
                    /** @description Of who gave the class, substitutes for themselves */
                    instructor_id?: string;
                    /** @description Of the type that the class had when it began */
                    class_type_id?: string;
                    /** @description Of the level that it had */
                    level_id?: string;
                    /** @description ISO 4217 */
                    currency?: string;
                    language?: "es" | "en";
                };
                header?: never;
                path: {
                    /** @description docs/domain/kpis.md says what each counts */
                    kpi: "total_classes" | "average_enrollment" | "fill_rate" | "attended_fill_rate" | "empty_classes" | "class_completion_rate" | "instructor_utilization" | "revenue_per_class" | "cash_in" | "student_retention_rate" | "churn_rate" | "first_visit_return" | "repeat_enrollment_rate" | "average_attendance_rate" | "no_show_rate" | "late_cancel_rate" | "package_usage_rate" | "instructor_satisfaction" | "class_satisfaction";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/arrears/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose fees are overdue at a club, and what follows from it; who owes longest first */
        get: {
            parameters: {
                query: {
                    club_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["InArrears"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/attendance/{id}/feedback/": {
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
        /** Rate a class that I attended */
        patch: {
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
                        student_rating?: number | null;
                        student_feedback?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassAttendance"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/charges/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Charges of mine and my dependants, or for the desk of a club, those that are due first */
        get: {
            parameters: {
                query?: {
                    /** @description For the desk: of this club */
                    club_id?: string;
                    /** @description Of this student; of oneself and one’s dependants unless told */
                    student_id?: string;
                    status?: "open" | "overdue" | "paid" | "to_return" | "cancelled";
                    /** @description YYYY-MM: that begin in it */
                    period?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Charge"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/charges/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What raising the charges of a month would do */
        get: {
            parameters: {
                query: {
                    club_id: string;
                    /** @description A month, YYYY-MM */
                    period: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChargesPreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/charges/raise/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Raise the charges of a month: each once for its place and period */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        /** @description A month, YYYY-MM */
                        period: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many charges there are more */
                            count: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/charges/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One charge with its lines */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Charge"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/charges/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is to be paid for that period */
        post: {
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
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Charge"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/charges/{id}/correct/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add something to a charge, or let something off */
        post: {
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
                        /** @description Minor units */
                        delta: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Charge"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/charges/{id}/give_back/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The desk gives back what was paid too much since its place has other days */
        post: {
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
                        /** @enum {string} */
                        to: "same" | "account_credit";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Charge"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/charges/{id}/reopen/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A cancelled charge is to be paid after all */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Charge"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/charges/{id}/take_off_late/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the late fees of a charge off; there are no more of it */
        post: {
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
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Charge"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/charges/{id}/undo_payment/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It had not been paid, or not so: it is owed again; what was paid online goes back through Stripe */
        post: {
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
                        /**
                         * Format: uuid
                         * @description Which payment: another one that was noted meanwhile stays
                         */
                        payment_id: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Charge"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collected/{id}/return/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank could not collect it, or had to give it back: it is owed again */
        post: {
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
                        /** @description ISO 20022, as the bank says it: AM04, MD06 */
                        code: string;
                        /** @description Whether the returned_debit_fee is added; so unless told */
                        with_fee?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DebitItem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collected/{id}/take_out/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A charge is not collected with the others */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DebitItem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collected/{id}/undo_return/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It had not come back: it is paid as before */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DebitItem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collections/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Collections of a club, the latest day first */
        get: {
            parameters: {
                query: {
                    club_id: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Collection"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Collect what was shown: each charge waits for its day, and is paid in no other way */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        /**
                         * Format: date
                         * @description When the bank collects
                         */
                        collect_on: string;
                        /**
                         * Format: date
                         * @description What is due until then
                         */
                        due_until: string;
                        /** @description Of what was shown */
                        seen: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholeCollection"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collections/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would be collected of what is owed, and what not; writes nothing */
        get: {
            parameters: {
                query: {
                    club_id: string;
                    /** @description When the bank collects; the first day on which it can, unless told */
                    collect_on?: string;
                    /** @description What is due until then; until that day unless told */
                    due_until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CollectionPreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collections/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A collection with its charges */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholeCollection"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collections/{id}/book/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank has collected: what is still owed is paid */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholeCollection"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collections/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is not collected: all of it is owed as before */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholeCollection"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collections/{id}/file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file for the bank, pain.008.001.08 */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collections/{id}/submit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Its file is at the bank: nothing is taken out of it any more */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholeCollection"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/collections/{id}/unsubmit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Its file is not at the bank, after all */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholeCollection"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/day_sheet/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A day of a club to be printed: the classes that one runs, who is in them, and how to call them */
        get: {
            parameters: {
                query: {
                    club_id: string;
                    /** @description YYYY-MM-DD, club wall time */
                    date: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DaySheet"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/enroll/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enrol in several sessions, all or nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Whom to enrol; yourself unless told
                         */
                        student_id?: string;
                        /**
                         * @description Join the waiting list when the class is full
                         * @default true
                         */
                        waitlist?: boolean;
                        /** @description Pay with a make-up; one class at a time, never its waiting list */
                        make_up?: boolean;
                        /**
                         * @description A package, and nothing else; at the desk; the credit of the account; or online, for which the place is held 15 minutes, or, when they move up, `promotion_hold_minutes`. Unless told, a package that fits, where there is one
                         * @enum {string}
                         */
                        pay_with?: "package" | "desk" | "account_credit" | "online";
                        /**
                         * Format: uuid
                         * @description The package to pay with; the one that expires first unless told
                         */
                        student_package_id?: string;
                        /** @description What to overlook: the desk, and coaches where the club lets them */
                        overrides?: ("level" | "age" | "overlap" | "package" | "privacy" | "waiver" | "certificate" | "arrears")[];
                        session_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ClassEnrollment"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/enrollments/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bookings, waiting lists and attendance of a club’s dates as a .csv file */
        get: {
            parameters: {
                query: {
                    club_id: string;
                    /** @description YYYY-MM-DD, included */
                    from: string;
                    /** @description YYYY-MM-DD, included; at most 370 days */
                    until: string;
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/enrollments/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One booking */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Cancel a booking */
        delete: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/enrollments/{id}/cancellation/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What cancelling this booking would do now: late or not, and what comes back */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cancellation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/enrollments/{id}/record_payment/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The desk was paid */
        post: {
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
                        /** @enum {string} */
                        payment_method: "cash" | "card_terminal" | "transfer";
                        /** @description Minor units; the price unless told */
                        payment_amount?: number;
                        payment_reference?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/enrollments/{id}/reorder/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put somebody elsewhere in a waiting list */
        post: {
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
                        /** @description From 1; the end of the list at the latest */
                        position: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/enrollments/{id}/undo_payment/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a payment that was recorded by mistake, within a month */
        post: {
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
                        /**
                         * Format: uuid
                         * @description Which payment: another one that was recorded meanwhile stays
                         */
                        payment_id: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/evaluations/{id}/": {
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
        /** Change an evaluation, for 14 days */
        patch: {
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
                        /** @description 1 to 5, as all of them */
                        overall_rating?: number;
                        teaching_quality?: number;
                        punctuality?: number;
                        communication?: number;
                        comments?: string;
                        /** @description True unless told */
                        would_recommend?: boolean;
                        /** @description False unless told. Shown without its author, once three people have written */
                        is_anonymous?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyEvaluation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/evaluations/{id}/reply/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The instructor answers an evaluation */
        put: {
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
                        /** @description Empty: none any more */
                        reply: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InstructorEvaluation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/fee_plans/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fee plans, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["FeePlan"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a fee plan */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ends_on?: string | null;
                        due_day?: number;
                        /** @description Minor units of the currency */
                        enrolment_fee?: number;
                        /** @enum {string} */
                        enrolment_fee_each?: "once" | "year" | "term" | "return";
                        /** @description Of whoever is given a place from now on; 0: nothing */
                        deposit?: number;
                        deposit_percent?: number;
                        /** @enum {string} */
                        deposit_counts?: "first_period" | "last_period";
                        /** @enum {string} */
                        deposit_leaving?: "kept" | "returned";
                        instalments?: {
                            /** @description Percent */
                            share: number;
                            /** @description The day of the period, counted from 1 */
                            due_day: number;
                        }[];
                        name: string;
                        club_id?: string | null;
                        /** @description ISO 4217 */
                        currency: string;
                        /** @enum {string} */
                        period: "month" | "weeks" | "term" | "course";
                        weeks?: number | null;
                        /** @enum {string} */
                        per?: "person" | "group";
                        /**
                         * Format: date
                         * @description From this day on places are charged
                         */
                        starts_on: string;
                        prices: {
                            classes_a_week: number | null;
                            group_size: number | null;
                            /** @description Minor units of the currency */
                            amount: number;
                            member_amount: number | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FeePlan"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/fee_plans/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One fee plan */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FeePlan"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a fee plan; charges that were raised stay as they are */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ends_on?: string | null;
                        due_day?: number;
                        /** @description Minor units of the currency */
                        enrolment_fee?: number;
                        /** @enum {string} */
                        enrolment_fee_each?: "once" | "year" | "term" | "return";
                        /** @description Of whoever is given a place from now on; 0: nothing */
                        deposit?: number;
                        deposit_percent?: number;
                        /** @enum {string} */
                        deposit_counts?: "first_period" | "last_period";
                        /** @enum {string} */
                        deposit_leaving?: "kept" | "returned";
                        instalments?: {
                            /** @description Percent */
                            share: number;
                            /** @description The day of the period, counted from 1 */
                            due_day: number;
                        }[];
                        name?: string;
                        prices?: {
                            classes_a_week: number | null;
                            group_size: number | null;
                            /** @description Minor units of the currency */
                            amount: number;
                            member_amount: number | null;
                        }[];
                        existing_from?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FeePlan"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/fee_plans/{id}/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom other prices of a plan would hit, and from when; writes nothing */
        post: {
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
                        prices: {
                            classes_a_week: number | null;
                            group_size: number | null;
                            /** @description Minor units of the currency */
                            amount: number;
                            member_amount: number | null;
                        }[];
                        /**
                         * Format: date
                         * @description Places that are there pay them for periods that begin then or later
                         */
                        existing_from: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PricesEffect"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The instructors, by name */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    club_id?: string;
                    class_type_id?: string;
                    include_inactive?: boolean;
                    /** @description Part of the name */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Instructor"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add an instructor */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        display_name: string;
                        bio?: string;
                        certifications?: string[];
                        years_experience?: number;
                        accepts_substitutions?: boolean;
                        max_weekly_hours?: number;
                        is_public?: boolean;
                        is_active?: boolean;
                        specialties?: string[];
                        club_ids?: string[];
                        on_club_page?: boolean;
                        user_id?: string | null;
                        windows?: {
                            /** @description 0 = Monday to 6 = Sunday */
                            weekday: number;
                            /** @description HH:MM, club wall time */
                            starts_at: string;
                            /** @description HH:MM, club wall time; 24:00 is midnight */
                            ends_at: string;
                            club_id?: string | null;
                        }[];
                        available_days?: number[];
                        /** @description HH:MM, club wall time */
                        available_from?: string;
                        /** @description HH:MM, club wall time; 24:00 is midnight */
                        available_until?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Instructor"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The instructors of the list as a .csv file */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                    class_type_id?: string;
                    include_inactive?: boolean;
                    /** @description Part of the name */
                    q?: string;
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One instructor */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Instructor"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Replace an instructor’s profile; out of service, with what becomes of their classes */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        display_name: string;
                        bio: string;
                        certifications: string[];
                        years_experience: number;
                        accepts_substitutions: boolean;
                        max_weekly_hours: number;
                        is_public: boolean;
                        is_active: boolean;
                        specialties: string[];
                        club_ids: string[];
                        on_club_page?: boolean;
                        user_id?: string | null;
                        windows?: {
                            /** @description 0 = Monday to 6 = Sunday */
                            weekday: number;
                            /** @description HH:MM, club wall time */
                            starts_at: string;
                            /** @description HH:MM, club wall time; 24:00 is midnight */
                            ends_at: string;
                            club_id?: string | null;
                        }[];
                        available_days?: number[];
                        /** @description HH:MM, club wall time */
                        available_from?: string;
                        /** @description HH:MM, club wall time; 24:00 is midnight */
                        available_until?: string;
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InstructorChanged"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an instructor’s profile; instructors change parts of their own. Out of service, with what becomes of their classes */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        display_name?: string;
                        bio?: string;
                        certifications?: string[];
                        years_experience?: number;
                        accepts_substitutions?: boolean;
                        max_weekly_hours?: number;
                        is_public?: boolean;
                        is_active?: boolean;
                        specialties?: string[];
                        club_ids?: string[];
                        on_club_page?: boolean;
                        user_id?: string | null;
                        windows?: {
                            /** @description 0 = Monday to 6 = Sunday */
                            weekday: number;
                            /** @description HH:MM, club wall time */
                            starts_at: string;
                            /** @description HH:MM, club wall time; 24:00 is midnight */
                            ends_at: string;
                            club_id?: string | null;
                        }[];
                        available_days?: number[];
                        /** @description HH:MM, club wall time */
                        available_from?: string;
                        /** @description HH:MM, club wall time; 24:00 is midnight */
                        available_until?: string;
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InstructorChanged"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/instructors/{id}/availability/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When they are free, at all their clubs or at one; at most 62 days */
        get: {
            parameters: {
                query: {
                    /** @description RFC 3339, included */
                    from: string;
                    /** @description RFC 3339, not included */
                    until: string;
                    club_id?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["FreeTime"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/{id}/deactivate/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The classes and people that taking them out of service would hit; writes nothing */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/{id}/evaluate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Evaluate who gave a class that was attended */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: uuid
                         * @description The class that was attended
                         */
                        session_id: string;
                        /**
                         * Format: uuid
                         * @description Who attended it; yourself unless told
                         */
                        student_id?: string;
                        /** @description 1 to 5, as all of them */
                        overall_rating: number;
                        teaching_quality: number;
                        punctuality: number;
                        communication: number;
                        comments?: string;
                        /** @description True unless told */
                        would_recommend?: boolean;
                        /** @description False unless told. Shown without its author, once three people have written */
                        is_anonymous?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyEvaluation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/{id}/evaluations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said of an instructor and is shown, for the instructor and the desk */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["InstructorEvaluation"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/{id}/evaluations/summary/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rating of an instructor: mean, distribution, trend, by class type */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EvaluationSummary"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/{id}/exceptions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leave and extra hours to come, by start */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["InstructorException"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add leave, and decide about the classes in it; or extra hours */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                        kind?: "unavailable" | "extra";
                        /**
                         * Format: date-time
                         * @description RFC 3339
                         */
                        starts_at: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339
                         */
                        ends_at: string;
                        reason?: string;
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InstructorExceptionAdded"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/{id}/exceptions/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The classes and people that leave would hit, with possible substitutes; writes nothing */
        post: {
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
                        /** @enum {string} */
                        kind?: "unavailable" | "extra";
                        /**
                         * Format: date-time
                         * @description RFC 3339
                         */
                        starts_at: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339
                         */
                        ends_at: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/{id}/exceptions/{exception_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take leave or extra hours back */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                    exception_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/{id}/schedule/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sessions they give, also as a substitute; at most 62 days */
        get: {
            parameters: {
                query: {
                    /** @description RFC 3339, included */
                    from: string;
                    /** @description RFC 3339, not included */
                    until: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["TaughtSession"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/instructors/{id}/windows/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the whole week of an instructor */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        windows: {
                            /** @description 0 = Monday to 6 = Sunday */
                            weekday: number;
                            /** @description HH:MM, club wall time */
                            starts_at: string;
                            /** @description HH:MM, club wall time; 24:00 is midnight */
                            ends_at: string;
                            club_id?: string | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Instructor"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/levels/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The levels, in their order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ClassLevel"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a level */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        display_name: string;
                        order?: number;
                        color?: string;
                        icon?: string;
                        rating_min?: number;
                        rating_max?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassLevel"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/levels/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One level */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassLevel"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a level that no group is of */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a level */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        display_name?: string;
                        order?: number;
                        color?: string;
                        icon?: string;
                        rating_min?: number;
                        rating_max?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassLevel"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/make_ups/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Make-ups of mine and my dependants, or for the desk of a client, with what became of each */
        get: {
            parameters: {
                query?: {
                    student_id?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["MakeUp"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Give a client a make-up */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        student_id: string;
                        /** Format: uuid */
                        club_id: string;
                        class_type_id?: string | null;
                        /**
                         * Format: date
                         * @description The last day of a class for which it can be used
                         */
                        expires_on: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MakeUp"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/make_ups/{id}/take/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a make-up away that has not been used */
        post: {
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
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MakeUp"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/mandates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mandates of mine and my dependants, or for the desk of a client or a club, the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description Theirs; ours and of those we look after where neither is told */
                    client_id?: string;
                    /** @description All of a club, the latest first; for its desk */
                    club_id?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Mandate"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Note a mandate that was signed on paper; it takes the place of the one that there is */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        /**
                         * Format: uuid
                         * @description Who pays
                         */
                        client_id: string;
                        /** @description The account, in any spelling */
                        iban: string;
                        holder: string;
                        /**
                         * Format: date
                         * @description The day on the paper
                         */
                        signed_on: string;
                        /** @description By which the bank knows it; made up unless told */
                        reference?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mandate"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/mandates/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mandate */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mandate"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/mandates/{id}/end/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a mandate: nothing more is collected by it, but what a bank has already */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mandate"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/messages/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a message back from the session, for 15 minutes; what was sent stays sent */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Put a message right, for 15 minutes; what was sent stays sent */
        patch: {
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
                        /** @description As people read it */
                        words: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassMessage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/my_attendance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The attendance of mine and of my dependants, latest first */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description One of yours */
                    student_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["MyAttendance"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/my_classes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My bookings and those of my dependants */
        get: {
            parameters: {
                query?: {
                    when?: "upcoming" | "past";
                    student_id?: string;
                    include_cancelled?: boolean;
                    /** @description With the dates of fixed places that were given back and can be had again */
                    include_released?: boolean;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["MyClass"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/my_evaluations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The classes that I and my dependants came to, latest first, with what was said of who gave them */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description One of yours */
                    student_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["EvaluatedClass"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/my_packages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Packages of mine and my dependants, or for the desk of a client, the newest first */
        get: {
            parameters: {
                query?: {
                    student_id?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["StudentPackage"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/my_students/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom I have taught in the last half year, and how far they are */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["MyStudent"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/online/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether anything can be paid online here, or to this club */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OnlineOffer"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/online/findings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What lies between here and Stripe, and a person should look at */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["OnlineFinding"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/online/payments/{id}/seen/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person has looked at what Stripe said of a payment, and put it right */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["OnlineFinding"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/online/refunds/{id}/retry/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask Stripe anew for a refund that failed there */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["OnlineFinding"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/online/refunds/{id}/to_account/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a refund that failed at Stripe to the credit of who paid instead; it is not asked for again */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["OnlineFinding"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/online/refunds_there/{id}/decide/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What becomes of what was paid, where money was given back in Stripe's dashboard */
        post: {
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
                        /** @description The lines whose booking or charge owes its price again, whose package ends; the others stay */
                        end: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["OnlineFinding"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/package_rounds/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was decided about many packages at once, and how far it is: the last ten */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["PackageRound"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Decide about all packages that have ended within some days; it is done after the answer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Whose packages; those of all clubs unless told
                         */
                        club_id?: string;
                        /**
                         * Format: date
                         * @description The first last day
                         */
                        ended_from: string;
                        /**
                         * Format: date
                         * @description The last one
                         */
                        ended_until: string;
                        /**
                         * @description A later last day; what is left back by its means, or to the account; nothing, and nobody is asked again
                         * @enum {string}
                         */
                        action: "extend" | "refund" | "account_credit" | "leave";
                        /**
                         * Format: date
                         * @description The new last day; for `extend`
                         */
                        expires_on?: string;
                        reason: string;
                        /** @description What was shown, as its `seen` says */
                        seen: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackageRound"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/package_rounds/{id}/stop/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the packages that still wait as they are */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackageRound"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/packages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The packages on sale, by name */
        get: {
            parameters: {
                query?: {
                    /** @description Those not on sale too; for the desk */
                    include_inactive?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ClassPackage"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a package */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string;
                        /** @description None: for all */
                        class_types?: string[];
                        transferable?: boolean;
                        /** @description Each person can buy it once */
                        once_per_person?: boolean;
                        sold_from?: string | null;
                        sold_until?: string | null;
                        is_active?: boolean;
                        name: string;
                        club_id?: string | null;
                        /** @description How many classes it is for */
                        num_classes: number;
                        /** @description Days after the purchase */
                        validity_days: number;
                        /** @description Minor units of the currency */
                        price: number;
                        /** @description ISO 4217 */
                        currency: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/packages/ended/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Packages that have ended with classes left, and about which nobody has decided */
        get: {
            parameters: {
                query: {
                    /** @description Whose packages; those of all clubs unless told */
                    club_id?: string;
                    /** @description The first last day */
                    ended_from: string;
                    /** @description The last one */
                    ended_until: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EndedPackages"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/packages/my_packages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Packages of mine and my dependants, or for the desk of a client, the newest first */
        get: {
            parameters: {
                query?: {
                    student_id?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["StudentPackage"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/packages/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One package */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a package; what was sold stays as it was sold */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string;
                        /** @description None: for all */
                        class_types?: string[];
                        transferable?: boolean;
                        /** @description Each person can buy it once */
                        once_per_person?: boolean;
                        sold_from?: string | null;
                        sold_until?: string | null;
                        is_active?: boolean;
                        name?: string;
                        /** @description How many classes it is for */
                        num_classes?: number;
                        /** @description Days after the purchase */
                        validity_days?: number;
                        /** @description Minor units of the currency */
                        price?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/packages/{id}/purchase/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Buy a package: a student orders it and pays online, with credit or at the desk; the desk sells or gives it */
        post: {
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
                        /**
                         * Format: uuid
                         * @description Somebody in your care, or for the desk any client; yourself unless told
                         */
                        student_id?: string;
                        payment?: {
                            /** @enum {string} */
                            payment_method: "cash" | "card_terminal" | "transfer";
                            /** @description Minor units; the price unless told */
                            payment_amount?: number;
                            payment_reference?: string;
                        };
                        gift_reason?: string;
                        /** @description As it was shown: another price is asked about */
                        expected_price?: number;
                        /** @description What the desk decides against */
                        overrides?: "not_on_sale"[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/payments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payments of mine and my dependants, or for the desk of a client or a till, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Of this client and those in their care; of oneself unless told */
                    client_id?: string;
                    /** @description For the desk: what went into the till of this club */
                    club_id?: string;
                    /** @description With club_id: on this day */
                    date?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Payment"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Take money for several things at once: all of them are paid, or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        payer_id: string;
                        /**
                         * Format: uuid
                         * @description Whose till it goes into: of all that is paid
                         */
                        club_id: string;
                        items: {
                            /**
                             * Format: uuid
                             * @description A booking
                             */
                            enrollment_id?: string;
                            /**
                             * Format: uuid
                             * @description Or a package that is ordered
                             */
                            student_package_id?: string;
                            /**
                             * Format: uuid
                             * @description Or a charge of a fixed place
                             */
                            charge_id?: string;
                            /** @description The price unless told; less of it is a discount */
                            amount?: number;
                            /** @description Needed where the amount is lower than the price */
                            discount_reason?: string;
                        }[];
                        /** @enum {string} */
                        payment_method: "cash" | "card_terminal" | "transfer" | "account_credit";
                        /** @description What of it comes from the payer's account */
                        credit_amount?: number;
                        /** @description What is paid in for the payer's account besides */
                        top_up?: number;
                        payment_reference?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Payment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/payments/means/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the desk of a club takes money by */
        get: {
            parameters: {
                query: {
                    club_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeskMeans"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/payments/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One payment */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Payment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/payments/{id}/online/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a payment online */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OnlineState"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/payments/{id}/online/give_up/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay otherwise: the page takes no money any more */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OnlineState"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/payments/{id}/online/look_up/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask Stripe at once what became of a payment */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OnlineState"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/payments/{id}/refund/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a refund would do */
        get: {
            parameters: {
                query: {
                    line_id: string;
                    /** @description Minor units of the currency */
                    amount: number;
                    /** @description By the means by which it was paid, or to the account of the payer */
                    to: "same" | "account_credit";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RefundEffect"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Give a part of what was paid back */
        post: {
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
                        /** Format: uuid */
                        line_id: string;
                        /** @description Minor units of the currency */
                        amount: number;
                        /**
                         * @description By the means by which it was paid, or to the account of the payer
                         * @enum {string}
                         */
                        to: "same" | "account_credit";
                        reason: string;
                        /** @description Of all of it: the booking owes its price again; it stays settled unless told */
                        reopen?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Payment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/place_requests/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who waits for a fixed place: me, or those of a group that I manage */
        get: {
            parameters: {
                query?: {
                    student_id?: string;
                    schedule_id?: string;
                    include_ended?: boolean;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["PlaceRequest"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/place_requests/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request for a fixed place */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaceRequest"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/place_requests/{id}/accept/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the place that is offered */
        post: {
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
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            place: components["schemas"]["ScheduleEnrollment"];
                            enrolled: number;
                            waitlisted: number;
                            refused: {
                                /** Format: uuid */
                                session_id: string;
                                local_date: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/place_requests/{id}/decline/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the offer to the next one */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaceRequest"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/place_requests/{id}/give/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the place to one who waits, wherever they stand */
        post: {
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
                        /**
                         * Format: date
                         * @description First day; the one that they want, or today, unless told
                         */
                        starts_on?: string;
                        /** @description What to overlook; `full`: move although no class of the group has room yet */
                        overrides?: ("level" | "age" | "overlap" | "package" | "privacy" | "waiver" | "certificate" | "arrears" | "full")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            place: components["schemas"]["ScheduleEnrollment"];
                            enrolled: number;
                            waitlisted: number;
                            refused: {
                                /** Format: uuid */
                                session_id: string;
                                local_date: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/place_requests/{id}/reorder/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put somebody elsewhere in the queue for a fixed place */
        post: {
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
                        /** @description From 1; the end of the list at the latest */
                        position: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaceRequest"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/place_requests/{id}/withdraw/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wait no more for a fixed place */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaceRequest"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fixed places: mine, or those of a student or a group that I manage */
        get: {
            parameters: {
                query?: {
                    student_id?: string;
                    schedule_id?: string;
                    /** @description Also those whose holders do not stay in the term, and may still */
                    include_declined?: boolean;
                    include_ended?: boolean;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ScheduleEnrollment"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/by_schedule/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many hold a fixed place in each group that I manage */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["HolderCount"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds which place, as a .csv file that can be imported */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/hindrances/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dates of fixed places that something stands in the way of: who, which date, why */
        get: {
            parameters: {
                query?: {
                    schedule_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Hindrance"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/import_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import who holds which fixed place, from a .csv or .xlsx file; docs/domain/imports.md */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The bytes of a .csv or .xlsx file, at most 10 MiB, as base64 */
                        file: string;
                        /** @description What the file is called */
                        file_name?: string;
                        /** @description Of a workbook: which sheet; the first that holds rows unless told */
                        sheet?: string;
                        /** @description Which column of ours each column of the file is, by its heading; null leaves it out */
                        columns?: {
                            [key: string]: string | null;
                        };
                        /** @enum {string} */
                        date_order?: "day_first" | "month_first";
                        /** @description Say what would be written; write nothing */
                        dry_run?: boolean;
                        /** @description Leave out rows with problems and conflicts */
                        skip_invalid?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReport"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/season/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Continue groups in another season, published or as drafts, with their holders or without */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        /**
                         * Format: date
                         * @description The season that was: its first date
                         */
                        from: string;
                        /**
                         * Format: date
                         * @description And its last, included
                         */
                        until: string;
                        /**
                         * Format: uuid
                         * @description Only groups of this type
                         */
                        class_type_id?: string;
                        /**
                         * Format: date
                         * @description The new season: its first date
                         */
                        start_date: string;
                        end_date?: string | null;
                        /**
                         * Format: uuid
                         * @description The term that the new groups belong to
                         */
                        term_id?: string;
                        /** @description Which of the groups of the preview */
                        schedule_ids: string[];
                        /** @description Publish the groups at once; else they are drafts */
                        publish: boolean;
                        /** @description Who holds a fixed place keeps it, in the new group */
                        with_holders: boolean;
                        /** @description Fixed places that do not go on */
                        without?: string[];
                        /** @description Fixed places whose holders go on in spite of their age */
                        overlook?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeasonContinued"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/season/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would keep their fixed place in the groups of another season; writes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        /**
                         * Format: date
                         * @description The season that was: its first date
                         */
                        from: string;
                        /**
                         * Format: date
                         * @description And its last, included
                         */
                        until: string;
                        /**
                         * Format: uuid
                         * @description Only groups of this type
                         */
                        class_type_id?: string;
                        /**
                         * Format: date
                         * @description The new season: its first date
                         */
                        start_date: string;
                        end_date?: string | null;
                        /**
                         * Format: uuid
                         * @description The term that the new groups belong to
                         */
                        term_id?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeasonHolders"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One fixed place */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScheduleEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/choices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the holder may do with a fixed place by the club’s rules, and from when */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HolderChoices"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/dates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dates of a fixed place that are to come, and what became of each */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["PlaceDate"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/end_pause/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a pause of a fixed place from today on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        pause_id: string;
                        /** @description Desk only */
                        overrule?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            place: components["schemas"]["ScheduleEnrollment"];
                            enrolled: number;
                            waitlisted: number;
                            refused: {
                                /** Format: uuid */
                                session_id: string;
                                local_date: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/fee_effect/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What other days of a fixed place would do to what is charged for it already; writes nothing */
        post: {
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
                        ends_on?: string | null;
                        pause?: {
                            /**
                             * Format: date
                             * @description Its first day
                             */
                            starts_on: string;
                            /**
                             * Format: date
                             * @description Its last day
                             */
                            ends_on: string;
                        };
                        move?: {
                            /**
                             * Format: uuid
                             * @description The other group
                             */
                            schedule_id: string;
                            /**
                             * Format: date
                             * @description From that day on
                             */
                            starts_on: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FeeEffect"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/give_back/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a fixed place back that was released because fees are overdue, while it is free */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            place_id: string;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/give_notice/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the group by the club’s rules of notice */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: date
                         * @description Last day; the earliest that the rules allow unless told
                         */
                        ends_on?: string;
                        reason?: string;
                        /** @description Desk only: why in spite of the rules */
                        overrule?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScheduleEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/give_notice/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The last day to which notice leads, and the classes given back; writes nothing */
        post: {
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
                        /**
                         * Format: date
                         * @description Last day; the earliest that the rules allow unless told
                         */
                        ends_on?: string;
                        reason?: string;
                        /** @description Desk only: why in spite of the rules */
                        overrule?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaceEffect"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/leave/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the group after a date */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: date
                         * @description Last day in the group
                         */
                        ends_on: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScheduleEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/move/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move to another group from a date on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: uuid
                         * @description The group to move to
                         */
                        schedule_id: string;
                        /**
                         * Format: date
                         * @description First day in the new group
                         */
                        starts_on: string;
                        /** @description What to overlook; `full`: move although no class of the group has room yet */
                        overrides?: ("level" | "age" | "overlap" | "package" | "privacy" | "waiver" | "certificate" | "arrears" | "full")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            place: components["schemas"]["ScheduleEnrollment"];
                            enrolled: number;
                            waitlisted: number;
                            refused: {
                                /** Format: uuid */
                                session_id: string;
                                local_date: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/pause/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the sessions between two dates back */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        starts_on: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        ends_on: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScheduleEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/pauses/{pause_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a pause early */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                    pause_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            place: components["schemas"]["ScheduleEnrollment"];
                            enrolled: number;
                            waitlisted: number;
                            refused: {
                                /** Format: uuid */
                                session_id: string;
                                local_date: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/renew/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether the holder stays in the next term; it may be changed until its last day */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * @description Whether the holder keeps the place in this term
                         * @enum {string}
                         */
                        answer: "stays" | "leaves";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScheduleEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/take_pause/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause a fixed place by the club’s rules */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        starts_on: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        ends_on: string;
                        reason?: string;
                        /** @description Desk only: why in spite of the rules */
                        overrule?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScheduleEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/take_pause/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a pause would give back, and what stands against it; writes nothing */
        post: {
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
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        starts_on: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        ends_on: string;
                        reason?: string;
                        /** @description Desk only: why in spite of the rules */
                        overrule?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaceEffect"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/withdraw_notice/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take notice back while nobody else has the place */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            place: components["schemas"]["ScheduleEnrollment"];
                            enrolled: number;
                            waitlisted: number;
                            refused: {
                                /** Format: uuid */
                                session_id: string;
                                local_date: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/places/{id}/withdraw_notice/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What taking notice back would give again; writes nothing */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaceEffect"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/receipts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Receipts of mine and my dependants, or for the desk of a client or a payment, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Of a client; for the desk */
                    client_id?: string;
                    /** @description Of one payment */
                    payment_id?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Receipt"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/receipts/records/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** VERI*FACTU: what the tax agency did not like of a club’s records, and what waits */
        get: {
            parameters: {
                query: {
                    club_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FiscalRecords"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/receipts/records/{id}/send_again/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a record again that the tax agency has refused */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FiscalRecords"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/receipts/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One receipt */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/receipts/{id}/file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A receipt as a PDF, to print or to keep */
        get: {
            parameters: {
                query?: {
                    language?: "es" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/receipts/{id}/invoice/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A full invoice takes the place of a simplified receipt */
        post: {
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
                        tax_id: string;
                        address: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/receipts/{id}/send/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a receipt by e-mail to who paid, as a PDF, in their language */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SentReceipt"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/recommendations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The next classes that fit somebody best, each with its reasons */
        get: {
            parameters: {
                query?: {
                    /** @description For whom; yourself unless told */
                    student_id?: string;
                    /** @description Only classes of this club */
                    club_id?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Recommendation"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/rules/reach/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a change of these settings would hold for, before it is made */
        get: {
            parameters: {
                query: {
                    /** @description Where the rule is set; without any of these: the organization */
                    club_id?: string;
                    class_type_id?: string;
                    schedule_id?: string;
                    /** @description The settings in question, separated by commas */
                    keys: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleReach"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/saved_searches/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My saved searches */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["SavedSearch"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Keep a search, and be told of new classes that it finds */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        filters: {
                            /** Format: uuid */
                            club_id?: string;
                            levels?: string[];
                            class_type_ids?: string[];
                            instructor_ids?: string[];
                            /** @description 0 = Monday */
                            weekdays?: number[];
                            /** @description Starts at this wall time or later */
                            time_from?: string;
                            /** @description Starts at this wall time or earlier */
                            time_until?: string;
                            q?: string;
                        };
                        /**
                         * @description Whether new classes that match are told
                         * @default true
                         */
                        notify_new_sessions?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedSearch"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/saved_searches/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget one of my saved searches */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published schedules, and those that you run, by name */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    club_id?: string;
                    status?: "draft" | "published" | "cancelled";
                    level_id?: string;
                    class_type_id?: string;
                    /** @description As instructor or as assistant */
                    instructor_id?: string;
                    /** @description 0 = Monday */
                    weekday?: number;
                    /** @description In the names of class, type, level, instructor and place */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ClassSchedule"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a draft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        description?: string;
                        /** Format: uuid */
                        class_type_id: string;
                        /**
                         * Format: uuid
                         * @description all_levels unless told
                         */
                        level_id?: string;
                        instructor_id?: string | null;
                        /** @description Who helps beside the instructor, in the order in which they are shown */
                        assistant_instructor_ids?: string[];
                        court_id?: string | null;
                        /** @description Where, when it is not a court */
                        location?: string;
                        term_id?: string | null;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        start_date: string;
                        end_date?: string | null;
                        /** @description HH:MM, club wall time */
                        start_time: string;
                        /** @description minutes */
                        duration_minutes: number;
                        /** @enum {string} */
                        recurrence: "once" | "daily" | "weekly" | "biweekly" | "monthly" | "custom";
                        /** @description 0 = Monday to 6 = Sunday */
                        recurrence_days?: number[];
                        rrule?: string | null;
                        /** @description Dates without a class */
                        exdates?: string[];
                        min_participants?: number;
                        max_participants?: number;
                        /** @description Minor units of the currency */
                        price?: number;
                        member_price?: number | null;
                        allow_waitlist?: boolean;
                        allow_drop_in?: boolean;
                        requires_package?: boolean;
                        min_age?: number | null;
                        max_age?: number | null;
                        enrollment_opens_days?: number;
                        enrollment_closes_hours?: number;
                        /** Format: uuid */
                        club_id: string;
                        /**
                         * Format: uuid
                         * @description The group of this club that it is a copy of: it has the same rules
                         */
                        like?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSchedule"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The schedules of the list as a .csv file */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                    status?: "draft" | "published" | "cancelled";
                    level_id?: string;
                    class_type_id?: string;
                    /** @description As instructor or as assistant */
                    instructor_id?: string;
                    /** @description 0 = Monday */
                    weekday?: number;
                    /** @description In the names of class, type, level, instructor and place */
                    q?: string;
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a schedule would make: dates, skips and conflicts; nothing is written */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        description?: string;
                        /** Format: uuid */
                        class_type_id: string;
                        /**
                         * Format: uuid
                         * @description all_levels unless told
                         */
                        level_id?: string;
                        instructor_id?: string | null;
                        /** @description Who helps beside the instructor, in the order in which they are shown */
                        assistant_instructor_ids?: string[];
                        court_id?: string | null;
                        /** @description Where, when it is not a court */
                        location?: string;
                        term_id?: string | null;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        start_date: string;
                        end_date?: string | null;
                        /** @description HH:MM, club wall time */
                        start_time: string;
                        /** @description minutes */
                        duration_minutes: number;
                        /** @enum {string} */
                        recurrence: "once" | "daily" | "weekly" | "biweekly" | "monthly" | "custom";
                        /** @description 0 = Monday to 6 = Sunday */
                        recurrence_days?: number[];
                        rrule?: string | null;
                        /** @description Dates without a class */
                        exdates?: string[];
                        min_participants?: number;
                        max_participants?: number;
                        /** @description Minor units of the currency */
                        price?: number;
                        member_price?: number | null;
                        allow_waitlist?: boolean;
                        allow_drop_in?: boolean;
                        requires_package?: boolean;
                        min_age?: number | null;
                        max_age?: number | null;
                        enrollment_opens_days?: number;
                        enrollment_closes_hours?: number;
                        /** Format: uuid */
                        club_id: string;
                        /**
                         * Format: uuid
                         * @description The schedule being edited: its own sessions are no conflict
                         */
                        schedule_id?: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        until_date?: string;
                        /** @description Warnings keep a date out too */
                        strict?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchedulePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/season/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Duplicate groups of a season as drafts, all or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        /**
                         * Format: date
                         * @description The season that was: its first date
                         */
                        from: string;
                        /**
                         * Format: date
                         * @description And its last, included
                         */
                        until: string;
                        /**
                         * Format: uuid
                         * @description Only groups of this type
                         */
                        class_type_id?: string;
                        /**
                         * Format: date
                         * @description The new season: its first date
                         */
                        start_date: string;
                        end_date?: string | null;
                        /**
                         * Format: uuid
                         * @description The term that the new groups belong to
                         */
                        term_id?: string;
                        /** @description Which of the groups of the preview */
                        schedule_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeasonCopied"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/season/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The groups of a season on the dates of another, and what stands in their way; writes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        /**
                         * Format: date
                         * @description The season that was: its first date
                         */
                        from: string;
                        /**
                         * Format: date
                         * @description And its last, included
                         */
                        until: string;
                        /**
                         * Format: uuid
                         * @description Only groups of this type
                         */
                        class_type_id?: string;
                        /**
                         * Format: date
                         * @description The new season: its first date
                         */
                        start_date: string;
                        end_date?: string | null;
                        /**
                         * Format: uuid
                         * @description The term that the new groups belong to
                         */
                        term_id?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeasonPreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/season/undo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take drafts away, all or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        schedule_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One schedule */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSchedule"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Write a schedule anew, and with it its sessions to come */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        description?: string;
                        /** Format: uuid */
                        class_type_id: string;
                        /**
                         * Format: uuid
                         * @description all_levels unless told
                         */
                        level_id?: string;
                        instructor_id?: string | null;
                        /** @description Who helps beside the instructor, in the order in which they are shown */
                        assistant_instructor_ids?: string[];
                        court_id?: string | null;
                        /** @description Where, when it is not a court */
                        location?: string;
                        term_id?: string | null;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        start_date: string;
                        end_date?: string | null;
                        /** @description HH:MM, club wall time */
                        start_time: string;
                        /** @description minutes */
                        duration_minutes: number;
                        /** @enum {string} */
                        recurrence: "once" | "daily" | "weekly" | "biweekly" | "monthly" | "custom";
                        /** @description 0 = Monday to 6 = Sunday */
                        recurrence_days?: number[];
                        rrule?: string | null;
                        /** @description Dates without a class */
                        exdates?: string[];
                        min_participants?: number;
                        max_participants?: number;
                        /** @description Minor units of the currency */
                        price?: number;
                        member_price?: number | null;
                        allow_waitlist?: boolean;
                        allow_drop_in?: boolean;
                        requires_package?: boolean;
                        min_age?: number | null;
                        max_age?: number | null;
                        enrollment_opens_days?: number;
                        enrollment_closes_hours?: number;
                        /** Format: uuid */
                        club_id?: string;
                        /** @description Cancel future sessions that have students and no longer fit the pattern, instead of refusing */
                        cancel_orphans?: boolean;
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSchedule"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a draft; what was published is cancelled instead */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a schedule, and with it its sessions to come */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        description?: string;
                        /** Format: uuid */
                        class_type_id?: string;
                        /**
                         * Format: uuid
                         * @description all_levels unless told
                         */
                        level_id?: string;
                        instructor_id?: string | null;
                        /** @description Who helps beside the instructor, in the order in which they are shown */
                        assistant_instructor_ids?: string[];
                        court_id?: string | null;
                        /** @description Where, when it is not a court */
                        location?: string;
                        term_id?: string | null;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        start_date?: string;
                        end_date?: string | null;
                        /** @description HH:MM, club wall time */
                        start_time?: string;
                        /** @description minutes */
                        duration_minutes?: number;
                        /** @enum {string} */
                        recurrence?: "once" | "daily" | "weekly" | "biweekly" | "monthly" | "custom";
                        /** @description 0 = Monday to 6 = Sunday */
                        recurrence_days?: number[];
                        rrule?: string | null;
                        /** @description Dates without a class */
                        exdates?: string[];
                        min_participants?: number;
                        max_participants?: number;
                        /** @description Minor units of the currency */
                        price?: number;
                        member_price?: number | null;
                        allow_waitlist?: boolean;
                        allow_drop_in?: boolean;
                        requires_package?: boolean;
                        min_age?: number | null;
                        max_age?: number | null;
                        enrollment_opens_days?: number;
                        enrollment_closes_hours?: number;
                        /** @description Cancel future sessions that have students and no longer fit the pattern, instead of refusing */
                        cancel_orphans?: boolean;
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSchedule"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/schedules/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a schedule and all its sessions to come */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSchedule"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/{id}/capacity/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the places of a schedule, with what becomes of who is over in its classes to come */
        post: {
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
                        max_participants: number;
                        min_participants?: number;
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchedulePlacesChanged"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/{id}/capacity/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would be over if the classes of this schedule had so many places; writes nothing */
        post: {
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
                        max_participants: number;
                        min_participants?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/{id}/generate_sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Generate the sessions that are missing; twice changes nothing more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: date
                         * @description The last date, included; session_generation_days ahead unless told
                         */
                        until_date?: string;
                        /** @description Say what would be made and write nothing */
                        dry_run?: boolean;
                        /** @description Warnings keep a date out too */
                        strict?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionGeneration"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/{id}/place_queue/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Could this student wait for a fixed place in the group, and how many do? */
        get: {
            parameters: {
                query?: {
                    student_id?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaceQueue"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/{id}/place_requests/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wait for a fixed place in a group */
        post: {
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
                        /**
                         * Format: uuid
                         * @description Who wants the place; yourself unless told
                         */
                        student_id?: string;
                        /**
                         * Format: date
                         * @description First day; today unless told
                         */
                        wants_from?: string;
                        /** @description Desk only: what to overlook */
                        overrides?: "level"[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaceRequest"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/{id}/places/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a student a fixed place in a group */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        student_id: string;
                        /**
                         * Format: date
                         * @description First day; today unless told
                         */
                        starts_on?: string;
                        ends_on?: string | null;
                        overrides?: ("level" | "age" | "overlap" | "package" | "privacy" | "waiver" | "certificate" | "arrears")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            place: components["schemas"]["ScheduleEnrollment"];
                            enrolled: number;
                            waitlisted: number;
                            refused: {
                                /** Format: uuid */
                                session_id: string;
                                local_date: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/schedules/{id}/publish/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a draft and generate its sessions */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublishedSchedule"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Search classes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id?: string;
                        /** @description RFC 3339, or a local date, included; now unless told */
                        from?: string;
                        /** @description RFC 3339, not included, or a local date, included */
                        until?: string;
                        /**
                         * Format: uuid
                         * @description For whom; yourself unless told
                         */
                        student_id?: string;
                        /** @description At most this many rows; 50 unless told */
                        limit?: number;
                        /** @description next_cursor of the page before */
                        cursor?: string;
                        /** @description 0 = Monday */
                        weekdays?: number[];
                        /** @description Starts at this wall time or later */
                        time_from?: string;
                        /** @description Starts at this wall time or earlier */
                        time_until?: string;
                        /** @description Keys or ids */
                        levels?: string[];
                        class_type_ids?: string[];
                        instructor_ids?: string[];
                        /** @description Only those with a free place */
                        only_free?: boolean;
                        /** @description Also what can be chosen, each with how many classes of the next 60 days it would leave beside what else is chosen */
                        facets?: boolean;
                        /** @description In the names of class, type, level, instructor, club and place */
                        q?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["AvailableSession"][];
                            next_cursor: string | null;
                            facets: components["schemas"]["SessionFacets"] | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions, by time */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    club_id?: string;
                    /** @description RFC 3339, or a local date, included */
                    from?: string;
                    /** @description RFC 3339, not included, or a local date, included */
                    until?: string;
                    status?: "scheduled" | "confirmed" | "in_progress" | "completed" | "cancelled";
                    /** @description As instructor, as substitute or as assistant */
                    instructor_id?: string;
                    level_id?: string;
                    class_type_id?: string;
                    schedule_id?: string;
                    /** @description In the names of class, type, level, instructor, court, club and place; from now on unless told */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ClassSession"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/available/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Classes that can be booked */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                    /** @description RFC 3339, or a local date, included; now unless told */
                    from?: string;
                    /** @description RFC 3339, not included, or a local date, included */
                    until?: string;
                    /** @description For whom; yourself unless told */
                    student_id?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description A key (beginner) or an id */
                    level?: string;
                    class_type_id?: string;
                    /** @description Who gives it, as a substitute too */
                    instructor_id?: string;
                    /** @description What paying with a make-up would give, instead of booking as usual */
                    make_up?: boolean;
                    /** @description Those too that have neither a place nor room on the waiting list */
                    include_full?: boolean;
                    /** @description Those too that cannot be booked yet or any more, were cancelled, or are over */
                    include_closed?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["AvailableSession"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/by_date/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Classes by local day, the cancelled ones too */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                    /** @description RFC 3339, or a local date, included; now unless told */
                    from?: string;
                    /** @description RFC 3339, not included, or a local date, included */
                    until?: string;
                    /** @description For whom; yourself unless told */
                    student_id?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description A key (beginner) or an id */
                    level?: string;
                    class_type_id?: string;
                    /** @description Who gives it, as a substitute too */
                    instructor_id?: string;
                    /** @description Only this day */
                    date?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["SessionsOfDay"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/by_instructor/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Classes of an instructor */
        get: {
            parameters: {
                query: {
                    club_id?: string;
                    /** @description RFC 3339, or a local date, included; now unless told */
                    from?: string;
                    /** @description RFC 3339, not included, or a local date, included */
                    until?: string;
                    /** @description For whom; yourself unless told */
                    student_id?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description A key (beginner) or an id */
                    level?: string;
                    class_type_id?: string;
                    instructor_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["AvailableSession"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/by_level/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Classes of a level */
        get: {
            parameters: {
                query: {
                    club_id?: string;
                    /** @description RFC 3339, or a local date, included; now unless told */
                    from?: string;
                    /** @description RFC 3339, not included, or a local date, included */
                    until?: string;
                    /** @description For whom; yourself unless told */
                    student_id?: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description A key (beginner) or an id */
                    level: string;
                    class_type_id?: string;
                    /** @description Who gives it, as a substitute too */
                    instructor_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["AvailableSession"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sessions of some dates as a .csv file */
        get: {
            parameters: {
                query: {
                    club_id?: string;
                    /** @description YYYY-MM-DD, included */
                    from: string;
                    /** @description YYYY-MM-DD, included; at most 370 days */
                    until: string;
                    status?: "scheduled" | "confirmed" | "in_progress" | "completed" | "cancelled";
                    /** @description As instructor, as substitute or as assistant */
                    instructor_id?: string;
                    level_id?: string;
                    class_type_id?: string;
                    schedule_id?: string;
                    /** @description In the names of class, type, level, instructor, court, club and place; from now on unless told */
                    q?: string;
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One session */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSession"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change this session, this and the following, or all to come of its schedule */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * @description Which sessions of the schedule; this unless told
                         * @enum {unknown}
                         */
                        scope?: "this" | "following" | "all";
                        /**
                         * Format: date-time
                         * @description RFC 3339
                         */
                        scheduled_datetime?: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        local_date?: string;
                        /** @description HH:MM, club wall time */
                        local_time?: string;
                        /** @description minutes */
                        duration_minutes?: number;
                        instructor_id?: string | null;
                        substitute_instructor_id?: string | null;
                        /** @description Who helps beside the instructor, in the order in which they are shown */
                        assistant_instructor_ids?: string[];
                        court_id?: string | null;
                        max_participants?: number;
                        min_participants?: number;
                        /** @description Minor units of the currency */
                        price?: number;
                        member_price?: number | null;
                        notes?: string;
                        cancel_orphans?: boolean;
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSession"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change this session, this and the following, or all to come of its schedule */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * @description Which sessions of the schedule; this unless told
                         * @enum {unknown}
                         */
                        scope?: "this" | "following" | "all";
                        /**
                         * Format: date-time
                         * @description RFC 3339
                         */
                        scheduled_datetime?: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        local_date?: string;
                        /** @description HH:MM, club wall time */
                        local_time?: string;
                        /** @description minutes */
                        duration_minutes?: number;
                        instructor_id?: string | null;
                        substitute_instructor_id?: string | null;
                        /** @description Who helps beside the instructor, in the order in which they are shown */
                        assistant_instructor_ids?: string[];
                        court_id?: string | null;
                        max_participants?: number;
                        min_participants?: number;
                        /** @description Minor units of the currency */
                        price?: number;
                        member_price?: number | null;
                        notes?: string;
                        cancel_orphans?: boolean;
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSession"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/sessions/{id}/attendance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has a place, and who came */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ClassAttendance"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/can_enroll/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Could this student enrol now, and if not, why? */
        get: {
            parameters: {
                query?: {
                    student_id?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnrollmentVerdict"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a session off */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description As people are told */
                        reason?: string;
                        /** @enum {string} */
                        cause?: "club" | "rain" | "coach" | "closure";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSession"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/cancel_enrollment/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a booking in a session */
        post: {
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
                        /**
                         * Format: uuid
                         * @description Whose booking; your own unless told
                         */
                        student_id?: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/capacity/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the places of a class, with what becomes of who is over */
        post: {
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
                        /**
                         * @description Which sessions of the schedule; this unless told
                         * @enum {unknown}
                         */
                        scope?: "this" | "following" | "all";
                        max_participants: number;
                        min_participants?: number;
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionPlacesChanged"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/capacity/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would be over if this class (those that follow, all) had so many places; writes nothing */
        post: {
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
                        /**
                         * @description Which sessions of the schedule; this unless told
                         * @enum {unknown}
                         */
                        scope?: "this" | "following" | "all";
                        max_participants: number;
                        min_participants?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/check_in/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check in */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: uuid
                         * @description Who; yourself unless told
                         */
                        student_id?: string;
                        /**
                         * Format: uuid
                         * @description Or their enrolment
                         */
                        enrollment_id?: string;
                        /** @description What the QR code at the class says */
                        code?: string;
                        /** @description As last seen: something else that was said since is not written over */
                        attendance_version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassAttendance"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Take a check-in back */
        delete: {
            parameters: {
                query?: {
                    student_id?: string;
                    enrollment_id?: string;
                    /** @description As last seen: something else that was said since is not written over */
                    attendance_version?: number;
                };
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassAttendance"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/check_in_code/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The code to show at the class, for the students to check in with */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CheckInCode"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/enroll/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enrol in a session, or join its waiting list */
        post: {
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
                        /**
                         * Format: uuid
                         * @description Whom to enrol; yourself unless told
                         */
                        student_id?: string;
                        /**
                         * @description Join the waiting list when the class is full
                         * @default true
                         */
                        waitlist?: boolean;
                        /** @description Pay with a make-up; one class at a time, never its waiting list */
                        make_up?: boolean;
                        /**
                         * @description A package, and nothing else; at the desk; the credit of the account; or online, for which the place is held 15 minutes, or, when they move up, `promotion_hold_minutes`. Unless told, a package that fits, where there is one
                         * @enum {string}
                         */
                        pay_with?: "package" | "desk" | "account_credit" | "online";
                        /**
                         * Format: uuid
                         * @description The package to pay with; the one that expires first unless told
                         */
                        student_package_id?: string;
                        /** @description What to overlook: the desk, and coaches where the club lets them */
                        overrides?: ("level" | "age" | "overlap" | "package" | "privacy" | "waiver" | "certificate" | "arrears")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/enrollments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roster of a session and its waiting list */
        get: {
            parameters: {
                query?: {
                    include_cancelled?: boolean;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["RosterEntry"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/finish/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a session */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSession"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/mark_attendance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark the whole roster, all or nothing; again to correct it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What is left out stays as it is */
                        entries: {
                            /** Format: uuid */
                            enrollment_id?: string;
                            /**
                             * Format: uuid
                             * @description Or whose enrolment
                             */
                            student_id?: string;
                            present: boolean;
                            arrival_time?: string | null;
                            departure_time?: string | null;
                            instructor_notes?: string;
                            performance_rating?: number | null;
                            /** @description As last seen: something else that was said since is not written over */
                            attendance_version?: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ClassAttendance"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/messages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written to those who are in a session, the latest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ClassMessage"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Write to those who are in a session: five times a day at most */
        post: {
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
                        /** @description As people read it */
                        words: string;
                        /** @description Also to who waits for a place; false unless told */
                        to_waiting?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassMessage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/messages/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** To how many a message would go, and whom it would not reach */
        post: {
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
                        /** @description Also to who waits for a place; false unless told */
                        to_waiting?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassMessagePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/move/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a class to another day, time or court, as a change that can be taken back */
        post: {
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
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        local_date: string;
                        /** @description HH:MM, club wall time */
                        local_time: string;
                        court_id?: string | null;
                        /** @description As the slots or the preview had it */
                        version: string;
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionMoved"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/move/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom moving a class there would concern; writes nothing */
        post: {
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
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        local_date: string;
                        /** @description HH:MM, club wall time */
                        local_time: string;
                        court_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/reinstate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A cancelled class takes place again, with everybody in it whom nothing stands in the way */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description As the preview had it; without it, as it is */
                        version?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionReinstated"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/reinstate/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would be in a cancelled class again, and what is against it; writes nothing */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReturnPreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/skills/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has a place in a class, and what they master */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionSkills"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/slots/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The nearest times at which its coach, a court and most of those in it can, best first */
        get: {
            parameters: {
                query?: {
                    /** @description How far from the day of the class, to either side; 14 unless told */
                    days?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionSlots"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/start/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a session: at most an hour before its time */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSession"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/substitute/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody else give a session; null for its own instructor again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        instructor_id: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSession"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/substitutes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who could give a session instead, best first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["SubstituteCandidate"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/sessions/{id}/walk_in/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give somebody new a profile and a place in a session, or neither */
        post: {
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
                        person: {
                            display_name: string;
                            email?: string | null;
                            phone?: string;
                            birth_date?: string | null;
                            level?: number | null;
                        };
                        /**
                         * @description Join the waiting list when the class is full
                         * @default true
                         */
                        waitlist?: boolean;
                        /** @description What to overlook: the desk, and coaches where the club lets them */
                        overrides?: ("level" | "age" | "overlap" | "package" | "privacy" | "waiver" | "certificate" | "arrears")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassEnrollment"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/skills/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is taught, level by level */
        get: {
            parameters: {
                query?: {
                    include_inactive?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Skill"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a skill */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        level_id: string;
                        name_es: string;
                        name_en: string;
                        order?: number;
                        is_exit_criterion?: boolean;
                        is_active?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Skill"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/skills/load_catalog/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start with the padel catalogue, while there are no skills */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Skill"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/skills/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One skill */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Skill"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a skill that nobody masters */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a skill, or put it out of use */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        level_id?: string;
                        name_es?: string;
                        name_en?: string;
                        /** @description Null: behind the others of its level */
                        order?: number | null;
                        is_exit_criterion?: boolean;
                        is_active?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Skill"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/student_packages/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A package that somebody has */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/student_packages/{id}/adjust/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add classes, or take some that are left */
        post: {
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
                        /** @description Classes more, or fewer */
                        delta: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/student_packages/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an order up that is not paid */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/student_packages/{id}/extend/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the last day later */
        post: {
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
                        /**
                         * Format: date
                         * @description The new last day
                         */
                        expires_on: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/student_packages/{id}/optimize_package_usage/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which classes to take before a package ends, each with its reasons */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackageUsage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/student_packages/{id}/record_payment/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An order is paid at the desk, and can be used from now on */
        post: {
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
                        /** @enum {string} */
                        payment_method: "cash" | "card_terminal" | "transfer";
                        /** @description Minor units; the price unless told */
                        payment_amount?: number;
                        payment_reference?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/student_packages/{id}/refund/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay back what is left; the package ends */
        post: {
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
                        /** @description Minor units; the share of the classes that are left unless told */
                        amount?: number;
                        /**
                         * @description By the means by which it was paid (unless told), or to their account
                         * @enum {string}
                         */
                        to?: "same" | "account_credit";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/student_packages/{id}/transfer/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pass classes on to somebody else */
        post: {
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
                        /**
                         * Format: uuid
                         * @description Who gets them
                         */
                        student_id: string;
                        /** @description How many; all that are left unless told */
                        classes?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentPackage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/students/{id}/level/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the level of a student */
        post: {
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
                        level: number;
                        /** @description The level that was seen; refused where it is another by now */
                        before: number | null;
                        /** @description Why, in words that the student may read */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentProgress"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/students/{id}/level/take_back/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back the confirmation of a level, while it is the last that happened to it */
        post: {
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
                        /**
                         * Format: uuid
                         * @description The confirmation, as `last_entry_id` told it
                         */
                        entry_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentProgress"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/students/{id}/progress/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a student has learnt, how they play, and which level comes next */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentProgress"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/students/{id}/progress_report/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The progress of a student in a time */
        get: {
            parameters: {
                query?: {
                    /** @description 89 days before the last unless told */
                    from?: string;
                    /** @description The last day; today unless told */
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProgressReport"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/students/{id}/progress_report/file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The progress of a student in a time as a PDF, to print or to keep */
        get: {
            parameters: {
                query?: {
                    /** @description 89 days before the last unless told */
                    from?: string;
                    /** @description The last day; today unless told */
                    to?: string;
                    language?: "es" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/students/{id}/skills/{skill_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that a student masters a skill */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The student */
                    id: string;
                    skill_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The class in which they showed it
                         */
                        session_id?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentSkill"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take back that a student masters a skill */
        delete: {
            parameters: {
                query?: {
                    /** @description The class in which they showed it */
                    session_id?: string;
                };
                header?: never;
                path: {
                    /** @description The student */
                    id: string;
                    skill_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StudentSkill"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/substitute_requests/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions to coaches whether they give a class, the latest first; those that are open by the time of the class */
        get: {
            parameters: {
                query?: {
                    /** @description Of one class */
                    session_id?: string;
                    /** @description Of the classes of one club */
                    club_id?: string;
                    /** @description Only those that nobody has answered with yes: the soonest class first */
                    open?: boolean;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["SubstituteRequest"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Ask coaches to give some classes: who accepts a class first gives it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The classes that somebody is looked for */
                        session_ids: string[];
                        /** @description Whom to ask: each for those of the classes that they can give */
                        instructor_ids: string[];
                        /** @description Said with the question */
                        words?: string;
                        /** @description Also about classes that somebody has accepted already; left out, these are left out */
                        also_found?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SubstitutesAsked"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/substitute_requests/candidates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who could be asked to give some classes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The classes that somebody is looked for */
                        session_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["CoachToAsk"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/substitute_requests/mine/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The classes that I am asked to give */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["SubstituteOffer"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/substitute_requests/{id}/accept/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a class that I was asked to give */
        post: {
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
                        /** @description What the coach says with it */
                        words?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassSession"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/substitute_requests/{id}/decline/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that I do not give a class that I was asked to give */
        post: {
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
                        /** @description What the coach says with it */
                        words?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SubstituteOffer"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/substitute_requests/{id}/withdraw/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask nobody any more about a class */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SubstituteRequest"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/terms/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The terms of the clubs that you run, the latest first */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Term"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a term */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        name: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        starts_on: string;
                        /**
                         * Format: date
                         * @description Its last day, included
                         */
                        ends_on: string;
                        /**
                         * @description answer: each holder says whether they stay
                         * @enum {string}
                         */
                        renewal_needs?: "none" | "answer";
                        renewal_from?: string | null;
                        renewal_until?: string | null;
                        newcomers_from?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Term"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/terms/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One term */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Term"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a term without groups */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a term; its groups keep their dates */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        starts_on?: string;
                        /**
                         * Format: date
                         * @description Its last day, included
                         */
                        ends_on?: string;
                        /**
                         * @description answer: each holder says whether they stay
                         * @enum {string}
                         */
                        renewal_needs?: "none" | "answer";
                        renewal_from?: string | null;
                        renewal_until?: string | null;
                        newcomers_from?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Term"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/classes/terms/{id}/renewals/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is asked whether they stay in a term, and what they have answered */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["RenewalAnswer"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/till/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The till of a club on a day: what went through it, what should be in it, what was counted */
        get: {
            parameters: {
                query: {
                    club_id: string;
                    /** @description Today unless told */
                    date?: string;
                    /** @description ISO 4217 */
                    currency?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Till"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/till/close/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close the till with what is counted in it now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        /** @description ISO 4217 */
                        currency?: string;
                        /** @description As it was shown: what has gone through the till since is asked about */
                        expected_cash: number;
                        /** @description As it was shown */
                        number: number;
                        /** @description Minor units of the currency */
                        counted_cash: number;
                        /** @description What of it stays in the till */
                        left_cash: number;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Till"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/till/movements/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What went through the till of a club on some days, the newest first */
        get: {
            parameters: {
                query: {
                    club_id: string;
                    /** @description YYYY-MM-DD, included */
                    from: string;
                    /** @description YYYY-MM-DD, included; at most 370 days */
                    until: string;
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["TillMovement"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/till/movements/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What went through the till of a club on some days as a .csv file */
        get: {
            parameters: {
                query: {
                    club_id: string;
                    /** @description YYYY-MM-DD, included */
                    from: string;
                    /** @description YYYY-MM-DD, included; at most 370 days */
                    until: string;
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/timetable/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The weekly and daily schedules of the list as a timetable (.csv) that can be imported */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                    status?: "draft" | "published" | "cancelled";
                    level_id?: string;
                    class_type_id?: string;
                    /** @description As instructor or as assistant */
                    instructor_id?: string;
                    /** @description 0 = Monday */
                    weekday?: number;
                    /** @description In the names of class, type, level, instructor and place */
                    q?: string;
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/timetable/import/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import a timetable (CSV); docs/domain/imports.md tells its columns */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The whole file */
                        csv: string;
                        /** @description What the file is called */
                        file_name?: string;
                        /** @description Which column of ours each column of the file is, by its heading; null leaves it out */
                        columns?: {
                            [key: string]: string | null;
                        };
                        /** @description Of a text that may be one coach (María Ortega y Gasset) or several, which it is */
                        coaches?: {
                            [key: string]: "one" | "several";
                        };
                        /** @enum {string} */
                        date_order?: "day_first" | "month_first";
                        /** @description Say what would be made; make nothing */
                        dry_run?: boolean;
                        /** @description Import the good rows and leave out the others */
                        skip_invalid?: boolean;
                        /**
                         * Format: date
                         * @description The first week of the timetable becomes the week of this date; weekdays stay
                         */
                        start_date?: string;
                        /** @description Publish at once and generate sessions; else drafts */
                        publish?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TimetableReport"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/timetable/import_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import a timetable from the bytes of a .csv or .xlsx file; docs/domain/imports.md */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The bytes of a .csv or .xlsx file, at most 10 MiB, as base64 */
                        file: string;
                        /** @description Of a workbook: which sheet; the first that holds rows unless told */
                        sheet?: string;
                        /** @description What the file is called */
                        file_name?: string;
                        /** @description Which column of ours each column of the file is, by its heading; null leaves it out */
                        columns?: {
                            [key: string]: string | null;
                        };
                        /** @description Of a text that may be one coach (María Ortega y Gasset) or several, which it is */
                        coaches?: {
                            [key: string]: "one" | "several";
                        };
                        /** @enum {string} */
                        date_order?: "day_first" | "month_first";
                        /** @description Say what would be made; make nothing */
                        dry_run?: boolean;
                        /** @description Import the good rows and leave out the others */
                        skip_invalid?: boolean;
                        /**
                         * Format: date
                         * @description The first week of the timetable becomes the week of this date; weekdays stay
                         */
                        start_date?: string;
                        /** @description Publish at once and generate sessions; else drafts */
                        publish?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TimetableReport"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/types/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The class types, by name */
        get: {
            parameters: {
                query?: {
                    include_inactive?: boolean;
                    /** @description Part of the name */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ClassType"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a class type */
        post: {
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
                        type: "group" | "individual" | "clinic" | "intensive" | "workshop";
                        description?: string;
                        min_participants?: number;
                        max_participants?: number;
                        /** @description Minor units of the currency */
                        base_price?: number;
                        price_per_participant?: boolean;
                        allow_drop_in?: boolean;
                        requires_package?: boolean;
                        allow_waitlist?: boolean;
                        min_age?: number | null;
                        max_age?: number | null;
                        color?: string;
                        is_active?: boolean;
                        name: string;
                        /** @description ISO 4217 */
                        currency: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassType"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/types/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The class types as a .csv file */
        get: {
            parameters: {
                query?: {
                    include_inactive?: boolean;
                    /** @description Part of the name */
                    q?: string;
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/types/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One class type */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassType"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a class type */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                        type?: "group" | "individual" | "clinic" | "intensive" | "workshop";
                        description?: string;
                        min_participants?: number;
                        max_participants?: number;
                        /** @description Minor units of the currency */
                        base_price?: number;
                        price_per_participant?: boolean;
                        allow_drop_in?: boolean;
                        requires_package?: boolean;
                        allow_waitlist?: boolean;
                        min_age?: number | null;
                        max_age?: number | null;
                        color?: string;
                        is_active?: boolean;
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassType"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/clients/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clients, by name */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description Part of the name, e-mail or phone */
                    q?: string;
                    level_min?: number;
                    level_max?: number;
                    /** @description With a level, or without one */
                    assessed?: boolean;
                    /** @description Home club */
                    club_id?: string;
                    blocked?: boolean;
                    include_inactive?: boolean;
                    /** @description Who has, or has not, agreed to the privacy text in force */
                    privacy?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Client"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a client without an account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        display_name: string;
                        email?: string | null;
                        phone?: string;
                        birth_date?: string | null;
                        level?: number | null;
                        is_club_member?: boolean;
                        certificate_until?: string | null;
                        home_club_id?: string | null;
                        /** @enum {string} */
                        locale?: "es" | "en";
                        desk_notes?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Client"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/duplicates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Profiles that may be this person: the same e-mail, telephone, or name and birthday */
        get: {
            parameters: {
                query?: {
                    display_name?: string;
                    email?: string;
                    phone?: string;
                    /** @description YYYY-MM-DD */
                    birth_date?: string;
                    /** @description Whom it is about, when they have a profile */
                    except_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["DuplicateClient"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clients of the list as a .csv file that can be imported; docs/domain/imports.md */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the name, e-mail or phone */
                    q?: string;
                    level_min?: number;
                    level_max?: number;
                    /** @description With a level, or without one */
                    assessed?: boolean;
                    /** @description Home club */
                    club_id?: string;
                    blocked?: boolean;
                    include_inactive?: boolean;
                    /** @description Who has, or has not, agreed to the privacy text in force */
                    privacy?: boolean;
                    language?: "es" | "en";
                    /** @description With those in whose care they are, a row for each of them */
                    guardians?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/import_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import clients, and in whose care they are, from a .csv or .xlsx file; docs/domain/imports.md */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The bytes of a .csv or .xlsx file, at most 10 MiB, as base64 */
                        file: string;
                        /** @description What the file is called */
                        file_name?: string;
                        /** @description Of a workbook: which sheet; the first that holds rows unless told */
                        sheet?: string;
                        /** @description Which column of ours each column of the file is, by its heading; null leaves it out */
                        columns?: {
                            [key: string]: string | null;
                        };
                        /** @enum {string} */
                        date_order?: "day_first" | "month_first";
                        /** @description Say what would be written; write nothing */
                        dry_run?: boolean;
                        /** @description Leave out rows with problems and conflicts */
                        skip_invalid?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReport"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One client: any for desk and instructors, else oneself and one’s dependants */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Client"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a client; which fields depends on who asks. Out of use, with what becomes of their bookings */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        display_name?: string;
                        email?: string | null;
                        phone?: string;
                        birth_date?: string | null;
                        level?: number | null;
                        is_club_member?: boolean;
                        certificate_until?: string | null;
                        home_club_id?: string | null;
                        /** @enum {string} */
                        locale?: "es" | "en";
                        desk_notes?: string;
                        is_active?: boolean;
                        commitments?: {
                            /** @description As the preview had it; without it, as it is */
                            version?: string;
                            /**
                             * @description Single bookings and tickets
                             * @enum {unknown}
                             */
                            bookings: "give_back" | "keep";
                            /**
                             * @description Fixed places: their dates go to others until the client may book again, they end, or everything stays
                             * @enum {unknown}
                             */
                            places: "give_back" | "end" | "keep";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClientChanged"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/clients/{id}/block/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a client from booking, and decide about their bookings */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                        commitments?: {
                            /** @description As the preview had it; without it, as it is */
                            version?: string;
                            /**
                             * @description Single bookings and tickets
                             * @enum {unknown}
                             */
                            bookings: "give_back" | "keep";
                            /**
                             * @description Fixed places: their dates go to others until the client may book again, they end, or everything stays
                             * @enum {unknown}
                             */
                            places: "give_back" | "end" | "keep";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClientChanged"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}/care/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health, emergency contact and photo consent: for the desk, oneself and one’s dependants */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClientCare"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change health, emergency contact or photo consent */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        medical_notes?: string;
                        emergency_name?: string;
                        emergency_phone?: string;
                        photo_consent?: boolean | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClientCare"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/clients/{id}/data/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is kept of a person, as one file; docs/domain/privacy.md */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonData"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}/deactivate/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What somebody has before them who is to be blocked or put out of use; writes nothing */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClientLeaving"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}/dependants/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in a client’s care */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Dependant"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a child’s profile, or (desk) link one that exists */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        client_id?: string;
                        display_name?: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        birth_date?: string;
                        /** @enum {string} */
                        locale?: "es" | "en";
                        relationship?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Dependant"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}/dependants/{dependant_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End the care; the profile stays */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                    dependant_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}/erasure/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What erasing a person ends, what is kept and why, and what is in the way */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasurePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Ask to be erased; of the desk: decide it. It is done when it has waited */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasurePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Withdraw it, as long as it waits */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasurePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}/merge/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What becomes of two profiles when they become one */
        get: {
            parameters: {
                query: {
                    /** @description The profile that becomes this one */
                    other_id: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClientMergePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Two profiles of one person become one: the other’s bookings, places and account move here */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: uuid
                         * @description The profile that becomes this one
                         */
                        other_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Client"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}/privacy_consents/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To which versions of the privacy text somebody has agreed */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["PrivacyConsent"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Note what somebody has signed on paper */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, the day on which it was signed
                         */
                        on_paper: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["PrivacyConsent"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}/unblock/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a client book again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Client"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}/waivers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which versions of the waiver somebody has signed */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["WaiverSignature"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Note a waiver that somebody has signed on paper */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, the day on which it was signed
                         */
                        on_paper: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["WaiverSignature"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clubs, by name */
        get: {
            parameters: {
                query?: {
                    include_inactive?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Club"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a club */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        slug?: string;
                        /** @description IANA */
                        timezone: string;
                        /** @description ISO 4217 */
                        currency: string;
                        /** @description ISO 3166-1 */
                        country?: string;
                        /** @enum {string} */
                        locale?: "es" | "en";
                        address?: string;
                        phone?: string;
                        email?: string | "";
                        is_public?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Club"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One club */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Club"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a club; given up, with what becomes of its classes */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        slug?: string;
                        /** @description IANA */
                        timezone?: string;
                        /** @description ISO 4217 */
                        currency?: string;
                        /** @description ISO 3166-1 */
                        country?: string;
                        /** @enum {string} */
                        locale?: "es" | "en";
                        address?: string;
                        phone?: string;
                        email?: string | "";
                        is_public?: boolean;
                        is_active?: boolean;
                        /** @description Origins of websites on which the timetable may stand: https://www.example.org */
                        embed_origins?: string[];
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClubChanged"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/clubs/{id}/closures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days on which the club is closed */
        get: {
            parameters: {
                query?: {
                    /** @description YYYY-MM-DD, club wall time */
                    from?: string;
                    /** @description YYYY-MM-DD, inclusive */
                    until?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Closure"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Close the club for a span of days, and decide about the classes on them */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        starts_on: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, inclusive
                         */
                        ends_on: string;
                        name?: string;
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClosureAdded"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/closures/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The classes and people that a closure would hit; writes nothing */
        post: {
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
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        starts_on: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, inclusive
                         */
                        ends_on: string;
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/closures/{closure_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Open again */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                    closure_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/deactivate/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The classes and people that giving the club up would hit; writes nothing */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/first_steps/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a new club has done and what is next */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirstSteps"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Put the list of first steps away, or bring it back */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description true puts the list away, false brings it back */
                        closed: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirstSteps"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/holidays/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public holidays of a year in a country and region, to be made closures of */
        get: {
            parameters: {
                query: {
                    /** @description This year unless told */
                    year?: number;
                    /** @description ISO 3166-1; unless told, that of the club’s time zone */
                    country?: string;
                    /** @description One of `regions`; the holidays of the whole country unless told */
                    region?: string;
                    language: "es" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClubHolidays"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/news/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the notice of new rules away, or bring it back */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description true puts the notice away */
                        seen: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirstSteps"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/opening_hours/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the week of opening hours, with what becomes of the classes left outside */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        opening_hours: {
                            /** @description 0 = Monday … 6 = Sunday */
                            weekday: number;
                            /** @description HH:MM, club wall time */
                            opens_at: string;
                            /** @description HH:MM, club wall time */
                            closes_at: string;
                        }[];
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpeningHoursChanged"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/opening_hours/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The classes and people that other opening hours would leave outside; writes nothing */
        post: {
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
                        opening_hours: {
                            /** @description 0 = Monday … 6 = Sunday */
                            weekday: number;
                            /** @description HH:MM, club wall time */
                            opens_at: string;
                            /** @description HH:MM, club wall time */
                            closes_at: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/stoppages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call off, move or keep the classes of some hours of one day */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        local_date: string;
                        /**
                         * Format: date
                         * @description The same hours on each day until then, included
                         */
                        last_date?: string;
                        /** @description HH:MM, club wall time */
                        from: string;
                        /** @description HH:MM, club wall time; not after `from`, it is of the day after */
                        until: string;
                        /** @description Only classes on these courts */
                        court_ids?: string[];
                        /** @description Only classes that are not on a court inside */
                        outdoor?: boolean;
                        /** @description Only classes of these types */
                        class_type_ids?: string[];
                        /** @description As people are told */
                        reason: string;
                        /** @enum {string} */
                        cause?: "rain" | "club";
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClassesStopped"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/stoppages/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The classes and people of some hours of one day, as rain would hit them; writes nothing */
        post: {
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
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, club wall time
                         */
                        local_date: string;
                        /**
                         * Format: date
                         * @description The same hours on each day until then, included
                         */
                        last_date?: string;
                        /** @description HH:MM, club wall time */
                        from: string;
                        /** @description HH:MM, club wall time; not after `from`, it is of the day after */
                        until: string;
                        /** @description Only classes on these courts */
                        court_ids?: string[];
                        /** @description Only classes that are not on a court inside */
                        outdoor?: boolean;
                        /** @description Only classes of these types */
                        class_type_ids?: string[];
                        /** @description As people are told */
                        reason: string;
                        /** @enum {string} */
                        cause?: "rain" | "club";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clubs/{id}/timezone/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many classes ahead would stay at their hour in another zone, and which cannot; writes nothing */
        post: {
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
                        /** @description IANA */
                        timezone: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ZonePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The courts, by name */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                    /** @description Part of the name */
                    q?: string;
                    include_inactive?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Court"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a court to a club */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        name: string;
                        surface?: string;
                        is_indoor?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Court"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courts/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The courts of the list as a .csv file */
        get: {
            parameters: {
                query?: {
                    club_id?: string;
                    /** @description Part of the name */
                    q?: string;
                    include_inactive?: boolean;
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courts/free/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The courts that are free for the whole interval */
        get: {
            parameters: {
                query: {
                    club_id: string;
                    /** @description RFC 3339, included */
                    from: string;
                    /** @description RFC 3339, not included */
                    until: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Court"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courts/reservations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on a club's courts, by start; at most 62 days */
        get: {
            parameters: {
                query: {
                    club_id: string;
                    court_id?: string;
                    /** @description RFC 3339, included */
                    from: string;
                    /** @description RFC 3339, not included */
                    until: string;
                    include_cancelled?: boolean;
                    /** @description 1000 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["CourtReservation"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Book a court for a match, an event or maintenance */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        court_id: string;
                        /** @enum {string} */
                        booking_type: "match" | "event" | "maintenance";
                        /**
                         * Format: date-time
                         * @description RFC 3339
                         */
                        starts_at: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339
                         */
                        ends_at: string;
                        title?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CourtReservation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courts/reservations/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One reservation */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CourtReservation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Move or rename a reservation; a class is moved through its session */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        court_id?: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339
                         */
                        starts_at?: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339
                         */
                        ends_at?: string;
                        title?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CourtReservation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/courts/reservations/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a reservation */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CourtReservation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courts/several/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add several courts to a club, all or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                        names: string[];
                        surface?: string;
                        is_indoor?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Court"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courts/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One court */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Court"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a court; out of use, with what becomes of the classes on it. Not while others than classes have it */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        surface?: string;
                        is_indoor?: boolean;
                        is_active?: boolean;
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CourtChanged"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/courts/{id}/closures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a court for some days, with what becomes of the classes on it; nothing new comes onto it */
        post: {
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
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        starts_on: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD; a month at most
                         */
                        ends_on: string;
                        /** @description As people are told */
                        name?: string;
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CourtClosed"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courts/{id}/closures/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The classes and people that closing a court for some days would hit; writes nothing */
        post: {
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
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        starts_on: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD; a month at most
                         */
                        ends_on: string;
                        /** @description As people are told */
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courts/{id}/deactivate/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The classes and people that taking a court out of use would hit; writes nothing */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has asked to be erased or is about to be, the first first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Erasure"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/live/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: string;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/ready/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests can be served */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: string;
                            /** @enum {string} */
                            worker: "ok" | "behind" | "gone";
                            /** @enum {string} */
                            backup: "ok" | "off" | "old" | "failed";
                            /** @enum {string} */
                            replica: "off" | "ok" | "behind" | "away" | "other";
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files that were imported, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Import"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/undo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What taking this import back would delete and put back, and what would stay and why */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportUndo"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Take this import back, but for what something depends on */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportUndo"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    pending?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Invitation"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Invite an address to a role */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "club_admin" | "instructor" | "student";
                        club_id?: string | null;
                        client_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invited"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mails/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mail of the organization, sent or kept, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    status?: "queued" | "sent" | "kept" | "failed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Mail"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mails/test/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send oneself a letter now, and hear what the mail server says */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TestMail"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks; `user` is null for a visitor */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change own name and language */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        locale?: "es" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/me/claims/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The profile that the desk had made for one’s own proved address, beside the one that one has */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ProfileClaim"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Take that profile over: one’s own becomes it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        client_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileClaim"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/erase/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase one’s own account, once no organization knows it any more */
        post: {
            parameters: {
                query?: never;
                header?: never;
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users with their roles here, by name */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description Part of the name or e-mail */
                    q?: string;
                    role?: "owner" | "club_admin" | "instructor" | "student";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Member"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/export_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users with their roles as a .csv file */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the name or e-mail */
                    q?: string;
                    role?: "owner" | "club_admin" | "instructor" | "student";
                    language?: "es" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{user_id}/roles/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a member one more role */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "owner" | "club_admin" | "instructor" | "student";
                        club_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Member"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{user_id}/roles/{membership_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role away; not the last one of a coach with classes ahead: see `remove` */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                    membership_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{user_id}/roles/{membership_id}/remove/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a role away, with what becomes of the classes of a coach */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                    membership_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        classes?: {
                            /** Format: uuid */
                            session_id: string;
                            /** @description As the preview had it */
                            version: string;
                            /** @enum {string} */
                            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
                            /**
                             * Format: uuid
                             * @description The substitute, for `substitute`
                             */
                            instructor_id?: string;
                            /**
                             * Format: date
                             * @description For `move`: the other day; left out, the same
                             */
                            local_date?: string;
                            /** @description For `move`: the other time; left out, the same */
                            local_time?: string;
                            court_id?: string | null;
                        }[];
                        /**
                         * @description For the classes hit that `classes` does not name
                         * @enum {unknown}
                         */
                        otherwise?: "cancel" | "queue_last" | "cancel_last" | "keep";
                        /** @description Move students onto another class of theirs, whom the change is refused for otherwise */
                        keep_overlaps?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleTaken"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{user_id}/roles/{membership_id}/remove/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The classes and people that taking a role away would hit; writes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                    membership_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangePreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My notifications, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    unread?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Notification"][];
                            next_cursor: string | null;
                            unread_count: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/preferences/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I get by e-mail */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationPreferences"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Choose what I get by e-mail */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        preferences: {
                            /** @enum {string} */
                            kind: "enrollment_confirmed" | "waitlisted" | "waitlist_promotion" | "enrollment_cancelled" | "place_moved" | "place_changed" | "holder_news" | "place_queue" | "make_up_earned" | "make_up_ends" | "package_ends" | "evaluation_asked" | "waiver_asked" | "level_confirmed" | "charge_due" | "charge_overdue" | "money_kept" | "money_back" | "fee_changed" | "direct_debit" | "session_cancelled" | "session_reinstated" | "session_changed" | "class_message" | "class_reminder" | "substitute_assigned" | "new_sessions" | "substitute_wanted" | "substitute_answered" | "marked_absent" | "weekly_digest" | "webhook_ended" | "erasure" | "erasure_asked";
                            email: boolean;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationPreferences"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read_all/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark all of mine as read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Unread"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}/read/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark one of mine as read */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Notification"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization of the request */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Organization"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the organization */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description Small letters, digits and hyphens */
                        slug?: string;
                        /** @enum {string} */
                        default_locale?: "es" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Organization"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/organizations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every organization of the installation (platform staff) */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description Part of the name */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Organization"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Open another organization (platform staff) and invite its owner */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @description Small letters, digits and hyphens */
                        slug?: string;
                        /** @enum {string} */
                        default_locale?: "es" | "en";
                        club: {
                            name: string;
                            slug?: string;
                            /** @description IANA */
                            timezone: string;
                            /** @description ISO 4217 */
                            currency: string;
                            /** @description ISO 3166-1 */
                            country?: string;
                            /** @enum {string} */
                            locale?: "es" | "en";
                            address?: string;
                            phone?: string;
                            email?: string | "";
                            is_public?: boolean;
                        };
                        /** Format: email */
                        owner_email?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedOrganization"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The privacy text in force, and for whom of one’s own it is still to be agreed to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Privacy"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/consents/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to the privacy text, for oneself and those in one’s care */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        client_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Privacy"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/texts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of the privacy text, the one in force first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["PrivacyText"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A new version of the privacy text: everybody is asked once more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PrivacyText"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The only public club of this installation, if there is one */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OnlyClub"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/invitations/{token}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who invites to what */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenInvitation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/invitations/{token}/accept/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept, as the invited person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AcceptedInvitation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/online/stripe/webhook/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What Stripe tells, signed by it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            received: boolean;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{organization}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An organization and its public clubs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organization: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicOrganization"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{organization}/calendars/{token}/bandeja.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Somebody’s classes, for a calendar that subscribes to them (RFC 5545) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organization: string;
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/calendar": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{organization}/clubs/{slug}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A public club’s page */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organization: string;
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicClub"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{organization}/clubs/{slug}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The classes of a public club, for a calendar that subscribes to them (RFC 5545) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organization: string;
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/calendar": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{organization}/clubs/{slug}/sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The classes of a public club, for visitors */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    /** @description RFC 3339, or a local date, included; now unless told */
                    from?: string;
                    /** @description RFC 3339, not included, or a local date, included */
                    until?: string;
                    /** @description Those too that were called off */
                    include_cancelled?: boolean;
                };
                header?: never;
                path: {
                    organization: string;
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["PublicSession"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{organization}/instructors/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who teaches here, for visitors */
        get: {
            parameters: {
                query?: {
                    /** @description Only those who agree to be presented on the club’s page */
                    on_club_page?: boolean;
                    club_id?: string;
                    class_type_id?: string;
                };
                header?: never;
                path: {
                    organization: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["PublicInstructor"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{organization}/join/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a student here */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organization: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        home_club_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Joined"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{organization}/unsubscribe/{token}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send me no more mail of this kind (RFC 8058) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organization: string;
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailSubscription"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Send me mail of this kind again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organization: string;
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailSubscription"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{organization}/unsubscribe/{token}/state/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which mails a link ends, and whether they are sent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organization: string;
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailSubscription"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every setting, in force for the organization, one club, the classes of a type or one group */
        get: {
            parameters: {
                query?: {
                    /** @description Without any: the organization. Beside a type: the club in which its classes are looked at */
                    club_id?: string;
                    /** @description The classes of this type */
                    class_type_id?: string;
                    /** @description This group */
                    schedule_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Settings"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set values, or take them back with null */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        club_id?: string | null;
                        class_type_id?: string | null;
                        schedule_id?: string | null;
                        values: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Settings"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/setup/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first start is still to do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetUpNeeded"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** The first start: owner, organization, club. Signs the owner in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** Format: email */
                        email: string;
                        password: string;
                        /** @enum {string} */
                        locale: "es" | "en";
                        organization_name: string;
                        club_name: string;
                        timezone: string;
                        /** @description ISO 4217 */
                        currency: string;
                        /** @description The code that the console prints */
                        setup_code?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirstOrganization"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup/code/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether this is the code of the console: before anybody fills in a form for nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The code that the console prints */
                        setup_code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup/demo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first start with the demo club instead of one of your own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        seed?: number;
                        /** @description The code that the console prints */
                        setup_code?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Demo"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/mails/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign-in links and password resets (platform staff) */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    status?: "queued" | "sent" | "kept" | "failed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Mail"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My API tokens, or for owners everybody’s, and what I may give one */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiTokens"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make an API token */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        scopes: ("tenancy.change_organization" | "tenancy.add_club" | "tenancy.change_club" | "tenancy.view_members" | "tenancy.manage_members" | "tenancy.manage_tokens" | "tenancy.manage_webhooks" | "tenancy.view_audit" | "tenancy.view_mail" | "tenancy.view_settings" | "tenancy.change_settings" | "clients.view_clientprofile" | "clients.add_clientprofile" | "clients.change_clientprofile" | "clients.block_clientprofile" | "clients.merge_clientprofile" | "clients.export_clientprofile" | "clients.erase_clientprofile" | "clients.import" | "imports.undo" | "classes.view_catalog" | "classes.change_classlevel" | "classes.change_skill" | "classes.add_classtype" | "classes.change_classtype" | "courts.view_court" | "courts.change_court" | "courts.view_reservation" | "courts.change_reservation" | "classes.view_instructor" | "classes.add_instructor" | "classes.change_instructor" | "classes.change_classpackage" | "classes.buy_package" | "classes.sell_package" | "classes.change_feeplan" | "classes.view_charge" | "classes.manage_charge" | "classes.manage_debit" | "classes.view_mandate" | "classes.end_mandate" | "classes.view_classschedule" | "classes.add_classschedule" | "classes.change_classschedule" | "classes.delete_classschedule" | "classes.view_classsession" | "classes.change_classsession" | "classes.import_timetable" | "classes.manage_terms" | "classes.enroll" | "classes.manage_enrollments" | "classes.grant_make_up" | "classes.import_places" | "classes.mark_attendance" | "classes.record_payment" | "classes.view_payment" | "classes.refund_payment" | "classes.use_credit" | "classes.pay_online" | "classes.adjust_account" | "classes.view_receipt" | "classes.evaluate" | "classes.view_evaluation" | "classes.view_student_progress" | "calendars.subscribe" | "classes.view_analytics" | "notifications.view_own")[];
                        read_only: boolean;
                        expires_at?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeApiToken"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}/revoke/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an API token at once */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiToken"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waivers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The waiver in force, and for whom of one’s own it is still to be signed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Waivers"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waivers/reminders/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many are booked at a club where the waiver is asked for, and have not signed it */
        get: {
            parameters: {
                query: {
                    club_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnsignedWaivers"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Ask those who are booked and have not signed the waiver to sign it: each once for a version */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        club_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnsignedWaivers"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waivers/signatures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign the waiver with one’s name, for oneself and those in one’s care */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        typed_name: string;
                        client_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Waivers"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waivers/texts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of the waiver, the one in force first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["Waiver"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A new version of the waiver: everybody is asked once more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title_es: string;
                        title_en: string;
                        text_es: string;
                        text_en: string;
                        asks_from?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Waiver"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks that I look after */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhooks"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Have another program told what happens (Standard Webhooks) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description https, at a public address; nothing is sent where it redirects to */
                        url: string;
                        /** @description By which people know it again */
                        description?: string;
                        club_id?: string | null;
                        events: ("enrollment.created" | "enrollment.waitlisted" | "enrollment.promoted" | "enrollment.displaced" | "enrollment.cancelled" | "enrollment.reinstated" | "attendance.marked" | "session.created" | "session.changed" | "session.cancelled" | "session.reinstated" | "schedule.published" | "schedule.cancelled" | "place.given" | "place.changed" | "place.moved" | "place.ended" | "student.created" | "student.changed" | "level.confirmed" | "level.taken_back" | "payment.recorded" | "payment.refunded" | "receipt.issued" | "debit.returned")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeWebhook"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a webhook, with the list of what it was sent */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a webhook, or switch it off or on */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description https, at a public address; nothing is sent where it redirects to */
                        url?: string;
                        /** @description By which people know it again */
                        description?: string;
                        events?: ("enrollment.created" | "enrollment.waitlisted" | "enrollment.promoted" | "enrollment.displaced" | "enrollment.cancelled" | "enrollment.reinstated" | "attendance.marked" | "session.created" | "session.changed" | "session.cancelled" | "session.reinstated" | "schedule.published" | "schedule.cancelled" | "place.given" | "place.changed" | "place.moved" | "place.ended" | "student.created" | "student.changed" | "level.confirmed" | "level.taken_back" | "payment.recorded" | "payment.refunded" | "receipt.issued" | "debit.returned")[];
                        /** @description false: nothing is sent; true: what waited goes on */
                        is_enabled?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a webhook was sent, or is to be, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows; 50 unless told */
                    limit?: number;
                    /** @description next_cursor of the page before */
                    cursor?: string;
                    status?: "waiting" | "delivered" | "failed";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["WebhookDelivery"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{delivery_id}/replay/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again, under the same webhook-id */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                    delivery_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDelivery"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/replay_failed/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again what was given up since a moment, the oldest 5,000 first */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
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
                         * Format: date-time
                         * @description What failed of what happened since then
                         */
                        since: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhooksReplayed"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/rotate_secret/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a webhook another secret; for 24 hours the one before signs too */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeWebhook"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/test/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a webhook an event `ping`, to see that it arrives */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDelivery"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** AcceptedInvitation */
        AcceptedInvitation: {
            organization: {
                /** Format: uuid */
                id: string;
                slug: string;
                name: string;
            };
            role: string;
            club_id: string | null;
        };
        /** Account */
        Account: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string;
            emailVerified: boolean;
            image?: string | null;
            locale?: string;
            is_staff?: boolean;
            twoFactorEnabled?: boolean | null;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            updatedAt: string;
        };
        /** Analytics */
        Analytics: {
            /**
             * Format: date
             * @description YYYY-MM-DD, club wall time
             */
            from: string;
            /**
             * Format: date
             * @description YYYY-MM-DD, club wall time
             */
            until: string;
            previous: {
                /**
                 * Format: date
                 * @description YYYY-MM-DD, club wall time
                 */
                from: string;
                /**
                 * Format: date
                 * @description YYYY-MM-DD, club wall time
                 */
                until: string;
            };
            currency: string;
            /** @description Of the clubs that are asked for */
            currencies: string[];
            kpis: components["schemas"]["Kpi"][];
        };
        /** AnalyticsBreakdowns */
        AnalyticsBreakdowns: {
            currency: string;
            heat: {
                /** @description 0 Monday to 6 Sunday */
                weekday: number;
                hour: number;
                classes: number;
                enrolled: number;
                attended: number;
                capacity: number;
                no_shows: number;
                late_cancellations: number;
                /** @description That had a place, cancelled ones too */
                enrolments: number;
                /** @description Who waited and never had a place */
                without_place: number;
                minutes: number;
                /** @description Minor units */
                revenue: number;
            }[];
            months: {
                /** @description YYYY-MM */
                month: string;
                classes: number;
                enrolled: number;
                attended: number;
                capacity: number;
                no_shows: number;
                late_cancellations: number;
                /** @description That had a place, cancelled ones too */
                enrolments: number;
                /** @description Who waited and never had a place */
                without_place: number;
                minutes: number;
                /** @description Minor units */
                revenue: number;
            }[];
            types: {
                /** Format: uuid */
                class_type_id: string;
                name: string;
                color: string;
                classes: number;
                enrolled: number;
                attended: number;
                capacity: number;
                no_shows: number;
                late_cancellations: number;
                /** @description That had a place, cancelled ones too */
                enrolments: number;
                /** @description Who waited and never had a place */
                without_place: number;
                minutes: number;
                /** @description Minor units */
                revenue: number;
            }[];
            instructors: {
                /** Format: uuid */
                instructor_id: string;
                name: string;
                classes: number;
                enrolled: number;
                attended: number;
                capacity: number;
                no_shows: number;
                late_cancellations: number;
                /** @description That had a place, cancelled ones too */
                enrolments: number;
                /** @description Who waited and never had a place */
                without_place: number;
                minutes: number;
                /** @description Minor units */
                revenue: number;
                /** @description Of `minutes`: given in the place of somebody else */
                substituted_minutes: number;
                /** @description Beside whoever gave the class */
                assisted_minutes: number;
            }[];
        };
        /** AnalyticsCohorts */
        AnalyticsCohorts: {
            cohorts: {
                /** @description YYYY-MM: of the first class that they came to */
                month: string;
                students: number;
                /** @description How many of them came in that month, and in each after it */
                active: number[];
            }[];
        };
        /** AnalyticsRow */
        AnalyticsRow: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date
             * @description YYYY-MM-DD, club wall time
             */
            on: string;
            at: string | null;
            /** @description The class, the package, the instructor, the student */
            label: string;
            /** @description Whose booking, package or payment it is */
            person: string;
            /** @description A state, or a means of payment */
            detail: string;
            club: string;
            /** @description What it adds */
            numerator: number;
            denominator: number;
            session_id: string | null;
            client_id: string | null;
            instructor_id: string | null;
        };
        /** ApiToken */
        ApiToken: {
            /** Format: uuid */
            id: string;
            name: string;
            scopes: string[];
            /** @description It changes nothing: GET alone */
            read_only: boolean;
            made_by: components["schemas"]["TokenMaker"];
            created_at: string;
            expires_at: string | null;
            revoked_at: string | null;
            last_used_on: string | null;
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
        };
        /** ApiTokens */
        ApiTokens: {
            results: components["schemas"]["ApiToken"][];
            /** @description What I may give a token */
            grantable: components["schemas"]["TokenScope"][];
        };
        /** AssistedClass */
        AssistedClass: {
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            local_date: string;
            local_time: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            court: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
        };
        /** AuditEntry */
        AuditEntry: {
            id: number;
            at: string;
            user_id: string | null;
            user_name: string | null;
            via: string | null;
            request_id: string | null;
            ip: string | null;
            action: string;
            entity: string;
            entity_id: string | null;
            /** @description The row, or for an update each field’s value before and after */
            changes: unknown;
            /** @description Long texts are cut here; the entry alone has them whole */
            shortened: boolean;
        };
        /** AvailableSession */
        AvailableSession: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            local_date: string;
            local_time: string;
            duration_minutes: number;
            /** @enum {string} */
            status: "scheduled" | "confirmed" | "in_progress" | "completed" | "cancelled";
            class_type: {
                /** Format: uuid */
                id: string;
                name: string;
                type: string;
                color: string;
            };
            level: {
                /** Format: uuid */
                id: string;
                name: string;
                display_name: string;
                color: string;
            };
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /** @description Who helps, in their order */
            assistant_instructors: {
                /** Format: uuid */
                id: string;
                display_name: string;
            }[];
            /** @description The instructor stands in for the usual one */
            is_substitute: boolean;
            court: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            location: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
                slug: string;
                timezone: string;
            };
            min_age: number | null;
            max_age: number | null;
            max_participants: number;
            enrolled_count: number;
            free_places: number;
            waitlisted_count: number;
            /** @description What this person would pay, in minor units; nothing where a package or a make-up would pay for it */
            price: number;
            currency: string;
            paid_by: ("make_up" | "package") | null;
            /** @description From here on it can be booked */
            opens_at: string;
            /** @description From here on it cannot be booked any more */
            closes_at: string;
            /** @description What enrolling now would give */
            booking: {
                can_enroll: boolean;
                outcome: ("enrolled" | "waitlisted") | null;
                code: string | null;
                message: string;
            };
            /** @description Whether the class is for the level of this person; so is every one for who was not assessed */
            level_suits: boolean;
            my_status: ("enrolled" | "waitlisted") | null;
            my_enrollment_id: string | null;
            my_waitlist_position: number | null;
        };
        /** BookingAhead */
        BookingAhead: {
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            local_date: string;
            local_time: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            court: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /** Format: uuid */
            enrollment_id: string;
            /** @enum {string} */
            status: "enrolled" | "waitlisted";
            /** @description A date of a fixed place */
            is_fixed: boolean;
        };
        /** CalendarFeed */
        CalendarFeed: {
            /** Format: uuid */
            id: string;
            /**
             * @description student: my bookings and those of my dependants; coach: the classes that I give
             * @enum {string}
             */
            kind: "student" | "coach";
            created_at: string;
            last_read_on: string | null;
        };
        /** CalendarFeeds */
        CalendarFeeds: {
            results: components["schemas"]["CalendarFeed"][];
            /** @description Those that I can have here */
            kinds: ("student" | "coach")[];
        };
        /** Cancellation */
        Cancellation: {
            can_cancel: boolean;
            code: string | null;
            /** @description The booking counts as a late cancellation */
            is_late: boolean;
            /**
             * Format: date-time
             * @description Until when it is free
             */
            cancel_by: string;
            /** @description The club has moved the class since it was booked: it is free for some hours from then on */
            moved: boolean;
            paid_by: ("money" | "package" | "make_up") | null;
            /** @description Money goes to the account of who paid, a class to its package, a make-up can be used again */
            comes_back: boolean;
            amount: number | null;
            currency: string;
        };
        /** Change */
        Change: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "closure" | "absence" | "stoppage" | "coach_inactive" | "coach_role" | "club_inactive" | "court_inactive" | "court_closed" | "hours" | "capacity" | "class_moved" | "client_inactive" | "client_blocked";
            /**
             * Format: uuid
             * @description The row that it came with: a closure, an exception; of a kind without one, an id of its own
             */
            cause: string;
            /** @description As people were told: somebody’s words, or a code of ours */
            reason: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            client: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /** @description Places and tickets that somebody who went gave up */
            bookings: number;
            created_at: string;
            /** @description A name; empty when nobody did it */
            created_by: string;
            undone_at: string | null;
            cancelled: number;
            substituted: number;
            moved: number;
            without_coach: number;
            /** @description Classes whose last ones wait in front now */
            queue_last: number;
            /** @description Classes whose last ones lost their place */
            cancel_last: number;
            kept: number;
            /** @description Classes that came back */
            returned: number;
            first_date: string | null;
            last_date: string | null;
            told: number;
            /** @description People whom no message reached */
            to_call_count: number;
            /** @description Those of them who were called */
            called_count: number;
            /** @description Not taken back yet, and a class of it has not begun */
            can_undo: boolean;
        };
        /** ChangeDetail */
        ChangeDetail: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "closure" | "absence" | "stoppage" | "coach_inactive" | "coach_role" | "club_inactive" | "court_inactive" | "court_closed" | "hours" | "capacity" | "class_moved" | "client_inactive" | "client_blocked";
            /**
             * Format: uuid
             * @description The row that it came with: a closure, an exception; of a kind without one, an id of its own
             */
            cause: string;
            /** @description As people were told: somebody’s words, or a code of ours */
            reason: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            client: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /** @description Places and tickets that somebody who went gave up */
            bookings: number;
            created_at: string;
            /** @description A name; empty when nobody did it */
            created_by: string;
            undone_at: string | null;
            cancelled: number;
            substituted: number;
            moved: number;
            without_coach: number;
            /** @description Classes whose last ones wait in front now */
            queue_last: number;
            /** @description Classes whose last ones lost their place */
            cancel_last: number;
            kept: number;
            /** @description Classes that came back */
            returned: number;
            first_date: string | null;
            last_date: string | null;
            told: number;
            /** @description People whom no message reached */
            to_call_count: number;
            /** @description Those of them who were called */
            called_count: number;
            /** @description Not taken back yet, and a class of it has not begun */
            can_undo: boolean;
            classes: components["schemas"]["ClassChanged"][];
            to_call: components["schemas"]["PersonToCall"][];
        };
        /** ChangeEffect */
        ChangeEffect: {
            /** Format: uuid */
            id: string;
            cancelled: number;
            substituted: number;
            moved: number;
            without_coach: number;
            /** @description Classes whose last ones wait in front now */
            queue_last: number;
            /** @description Classes whose last ones lost their place */
            cancel_last: number;
            kept: number;
            /** @description People who get a message */
            told: number;
            /** @description People who do not */
            to_call: components["schemas"]["PersonHit"][];
        };
        /** ChangePreview */
        ChangePreview: {
            classes: components["schemas"]["ClassHit"][];
            people: components["schemas"]["PersonHit"][];
            /** @description Fixed places with a date among the classes hit */
            fixed_places: components["schemas"]["FixedPlaceHit"][];
            /** @description Classes in which who is away only helps: they go on, and nothing is decided about them */
            assisting: components["schemas"]["AssistedClass"][];
            /** @description What others than classes have on a court that is closed: it stays until somebody moves or cancels it */
            reservations: components["schemas"]["CourtReservation"][];
        };
        /** Charge */
        Charge: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            club_id: string;
            /** Format: uuid */
            plan_id: string;
            plan_name: string;
            /**
             * Format: uuid
             * @description The fixed place
             */
            place_id: string;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            period_start: string;
            period_end: string;
            /** @description Of a fee that is paid in instalments, which one */
            part: number;
            /** @description Of how many */
            parts: number;
            due_on: string;
            /** @description Minor units of the currency */
            amount: number;
            currency: string;
            early: {
                /** @description Minor units of the currency */
                amount: number;
                /** @description The last day */
                until: string;
            } | null;
            late: {
                amount: number | null;
                rate: number | null;
                /** @enum {string} */
                each: "once" | "daily" | "monthly";
                /** @description At most so often */
                times: number;
                next_on: string | null;
            } | null;
            lines: {
                /** @enum {string} */
                kind: "fee" | "member" | "joining" | "leaving" | "pause" | "moved" | "sibling" | "second_class" | "renewal" | "early" | "enrolment_fee" | "kept" | "enrolment_off" | "deposit" | "late" | "late_off" | "returned" | "correction";
                /** @description Minor units; below 0 for what is let off */
                amount: number;
                /** @description What it is reckoned from */
                facts: {
                    [key: string]: string | number;
                };
                reason: string;
            }[];
            /** @enum {string} */
            status: "open" | "paid" | "cancelled";
            deposit: {
                /**
                 * @description Of which fee of the place it is taken off
                 * @enum {string}
                 */
                counts: "first_period" | "last_period";
                /**
                 * @description Where the place ends before that
                 * @enum {string}
                 */
                leaving: "kept" | "returned";
                /** @description What was taken off a fee */
                counted: number;
                /** @description What stays with the club */
                kept: number;
            } | null;
            /** @description What is to be paid more for a period that is paid */
            is_difference: boolean;
            /** @description Cancelled because its place has no day in it */
            with_place: boolean;
            /** @description What was paid too much, for the desk to give back */
            to_return: number;
            /** @description Open, and it was due before today */
            overdue: boolean;
            payment_id: string | null;
            paid_at: string | null;
            cancel_reason: string;
            collect_on: string | null;
            /** @description Of the student, or who looks after them; for the desk */
            phone: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                correct: boolean;
                take_off_late: boolean;
                cancel: boolean;
                reopen: boolean;
                undo_payment: boolean;
                give_back: boolean;
            };
        };
        /** ChargesPreview */
        ChargesPreview: {
            /** Format: uuid */
            club_id: string;
            period: string;
            /** @description How many places */
            count: number;
            totals: {
                currency: string;
                /** @description Minor units of the currency */
                amount: number;
            }[];
            /** @description In how many of them something is let off by rule; not for dates that are not had */
            discounts: number;
            /** @description The first 500 */
            charges: {
                /**
                 * Format: uuid
                 * @description The fixed place
                 */
                place_id: string;
                /** Format: uuid */
                schedule_id: string;
                schedule_name: string;
                /** Format: uuid */
                student_id: string;
                student_name: string;
                period_start: string;
                period_end: string;
                /** @description Of a fee that is paid in instalments, which one */
                part: number;
                /** @description Of how many */
                parts: number;
                due_on: string;
                /** @description Minor units of the currency */
                amount: number;
                currency: string;
                early: {
                    /** @description Minor units of the currency */
                    amount: number;
                    /** @description The last day */
                    until: string;
                } | null;
                late: {
                    amount: number | null;
                    rate: number | null;
                    /** @enum {string} */
                    each: "once" | "daily" | "monthly";
                    /** @description At most so often */
                    times: number;
                    next_on: string | null;
                } | null;
                lines: {
                    /** @enum {string} */
                    kind: "fee" | "member" | "joining" | "leaving" | "pause" | "moved" | "sibling" | "second_class" | "renewal" | "early" | "enrolment_fee" | "kept" | "enrolment_off" | "deposit" | "late" | "late_off" | "returned" | "correction";
                    /** @description Minor units; below 0 for what is let off */
                    amount: number;
                    /** @description What it is reckoned from */
                    facts: {
                        [key: string]: string | number;
                    };
                    reason: string;
                }[];
                plan_name: string;
            }[];
            /** @description Places that no price fits, whose group has no end although its fee is for a term, or whose holder is blocked or inactive */
            unpriced: {
                /**
                 * Format: uuid
                 * @description The fixed place
                 */
                place_id: string;
                /** Format: uuid */
                schedule_id: string;
                schedule_name: string;
                /** Format: uuid */
                student_id: string;
                student_name: string;
                plan_name: string;
                /** @enum {string} */
                reason: "no_price" | "no_term" | "client_blocked";
            }[];
        };
        /** CheckInCode */
        CheckInCode: {
            code: string;
            /** @description What the QR code holds */
            url: string;
            /**
             * Format: date-time
             * @description From here on the code works
             */
            opens_at: string;
            /**
             * Format: date-time
             * @description From here on it does not any more
             */
            closes_at: string;
        };
        /** ClassAttendance */
        ClassAttendance: {
            id: string | null;
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            enrollment_id: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** @enum {string} */
            status: "enrolled" | "no_show";
            checked_in: boolean;
            check_in_time: string | null;
            check_in_method: ("desk" | "instructor" | "qr") | null;
            present: boolean | null;
            arrival_time: string | null;
            departure_time: string | null;
            /** @description "[Access Denied]" for all but staff and the session's instructor or substitute */
            instructor_notes: string;
            performance_rating: number | null;
            student_rating: number | null;
            student_feedback: string;
            marked_at: string | null;
            /** @description Another one with everything that is said of who came */
            attendance_version: number;
            /** @description What the one who asks may do with this row */
            abilities: {
                mark: boolean;
                view_notes: boolean;
                give_feedback: boolean;
            };
        };
        /** ClassBack */
        ClassBack: {
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            local_date: string;
            local_time: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            court: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /** @description What was seen: goes back with the choice */
            version: string;
            /**
             * @description It takes place again, goes back to who gave it or to where it was, or has somebody in it again
             * @enum {unknown}
             */
            action: "reinstate" | "give_back" | "move_back" | "rebook";
            /** @description False when no decision of the desk can overlook what is against it */
            possible: boolean;
            problems: ("begun" | "group_cancelled" | "date_taken" | "coach_busy" | "court_busy" | "court_closed" | "court_inactive" | "club_closed" | "coach_away" | "coach_inactive" | "not_yours")[];
            busy_with: string | null;
            /** @description People who have their place again; of a class that is not off, who are in it */
            returning: number;
            /** @description People who are on its waiting list again */
            waiting: number;
            /** @description Who was in it and cannot come back, and why */
            not_back: components["schemas"]["PersonNotBack"][];
            /** @description Its club sends messages about cancelled classes */
            tells_cancellation: boolean;
        };
        /** ClassChanged */
        ClassChanged: {
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            local_date: string;
            local_time: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            court: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /** @enum {string} */
            action: "cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep";
            /** @description Of the class, now */
            status: string;
            is_returned: boolean;
            /** @description What the one who asks may do with this row */
            abilities: {
                substitute: boolean;
            };
        };
        /** ClassEnrollment */
        ClassEnrollment: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            schedule_enrollment_id: string | null;
            /** @enum {string} */
            status: "enrolled" | "waitlisted" | "cancelled" | "no_show";
            waitlist_position: number | null;
            /** @enum {string} */
            source: "self" | "guardian" | "desk" | "instructor" | "fixed" | "import";
            price: number;
            currency: string;
            paid: boolean;
            payment_amount: number | null;
            payment_method: string;
            payment_reference: string;
            by_fee: boolean;
            payment_id: string | null;
            paid_at: string | null;
            pay_until: string | null;
            payment_undone_at: string | null;
            payment_undone_reason: string;
            checked_in: boolean;
            check_in_time: string | null;
            enrolled_at: string | null;
            cancelled_at: string | null;
            cancel_reason: string;
            is_late_cancellation: boolean;
            student_package_id: string | null;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            created_at: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                cancel: boolean;
                check_in: boolean;
                record_payment: boolean;
                undo_payment: boolean;
            };
        };
        /** ClassHit */
        ClassHit: {
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            local_date: string;
            local_time: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            court: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /** @description What was seen: goes back with the choice */
            version: string;
            enrolled_count: number;
            max_participants: number;
            waitlisted_count: number;
            /** @description What those in it pay for it, in minor units */
            price_total: number;
            /** @description What of it is paid already */
            paid_total: number;
            currency: string;
            /** @description What may become of it, by the one who asks */
            offers: ("cancel" | "substitute" | "move" | "without_coach" | "queue_last" | "cancel_last" | "keep")[];
            /** @description Its club sends messages about cancelled classes */
            tells_cancellation: boolean;
            /** @description Other courts of its club that nobody has at that time, where it can be moved */
            free_courts: string[];
            /** @description Of a class that gets fewer places: who would lose theirs, the last one first */
            losing: components["schemas"]["PlaceLost"][];
            /** @description Those who can first */
            substitutes: components["schemas"]["SubstituteChoice"][];
        };
        /** ClassLevel */
        ClassLevel: {
            /** Format: uuid */
            id: string;
            /** @description A key that stays: beginner, intermediate, advanced, all_levels, or made of the name */
            name: string;
            display_name: string;
            order: number;
            color: string;
            icon: string;
            rating_min: number;
            rating_max: number;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** ClassLevelPart */
        ClassLevelPart: {
            /** Format: uuid */
            id: string;
            name: string;
            display_name: string;
            color: string;
        };
        /** ClassMessage */
        ClassMessage: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            session_id: string;
            words: string;
            to_waiting: boolean;
            /** @description A name */
            author: string;
            created_at: string;
            changed_at: string | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** ClassMessagePreview */
        ClassMessagePreview: {
            /** @description Students who are written to */
            people: number;
            /** @description How many messages this class can still get today */
            left_today: number;
            /** @description Those of them whom no message reaches */
            unreached: {
                /** Format: uuid */
                student_id: string;
                student_name: string;
                /** @description Telephones, for the desk only */
                contacts: {
                    name: string;
                    phone: string;
                }[];
            }[];
        };
        /** ClassPackage */
        ClassPackage: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string;
            club_id: string | null;
            /** @description For which class types; none: for all */
            class_types: string[];
            num_classes: number;
            /** @description Days after the purchase; the last one counts whole */
            validity_days: number;
            /** @description Minor units of the currency */
            price: number;
            currency: string;
            transferable: boolean;
            once_per_person: boolean;
            sold_from: string | null;
            sold_until: string | null;
            is_active: boolean;
            /** @description Whether it can be bought today */
            on_sale: boolean;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                sell: boolean;
            };
        };
        /** ClassSchedule */
        ClassSchedule: {
            /** Format: uuid */
            id: string;
            club: components["schemas"]["ClubPart"];
            name: string;
            description: string;
            class_type: components["schemas"]["ClassTypePart"];
            level: components["schemas"]["ClassLevelPart"];
            instructor: components["schemas"]["InstructorPart"] | null;
            /** @description Who helps, in their order */
            assistant_instructors: components["schemas"]["InstructorPart"][];
            court: components["schemas"]["CourtPart"] | null;
            location: string;
            term_id: string | null;
            start_date: string;
            end_date: string | null;
            start_time: string;
            duration_minutes: number;
            /** @enum {string} */
            recurrence: "once" | "daily" | "weekly" | "biweekly" | "monthly" | "custom";
            recurrence_days: number[];
            rrule: string | null;
            exdates: string[];
            min_participants: number;
            max_participants: number;
            price: number;
            member_price: number | null;
            currency: string;
            allow_waitlist: boolean;
            allow_drop_in: boolean;
            requires_package: boolean;
            min_age: number | null;
            max_age: number | null;
            enrollment_opens_days: number;
            enrollment_closes_hours: number;
            /** @enum {string} */
            status: "draft" | "published" | "cancelled";
            published_at: string | null;
            cancelled_at: string | null;
            cancel_reason: string;
            next_session_at: string | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                change_price: boolean;
                publish: boolean;
                cancel: boolean;
                delete: boolean;
                generate: boolean;
            };
        };
        /** ClassSession */
        ClassSession: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            description: string;
            club: components["schemas"]["ClubPart"];
            class_type: components["schemas"]["ClassTypePart"];
            level: components["schemas"]["ClassLevelPart"];
            instructor: components["schemas"]["InstructorPart"] | null;
            substitute_instructor: components["schemas"]["InstructorPart"] | null;
            /** @description Who helps, in their order; not who of them gives it as the substitute */
            assistant_instructors: components["schemas"]["InstructorPart"][];
            court: components["schemas"]["CourtPart"] | null;
            location: string;
            local_date: string;
            local_time: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            duration_minutes: number;
            actual_start_time: string | null;
            actual_end_time: string | null;
            min_participants: number;
            max_participants: number;
            price: number;
            member_price: number | null;
            currency: string;
            enrolled_count: number;
            waitlisted_count: number;
            attended_count: number;
            free_places: number;
            allow_waitlist: boolean;
            allow_drop_in: boolean;
            requires_package: boolean;
            min_age: number | null;
            max_age: number | null;
            /** @description From here on it can be booked */
            opens_at: string;
            /** @description From here on it cannot be booked any more */
            closes_at: string;
            /** @enum {string} */
            status: "scheduled" | "confirmed" | "in_progress" | "completed" | "cancelled";
            cancelled_at: string | null;
            cancel_reason: string;
            /** @description Only for the desk and for who teaches it */
            notes?: string;
            /** @description Changed by hand: the schedule leaves these alone */
            edited_fields?: string[];
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                change_price: boolean;
                change_notes: boolean;
                cancel: boolean;
                reinstate: boolean;
                substitute: boolean;
                start: boolean;
                finish: boolean;
                manage_enrollments: boolean;
                add_people: boolean;
                view_roster: boolean;
                mark_attendance: boolean;
            };
        };
        /** ClassToGive */
        ClassToGive: {
            /** Format: uuid */
            session_id: string;
            name: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            class_type: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            level: {
                /** Format: uuid */
                id: string;
                display_name: string;
            };
            court: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            local_date: string;
            local_time: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            enrolled_count: number;
            waitlisted_count: number;
            max_participants: number;
        };
        /** ClassType */
        ClassType: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            type: "group" | "individual" | "clinic" | "intensive" | "workshop";
            description: string;
            min_participants: number;
            max_participants: number;
            base_price: number;
            currency: string;
            price_per_participant: boolean;
            allow_drop_in: boolean;
            requires_package: boolean;
            allow_waitlist: boolean;
            min_age: number | null;
            max_age: number | null;
            color: string;
            is_active: boolean;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** ClassTypePart */
        ClassTypePart: {
            /** Format: uuid */
            id: string;
            name: string;
            type: string;
            color: string;
        };
        /** ClassesStopped */
        ClassesStopped: {
            /** Format: uuid */
            id: string;
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** Client */
        Client: {
            /** Format: uuid */
            id: string;
            user_id: string | null;
            display_name: string;
            email: string | null;
            phone: string;
            birth_date: string | null;
            level: number | null;
            is_club_member: boolean;
            certificate_until: string | null;
            home_club_id: string | null;
            locale: string;
            blocked_at: string | null;
            /** @description For the desk only */
            blocked_reason?: string;
            /** @description For the desk only */
            desk_notes?: string;
            is_active: boolean;
            merged_into: string | null;
            erased_at: string | null;
            created_at: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                change_level: boolean;
                manage: boolean;
                add_dependant: boolean;
            };
        };
        /** ClientAccount */
        ClientAccount: {
            /** Format: uuid */
            client_id: string;
            client_name: string;
            /** @description By currency */
            credit: {
                currency: string;
                /** @description Minor units of the currency */
                balance: number;
            }[];
            /** @description Its last 50 movements, the newest first */
            entries: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "paid_in" | "used" | "returned" | "granted" | "taken" | "paid_out" | "moved_in" | "moved_out";
                delta: number;
                /** @description Minor units of the currency */
                balance: number;
                currency: string;
                /**
                 * Format: date-time
                 * @description RFC 3339
                 */
                at: string;
                /** @description How it was paid out */
                method: string;
                reason: string;
                by: string | null;
            }[];
            /** @description What is to be paid, by time; the first 200 */
            open: {
                enrollment_id: string | null;
                student_package_id: string | null;
                charge: {
                    /** Format: uuid */
                    id: string;
                    period_start: string;
                    period_end: string;
                    due_on: string;
                    part: number;
                    /** @description In how many parts the fee is paid */
                    parts: number;
                    early: {
                        /** @description Minor units of the currency */
                        amount: number;
                        /** @description The last day */
                        until: string;
                    } | null;
                    late: {
                        amount: number | null;
                        rate: number | null;
                        /** @enum {string} */
                        each: "once" | "daily" | "monthly";
                        /** @description At most so often */
                        times: number;
                        next_on: string | null;
                    } | null;
                    together: {
                        /** @description Those of the same are let off together */
                        of: string;
                        /** @description Parts of the same are one */
                        period: string;
                        /** @description Minor units, of which it is a share */
                        base: number;
                        /** @description Of two that are paid at once, of three and so on; hundredths of a percent */
                        rates: number[];
                    } | null;
                    collect_on: string | null;
                    lines: {
                        /** @enum {string} */
                        kind: "fee" | "member" | "joining" | "leaving" | "pause" | "moved" | "sibling" | "second_class" | "renewal" | "early" | "enrolment_fee" | "kept" | "enrolment_off" | "deposit" | "late" | "late_off" | "returned" | "correction";
                        /** @description Minor units; below 0 for what is let off */
                        amount: number;
                        /** @description What it is reckoned from */
                        facts: {
                            [key: string]: string | number;
                        };
                        reason: string;
                    }[];
                } | null;
                session_id: string | null;
                /**
                 * Format: uuid
                 * @description The client, or somebody in their care
                 */
                student_id: string;
                student_name: string;
                club_id: string | null;
                /** @description The class, the package, or the group of a charge */
                label: string;
                /**
                 * Format: date-time
                 * @description When the class begins, the package was ordered, or the charge is due
                 */
                at: string;
                /** @description Minor units of the currency */
                amount: number;
                currency: string;
                /** @description Whether it is owed: the class has begun, or the day of the charge has */
                due: boolean;
                /** @description Whether the one who asks can take the money for it */
                can_take: boolean;
                /** @description Whether it can be paid without a desk: not a package of a client who is blocked or inactive, nor what a bank is to collect */
                can_pay: boolean;
            }[];
            /** @description All of that, by currency */
            owed: {
                currency: string;
                /** @description Minor units of the currency */
                due: number;
                /** @description What is not due yet */
                coming: number;
            }[];
            /** @description What the one who asks may do with this row */
            abilities: {
                take_payment: boolean;
                adjust: boolean;
                use_credit: boolean;
            };
        };
        /** ClientCare */
        ClientCare: {
            /** Format: uuid */
            client_id: string;
            /** @description Allergies, asthma, an injury … */
            medical_notes: string;
            emergency_name: string;
            emergency_phone: string;
            photo_consent: boolean | null;
            photo_consent_at: string | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** ClientChanged */
        ClientChanged: {
            /** Format: uuid */
            id: string;
            user_id: string | null;
            display_name: string;
            email: string | null;
            phone: string;
            birth_date: string | null;
            level: number | null;
            is_club_member: boolean;
            certificate_until: string | null;
            home_club_id: string | null;
            locale: string;
            blocked_at: string | null;
            /** @description For the desk only */
            blocked_reason?: string;
            /** @description For the desk only */
            desk_notes?: string;
            is_active: boolean;
            merged_into: string | null;
            erased_at: string | null;
            created_at: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                change_level: boolean;
                manage: boolean;
                add_dependant: boolean;
            };
            effect?: components["schemas"]["ClientEffect"];
        };
        /** ClientEffect */
        ClientEffect: {
            /** Format: uuid */
            id: string;
            /** @description Places and tickets, those of fixed places too */
            given_back: number;
            places_ended: number;
            told: number;
            to_call: components["schemas"]["PersonHit"][];
        };
        /** ClientLeaving */
        ClientLeaving: {
            /** @description What was seen: goes back with the decision */
            version: string;
            bookings: components["schemas"]["BookingAhead"][];
            fixed_places: components["schemas"]["FixedPlaceHeld"][];
            dependants: components["schemas"]["DependantLeft"][];
            person: components["schemas"]["PersonHit"];
        };
        /** ClientMergePreview */
        ClientMergePreview: {
            kept: components["schemas"]["Client"];
            other: components["schemas"]["Client"];
            refused: ("clients.merged" | "clients.erased" | "clients.being_erased" | "clients.two_accounts" | "clients.family" | "clients.same_profile") | null;
            moves: {
                /** @description Places in classes to come */
                bookings: number;
                waiting: number;
                /** @description Classes that are over or were cancelled */
                past: number;
                fixed_places: number;
                /** @description Fees, whatever became of them */
                charges: number;
                /** @description Who looks after them, and whom they look after */
                guardians: number;
                messages: number;
                account: boolean;
            };
            /** @description Fields that the kept profile has empty and takes over */
            filled: string[];
            classes: {
                /** Format: uuid */
                session_id: string;
                name: string;
                /** @description RFC 3339 */
                starts_at: string;
                kept_status: string;
                other_status: string;
                /** @enum {string} */
                stays: "kept" | "other" | "both";
            }[];
            /** @description Groups in which both hold a place: one stays, for as long as either */
            places: {
                /** Format: uuid */
                schedule_id: string;
                name: string;
            }[];
            /** @description Two classes to come at one time, one of each: both stay, the desk decides */
            same_hour: {
                /** Format: uuid */
                session_id: string;
                name: string;
                /** @description RFC 3339 */
                starts_at: string;
                /** Format: uuid */
                other_session_id: string;
                other_name: string;
            }[];
        };
        /** Closure */
        Closure: {
            /** Format: uuid */
            id: string;
            starts_on: string;
            /** @description Inclusive */
            ends_on: string;
            name: string;
        };
        /** ClosureAdded */
        ClosureAdded: {
            /** Format: uuid */
            id: string;
            starts_on: string;
            /** @description Inclusive */
            ends_on: string;
            name: string;
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** Club */
        Club: {
            /** Format: uuid */
            id: string;
            slug: string;
            name: string;
            /** @description IANA */
            timezone: string;
            country: string | null;
            /** @description ISO 4217 */
            currency: string;
            locale: string;
            address: string;
            phone: string;
            email: string;
            is_public: boolean;
            is_active: boolean;
            /** @description Websites on which the timetable may stand */
            embed_origins: string[];
            opening_hours: components["schemas"]["OpeningWindow"][];
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** ClubChanged */
        ClubChanged: {
            /** Format: uuid */
            id: string;
            slug: string;
            name: string;
            /** @description IANA */
            timezone: string;
            country: string | null;
            /** @description ISO 4217 */
            currency: string;
            locale: string;
            address: string;
            phone: string;
            email: string;
            is_public: boolean;
            is_active: boolean;
            /** @description Websites on which the timetable may stand */
            embed_origins: string[];
            opening_hours: components["schemas"]["OpeningWindow"][];
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** ClubHolidays */
        ClubHolidays: {
            year: number;
            country: string | null;
            region: string | null;
            /** @description Those whose calendar is known */
            countries: string[];
            regions: {
                code: string;
                name: string;
            }[];
            holidays: {
                starts_on: string;
                /** @description Inclusive */
                ends_on: string;
                name: string;
                /** @description A closure of the club covers it */
                is_closed: boolean;
            }[];
        };
        /** ClubPart */
        ClubPart: {
            /** Format: uuid */
            id: string;
            name: string;
            slug: string;
            timezone: string;
        };
        /** CoachToAsk */
        CoachToAsk: {
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            };
            /** @description False: no message reaches them */
            has_account: boolean;
            /** @description Which of the classes they could give */
            can_give: string[];
            /** @description About which of them they are asked already */
            asked: string[];
            /** @description What speaks against them in any of the classes */
            problems: ("takes_no_substitutions" | "busy" | "other_specialty" | "on_leave" | "outside_windows" | "over_weekly_hours")[];
        };
        /** Collection */
        Collection: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            club_id: string;
            club_name: string;
            collect_on: string;
            /** @enum {string} */
            status: "made" | "submitted" | "booked" | "cancelled";
            creditor_name: string;
            /** @description Without what was taken out */
            count: number;
            /** @description Of these */
            amount: number;
            returned_count: number;
            /** @description Minor units of the currency */
            returned_amount: number;
            payers: number;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            created_at: string;
            by: string | null;
            submitted_at: string | null;
            booked_at: string | null;
            cancelled_at: string | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                download: boolean;
                submit: boolean;
                unsubmit: boolean;
                book: boolean;
                cancel: boolean;
            };
        };
        /** CollectionPreview */
        CollectionPreview: {
            /** Format: uuid */
            club_id: string;
            collect_on: string;
            due_until: string;
            /** @description The first day on which it can be */
            earliest_on: string;
            count: number;
            /** @description Minor units of the currency */
            amount: number;
            payers: number;
            /** @description There are more than one collection takes */
            more: boolean;
            /** @description All that is collected, in short: whoever collects it says what they saw */
            seen: string;
            items: {
                /** Format: uuid */
                charge_id: string;
                /** Format: uuid */
                student_id: string;
                student_name: string;
                /** @description The group */
                label: string;
                period_start: string;
                period_end: string;
                due_on: string;
                /** @description What it costs today */
                amount: number;
                /** Format: uuid */
                mandate_id: string;
                /** Format: uuid */
                payer_id: string;
                payer_name: string;
                reference: string;
                iban_end: string;
                /** @enum {string} */
                sequence: "FRST" | "RCUR";
            }[];
            /** @description What is owed by then and is not collected, what is due first before the others; 500 at most */
            left: {
                /** Format: uuid */
                charge_id: string;
                /** Format: uuid */
                student_id: string;
                student_name: string;
                /** @description The group */
                label: string;
                period_start: string;
                period_end: string;
                due_on: string;
                /** @description What it costs today */
                amount: number;
                /** @enum {string} */
                why: "no_mandate" | "lapsed" | "under_way";
            }[];
        };
        /** Court */
        Court: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            club_id: string;
            name: string;
            surface: string;
            is_indoor: boolean;
            is_active: boolean;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** CourtChanged */
        CourtChanged: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            club_id: string;
            name: string;
            surface: string;
            is_indoor: boolean;
            is_active: boolean;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** CourtClosed */
        CourtClosed: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            court_id: string;
            court_name: string;
            /** Format: uuid */
            club_id: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the club's offset
             */
            starts_at: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the club's offset
             */
            ends_at: string;
            /** @enum {string} */
            status: "confirmed" | "cancelled";
            /** @enum {string} */
            booking_type: "class" | "match" | "event" | "maintenance" | "closed";
            class_session_id: string | null;
            title: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** CourtPart */
        CourtPart: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** CourtReservation */
        CourtReservation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            court_id: string;
            court_name: string;
            /** Format: uuid */
            club_id: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the club's offset
             */
            starts_at: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the club's offset
             */
            ends_at: string;
            /** @enum {string} */
            status: "confirmed" | "cancelled";
            /** @enum {string} */
            booking_type: "class" | "match" | "event" | "maintenance" | "closed";
            class_session_id: string | null;
            title: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** CurrentSession */
        CurrentSession: {
            user: components["schemas"]["Account"];
            session: components["schemas"]["SignInSession"];
        };
        /** DaySheet */
        DaySheet: {
            club_name: string;
            date: string;
            closures: string[];
            classes: {
                /** Format: uuid */
                session_id: string;
                name: string;
                /** @description HH:MM on the wall of the club */
                starts: string;
                ends: string;
                court_name: string | null;
                location: string;
                instructor_name: string | null;
                /** @description Who helps */
                assistant_names: string[];
                level_name: string;
                status: string;
                max_participants: number;
                notes: string;
                /** @description Whether somebody can be checked in, or taken back, now */
                takes_arrivals: boolean;
                people: {
                    /** Format: uuid */
                    enrollment_id: string;
                    name: string;
                    phone: string;
                    level: number | null;
                    paid: boolean;
                    checked_in: boolean;
                    /** @description What is not paid yet, in minor units */
                    owes: number;
                    currency: string;
                    /** @description By a fixed place */
                    is_fixed: boolean;
                    guardians: {
                        name: string;
                        phone: string;
                    }[];
                }[];
                waiting: {
                    /** Format: uuid */
                    enrollment_id: string;
                    name: string;
                    phone: string;
                    level: number | null;
                    paid: boolean;
                    checked_in: boolean;
                    /** @description What is not paid yet, in minor units */
                    owes: number;
                    currency: string;
                    /** @description By a fixed place */
                    is_fixed: boolean;
                    guardians: {
                        name: string;
                        phone: string;
                    }[];
                }[];
            }[];
        };
        /** DebitItem */
        DebitItem: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            collection_id: string;
            /** Format: uuid */
            payment_id: string;
            /** Format: uuid */
            charge_id: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** @description The group */
            label: string;
            period_start: string;
            period_end: string;
            due_on: string;
            /** @description What it costs today */
            amount: number;
            /** Format: uuid */
            mandate_id: string;
            /** Format: uuid */
            payer_id: string;
            payer_name: string;
            reference: string;
            iban_end: string;
            /** @enum {string} */
            sequence: "FRST" | "RCUR";
            /** @description By which the bank names it when it comes back */
            end_to_end: string;
            /** @enum {string} */
            status: "waiting" | "booked" | "returned" | "taken_out";
            /** @description What was not owed any more, and is credit of who paid */
            kept_amount: number;
            return_code: string;
            returned_at: string | null;
            /** @description What was added to the charge for the return */
            fee_amount: number;
            /** @description What the one who asks may do with this row */
            abilities: {
                take_out: boolean;
                return: boolean;
                undo_return: boolean;
            };
        };
        /** Demo */
        Demo: {
            organization: {
                /** Format: uuid */
                id: string;
                slug: string;
                name: string;
            };
            club: {
                /** Format: uuid */
                id: string;
                slug: string;
                name: string;
            };
            accounts: {
                role: string;
                name: string;
                email: string;
                password: string;
            }[];
        };
        /** Dependant */
        Dependant: {
            client: components["schemas"]["Client"];
            relationship: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                remove: boolean;
            };
        };
        /** DependantLeft */
        DependantLeft: {
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** @description Somebody else looks after them too */
            has_others: boolean;
        };
        /** DeskMeans */
        DeskMeans: {
            methods: ("cash" | "card_terminal" | "transfer")[];
            /** @description Noted with their reference only */
            reference_needed: ("cash" | "card_terminal" | "transfer")[];
        };
        /** DuplicateClient */
        DuplicateClient: {
            client: components["schemas"]["Client"];
            reasons: ("email" | "phone" | "name_and_birthday")[];
        };
        /** EndedPackages */
        EndedPackages: {
            count: number;
            /** @description That are left, of all of them */
            classes: number;
            /** @description Packages for which nothing can go back */
            worthless: number;
            worth: {
                currency: string;
                amount: number;
            }[];
            /** @description Which they are and what is left of each; sent along with a decision */
            seen: string;
            /** @description So many are decided about at once */
            most: number;
            /** @description The first hundred */
            packages: {
                /** Format: uuid */
                id: string;
                name: string;
                /** Format: uuid */
                student_id: string;
                student_name: string;
                expires_on: string;
                currency: string;
                classes_remaining: number;
                /** @description Minor units; what is left of what was paid */
                refundable_amount: number;
            }[];
        };
        /** EnrollmentVerdict */
        EnrollmentVerdict: {
            can_enroll: boolean;
            outcome: ("enrolled" | "waitlisted") | null;
            code: string | null;
            message: string;
            params: {
                [key: string]: string | number | string[];
            } | null;
            waitlist_position: number | null;
            price: number;
            currency: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            opens_at: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            closes_at: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            cancel_by: string;
            make_up: {
                /** Format: uuid */
                id: string;
                expires_on: string;
            } | null;
            package: {
                /** Format: uuid */
                id: string;
                name: string;
                expires_on: string;
                classes_remaining: number;
            } | null;
            packages: {
                /** Format: uuid */
                id: string;
                name: string;
                expires_on: string;
                classes_remaining: number;
            }[];
            desk_price: number | null;
            account_credit: number | null;
            pays_online: boolean;
            owed_since: string | null;
            late_returns: boolean;
        };
        /** Erasure */
        Erasure: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            client_id: string;
            client_name: string;
            /**
             * @description `asked`: the club has to decide; `planned`: it is done from `due_at` on, and can be withdrawn until it is
             * @enum {string}
             */
            status: "asked" | "planned" | "withdrawn" | "done";
            /**
             * Format: date-time
             * @description RFC 3339
             */
            asked_at: string;
            due_at: string | null;
            done_at: string | null;
            /** @description It should have been decided by now, the law gives a month; or done: something is in the way */
            is_late: boolean;
            /** @description Asked for by the person, or by who looks after them */
            by_person: boolean;
        };
        /** ErasurePreview */
        ErasurePreview: {
            /** Format: uuid */
            client_id: string;
            client_name: string;
            erasure: components["schemas"]["Erasure"] | null;
            /** @description How long it waits after it was asked for; 0: it is done when it is decided */
            wait_days: number;
            /**
             * Format: date-time
             * @description When it would be done if it was decided now
             */
            would_be_at: string;
            /** @description Nobody is erased while there is any of this */
            in_the_way: {
                /** @enum {string} */
                code: "owes" | "credit" | "paid_ahead" | "on_its_way" | "works_here" | "cares_for";
                count: number;
                amounts: {
                    currency: string;
                    /** @description Minor units of the currency */
                    amount: number;
                }[];
                /** @description Of those in their care */
                names: string[];
            }[];
            ends: {
                /** @description Places in classes to come, given back */
                bookings: number;
                /** @description Tickets of waiting lists */
                waiting: number;
                fixed_places: number;
                place_requests: number;
                /** @description With classes left, which are lost */
                packages: number;
                package_classes: number;
                make_ups: number;
                mandates: number;
                cards: number;
                /** @description Somebody signs in here as this person */
                account: boolean;
            };
            keeps: {
                /** @description Classes, of nobody in particular */
                attended: number;
                /** @description With their amounts */
                payments: number;
                /** @description As the law wants, with the name on them */
                receipts: number;
                receipts_until: string | null;
                /** @description By which a bank has collected: until it may not ask any more */
                mandates: number;
            };
            /** @description What the one who asks may do with this row */
            abilities: {
                ask: boolean;
                plan: boolean;
                withdraw: boolean;
            };
        };
        /** EvaluatedClass */
        EvaluatedClass: {
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            name: string;
            class_type_name: string;
            club_name: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            scheduled_datetime: string;
            local_date: string;
            instructor: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            evaluation: components["schemas"]["MyEvaluation"] | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                evaluate: boolean;
            };
        };
        /** EvaluationSummary */
        EvaluationSummary: {
            /** Format: uuid */
            instructor_id: string;
            rating: number | null;
            total_ratings: number;
            teaching_quality: number | null;
            punctuality: number | null;
            communication: number | null;
            would_recommend: number | null;
            /** @description How many gave 5, 4, … 1 */
            distribution: {
                rating: number;
                number: number;
            }[];
            /** @description The last twelve months that have any, oldest first */
            trend: {
                /** @description YYYY-MM */
                month: string;
                rating: number;
                number: number;
            }[];
            /** @description Of those that are signed */
            by_class_type: {
                /** Format: uuid */
                class_type_id: string;
                name: string;
                rating: number;
                number: number;
            }[];
        };
        /** FeeEffect */
        FeeEffect: {
            periods: {
                period_start: string;
                period_end: string;
                currency: string;
                /** @description To be paid less */
                less: number;
                /** @description To be paid more */
                more: number;
                /** @description Comes as credit of the account of who paid */
                credit: number;
                /** @description The desk gives it back; below 0: it does so no more */
                money: number;
                /** @description Was paid for days that are given up, and stays with the club */
                kept: number;
            }[];
            deposit: {
                /** @description Minor units of the currency */
                amount: number;
                currency: string;
                /**
                 * @description It is taken off the last fee, stays with the club, or comes as credit
                 * @enum {string}
                 */
                becomes: "counts" | "kept" | "returned";
            } | null;
        };
        /** FeePlan */
        FeePlan: {
            /** Format: uuid */
            id: string;
            name: string;
            club_id: string | null;
            currency: string;
            /** @enum {string} */
            period: "month" | "weeks" | "term" | "course";
            weeks: number | null;
            /** @description From this day on places are charged */
            starts_on: string;
            ends_on: string | null;
            /** @description The day of the period on which it is due, counted from 1 */
            due_day: number;
            prices: {
                classes_a_week: number | null;
                group_size: number | null;
                /** @description Minor units of the currency */
                amount: number;
                member_amount: number | null;
            }[];
            /** @description Minor units of the currency */
            enrolment_fee: number;
            /** @enum {string} */
            enrolment_fee_each: "once" | "year" | "term" | "return";
            /**
             * @description Whether a price is of each place, or of the group and shared by its holders
             * @enum {string}
             */
            per: "person" | "group";
            /** @description What is to be paid in advance by whoever is given a place */
            deposit: number;
            /** @description The same as percent of the price of a period */
            deposit_percent: number;
            /** @enum {string} */
            deposit_counts: "first_period" | "last_period";
            /** @enum {string} */
            deposit_leaving: "kept" | "returned";
            /** @description In which parts it is paid; none: in one */
            instalments: {
                /** @description Percent */
                share: number;
                /** @description The day of the period, counted from 1 */
                due_day: number;
            }[];
            /** @description Where the setting fee_plan names it */
            used_by: {
                /** @enum {string} */
                level: "organization" | "club" | "class_type" | "schedule";
                id: string | null;
                name: string;
            }[];
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** FirstOrganization */
        FirstOrganization: {
            organization: components["schemas"]["Organization"];
            club: components["schemas"]["Club"];
        };
        /** FirstSteps */
        FirstSteps: {
            /** @description Something needed is still to do, and nobody has put the list away */
            shown: boolean;
            /** @description Rules have come that are off here until the club turns them on, and nobody has put the notice away */
            news: boolean;
            steps: {
                /** @enum {string} */
                step: "opening_hours" | "courts" | "class_types" | "instructors" | "classes" | "closures" | "clients" | "mail";
                done: boolean;
            }[];
        };
        /** FiscalRecords */
        FiscalRecords: {
            /** @description Whether records are sent: a certificate is configured */
            sends: boolean;
            /** @description Records that wait to be sent */
            waiting: number;
            next_at: string | null;
            /** @description Why the last try has failed; empty: it has not */
            problem: string;
            results: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "issue" | "annulment";
                /** Format: uuid */
                receipt_id: string;
                /** @description The number of the receipt */
                name: string;
                /** @enum {string} */
                status: "accepted_with_errors" | "rejected";
                /** @description Of the tax agency */
                code: string;
                /** @description In its words */
                description: string;
                /**
                 * Format: date-time
                 * @description RFC 3339
                 */
                answered_at: string;
            }[];
        };
        /** FixedPlaceHeld */
        FixedPlaceHeld: {
            /** Format: uuid */
            place_id: string;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
        };
        /** FixedPlaceHit */
        FixedPlaceHit: {
            /** Format: uuid */
            place_id: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            dates: string[];
        };
        /** FreeTime */
        FreeTime: {
            /**
             * Format: date-time
             * @description RFC 3339
             */
            starts_at: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            ends_at: string;
        };
        /** HeldRole */
        HeldRole: {
            role: string;
            club_id: string | null;
        };
        /** Hindrance */
        Hindrance: {
            /** Format: uuid */
            enrollment_id: string;
            /** Format: uuid */
            place_id: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            local_date: string;
            code: string;
            message: string;
        };
        /** HolderChoices */
        HolderChoices: {
            /** @description At the club */
            today: string;
            pause: {
                /** @description Holders pause, and end pauses, themselves here */
                offered: boolean;
                /** @description Everything that stands against it; empty: nothing */
                reasons: {
                    code: string;
                    params: {
                        [key: string]: string | number | string[];
                    };
                    message: string;
                }[];
                /** @description The first day that a pause may have */
                first_day: string;
                min_days: number;
                max_days: number;
                /** @description A pause ends the place; who paused is the first who gets one again afterwards */
                gives_up: boolean;
                /** @description How many more may begin in the year of that day */
                left: number;
            };
            leave: {
                /** @description Everything that stands against it; empty: nothing */
                reasons: {
                    code: string;
                    params: {
                        [key: string]: string | number | string[];
                    };
                    message: string;
                }[];
                /** @description The earliest last day to which notice given today leads */
                last_day: string;
            };
            /** @description Taking notice back */
            stay: {
                /** @description Everything that stands against it; empty: nothing */
                reasons: {
                    code: string;
                    params: {
                        [key: string]: string | number | string[];
                    };
                    message: string;
                }[];
            };
        };
        /** HolderCount */
        HolderCount: {
            /** Format: uuid */
            schedule_id: string;
            holders: number;
        };
        /** IdentityDone */
        IdentityDone: {
            status?: boolean;
            success?: boolean;
            message?: string;
        };
        /** Import */
        Import: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "timetable" | "clients" | "places" | "season";
            file_name: string;
            row_count: number;
            /** @description Rows of ours that it made: schedules, courts, people, places */
            made_count: number;
            changed_count: number;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            created_at: string;
            created_by: string | null;
            undone_at: string | null;
            undone_by: string | null;
            /** @description Rows that it wrote and that were not taken back */
            left_count: number;
            /** @description What the one who asks may do with this row */
            abilities: {
                undo: boolean;
            };
        };
        /** ImportReport */
        ImportReport: {
            dry_run: boolean;
            /** @description False when nothing was written */
            imported: boolean;
            row_count: number;
            counts: {
                create: number;
                update: number;
                unchanged: number;
                /** @description Rows that are left out: nothing is written while there are some */
                conflict: number;
            };
            rows: {
                line: number;
                /** @enum {string} */
                action: "create" | "update" | "unchanged" | "conflict";
                name: string;
                /** @description The columns that change */
                changes: string[];
            }[];
            problem_count: number;
            problems: {
                line: number;
                column: string | null;
                /** @enum {string} */
                code: "missing" | "too_long" | "format" | "in_future" | "out_of_range" | "not_found" | "several" | "may_be" | "group_full" | "not_a_group" | "already_held" | "not_your_group" | "end_before_start" | "refused" | "missing_column" | "repeated_column" | "empty_file" | "too_many_rows" | "too_many_columns" | "not_a_table" | "csv";
                params: {
                    [key: string]: string | number | string[];
                };
                message: string;
            }[];
            headings: {
                name: string;
                column: string | null;
            }[];
            sheets: string[];
        };
        /** ImportUndo */
        ImportUndo: {
            import: components["schemas"]["Import"];
            /** @description What is deleted */
            goes: {
                /** @description A table */
                entity: string;
                count: number;
                /** @description Some of them */
                names: string[];
            }[];
            /** @description What gets the values that it had before */
            reverts: {
                /** @description A table */
                entity: string;
                count: number;
                /** @description Some of them */
                names: string[];
            }[];
            /** @description What stays and why; the first two hundred */
            stays: {
                entity: string;
                name: string;
                /** @enum {string} */
                reason: "edited" | "begun" | "used";
                by: string | null;
            }[];
            stay_count: number;
        };
        /** InArrears */
        InArrears: {
            /** Format: uuid */
            student_id: string;
            student_name: string;
            phone: string;
            /** @description When the oldest was due */
            since: string;
            /** @description How many charges */
            count: number;
            /** @description Minor units of the currency */
            amount: number;
            currency: string;
            /** @enum {string} */
            consequence: "none" | "warn" | "no_bookings" | "release";
            places: {
                /**
                 * Format: uuid
                 * @description The fixed place
                 */
                place_id: string;
                /** Format: uuid */
                schedule_id: string;
                schedule_name: string;
                release_on: string | null;
                /** @description It was, and can be given back while it is free */
                is_released: boolean;
            }[];
        };
        /** Instructor */
        Instructor: {
            /** Format: uuid */
            id: string;
            user_id?: string | null;
            display_name: string;
            bio: string;
            certifications: string[];
            years_experience: number;
            rating: number | null;
            total_ratings: number;
            accepts_substitutions: boolean;
            max_weekly_hours: number;
            /** @description Named to visitors on the classes they give */
            is_public: boolean;
            /** @description Agrees to be presented on the club’s public page */
            on_club_page: boolean;
            is_active: boolean;
            specialties: string[];
            club_ids: string[];
            windows: components["schemas"]["InstructorWindow"][];
            available_days: number[];
            available_from: string | null;
            available_until: string | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                administer: boolean;
            };
        };
        /** InstructorChanged */
        InstructorChanged: {
            /** Format: uuid */
            id: string;
            user_id?: string | null;
            display_name: string;
            bio: string;
            certifications: string[];
            years_experience: number;
            rating: number | null;
            total_ratings: number;
            accepts_substitutions: boolean;
            max_weekly_hours: number;
            /** @description Named to visitors on the classes they give */
            is_public: boolean;
            /** @description Agrees to be presented on the club’s public page */
            on_club_page: boolean;
            is_active: boolean;
            specialties: string[];
            club_ids: string[];
            windows: components["schemas"]["InstructorWindow"][];
            available_days: number[];
            available_from: string | null;
            available_until: string | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                administer: boolean;
            };
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** InstructorEvaluation */
        InstructorEvaluation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            instructor_id: string;
            overall_rating: number;
            teaching_quality: number;
            punctuality: number;
            communication: number;
            comments: string;
            would_recommend: boolean;
            is_anonymous: boolean;
            /** @description Of the coach; empty: none */
            reply: string;
            /** @description Of the class, YYYY-MM; of an anonymous one the month in which it was shown */
            month: string;
            student: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            session: {
                /** Format: uuid */
                id: string;
                name: string;
                local_date: string;
            } | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                reply: boolean;
            };
        };
        /** InstructorException */
        InstructorException: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "unavailable" | "extra";
            /**
             * Format: date-time
             * @description RFC 3339
             */
            starts_at: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            ends_at: string;
            reason: string;
        };
        /** InstructorExceptionAdded */
        InstructorExceptionAdded: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "unavailable" | "extra";
            /**
             * Format: date-time
             * @description RFC 3339
             */
            starts_at: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            ends_at: string;
            reason: string;
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** InstructorPart */
        InstructorPart: {
            /** Format: uuid */
            id: string;
            display_name: string;
        };
        /** InstructorWindow */
        InstructorWindow: {
            /** @description 0 = Monday to 6 = Sunday */
            weekday: number;
            /** @description HH:MM, club wall time */
            starts_at: string;
            /** @description HH:MM, club wall time; 24:00 is midnight */
            ends_at: string;
            club_id: string | null;
        };
        /** Invitation */
        Invitation: {
            /** Format: uuid */
            id: string;
            email: string;
            role: string;
            club_id: string | null;
            client_id: string | null;
            invited_by_name: string | null;
            /** @enum {string} */
            status: "pending" | "accepted" | "revoked" | "expired";
            created_at: string;
            expires_at: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                revoke: boolean;
            };
        };
        /** Invited */
        Invited: {
            invitation: components["schemas"]["Invitation"];
            /** @description Shown this once */
            link: string;
        };
        /** Joined */
        Joined: {
            organization: {
                /** Format: uuid */
                id: string;
                slug: string;
                name: string;
            };
            client: {
                /** Format: uuid */
                id: string;
                display_name: string;
            };
        };
        /** Kpi */
        Kpi: {
            /**
             * @description docs/domain/kpis.md says what each counts
             * @enum {string}
             */
            key: "total_classes" | "average_enrollment" | "fill_rate" | "attended_fill_rate" | "empty_classes" | "class_completion_rate" | "instructor_utilization" | "revenue_per_class" | "cash_in" | "student_retention_rate" | "churn_rate" | "first_visit_return" | "repeat_enrollment_rate" | "average_attendance_rate" | "no_show_rate" | "late_cancel_rate" | "package_usage_rate" | "instructor_satisfaction" | "class_satisfaction";
            /**
             * @description share: of 1; money: minor units; rating: 1 to 5
             * @enum {string}
             */
            unit: "count" | "mean" | "share" | "money" | "rating";
            /** @enum {string} */
            better: "more" | "less" | "neither";
            value: number | null;
            numerator: number;
            /** @description Of how many */
            denominator: number;
            previous: {
                value: number | null;
                numerator: number;
                /** @description Of how many */
                denominator: number;
            };
            /** @description What was asked for and it does not look at */
            ignores: ("instructor_id" | "class_type_id" | "level_id")[];
        };
        /** LineThere */
        LineThere: {
            /** Format: uuid */
            line_id: string;
            /** @enum {string} */
            kind: "booking" | "package" | "charge";
            label: string;
            student_name: string;
            /** @description What of it went back */
            amount: number;
            /** @description It went back whole, so that a booking or a charge can owe its price again; or a package has classes left, and can end */
            can_end: boolean;
        };
        /** MadeApiToken */
        MadeApiToken: {
            token: components["schemas"]["ApiToken"];
            /** @description Shown once. Sent as `Authorization: Bearer …` */
            secret: string;
        };
        /** MadeCalendarFeed */
        MadeCalendarFeed: {
            feed: components["schemas"]["CalendarFeed"];
            /** @description The address for a calendar: shown once, and whoever knows it reads it */
            url: string;
        };
        /** MadeThere */
        MadeThere: {
            /** Format: uuid */
            id: string;
            lines: components["schemas"]["LineThere"][];
            /** @description What came out of the account of who paid */
            credit_amount: number;
            /** @description What was not there to go back */
            unbooked_amount: number;
        };
        /** MadeWebhook */
        MadeWebhook: {
            webhook: components["schemas"]["Webhook"];
            /** @description `whsec_…`, of Standard Webhooks. Shown once */
            secret: string;
        };
        /** Mail */
        Mail: {
            /** Format: uuid */
            id: string;
            to_email: string;
            subject: string;
            body: string;
            status: string;
            error: string;
            created_at: string;
        };
        /** MailSubscription */
        MailSubscription: {
            /** @description Whose mails they are: the organization */
            name: string;
            kinds: ("enrollment_confirmed" | "waitlisted" | "waitlist_promotion" | "enrollment_cancelled" | "place_moved" | "place_changed" | "holder_news" | "place_queue" | "make_up_earned" | "make_up_ends" | "package_ends" | "evaluation_asked" | "waiver_asked" | "level_confirmed" | "charge_due" | "charge_overdue" | "money_kept" | "money_back" | "fee_changed" | "direct_debit" | "session_cancelled" | "session_reinstated" | "session_changed" | "class_message" | "class_reminder" | "substitute_assigned" | "new_sessions" | "substitute_wanted" | "substitute_answered" | "marked_absent" | "weekly_digest" | "webhook_ended" | "erasure" | "erasure_asked")[];
            /** @description Whether mails of any of these kinds are sent to the reader of the link */
            by_mail: boolean;
        };
        /** MakeUp */
        MakeUp: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** Format: uuid */
            club_id: string;
            club_name: string;
            class_type_id: string | null;
            class_type_name: string | null;
            /** @enum {string} */
            cause: "released" | "released_late" | "club" | "rain" | "coach" | "closure" | "below_minimum" | "granted";
            /** @description The day of the lost class, or on which it was granted */
            lost_on: string;
            lost_class: string | null;
            /** @enum {string} */
            state: "open" | "used" | "withdrawn" | "taken" | "expired" | "credited";
            /** @description The last day of a class for which it can be used */
            expires_on: string;
            used_for: {
                /** Format: uuid */
                session_id: string;
                name: string;
                local_date: string;
            } | null;
            entries: {
                number: number;
                /** @enum {string} */
                kind: "earned" | "used" | "given_back" | "withdrawn" | "taken" | "credited";
                /**
                 * Format: date-time
                 * @description RFC 3339
                 */
                at: string;
                expires_on: string;
                reason: string;
                by: string | null;
            }[];
            /** @description Whether the asker may take it away */
            can_take: boolean;
        };
        /** Mandate */
        Mandate: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            club_id: string;
            club_name: string;
            /**
             * Format: uuid
             * @description Who pays
             */
            client_id: string;
            client_name: string;
            /** @description By which the bank knows it */
            reference: string;
            /** @description The last four letters of the account; nothing shows more of it */
            iban_end: string;
            /** @description Whose account it is */
            holder: string;
            signed_on: string;
            /** @enum {string} */
            status: "active" | "lapsed" | "ended";
            /**
             * @description Whether something was collected by it already
             * @enum {string}
             */
            sequence: "first" | "recurrent";
            last_collected_on: string | null;
            /** @description From this day on nothing is collected by it, unless it is used before */
            lapses_on: string;
            /** @description How many charges are being collected by it */
            waiting: number;
            ended_at: string | null;
            /** @enum {string} */
            end_reason: "" | "revoked" | "ended" | "replaced";
            noted_by: string | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                end: boolean;
            };
        };
        /** Me */
        Me: {
            /** @description Whether the installation has a mail server: without one every letter is kept */
            sends_mail: boolean;
            user: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
                is_staff: boolean;
                locale: string;
            } | null;
            organization: {
                /** Format: uuid */
                id: string;
                slug: string;
                name: string;
                is_demo: boolean;
            } | null;
            organizations: {
                /** Format: uuid */
                id: string;
                slug: string;
                name: string;
                roles: components["schemas"]["HeldRole"][];
            }[];
            roles: components["schemas"]["HeldRole"][];
            permissions: string[];
            client: {
                /** Format: uuid */
                id: string;
                display_name: string;
                level: number | null;
                is_club_member: boolean;
                home_club_id: string | null;
            } | null;
            dependants: {
                /** Format: uuid */
                id: string;
                display_name: string;
                level: number | null;
            }[];
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            clubs: {
                /** Format: uuid */
                id: string;
                slug: string;
                name: string;
                timezone: string;
                currency: string;
                locale: string;
                /** @description Whether packages pay for classes here */
                enable_packages: boolean;
            }[];
        };
        /** Member */
        Member: {
            /** Format: uuid */
            user_id: string;
            name: string;
            email: string;
            client_id: string | null;
            roles: {
                /** Format: uuid */
                id: string;
                role: string;
                club_id: string | null;
                /** @description What the one who asks may do with this row */
                abilities: {
                    remove: boolean;
                };
            }[];
        };
        /** MyAttendance */
        MyAttendance: {
            id: string | null;
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            enrollment_id: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** @enum {string} */
            status: "enrolled" | "no_show";
            checked_in: boolean;
            check_in_time: string | null;
            check_in_method: ("desk" | "instructor" | "qr") | null;
            present: boolean | null;
            arrival_time: string | null;
            departure_time: string | null;
            /** @description "[Access Denied]" for all but staff and the session's instructor or substitute */
            instructor_notes: string;
            performance_rating: number | null;
            student_rating: number | null;
            student_feedback: string;
            marked_at: string | null;
            /** @description Another one with everything that is said of who came */
            attendance_version: number;
            /** @description What the one who asks may do with this row */
            abilities: {
                mark: boolean;
                view_notes: boolean;
                give_feedback: boolean;
            };
            name: string;
            class_type_name: string;
            level_name: string;
            instructor_name: string | null;
            club_name: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            scheduled_datetime: string;
            local_date: string;
            duration_minutes: number;
        };
        /** MyClass */
        MyClass: {
            /** Format: uuid */
            enrollment_id: string;
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            schedule_id: string;
            schedule_enrollment_id: string | null;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** @enum {string} */
            status: "enrolled" | "waitlisted" | "cancelled" | "no_show";
            waitlist_position: number | null;
            is_late_cancellation: boolean;
            by_make_up: boolean;
            by_package: boolean;
            by_fee: boolean;
            /** @enum {string} */
            session_status: "scheduled" | "confirmed" | "in_progress" | "completed" | "cancelled";
            name: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            scheduled_datetime: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            ends_at: string;
            local_date: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
                slug: string;
                timezone: string;
            };
            class_type: {
                /** Format: uuid */
                id: string;
                name: string;
                type: string;
                color: string;
            };
            level: {
                /** Format: uuid */
                id: string;
                name: string;
                display_name: string;
                color: string;
            };
            instructor_name: string | null;
            assistant_names: string[];
            court_name: string | null;
            location: string;
            price: number;
            currency: string;
            paid: boolean;
            payment_id: string | null;
            pay_until: string | null;
            payment_amount: number | null;
            can_record_payment: boolean;
            can_undo_payment: boolean;
            checked_in: boolean;
            can_cancel: boolean;
            can_take_back: boolean;
        };
        /** MyEvaluation */
        MyEvaluation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            instructor_id: string;
            overall_rating: number;
            teaching_quality: number;
            punctuality: number;
            communication: number;
            comments: string;
            would_recommend: boolean;
            is_anonymous: boolean;
            /** @description Of the coach; empty: none */
            reply: string;
            /** Format: uuid */
            student_id: string;
            /** Format: uuid */
            session_id: string;
            /** @description Whether it is not shown yet, because too few have written */
            waits: boolean;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            changeable_until: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** MyStudent */
        MyStudent: {
            /** Format: uuid */
            id: string;
            name: string;
            level: number | null;
            /**
             * Format: date
             * @description YYYY-MM-DD, club wall time
             */
            last_class_on: string;
            current_level: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /** @description Of the skills of the current level */
            mastered: number;
            skills: number;
        };
        /** Notification */
        Notification: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "enrollment_confirmed" | "waitlisted" | "waitlist_promotion" | "enrollment_cancelled" | "place_moved" | "place_changed" | "holder_news" | "place_queue" | "make_up_earned" | "make_up_ends" | "package_ends" | "evaluation_asked" | "waiver_asked" | "level_confirmed" | "charge_due" | "charge_overdue" | "money_kept" | "money_back" | "fee_changed" | "direct_debit" | "session_cancelled" | "session_reinstated" | "session_changed" | "class_message" | "class_reminder" | "substitute_assigned" | "new_sessions" | "substitute_wanted" | "substitute_answered" | "marked_absent" | "weekly_digest" | "webhook_ended" | "erasure" | "erasure_asked";
            /** @description In the language that the reader had when it was written */
            subject: string;
            body: string;
            /** @description The page of the app that it is about */
            link: string;
            student_id: string | null;
            student_name: string | null;
            session_ids: string[];
            created_at: string;
            read_at: string | null;
        };
        /** NotificationPreferences */
        NotificationPreferences: {
            preferences: {
                /** @enum {string} */
                kind: "enrollment_confirmed" | "waitlisted" | "waitlist_promotion" | "enrollment_cancelled" | "place_moved" | "place_changed" | "holder_news" | "place_queue" | "make_up_earned" | "make_up_ends" | "package_ends" | "evaluation_asked" | "waiver_asked" | "level_confirmed" | "charge_due" | "charge_overdue" | "money_kept" | "money_back" | "fee_changed" | "direct_debit" | "session_cancelled" | "session_reinstated" | "session_changed" | "class_message" | "class_reminder" | "substitute_assigned" | "new_sessions" | "substitute_wanted" | "substitute_answered" | "marked_absent" | "weekly_digest" | "webhook_ended" | "erasure" | "erasure_asked";
                email: boolean;
            }[];
        };
        /** OnlineFinding */
        OnlineFinding: {
            /**
             * @description Given back in the dashboard of Stripe (`there`: booked here, and what becomes of what was paid is to be said; without it: of money that was never counted here), or paid otherwise than asked (`amount` is what Stripe says); paid there and lost here, so that it is on the account; Stripe would not ask for it; nobody has heard of a payment for an hour; a refund was refused, or has waited for an hour
             * @enum {string}
             */
            kind: "refunded_there" | "other_amount" | "lost_here" | "refused" | "waiting" | "refund_failed" | "refund_waiting";
            /** Format: uuid */
            payment_id: string;
            refund_id: string | null;
            /** Format: uuid */
            club_id: string;
            /** Format: uuid */
            payer_id: string;
            payer_name: string;
            /** @description Minor units of the currency */
            amount: number;
            currency: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            at: string;
            /** @description In the words of Stripe; empty: it said nothing */
            problem: string;
            there: components["schemas"]["MadeThere"] | null;
            /** @description The number at Stripe, by which it is found in its dashboard */
            reference: string;
        };
        /** OnlineOffer */
        OnlineOffer: {
            /** @description Whether anything can be paid online here */
            available: boolean;
        };
        /** OnlinePage */
        OnlinePage: {
            /** Format: uuid */
            payment_id: string;
            url: string | null;
            /** @description Paid with a card that is kept */
            paid: boolean;
        };
        /** OnlineState */
        OnlineState: {
            /** Format: uuid */
            payment_id: string;
            /** @enum {string} */
            status: "pending" | "captured" | "failed" | "cancelled" | "partially_refunded" | "refunded";
            url: string | null;
            until: string | null;
            /** @description Whether a place is held until then, and given up */
            held: boolean;
            /** @description Paid on the page, and the money is not there yet */
            confirming: boolean;
        };
        /** OnlyClub */
        OnlyClub: {
            /** @description Slug; null when there is no such club */
            organization: string | null;
            club: string | null;
            name: string | null;
        };
        /** OpenInvitation */
        OpenInvitation: {
            organization: {
                /** Format: uuid */
                id: string;
                slug: string;
                name: string;
            };
            club: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            email: string;
            role: string;
            invited_by_name: string | null;
            expires_at: string;
        };
        /** OpenedOrganization */
        OpenedOrganization: {
            organization: components["schemas"]["Organization"];
            club: components["schemas"]["Club"];
            invitation_link: string | null;
        };
        /** OpeningHoursChanged */
        OpeningHoursChanged: {
            /** Format: uuid */
            id: string;
            slug: string;
            name: string;
            /** @description IANA */
            timezone: string;
            country: string | null;
            /** @description ISO 4217 */
            currency: string;
            locale: string;
            address: string;
            phone: string;
            email: string;
            is_public: boolean;
            is_active: boolean;
            /** @description Websites on which the timetable may stand */
            embed_origins: string[];
            opening_hours: components["schemas"]["OpeningWindow"][];
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** OpeningWindow */
        OpeningWindow: {
            weekday: number;
            opens_at: string;
            closes_at: string;
        };
        /** Organization */
        Organization: {
            /** Format: uuid */
            id: string;
            slug: string;
            name: string;
            default_locale: string;
            is_demo: boolean;
            created_at: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                add_club: boolean;
            };
        };
        /** PackageRound */
        PackageRound: {
            /** Format: uuid */
            id: string;
            club_id: string | null;
            /**
             * @description A later last day; what is left back by its means, or to the account; nothing, and nobody is asked again
             * @enum {string}
             */
            action: "extend" | "refund" | "account_credit" | "leave";
            ended_from: string;
            ended_until: string;
            expires_on: string | null;
            reason: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            created_at: string;
            by: string | null;
            waiting: number;
            done: number;
            skipped: number;
            stopped: number;
            /** @description The first hundred that were skipped */
            problems: {
                /** Format: uuid */
                id: string;
                name: string;
                /** Format: uuid */
                student_id: string;
                student_name: string;
                /** @description The code of what kept it from being done */
                problem: string;
            }[];
        };
        /** PackageUsage */
        PackageUsage: {
            classes_remaining: number;
            expires_on: string | null;
            every_days: number | null;
            /** @description The suggested classes, by time; 12 at most */
            results: {
                session: components["schemas"]["AvailableSession"];
                reasons: ("pace" | "your_level" | "other_skills" | "your_time" | "your_coach" | "ends_soon")[];
                opens_at: string | null;
            }[];
        };
        /** PasswordChanged */
        PasswordChanged: {
            token: string | null;
            user: components["schemas"]["Account"];
        };
        /** Payment */
        Payment: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Whose till it went into
             */
            club_id: string;
            club_name: string;
            /** Format: uuid */
            payer_id: string;
            payer_name: string;
            /** @enum {string} */
            status: "pending" | "captured" | "failed" | "cancelled" | "partially_refunded" | "refunded";
            /** @enum {string} */
            method: "cash" | "card_terminal" | "transfer" | "account_credit" | "online" | "direct_debit";
            /** @description Of all its lines */
            amount: number;
            /** @description What of it came from the payer's account */
            credit_amount: number;
            /** @description Minor units of the currency */
            refunded_amount: number;
            currency: string;
            reference: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            at: string;
            by: string | null;
            lines: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "booking" | "package" | "charge" | "top_up";
                enrollment_id: string | null;
                student_package_id: string | null;
                charge_id: string | null;
                period_start: string | null;
                period_end: string | null;
                session_id: string | null;
                /** @description The class, or the package */
                label: string;
                student_name: string;
                starts_at: string | null;
                /** @description Minor units of the currency */
                amount: number;
                /** @description Minor units of the currency */
                discount: number;
                discount_reason: string;
                /** @description Minor units of the currency */
                refunded_amount: number;
            }[];
            refunds: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                line_id: string;
                /** @enum {string} */
                kind: "refund" | "ended" | "mistake";
                /** @description account_credit: to the account of the payer */
                method: string;
                /** @description Minor units of the currency */
                amount: number;
                reason: string;
                /**
                 * Format: date-time
                 * @description RFC 3339
                 */
                at: string;
                by: string | null;
                state: ("pending" | "succeeded" | "failed" | "to_account") | null;
            }[];
            /** @description What the one who asks may do with this row */
            abilities: {
                refund: boolean;
            };
        };
        /** PersonData */
        PersonData: {
            /** @enum {string} */
            format: "bandeja.person.1";
            organization: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339
             */
            made_at: string;
            /** @description One row; another one for each profile that became this one */
            profile: {
                [key: string]: unknown;
            }[];
            /** @description Health, whom to call, pictures */
            care: {
                [key: string]: unknown;
            }[];
            /** @description Who looks after them */
            guardians: {
                [key: string]: unknown;
            }[];
            /** @description Whom they look after */
            dependants: {
                [key: string]: unknown;
            }[];
            /** @description With version and day */
            consents: {
                [key: string]: unknown;
            }[];
            /** @description With version, text and name */
            waivers: {
                [key: string]: unknown;
            }[];
            /** @description Places and tickets, of the past, too */
            bookings: {
                [key: string]: unknown;
            }[];
            /** @description What coaches noted, with their words */
            attendance: {
                [key: string]: unknown;
            }[];
            fixed_places: {
                [key: string]: unknown;
            }[];
            pauses: {
                [key: string]: unknown;
            }[];
            place_requests: {
                [key: string]: unknown;
            }[];
            make_ups: {
                [key: string]: unknown;
            }[];
            levels: {
                [key: string]: unknown;
            }[];
            skills: {
                [key: string]: unknown;
            }[];
            /** @description With their name; those without one only for who wrote them */
            evaluations: {
                [key: string]: unknown;
            }[];
            packages: {
                [key: string]: unknown;
            }[];
            package_entries: {
                [key: string]: unknown;
            }[];
            charges: {
                [key: string]: unknown;
            }[];
            payments: {
                [key: string]: unknown;
            }[];
            payment_lines: {
                [key: string]: unknown;
            }[];
            refunds: {
                [key: string]: unknown;
            }[];
            account: {
                [key: string]: unknown;
            }[];
            receipts: {
                [key: string]: unknown;
            }[];
            /** @description The account as far as it is shown */
            mandates: {
                [key: string]: unknown;
            }[];
            cards: {
                [key: string]: unknown;
            }[];
            notifications: {
                [key: string]: unknown;
            }[];
            notification_choices: {
                [key: string]: unknown;
            }[];
            saved_searches: {
                [key: string]: unknown;
            }[];
            calendars: {
                [key: string]: unknown;
            }[];
            invitations: {
                [key: string]: unknown;
            }[];
            roles: {
                [key: string]: unknown;
            }[];
            mails: {
                [key: string]: unknown;
            }[];
            /** @description What changes of classes did to them: told by a message, or called */
            changes: {
                [key: string]: unknown;
            }[];
            /** @description What files made of what is theirs, and how it was before */
            imports: {
                [key: string]: unknown;
            }[];
            /** @description How paying online went */
            online_payments: {
                [key: string]: unknown;
            }[];
            online_refunds: {
                [key: string]: unknown;
            }[];
            /** @description Of the API, without the token */
            tokens: {
                [key: string]: unknown;
            }[];
            /** @description Their page as a coach */
            coach: {
                [key: string]: unknown;
            }[];
            coach_hours: {
                [key: string]: unknown;
            }[];
            /** @description When they cannot give classes, or can besides, and why */
            coach_exceptions: {
                [key: string]: unknown;
            }[];
            erasures: {
                [key: string]: unknown;
            }[];
            /** @description What was done with all of this, and when; by them or by the club */
            audit: {
                [key: string]: unknown;
            }[];
            /** @description Sections that are longer than what is written of them */
            cut: string[];
        };
        /** PersonHindered */
        PersonHindered: {
            /** Format: uuid */
            student_id: string;
            /** @description Empty for who may not see it */
            student_name: string;
            /**
             * @description Another class; a pause of their fixed place; on the waiting list of another class
             * @enum {string}
             */
            reason: "other_class" | "away" | "waits_elsewhere";
            with: string | null;
        };
        /** PersonHit */
        PersonHit: {
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** @description The classes hit in which they are, or wait */
            session_ids: string[];
            /** @description They, or a guardian, have an account or an e-mail address */
            reachable: boolean;
            /** @description Telephones: their own first, then those of their guardians */
            contacts: {
                name: string;
                phone: string;
            }[];
        };
        /** PersonNotBack */
        PersonNotBack: {
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** Format: uuid */
            session_id: string;
            /** @enum {string} */
            reason: "session_cancelled" | "session_started" | "not_published" | "club_inactive" | "not_open_yet" | "closed" | "already_enrolled" | "already_waitlisted" | "level_not_suitable" | "age_not_suitable" | "birth_date_needed" | "package_required" | "drop_in_not_allowed" | "overlapping_booking" | "privacy_needed" | "assessment_needed" | "waiver_needed" | "certificate_needed" | "payment_needed" | "fees_owed" | "client_blocked" | "date_released" | "place_ended" | "no_make_up" | "no_credit" | "credit_too_low" | "make_up_used" | "session_full" | "waitlist_full" | "not_waiting" | "not_enrolled" | "already_attended";
        };
        /** PersonToCall */
        PersonToCall: {
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** @description The classes hit in which they are, or wait */
            session_ids: string[];
            /** @description They, or a guardian, have an account or an e-mail address */
            reachable: boolean;
            /** @description Telephones: their own first, then those of their guardians */
            contacts: {
                name: string;
                phone: string;
            }[];
            called_at: string | null;
            /** @description A name; empty before */
            called_by: string;
            /**
             * @description The change, or that it was taken back
             * @enum {unknown}
             */
            about: "change" | "undo";
            knows_since: string | null;
        };
        /** PlaceAgain */
        PlaceAgain: {
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            why_not: string | null;
        };
        /** PlaceDate */
        PlaceDate: {
            /** Format: uuid */
            session_id: string;
            local_date: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            scheduled_datetime: string;
            /** @enum {string} */
            state: "held" | "waits" | "missing" | "released" | "paused" | "called_off";
            can_release: boolean;
            can_take_back: boolean;
        };
        /** PlaceEffect */
        PlaceEffect: {
            /** @description Everything that stands against it; empty: nothing */
            reasons: {
                code: string;
                params: {
                    [key: string]: string | number | string[];
                };
                message: string;
            }[];
            starts_on: string | null;
            ends_on: string | null;
            /** @description The last day is before the first one */
            never_begins: boolean;
            /** @description Of those that there are already: the ones given back, or had again */
            classes: {
                /** Format: uuid */
                session_id: string;
                local_date: string;
                /**
                 * Format: date-time
                 * @description RFC 3339
                 */
                scheduled_datetime: string;
            }[];
        };
        /** PlaceLost */
        PlaceLost: {
            /** Format: uuid */
            enrollment_id: string;
            /** Format: uuid */
            student_id: string;
            /** @description Empty for who may not see it */
            student_name: string;
            /** @description A date of a fixed place */
            is_fixed: boolean;
        };
        /** PlaceQueue */
        PlaceQueue: {
            /** @description The club keeps a queue for this group, and the student holds no place in it */
            offered: boolean;
            /** @description How many wait */
            waiting: number;
            code: string | null;
            message: string;
        };
        /** PlaceRequest */
        PlaceRequest: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** @description The first day on which they want the place */
            wants_from: string;
            /** @enum {string} */
            status: "waiting" | "offered" | "placed" | "declined" | "expired" | "withdrawn" | "gone";
            position: number | null;
            offered_from: string | null;
            offered_until: string | null;
            place_id: string | null;
            passed_over: string | null;
            moved_reason: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            created_at: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                withdraw: boolean;
                answer: boolean;
                give: boolean;
                reorder: boolean;
            };
        };
        /** PriceChange */
        PriceChange: {
            from: number;
            /** @description What is booked from now on, also by fixed places in classes made later */
            to: number;
            /** @description Booked at another price, which stays */
            bookings: number;
            /** @description In so many classes */
            classes: number;
            until: string | null;
            /** @description Classes with a price of their own, which stays */
            own_price: number;
        };
        /** PricesEffect */
        PricesEffect: {
            /** @description How many places */
            count: number;
            /** @description What they pay together in the first period */
            before: number;
            /** @description What they would */
            after: number;
            /** @description The first 50 */
            places: {
                /** Format: uuid */
                place_id: string;
                student_name: string;
                schedule_name: string;
                period_start: string;
                period_end: string;
                /** @description Minor units of the currency */
                before: number;
                /** @description Minor units of the currency */
                after: number;
            }[];
        };
        /** Privacy */
        Privacy: {
            current: components["schemas"]["PrivacyText"] | null;
            /** @description Oneself and one’s dependants for whom nobody has agreed to it */
            missing: {
                /** Format: uuid */
                client_id: string;
                display_name: string;
            }[];
        };
        /** PrivacyConsent */
        PrivacyConsent: {
            version: number;
            /**
             * Format: date-time
             * @description When it was given, or noted
             */
            at: string;
            on_paper: string | null;
            given_by: string | null;
        };
        /** PrivacyText */
        PrivacyText: {
            /** Format: uuid */
            id: string;
            version: number;
            text: string;
            /**
             * Format: date-time
             * @description Since when it is, or was, in force
             */
            created_at: string;
        };
        /**
         * Problem
         * @description RFC 9457 problem details
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            /**
             * @description Stable, dotted
             * @enum {string}
             */
            code: "internal" | "not_found" | "forbidden" | "signed_out" | "auth.invalid_email_or_password" | "auth.user_already_exists" | "auth.invalid_password" | "auth.invalid_token" | "auth.email_not_verified" | "auth.email_already_verified" | "auth.not_your_email" | "auth.invalid_code" | "auth.code_used" | "auth.second_step_over" | "auth.too_many_codes" | "auth.no_second_factor" | "auth.has_second_factor" | "auth.refused" | "auth.slow_down" | "notifications.unknown_link" | "token.invalid" | "token.not_allowed" | "organization.required" | "request.invalid" | "request.malformed" | "request.too_large" | "request.uri_too_long" | "request.head_too_large" | "request.timeout" | "request.media_type" | "request.rate_limited" | "request.origin" | "request.host" | "request.version_changed" | "request.no_versions" | "request.abandoned" | "live.too_many" | "service.database_unavailable" | "service.busy" | "service.too_slow" | "conflict.duplicate" | "conflict.overlap" | "conflict.reference" | "conflict.state" | "idempotency.running" | "idempotency.reused" | "idempotency.told_once" | "idempotency.forgotten" | "setup.code_needed" | "setup.wrong_code" | "setup.running" | "setup.done" | "demo.exists" | "webhooks.too_many" | "webhooks.disabled" | "webhooks.under_way" | "imports.undone" | "privacy.outdated" | "privacy.in_the_way" | "waiver.outdated" | "account.belongs" | "imports.nothing_to_undo" | "tenancy.no_slug" | "tenancy.currency_in_use" | "tenancy.registration_closed" | "tenancy.last_owner" | "invitation.accepted" | "invitation.revoked" | "invitation.expired" | "invitation.other_email" | "clients.guardian_circle" | "clients.has_profile" | "clients.merged" | "clients.erased" | "clients.being_erased" | "clients.family" | "clients.same_profile" | "clients.two_accounts" | "clients.profile_taken" | "catalog.level_in_use" | "catalog.level_is_default" | "courts.court_busy" | "courts.court_closed" | "courts.court_inactive" | "courts.court_has_reservations" | "courts.session_has_court" | "courts.reservation_cancelled" | "courts.reservation_of_class" | "messages.class_cancelled" | "messages.too_late" | "messages.too_late_to_change" | "messages.too_many" | "substitutes.nobody_to_ask" | "substitutes.over" | "substitutes.taken" | "scheduling.below_enrolled" | "scheduling.cancelled" | "scheduling.instructor_busy" | "scheduling.no_substitutions" | "scheduling.not_at_club" | "scheduling.not_draft" | "scheduling.not_published" | "scheduling.session_over" | "scheduling.sessions_with_students" | "scheduling.students_busy" | "scheduling.term_in_use" | "scheduling.too_early" | "scheduling.too_many_changes" | "scheduling.was_published" | "scheduling.zone_in_the_way" | "scheduling.club_closed" | "changes.outdated" | "changes.undecided" | "changes.not_cancelled" | "changes.cannot_return" | "changes.already_undone" | "timetable.invalid" | "import.invalid" | "enrollment.session_cancelled" | "enrollment.session_started" | "enrollment.not_published" | "enrollment.club_inactive" | "enrollment.not_open_yet" | "enrollment.closed" | "enrollment.already_enrolled" | "enrollment.already_waitlisted" | "enrollment.level_not_suitable" | "enrollment.age_not_suitable" | "enrollment.birth_date_needed" | "enrollment.package_required" | "enrollment.drop_in_not_allowed" | "enrollment.overlapping_booking" | "enrollment.fees_owed" | "enrollment.client_blocked" | "enrollment.privacy_needed" | "enrollment.assessment_needed" | "enrollment.certificate_needed" | "enrollment.waiver_needed" | "enrollment.payment_needed" | "enrollment.date_released" | "enrollment.place_ended" | "enrollment.no_make_up" | "enrollment.no_credit" | "enrollment.credit_too_low" | "enrollment.make_up_used" | "enrollment.session_full" | "saved_search.too_many" | "enrollment.waitlist_full" | "enrollment.not_waiting" | "enrollment.not_enrolled" | "enrollment.already_attended" | "enrollment.already_paid" | "enrollment.payment_gone" | "enrollment.payment_old" | "attendance.not_enrolled" | "attendance.too_early" | "attendance.too_late" | "attendance.wrong_code" | "attendance.session_cancelled" | "attendance.said_since" | "attendance.not_attended" | "evaluation.not_attended" | "evaluation.not_taught" | "evaluation.already" | "evaluation.too_late" | "evaluation.long_ago" | "skill.mastered" | "skill.there_are" | "skill.no_levels" | "skill.out_of_use" | "progress.nothing_to_take_back" | "progress.level_changed" | "make_ups.not_open" | "payments.credit_too_low" | "payments.not_open" | "payments.means_not_taken" | "payments.reference_needed" | "payments.of_package" | "payments.of_account" | "fees.charge_changed" | "fees.on_account" | "debits.off" | "debits.changed" | "debits.file_changed" | "debits.given_back" | "debits.credit_used" | "payments.till_moved" | "online.off" | "online.unreachable" | "online.refused" | "online.amount" | "online.being_paid" | "online.not_genuine" | "online.not_failed" | "online.decided" | "online.other_by_now" | "receipts.no_invoice" | "receipts.not_rejected" | "receipts.no_mail" | "receipts.no_address" | "packages.not_on_sale" | "packages.price_changed" | "packages.once_per_person" | "packages.not_ordered" | "packages.nothing_left" | "packages.others_now" | "packages.not_ended" | "packages.worth_nothing" | "packages.client_blocked" | "packages.currency_in_use" | "make_ups.too_many" | "places.not_a_group" | "places.group_full" | "places.group_over" | "places.ended" | "places.already_held" | "places.already_paused" | "places.ends_before" | "places.cannot_place" | "places.pausing_not_offered" | "places.pause_too_soon" | "places.pause_too_short" | "places.pause_too_long" | "places.pauses_used" | "places.leaving_not_offered" | "places.notice_needed" | "places.no_notice" | "places.notice_over" | "places.given_since" | "places.released" | "places.not_released" | "places.no_queue" | "places.already_waiting" | "places.request_over" | "places.offer_over" | "places.on_offer" | "places.not_open_yet" | "places.no_renewal" | "places.renewal_too_early" | "places.renewal_over";
            params?: {
                [key: string]: string | number | string[];
            };
            /** @description English, for logs and for codes that are not known */
            detail: string;
            request_id?: string;
            errors?: {
                /** @description A JSON pointer into the body, or `query.x`, `params.x`, `headers.x` */
                path: string;
                /**
                 * @description What is wrong with it
                 * @enum {string}
                 */
                code: "required" | "unknown_property" | "invalid" | "type" | "enum" | "format" | "pattern" | "empty" | "too_short" | "too_long" | "too_large" | "minimum" | "maximum" | "above" | "below" | "not_before" | "not_after" | "multiple_of" | "too_few" | "too_many" | "not_whole" | "repeated" | "one_class" | "not_storable" | "cursor" | "unknown" | "taken" | "reserved" | "fixed" | "not_in_use" | "account_exists" | "wrong_code" | "used_code" | "wrong_password" | "before_field" | "below_field" | "not_after_field" | "same_as_field" | "not_together" | "in_past" | "in_future" | "whole_minutes" | "too_far" | "overlaps" | "not_https" | "not_public" | "not_an_address" | "not_here" | "not_open" | "credit_too_low" | "series_taken" | "only_in_spain" | "nif" | "iban" | "creditor_id" | "no_bank_day" | "other_club" | "one_session_only" | "other_currency" | "not_at_club" | "not_their_club" | "not_your_club" | "not_yours" | "no_place" | "only_present" | "said_since" | "not_offered" | "cannot_substitute" | "cannot_return" | "schedule.move_custom_rule" | "schedule.move_within_week" | "schedule.move_daily" | "schedule.move_weekday_taken" | "schedule.move_within_month" | "recurrence.date_invalid" | "recurrence.days_invalid" | "recurrence.days_repeated" | "recurrence.duration_invalid" | "recurrence.end_before_start" | "recurrence.never" | "recurrence.rrule_missing" | "recurrence.rrule_unused" | "recurrence.time_invalid" | "recurrence.timezone_unknown" | "recurrence.too_many_exdates" | "recurrence.rrule_combination" | "recurrence.rrule_part_not_allowed" | "recurrence.rrule_sub_daily" | "recurrence.rrule_syntax" | "recurrence.rrule_too_long" | "recurrence.rrule_value" | "row";
                params?: {
                    [key: string]: string | number | string[];
                };
                message: string;
            }[];
            /** @description How many more fields were refused than `errors` tells of */
            more_errors?: number;
        } & {
            [key: string]: unknown;
        };
        /** ProfileClaim */
        ProfileClaim: {
            /** Format: uuid */
            client_id: string;
            display_name: string;
            created_at: string;
        };
        /** ProgressReport */
        ProgressReport: {
            student: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /**
             * Format: date
             * @description YYYY-MM-DD, club wall time
             */
            from: string;
            /**
             * Format: date
             * @description YYYY-MM-DD, club wall time
             */
            to: string;
            level: number | null;
            reliability: number | null;
            /** @description Of the time, the latest first */
            level_history: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "known" | "set" | "confirmed" | "withdrawn" | "taken_back" | "merged";
                level: number | null;
                before: number | null;
                reason: string;
                by: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339
                 */
                created_at: string;
            }[];
            attendance: {
                present: number;
                absent: number;
                months: {
                    month: string;
                    present: number;
                    absent: number;
                }[];
            };
            /** @description In the time, the earliest first */
            skills_mastered: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                level_id: string;
                name_es: string;
                name_en: string;
                is_exit_criterion: boolean;
                /** @description Whether it is taught still */
                is_active: boolean;
                mastered_on: string | null;
                instructor_name: string | null;
                session_id: string | null;
            }[];
            instructor_feedback: {
                /** @description How many classes a coach rated */
                ratings: number;
                mean: number | null;
                /** @description For staff, and for a coach those of own classes; absent for everybody else */
                notes?: {
                    /** Format: uuid */
                    session_id: string;
                    /**
                     * Format: date
                     * @description YYYY-MM-DD, club wall time
                     */
                    local_date: string;
                    class_name: string;
                    instructor_name: string | null;
                    note: string;
                }[];
            };
            performance: {
                mean: number | null;
                before: number | null;
                /** @description The last twelve months that have any, oldest first */
                months: {
                    /** @description YYYY-MM */
                    month: string;
                    rating: number;
                    number: number;
                }[];
            };
            recommended_next_level: {
                current_level: {
                    /** Format: uuid */
                    id: string;
                    display_name: string;
                };
                next_level: {
                    /** Format: uuid */
                    id: string;
                    display_name: string;
                } | null;
                suggested_rating: number | null;
                is_ready: boolean;
                reasons: {
                    /** @enum {string} */
                    reason: "exit_criteria" | "classes" | "performance";
                    is_met: boolean;
                    value: number | null;
                    needed: number;
                }[];
                missing_skills: {
                    /** Format: uuid */
                    id: string;
                    name_es: string;
                    name_en: string;
                }[];
            } | null;
        };
        /** PublicClub */
        PublicClub: {
            /** Format: uuid */
            id: string;
            slug: string;
            name: string;
            address: string;
            timezone: string;
            currency: string;
            locale: string;
            phone: string;
            email: string;
            opening_hours: components["schemas"]["OpeningWindow"][];
        };
        /** PublicInstructor */
        PublicInstructor: {
            /** Format: uuid */
            id: string;
            display_name: string;
            bio: string;
            certifications: string[];
            years_experience: number;
            specialties: components["schemas"]["PublicSpecialty"][];
            rating: number | null;
            total_ratings: number;
        };
        /** PublicOrganization */
        PublicOrganization: {
            slug: string;
            name: string;
            default_locale: string;
            open_registration: boolean;
            clubs: {
                /** Format: uuid */
                id: string;
                slug: string;
                name: string;
                address: string;
                timezone: string;
                currency: string;
                locale: string;
            }[];
        };
        /** PublicSession */
        PublicSession: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            local_date: string;
            local_time: string;
            duration_minutes: number;
            /** @enum {string} */
            status: "scheduled" | "confirmed" | "in_progress" | "completed" | "cancelled";
            class_type: {
                /** Format: uuid */
                id: string;
                name: string;
                type: string;
                color: string;
            };
            level: {
                /** Format: uuid */
                id: string;
                name: string;
                display_name: string;
                color: string;
            };
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /** @description Who helps, in their order */
            assistant_instructors: {
                /** Format: uuid */
                id: string;
                display_name: string;
            }[];
            /** @description The instructor stands in for the usual one */
            is_substitute: boolean;
            court: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            location: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
                slug: string;
                timezone: string;
            };
            min_age: number | null;
            max_age: number | null;
            max_participants: number;
            enrolled_count: number;
            free_places: number;
            waitlisted_count: number;
            /** @description What this person would pay, in minor units; nothing where a package or a make-up would pay for it */
            price: number;
            currency: string;
            paid_by: ("make_up" | "package") | null;
            /** @description From here on it can be booked */
            opens_at: string;
            /** @description From here on it cannot be booked any more */
            closes_at: string;
            /** @description What enrolling now would give */
            booking: {
                can_enroll: boolean;
                outcome: ("enrolled" | "waitlisted") | null;
                code: string | null;
                message: string;
            };
        };
        /** PublicSpecialty */
        PublicSpecialty: {
            /** Format: uuid */
            id: string;
            name: string;
            color: string;
        };
        /** PublishedSchedule */
        PublishedSchedule: {
            schedule: components["schemas"]["ClassSchedule"];
            generation: components["schemas"]["SessionGeneration"];
        };
        /** Receipt */
        Receipt: {
            /** Format: uuid */
            id: string;
            /**
             * @description invoice: takes the place of a simplified one; corrective: of money that went back
             * @enum {string}
             */
            kind: "simplified" | "invoice" | "corrective";
            /** @description Its number: series, year, number */
            name: string;
            /** Format: uuid */
            club_id: string;
            /** Format: uuid */
            payment_id: string;
            /** Format: uuid */
            payer_id: string;
            payer_name: string;
            /** @description RFC 3339, with the offset of the club’s zone */
            issued_at: string;
            /** @description YYYY-MM-DD, club wall time */
            local_date: string;
            currency: string;
            /** @description Minor units; VAT included; below 0 of a corrective one */
            total: number;
            /** @description Minor units; the VAT inside of the total */
            vat: number;
            /** @description Hundredths of a percent */
            vat_rate: number;
            issuer: {
                name: string;
                tax_id: string;
                address: string;
            };
            customer: {
                name: string;
                tax_id: string;
                address: string;
            } | null;
            corrects: string | null;
            lines: {
                /** @enum {string} */
                kind: "class" | "package" | "fee" | "account";
                name: string;
                local_date: string | null;
                /** @description Minor units; VAT included */
                amount: number;
                /** @description Minor units; of the amount */
                vat: number;
            }[];
            /** @description SHA-256 of the hash of the one before and of all that it says */
            hash: string;
            verification_url: string | null;
            /** @description VERI*FACTU: its record is sent to the tax agency, and it says so */
            is_sent: boolean;
            record: ("waiting" | "accepted" | "accepted_with_errors" | "rejected") | null;
            /** @description VERI*FACTU: it was issued by mistake, and a record says so */
            annulled: boolean;
            /**
             * @description Whether it can be sent to who paid: not where the installation sends no mail, or nobody knows an address
             * @enum {string}
             */
            by_mail: "ready" | "no_mail" | "no_address";
            /** @description What the one who asks may do with this row */
            abilities: {
                invoice: boolean;
            };
        };
        /** Recommendation */
        Recommendation: {
            session: components["schemas"]["AvailableSession"];
            /** @description The sum of the points of its reasons */
            score: number;
            /** @description What speaks for it, the weightiest first */
            reasons: {
                /** @enum {string} */
                code: "your_group" | "your_time" | "your_coach" | "your_level" | "your_type" | "your_club" | "similar_people" | "package_ends" | "missing_skills" | "in_demand" | "soon";
                points: number;
                times: number | null;
                package_name: string | null;
                expires_on: string | null;
                next_level: string | null;
                /** @description Of `missing_skills`: the first three of them */
                skills: {
                    name_es: string;
                    name_en: string;
                }[];
            }[];
        };
        /** RefundEffect */
        RefundEffect: {
            /** @description What goes back by `method` */
            money: number;
            method: string;
            /** @description What goes to the payer's account */
            credit: number;
            /** @description What can still go back of the line afterwards */
            left: number;
            /** @description All of it goes back: the booking can owe its price again */
            can_reopen: boolean;
        };
        /** RenewalAnswer */
        RenewalAnswer: {
            /** Format: uuid */
            place_id: string;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** @enum {string} */
            state: "asked" | "stays" | "declined" | "lapsed";
            /** @description They have been asked; before, the question is still to be put */
            told: boolean;
            answered_at: string | null;
            answered_by: string | null;
            /** @description The desk may answer it, or otherwise, for them */
            may_answer: boolean;
        };
        /** ReturnEffect */
        ReturnEffect: {
            reinstated: number;
            given_back: number;
            moved_back: number;
            /** @description People who get a message */
            told: number;
            /** @description People who do not */
            to_call: components["schemas"]["PersonHit"][];
            not_back: components["schemas"]["PersonNotBack"][];
            /** @description Fixed places that had ended when somebody went */
            places?: components["schemas"]["PlaceAgain"][];
        };
        /** ReturnPreview */
        ReturnPreview: {
            classes: components["schemas"]["ClassBack"][];
            /** @description Whom it concerns */
            people: components["schemas"]["PersonHit"][];
        };
        /** RoleTaken */
        RoleTaken: {
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** RosterEntry */
        RosterEntry: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            schedule_enrollment_id: string | null;
            /** @enum {string} */
            status: "enrolled" | "waitlisted" | "cancelled" | "no_show";
            waitlist_position: number | null;
            /** @enum {string} */
            source: "self" | "guardian" | "desk" | "instructor" | "fixed" | "import";
            price: number;
            currency: string;
            paid: boolean;
            payment_amount: number | null;
            payment_method: string;
            payment_reference: string;
            by_fee: boolean;
            payment_id: string | null;
            paid_at: string | null;
            pay_until: string | null;
            payment_undone_at: string | null;
            payment_undone_reason: string;
            checked_in: boolean;
            check_in_time: string | null;
            enrolled_at: string | null;
            cancelled_at: string | null;
            cancel_reason: string;
            is_late_cancellation: boolean;
            student_package_id: string | null;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            created_at: string;
            /** @description What the one who asks may do with this row */
            abilities: {
                cancel: boolean;
                check_in: boolean;
                record_payment: boolean;
                undo_payment: boolean;
                give_place: boolean;
                reorder: boolean;
            };
            student_level: number | null;
            student_phone: string;
            is_dependant: boolean;
            passed_over: string | null;
            care: {
                medical_notes: string;
                emergency_name: string;
                emergency_phone: string;
                photo_consent: boolean | null;
            } | null;
            waiver_missing: boolean;
            moved_reason: string;
        };
        /** RuleReach */
        RuleReach: {
            /** @description Published groups for which at least one of these settings would hold */
            groups: number;
            /** @description Fixed places in them */
            holders: number;
            /** @description Bookings to come in them */
            bookings: number;
            /** @description Of `require_waiver`: people booked in them for whom nobody has signed the waiver */
            unsigned: number;
            /** @description Published groups that have all of them from further down, and keep them */
            own: number;
        };
        /** SavedCard */
        SavedCard: {
            /** Format: uuid */
            id: string;
            brand: string;
            last_four: string;
            exp_month: number;
            exp_year: number;
        };
        /** SavedSearch */
        SavedSearch: {
            /** Format: uuid */
            id: string;
            name: string;
            filters: {
                /** Format: uuid */
                club_id?: string;
                levels?: string[];
                class_type_ids?: string[];
                instructor_ids?: string[];
                /** @description 0 = Monday */
                weekdays?: number[];
                /** @description Starts at this wall time or later */
                time_from?: string;
                /** @description Starts at this wall time or earlier */
                time_until?: string;
                q?: string;
            };
            notify_new_sessions: boolean;
            created_at: string;
        };
        /** ScheduleConflict */
        ScheduleConflict: {
            /** @enum {string} */
            code: "court_busy" | "instructor_busy" | "instructor_outside_windows" | "instructor_on_leave" | "instructor_over_weekly_hours" | "closed_hours" | "court_closed";
            date: string;
            /** @description This date gets no session */
            blocking: boolean;
            params: {
                [key: string]: string | number | string[];
            };
            message: string;
            with: {
                title: string;
                starts_at: string;
                ends_at: string;
                session_id: string | null;
            } | null;
        };
        /** ScheduleEnrollment */
        ScheduleEnrollment: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            starts_on: string;
            ends_on: string | null;
            /** @enum {string} */
            status: "active" | "ended";
            pauses: {
                /** Format: uuid */
                id: string;
                starts_on: string;
                ends_on: string;
                reason: string;
            }[];
            notice_given: boolean;
            renewal: {
                /** @enum {string} */
                state: "asked" | "stays" | "declined" | "lapsed";
                /** @description The last day on which it may be answered, or otherwise */
                until: string;
                may_answer: boolean;
            } | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
            can_end: boolean;
        };
        /** SchedulePlacesChanged */
        SchedulePlacesChanged: {
            /** Format: uuid */
            id: string;
            club: components["schemas"]["ClubPart"];
            name: string;
            description: string;
            class_type: components["schemas"]["ClassTypePart"];
            level: components["schemas"]["ClassLevelPart"];
            instructor: components["schemas"]["InstructorPart"] | null;
            /** @description Who helps, in their order */
            assistant_instructors: components["schemas"]["InstructorPart"][];
            court: components["schemas"]["CourtPart"] | null;
            location: string;
            term_id: string | null;
            start_date: string;
            end_date: string | null;
            start_time: string;
            duration_minutes: number;
            /** @enum {string} */
            recurrence: "once" | "daily" | "weekly" | "biweekly" | "monthly" | "custom";
            recurrence_days: number[];
            rrule: string | null;
            exdates: string[];
            min_participants: number;
            max_participants: number;
            price: number;
            member_price: number | null;
            currency: string;
            allow_waitlist: boolean;
            allow_drop_in: boolean;
            requires_package: boolean;
            min_age: number | null;
            max_age: number | null;
            enrollment_opens_days: number;
            enrollment_closes_hours: number;
            /** @enum {string} */
            status: "draft" | "published" | "cancelled";
            published_at: string | null;
            cancelled_at: string | null;
            cancel_reason: string;
            next_session_at: string | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                change_price: boolean;
                publish: boolean;
                cancel: boolean;
                delete: boolean;
                generate: boolean;
            };
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** SchedulePreview */
        SchedulePreview: {
            schedule_id: string | null;
            dry_run: boolean;
            from: string;
            /** @description The last local date looked at, included */
            until: string;
            /** @description The sessions made, or that would be made */
            sessions: {
                session_id: string | null;
                local_date: string;
                local_time: string;
                scheduled_datetime: string;
                ends_at: string;
            }[];
            /** @description Dates that have their session already */
            existing_count: number;
            skips: {
                date: string;
                /** @enum {string} */
                reason: "closure" | "exdate";
                /** @description The name of the closure, or the date */
                name: string;
            }[];
            conflicts: components["schemas"]["ScheduleConflict"][];
            /** @description What becomes of the classes of a schedule that is changed */
            moves: components["schemas"]["SeriesMove"][];
            /** @description Who would be in two classes at once: refused unless keep_overlaps */
            clashes: components["schemas"]["StudentClash"][];
            /** @description Whom a new level or new ages would keep out; who has a place or waits keeps it */
            unsuited: components["schemas"]["StudentUnsuited"][];
            prices: components["schemas"]["PriceChange"] | null;
        };
        /** SeasonContinued */
        SeasonContinued: {
            /**
             * Format: uuid
             * @description What it can be taken back by: /api/imports/{id}/undo/
             */
            import_id: string;
            schedule_ids: string[];
            /** @description How many go on */
            places: number;
            /** @description Holders whose places do not go on, and why */
            stayed: components["schemas"]["SeasonHolder"][];
        };
        /** SeasonCopied */
        SeasonCopied: {
            schedule_ids: string[];
        };
        /** SeasonCopy */
        SeasonCopy: {
            /**
             * Format: uuid
             * @description The group that would be copied
             */
            schedule_id: string;
            name: string;
            start_time: string;
            recurrence: string;
            recurrence_days: number[];
            left_out: ("custom_rule" | "no_dates" | "there_already" | "not_possible") | null;
            start_date: string | null;
            end_date: string | null;
            /** @description What it had and has not any more, because that is out of use; of assistants those who are */
            without: ("instructor" | "court" | "assistants")[];
            /** @description Settings that it has otherwise than its type and club, which its copy has too */
            rules: string[];
            /** @description Within a year of the first date */
            class_count: number;
            /** @description Dates on which the club is closed */
            skip_count: number;
            /** @description Dates that would get no class */
            conflict_count: number;
            /** @description The first of them, and of what is only said */
            conflicts: components["schemas"]["ScheduleConflict"][];
        };
        /** SeasonHolder */
        SeasonHolder: {
            /** Format: uuid */
            place_id: string;
            /**
             * Format: uuid
             * @description The group that they hold it in now
             */
            schedule_id: string;
            student: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            why: ("group_goes_on" | "gave_notice" | "ends_before" | "goes_on_already" | "client_blocked" | "age_not_suitable" | "birth_date_needed" | "group_full") | null;
            /** @description The desk may continue it all the same */
            can_overlook: boolean;
            other_level: {
                level: number;
                from: number;
                to: number;
            } | null;
        };
        /** SeasonHolders */
        SeasonHolders: {
            holders: components["schemas"]["SeasonHolder"][];
        };
        /** SeasonPreview */
        SeasonPreview: {
            schedules: components["schemas"]["SeasonCopy"][];
        };
        /** SentReceipt */
        SentReceipt: {
            /** @description The addresses that it goes to */
            to: string[];
            /** @description It was sent there within the last ten minutes: nothing more is sent */
            again: boolean;
        };
        /** SeriesMove */
        SeriesMove: {
            session_id: string | null;
            /**
             * @description To come; begun or over; called off or excluded
             * @enum {unknown}
             */
            standing: "ahead" | "over" | "off";
            local_date: string;
            local_time: string | null;
            to_date: string | null;
            to_time: string | null;
            enrolled_count: number;
            waitlisted_count: number;
        };
        /** SessionFacets */
        SessionFacets: {
            /** @description By name; the same for the others */
            levels: {
                /** Format: uuid */
                id: string;
                name: string;
                count: number;
            }[];
            /** @description Of the type */
            class_types: {
                /** Format: uuid */
                id: string;
                name: string;
                count: number;
            }[];
            /** @description Who gives it, and who helps */
            instructors: {
                /** Format: uuid */
                id: string;
                name: string;
                count: number;
            }[];
            /** @description Of the club */
            clubs: {
                /** Format: uuid */
                id: string;
                name: string;
                count: number;
            }[];
            weekdays: {
                /** @description 0 = Monday */
                weekday: number;
                count: number;
            }[];
            hours: {
                /** @description Begins within it */
                hour: number;
                count: number;
            }[];
        };
        /** SessionGeneration */
        SessionGeneration: {
            schedule_id: string | null;
            dry_run: boolean;
            from: string;
            /** @description The last local date looked at, included */
            until: string;
            /** @description The sessions made, or that would be made */
            sessions: {
                session_id: string | null;
                local_date: string;
                local_time: string;
                scheduled_datetime: string;
                ends_at: string;
            }[];
            /** @description Dates that have their session already */
            existing_count: number;
            skips: {
                date: string;
                /** @enum {string} */
                reason: "closure" | "exdate";
                /** @description The name of the closure, or the date */
                name: string;
            }[];
            conflicts: components["schemas"]["ScheduleConflict"][];
        };
        /** SessionMoved */
        SessionMoved: {
            session: components["schemas"]["ClassSession"];
            effect: components["schemas"]["ChangeEffect"];
        };
        /** SessionPlacesChanged */
        SessionPlacesChanged: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            description: string;
            club: components["schemas"]["ClubPart"];
            class_type: components["schemas"]["ClassTypePart"];
            level: components["schemas"]["ClassLevelPart"];
            instructor: components["schemas"]["InstructorPart"] | null;
            substitute_instructor: components["schemas"]["InstructorPart"] | null;
            /** @description Who helps, in their order; not who of them gives it as the substitute */
            assistant_instructors: components["schemas"]["InstructorPart"][];
            court: components["schemas"]["CourtPart"] | null;
            location: string;
            local_date: string;
            local_time: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            duration_minutes: number;
            actual_start_time: string | null;
            actual_end_time: string | null;
            min_participants: number;
            max_participants: number;
            price: number;
            member_price: number | null;
            currency: string;
            enrolled_count: number;
            waitlisted_count: number;
            attended_count: number;
            free_places: number;
            allow_waitlist: boolean;
            allow_drop_in: boolean;
            requires_package: boolean;
            min_age: number | null;
            max_age: number | null;
            /** @description From here on it can be booked */
            opens_at: string;
            /** @description From here on it cannot be booked any more */
            closes_at: string;
            /** @enum {string} */
            status: "scheduled" | "confirmed" | "in_progress" | "completed" | "cancelled";
            cancelled_at: string | null;
            cancel_reason: string;
            /** @description Only for the desk and for who teaches it */
            notes?: string;
            /** @description Changed by hand: the schedule leaves these alone */
            edited_fields?: string[];
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                change_price: boolean;
                change_notes: boolean;
                cancel: boolean;
                reinstate: boolean;
                substitute: boolean;
                start: boolean;
                finish: boolean;
                manage_enrollments: boolean;
                add_people: boolean;
                view_roster: boolean;
                mark_attendance: boolean;
            };
            effect?: components["schemas"]["ChangeEffect"];
        };
        /** SessionReinstated */
        SessionReinstated: {
            session: components["schemas"]["ClassSession"];
            effect: components["schemas"]["ReturnEffect"];
        };
        /** SessionSkills */
        SessionSkills: {
            /**
             * Format: uuid
             * @description Of the group
             */
            level_id: string;
            /** @description Who has a place, by name */
            students: {
                /** Format: uuid */
                id: string;
                name: string;
                level: number | null;
                /** @description What they master; for a coach who has not taught them, of the level of the class */
                skill_ids: string[];
                tickable_skill_ids: string[] | null;
            }[];
            /** @description What the one who asks may do with this row */
            abilities: {
                tick: boolean;
            };
        };
        /** SessionSlot */
        SessionSlot: {
            local_date: string;
            local_time: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            court: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            reasons: ("everybody_can" | "most_can" | "same_day" | "same_weekday" | "same_time" | "same_court" | "other_court")[];
            /** @description Who is in the class and cannot come then */
            cannot: components["schemas"]["PersonHindered"][];
            /** @description Who can come, and is on the waiting list of another class then */
            waits_elsewhere: components["schemas"]["PersonHindered"][];
            /** @description How many of those who wait for the class could not come */
            waiting_cannot: number;
            /** @description Who helps in the class has leave or no hours then */
            assistant_away: boolean;
        };
        /** SessionSlots */
        SessionSlots: {
            /** Format: uuid */
            session_id: string;
            /** @description What was seen: goes back with the move */
            version: string;
            enrolled_count: number;
            /** @description Days that were looked at, both included */
            from_date: string;
            until_date: string;
            /** @description The best first; of one day three at most */
            results: components["schemas"]["SessionSlot"][];
            /** @description How many times were none, by the first thing that was against them */
            refused: {
                closed: number;
                coach: number;
                assistant: number;
                court: number;
                people: number;
            };
        };
        /** SessionsOfDay */
        SessionsOfDay: {
            /** @description YYYY-MM-DD, club wall time */
            date: string;
            sessions: components["schemas"]["AvailableSession"][];
        };
        /** SetUpNeeded */
        SetUpNeeded: {
            needed: boolean;
            /** @description true: whoever asks does not sit at the machine and must say `setup_code` */
            code_needed?: boolean;
        };
        /** Settings */
        Settings: {
            /**
             * @description Where these values are set: the narrowest that was named
             * @enum {unknown}
             */
            level: "organization" | "club" | "class_type" | "schedule";
            /** @description Every setting; for a type of class or a group those that can be set there */
            definitions: {
                key: string;
                group: string;
                /** @description In force where nothing else is set */
                default: unknown;
                /** @description JSON Schema of the value */
                schema: unknown;
            }[];
            values: {
                [key: string]: unknown;
            };
            /** @description Of amounts that are set here: the club’s, or the first club’s */
            currency: string;
            set_here: {
                [key: string]: unknown;
            };
            /** @description What the levels above give, and which of them */
            inherited: {
                [key: string]: {
                    /** @description In force here where nothing is set here */
                    value: unknown;
                    /** @enum {unknown} */
                    from: "default" | "organization" | "club" | "class_type" | "schedule";
                };
            };
            /** @description The ways in which most schools work, for the organization and for a club */
            presets: {
                /** @enum {string} */
                name: "by_month" | "by_term" | "per_class";
                values: {
                    [key: string]: unknown;
                };
            }[];
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** SignInSession */
        SignInSession: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            userId: string;
            token: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            updatedAt: string;
            ipAddress?: string | null;
            userAgent?: string | null;
        };
        /** SignedIn */
        SignedIn: {
            /** @description For Authorization: Bearer */
            token?: string;
            user?: components["schemas"]["Account"];
            session?: components["schemas"]["SignInSession"];
            redirect?: boolean;
            url?: string | null;
            /** @description true: nobody is signed in before the second factor */
            twoFactorRedirect?: boolean;
            twoFactorMethods?: string[];
        };
        /** SignedUp */
        SignedUp: {
            token: string | null;
            user: components["schemas"]["Account"];
        };
        /** Skill */
        Skill: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            level_id: string;
            name_es: string;
            name_en: string;
            order: number;
            /** @description Who leaves the level for the next one has to master it */
            is_exit_criterion: boolean;
            is_active: boolean;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
            };
        };
        /** StudentClash */
        StudentClash: {
            /**
             * Format: uuid
             * @description The class that moves
             */
            session_id: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /** @description The class that they have at its new time */
            with: {
                /** Format: uuid */
                session_id: string;
                title: string;
                starts_at: string;
                ends_at: string;
            };
        };
        /** StudentPackage */
        StudentPackage: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            package_id: string;
            name: string;
            /** Format: uuid */
            student_id: string;
            student_name: string;
            club_id: string | null;
            class_types: string[];
            /** @enum {string} */
            state: "ordered" | "open" | "used_up" | "refunded" | "expired" | "cancelled";
            /** @description As bought */
            num_classes: number;
            classes_remaining: number;
            /** @description Without those that came back */
            classes_used: number;
            purchased_at: string | null;
            expires_on: string | null;
            /** @description The price when it was bought */
            price: number;
            currency: string;
            payment_amount: number | null;
            payment_method: string;
            payment_reference: string;
            /** @description Minor units of the currency */
            refunded_amount: number;
            /** @description What is left is worth this much of what was paid: proposed as a refund */
            refundable_amount: number;
            gift_reason: string;
            transferable: boolean;
            /** @description The last 100, in their order */
            entries: {
                number: number;
                /** @enum {string} */
                kind: "bought" | "used" | "given_back" | "granted" | "taken" | "transferred_out" | "transferred_in" | "refunded" | "extended";
                delta: number;
                balance: number;
                /**
                 * Format: date-time
                 * @description RFC 3339
                 */
                at: string;
                reason: string;
                class: {
                    /** Format: uuid */
                    session_id: string;
                    name: string;
                    local_date: string;
                } | null;
                by: string | null;
            }[];
            /** @description What the one who asks may do with this row */
            abilities: {
                record_payment: boolean;
                cancel: boolean;
                manage: boolean;
                transfer: boolean;
            };
        };
        /** StudentProgress */
        StudentProgress: {
            student: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            level: number | null;
            reliability: number | null;
            /** @description The last 20, the latest first */
            level_history: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "known" | "set" | "confirmed" | "withdrawn" | "taken_back" | "merged";
                level: number | null;
                before: number | null;
                reason: string;
                by: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339
                 */
                created_at: string;
            }[];
            last_entry_id: string | null;
            total_classes: number;
            /** @description By level, from the lowest up */
            skill_development: {
                level: {
                    /** Format: uuid */
                    id: string;
                    display_name: string;
                };
                mastered: number;
                skills: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    level_id: string;
                    name_es: string;
                    name_en: string;
                    is_exit_criterion: boolean;
                    /** @description Whether it is taught still */
                    is_active: boolean;
                    mastered_on: string | null;
                    instructor_name: string | null;
                    session_id: string | null;
                }[];
            }[];
            instructor_feedback: {
                /** @description How many classes a coach rated */
                ratings: number;
                mean: number | null;
                /** @description For staff, and for a coach those of own classes; absent for everybody else */
                notes?: {
                    /** Format: uuid */
                    session_id: string;
                    /**
                     * Format: date
                     * @description YYYY-MM-DD, club wall time
                     */
                    local_date: string;
                    class_name: string;
                    instructor_name: string | null;
                    note: string;
                }[];
            };
            performance_trend: {
                /** @enum {string} */
                direction: "improving" | "steady" | "declining" | "too_few";
                /** @description The last twelve months that have any, oldest first */
                months: {
                    /** @description YYYY-MM */
                    month: string;
                    rating: number;
                    number: number;
                }[];
            };
            recommended_next_level: {
                current_level: {
                    /** Format: uuid */
                    id: string;
                    display_name: string;
                };
                next_level: {
                    /** Format: uuid */
                    id: string;
                    display_name: string;
                } | null;
                suggested_rating: number | null;
                is_ready: boolean;
                reasons: {
                    /** @enum {string} */
                    reason: "exit_criteria" | "classes" | "performance";
                    is_met: boolean;
                    value: number | null;
                    needed: number;
                }[];
                missing_skills: {
                    /** Format: uuid */
                    id: string;
                    name_es: string;
                    name_en: string;
                }[];
            } | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                tick: boolean;
                confirm_level: boolean;
                take_back_level: boolean;
            };
        };
        /** StudentSkill */
        StudentSkill: {
            /** Format: uuid */
            student_id: string;
            /** Format: uuid */
            skill_id: string;
            mastered_on: string | null;
        };
        /** StudentUnsuited */
        StudentUnsuited: {
            /** Format: uuid */
            student_id: string;
            student_name: string;
            /**
             * @description birth_date: nobody has told it
             * @enum {unknown}
             */
            reason: "level" | "age" | "birth_date";
            /** @description Has a fixed place in the group */
            is_holder: boolean;
            /** @description Classes to come in which they have a place */
            enrolled: number;
            waiting: number;
        };
        /** SubstituteAsk */
        SubstituteAsk: {
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            };
            answer: ("accepted" | "declined") | null;
            words: string;
            answered_at: string | null;
        };
        /** SubstituteCandidate */
        SubstituteCandidate: {
            instructor: components["schemas"]["InstructorPart"];
            /** @description Helps in this class already */
            assists: boolean;
            /** @description The class type is one of their specialties */
            teaches_type: boolean;
            rating: number | null;
            /** @description Of other sessions in that ISO week */
            taught_minutes: number;
            max_weekly_hours: number;
        };
        /** SubstituteChoice */
        SubstituteChoice: {
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            };
            /** @description False when no decision of the desk can overlook what is against it */
            possible: boolean;
            problems: ("takes_no_substitutions" | "busy" | "other_specialty" | "on_leave" | "outside_windows" | "over_weekly_hours")[];
            busy_with: string | null;
        };
        /** SubstituteOffer */
        SubstituteOffer: {
            /** Format: uuid */
            id: string;
            class: components["schemas"]["ClassToGive"];
            absent: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /**
             * @description begun: the class has, and nobody had accepted it
             * @enum {string}
             */
            state: "open" | "accepted" | "declined" | "withdrawn" | "cancelled" | "moved" | "given" | "returned" | "begun";
            /** @description Said with the question */
            words: string;
            /** @description Name of who asked */
            asked_by: string;
            created_at: string;
            answer: ("accepted" | "declined") | null;
            obstacle: ("busy" | "takes_no_substitutions") | null;
            busy_with: string | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                accept: boolean;
                decline: boolean;
            };
        };
        /** SubstituteRequest */
        SubstituteRequest: {
            /** Format: uuid */
            id: string;
            class: components["schemas"]["ClassToGive"];
            absent: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /**
             * @description begun: the class has, and nobody had accepted it
             * @enum {string}
             */
            state: "open" | "accepted" | "declined" | "withdrawn" | "cancelled" | "moved" | "given" | "returned" | "begun";
            /** @description Said with the question */
            words: string;
            /** @description Name of who asked */
            asked_by: string;
            created_at: string;
            closed_at: string | null;
            /** @description Who was asked, in the order of their names */
            asks: components["schemas"]["SubstituteAsk"][];
            /** @description What the one who asks may do with this row */
            abilities: {
                withdraw: boolean;
            };
        };
        /** SubstitutesAsked */
        SubstitutesAsked: {
            /** @description By the time of their classes */
            requests: components["schemas"]["SubstituteRequest"][];
            /** @description Classes about which nobody was asked, and why */
            left_out: {
                /** Format: uuid */
                session_id: string;
                /** @enum {string} */
                reason: "begun" | "over" | "found" | "nobody_free" | "asked_already";
            }[];
        };
        /** TaughtSession */
        TaughtSession: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            /** Format: uuid */
            club_id: string;
            court_id: string | null;
            /** Format: uuid */
            class_type_id: string;
            /** Format: uuid */
            level_id: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the club's offset
             */
            scheduled_datetime: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the club's offset
             */
            ends_at: string;
            duration_minutes: number;
            /** @enum {string} */
            status: "scheduled" | "confirmed" | "in_progress" | "completed" | "cancelled";
            enrolled_count: number;
            max_participants: number;
            as_substitute: boolean;
            /** @description Helps whoever gives it: paid as such */
            as_assistant: boolean;
        };
        /** Term */
        Term: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            club_id: string;
            name: string;
            starts_on: string;
            ends_on: string;
            /** @enum {string} */
            renewal_needs: "none" | "answer";
            renewal_from: string | null;
            renewal_until: string | null;
            newcomers_from: string | null;
            opens_on: string | null;
            /** @description How many belong to it, cancelled ones left out */
            groups: number;
            /** @description What the one who asks may do with this row */
            abilities: {
                change: boolean;
                delete: boolean;
            };
        };
        /** TestMail */
        TestMail: {
            to_email: string;
            sent: boolean;
            problem: ("not_configured" | "unknown_host" | "no_answer" | "refused_connection" | "encryption" | "login" | "sender" | "recipient" | "message" | "other") | null;
            /** @description What the mail server, or the network, said */
            detail: string;
        };
        /** Till */
        Till: {
            /** Format: uuid */
            club_id: string;
            /**
             * Format: date
             * @description YYYY-MM-DD, club wall time
             */
            local_date: string;
            currency: string;
            /** @description The club's, and those of what went through it */
            currencies: string[];
            /** @description By means, those that had any */
            money: {
                /** @enum {string} */
                method: "cash" | "card_terminal" | "transfer" | "online" | "direct_debit";
                /** @description What came in */
                taken: number;
                /** @description What went out: refunds, payments taken back, credit that was paid out */
                returned: number;
                /** @description How many movements */
                count: number;
            }[];
            /** @description Those of that day, the last one first */
            closings: {
                /** @description From 1 on, of this till */
                number: number;
                /**
                 * Format: date-time
                 * @description Since when it covers what went through the till
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description When it was counted
                 */
                at: string;
                /** @description What was in it at the beginning */
                opening_cash: number;
                /** @description What should have been in it */
                expected_cash: number;
                /** @description Minor units of the currency */
                counted_cash: number;
                /** @description What was too much in it, below 0 what was missing */
                difference: number;
                /** @description What stayed in it; the rest was taken out */
                left_cash: number;
                note: string;
                by: string | null;
            }[];
            standing: {
                /**
                 * Format: date-time
                 * @description When it was counted last; the beginning of the day where it never was
                 */
                from: string;
                /** @description What was left in it then, and what was on its way */
                opening_cash: number;
                /** @description Minor units: what should be in it */
                expected_cash: number;
                /** @description How often it has been counted */
                number: number;
            } | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                close: boolean;
            };
        };
        /** TillMovement */
        TillMovement: {
            /** Format: uuid */
            id: string;
            /**
             * @description mistake: a payment that was taken back; paid_out: credit that was handed over
             * @enum {string}
             */
            kind: "payment" | "refund" | "mistake" | "paid_out";
            /** @description RFC 3339, with the offset of the club’s zone */
            at: string;
            /** @enum {string} */
            method: "cash" | "card_terminal" | "transfer" | "online" | "direct_debit";
            /** @description Minor units; below 0 what went out */
            amount: number;
            currency: string;
            /** Format: uuid */
            client_id: string;
            client_name: string;
            payment_id: string | null;
            /** @description What for: classes and packages; empty: the account of the client */
            labels: string[];
            reference: string;
            reason: string;
            by: string | null;
        };
        /** TimetableReport */
        TimetableReport: {
            dry_run: boolean;
            /** @description False when nothing was written */
            imported: boolean;
            row_count: number;
            /** @description Rows that could be imported if the others were left out */
            good_count: number;
            /** @description Made, or to be made: none while the whole is refused */
            schedule_count: number;
            /** @description Made, or to be made, when published */
            session_count: number;
            /** @description Rows whose schedule is there from an earlier import */
            existing_count: number;
            /** @description Rows equal to an earlier one: taken as classes side by side */
            repeated_count: number;
            /** @description All of them; the first thousand are told one by one */
            problem_count: number;
            /** @description What is wrong, by line; nothing is imported unless such rows are left out */
            problems: {
                line: number;
                column: string | null;
                /** @enum {string} */
                code: "missing" | "too_long" | "format" | "not_whole" | "not_minor_units" | "out_of_range" | "not_weekday" | "end_before_start" | "below_minimum" | "unknown_level" | "unknown_type" | "not_in_use" | "not_at_club" | "no_such_club" | "not_your_club" | "new_club_timezone" | "new_club_currency" | "other_timezone" | "other_currency" | "court_busy" | "instructor_busy" | "unknown_column" | "repeated_column" | "missing_column" | "empty_file" | "other_duration" | "said_twice" | "too_many_decimals" | "date_out_of_range" | "no_such_day" | "past" | "other_type_currency" | "refused" | "too_many_rows" | "too_many_columns" | "not_a_table" | "dates_taken" | "none_yet" | "too_many_cells" | "one_or_several" | "csv";
                params: {
                    [key: string]: string | number | string[];
                };
                message: string;
            }[];
            /** @description What a reader would not expect of rows that are right: dates left out, classes that come later */
            notes: {
                line: number;
                column: string | null;
                /** @enum {string} */
                code: "missing" | "too_long" | "format" | "not_whole" | "not_minor_units" | "out_of_range" | "not_weekday" | "end_before_start" | "below_minimum" | "unknown_level" | "unknown_type" | "not_in_use" | "not_at_club" | "no_such_club" | "not_your_club" | "new_club_timezone" | "new_club_currency" | "other_timezone" | "other_currency" | "court_busy" | "instructor_busy" | "unknown_column" | "repeated_column" | "missing_column" | "empty_file" | "other_duration" | "said_twice" | "too_many_decimals" | "date_out_of_range" | "no_such_day" | "past" | "other_type_currency" | "refused" | "too_many_rows" | "too_many_columns" | "not_a_table" | "dates_taken" | "none_yet" | "too_many_cells" | "one_or_several" | "csv";
                params: {
                    [key: string]: string | number | string[];
                };
                message: string;
            }[];
            /** @description The columns of the file, and what each was taken for */
            headings: {
                name: string;
                column: string | null;
            }[];
            /** @description Of a workbook */
            sheets: string[];
            /** @description Texts that may be one coach or several, and what was said of each (`coaches`) */
            questions: {
                text: string;
                choice: ("one" | "several") | null;
                count: number;
            }[];
            /** @description What stood in for empty cells */
            defaults: {
                column: string;
                value: string;
                count: number;
            }[];
            /** @description Found by name, and made where missing */
            created: {
                clubs: string[];
                class_types: string[];
                instructors: string[];
                courts: string[];
            };
            clubs: {
                name: string;
                schedule_count: number;
                session_count: number;
            }[];
        };
        /** TokenMaker */
        TokenMaker: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** TokenScope */
        TokenScope: {
            /**
             * @description A permission
             * @enum {string}
             */
            code: "tenancy.change_organization" | "tenancy.add_club" | "tenancy.change_club" | "tenancy.view_members" | "tenancy.manage_members" | "tenancy.manage_tokens" | "tenancy.manage_webhooks" | "tenancy.view_audit" | "tenancy.view_mail" | "tenancy.view_settings" | "tenancy.change_settings" | "clients.view_clientprofile" | "clients.add_clientprofile" | "clients.change_clientprofile" | "clients.block_clientprofile" | "clients.merge_clientprofile" | "clients.export_clientprofile" | "clients.erase_clientprofile" | "clients.import" | "imports.undo" | "classes.view_catalog" | "classes.change_classlevel" | "classes.change_skill" | "classes.add_classtype" | "classes.change_classtype" | "courts.view_court" | "courts.change_court" | "courts.view_reservation" | "courts.change_reservation" | "classes.view_instructor" | "classes.add_instructor" | "classes.change_instructor" | "classes.change_classpackage" | "classes.buy_package" | "classes.sell_package" | "classes.change_feeplan" | "classes.view_charge" | "classes.manage_charge" | "classes.manage_debit" | "classes.view_mandate" | "classes.end_mandate" | "classes.view_classschedule" | "classes.add_classschedule" | "classes.change_classschedule" | "classes.delete_classschedule" | "classes.view_classsession" | "classes.change_classsession" | "classes.import_timetable" | "classes.manage_terms" | "classes.enroll" | "classes.manage_enrollments" | "classes.grant_make_up" | "classes.import_places" | "classes.mark_attendance" | "classes.record_payment" | "classes.view_payment" | "classes.refund_payment" | "classes.use_credit" | "classes.pay_online" | "classes.adjust_account" | "classes.view_receipt" | "classes.evaluate" | "classes.view_evaluation" | "classes.view_student_progress" | "calendars.subscribe" | "classes.view_analytics" | "notifications.view_own";
            /** @enum {string} */
            area: "club" | "clients" | "classes" | "bookings" | "money";
        };
        /** TwoFactorsEnabled */
        TwoFactorsEnabled: {
            method?: string;
            /** @description For the app that makes the codes */
            totpURI?: string;
            backupCodes?: string[];
            status?: boolean;
        };
        /** Unread */
        Unread: {
            unread_count: number;
        };
        /** UnsignedWaivers */
        UnsignedWaivers: {
            /** @description In force; null where there is none */
            version: number | null;
            /** @description People booked in classes to come that ask for the waiver, for whom nobody has signed it */
            unsigned: number;
        };
        /** UnsolvedClass */
        UnsolvedClass: {
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            schedule_id: string;
            name: string;
            club: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            local_date: string;
            local_time: string;
            /** @description RFC 3339, in the offset of the club */
            scheduled_datetime: string;
            ends_at: string;
            court: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            instructor: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            enrolled_count: number;
            waitlisted_count: number;
            /** @description Why it cannot take place as it stands */
            reasons: ("club_inactive" | "club_closed" | "closed_hours" | "coach_away" | "coach_inactive" | "assistant_away" | "assistant_inactive" | "without_coach" | "court_inactive" | "court_closed" | "over_capacity")[];
        };
        /** UnsolvedClasses */
        UnsolvedClasses: {
            /** @description All of them; the first hundred are listed */
            total: number;
            results: components["schemas"]["UnsolvedClass"][];
        };
        /** Waiver */
        Waiver: {
            /** Format: uuid */
            id: string;
            version: number;
            title_es: string;
            title_en: string;
            text_es: string;
            text_en: string;
            asks_from: string | null;
            /**
             * Format: date-time
             * @description Since when it is, or was, in force
             */
            created_at: string;
        };
        /** WaiverSignature */
        WaiverSignature: {
            version: number;
            /**
             * Format: date-time
             * @description When it was signed, or noted
             */
            at: string;
            on_paper: string | null;
            /** @description As who signed typed it; empty on paper */
            typed_name: string;
            signed_by: string | null;
        };
        /** Waivers */
        Waivers: {
            current: components["schemas"]["Waiver"] | null;
            /** @description Oneself and one’s dependants for whom nobody has signed it */
            missing: {
                /** Format: uuid */
                client_id: string;
                display_name: string;
            }[];
        };
        /** Webhook */
        Webhook: {
            /** Format: uuid */
            id: string;
            url: string;
            description: string;
            club_id: string | null;
            events: ("enrollment.created" | "enrollment.waitlisted" | "enrollment.promoted" | "enrollment.displaced" | "enrollment.cancelled" | "enrollment.reinstated" | "attendance.marked" | "session.created" | "session.changed" | "session.cancelled" | "session.reinstated" | "schedule.published" | "schedule.cancelled" | "place.given" | "place.changed" | "place.moved" | "place.ended" | "student.created" | "student.changed" | "level.confirmed" | "level.taken_back" | "payment.recorded" | "payment.refunded" | "receipt.issued" | "debit.returned")[];
            /**
             * @description failing: the last message has not arrived yet; disabled: nothing is sent
             * @enum {string}
             */
            status: "active" | "failing" | "disabled";
            disabled_why: ("by_hand" | "gone" | "failing" | "secret" | "maker") | null;
            disabled_at: string | null;
            failing_since: string | null;
            former_secret_until: string | null;
            made_by: components["schemas"]["WebhookMaker"];
            created_at: string;
        };
        /** WebhookAttempt */
        WebhookAttempt: {
            at: string;
            duration_ms: number;
            status: number | null;
            error: ("address" | "name" | "timeout" | "tls" | "connection") | null;
            /** @description The begin of the answer */
            excerpt: string;
        };
        /** WebhookDelivery */
        WebhookDelivery: {
            /** Format: uuid */
            id: string;
            /** @description The `webhook-id`: the same each time that it is sent */
            message_id: string;
            event: string;
            /** @enum {string} */
            status: "waiting" | "delivered" | "failed";
            /** @description JSON, as it is sent */
            body: string;
            tries: number;
            next_at: string | null;
            created_at: string;
            ended_at: string | null;
            /** @description The last ones, the newest last */
            attempts: components["schemas"]["WebhookAttempt"][];
        };
        /** WebhookMaker */
        WebhookMaker: {
            /**
             * Format: uuid
             * @description Who answers for it: who made it, then whoever last switched it on
             */
            id: string;
            name: string;
        };
        /** Webhooks */
        Webhooks: {
            results: components["schemas"]["Webhook"][];
            /** @description Those that can be chosen */
            events: ("enrollment.created" | "enrollment.waitlisted" | "enrollment.promoted" | "enrollment.displaced" | "enrollment.cancelled" | "enrollment.reinstated" | "attendance.marked" | "session.created" | "session.changed" | "session.cancelled" | "session.reinstated" | "schedule.published" | "schedule.cancelled" | "place.given" | "place.changed" | "place.moved" | "place.ended" | "student.created" | "student.changed" | "level.confirmed" | "level.taken_back" | "payment.recorded" | "payment.refunded" | "receipt.issued" | "debit.returned")[];
        };
        /** WebhooksReplayed */
        WebhooksReplayed: {
            /** @description Sent again */
            count: number;
            /** @description There are more: ask again */
            more: boolean;
        };
        /** WholeCollection */
        WholeCollection: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            club_id: string;
            club_name: string;
            collect_on: string;
            /** @enum {string} */
            status: "made" | "submitted" | "booked" | "cancelled";
            creditor_name: string;
            /** @description Without what was taken out */
            count: number;
            /** @description Of these */
            amount: number;
            returned_count: number;
            /** @description Minor units of the currency */
            returned_amount: number;
            payers: number;
            /**
             * Format: date-time
             * @description RFC 3339
             */
            created_at: string;
            by: string | null;
            submitted_at: string | null;
            booked_at: string | null;
            cancelled_at: string | null;
            /** @description What the one who asks may do with this row */
            abilities: {
                download: boolean;
                submit: boolean;
                unsubmit: boolean;
                book: boolean;
                cancel: boolean;
            };
            items: components["schemas"]["DebitItem"][];
        };
        /** ZoneInTheWay */
        ZoneInTheWay: {
            /** Format: uuid */
            session_id: string;
            local_date: string;
            local_time: string;
            /**
             * @description It would have begun; or its coach gives another class then, at another club
             * @enum {unknown}
             */
            reason: "begun" | "coach_busy";
            busy_with: string | null;
        };
        /** ZonePreview */
        ZonePreview: {
            /** @description Classes ahead that stay at their hour, at another moment */
            classes: number;
            /** @description Classes that cannot: the zone is refused until they are moved or called off */
            in_the_way: components["schemas"]["ZoneInTheWay"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
