package dev.corpusmill.query.http;

/** Who may call an endpoint. */
enum Access {
    /** Everybody, without a key. */
    OPEN,
    /** Every client with a key. */
    CLIENT,
    /** Those that may change documents. */
    EDITOR,
    /** Operators only: it shows all tenants. */
    OPERATOR
}
