package com.example.threetier;

/** The layers of the application, from the internet inwards; each is called by the one before it alone. */
enum Tier {

    /** Reverse proxies, which balance the load; the only machines with public addresses. */
    WEB(443),

    /** The application; it fetches updates through NAT gateways. */
    APP(8080),

    /** The database; it has no way to or from the internet. */
    DB(5432);

    private final int port;

    Tier(int port) {
        this.port = port;
    }

    /** The TCP port on which the tier's instances listen. */
    int port() {
        return port;
    }

    /** The name of its resources. */
    String label() {
        return switch (this) {
            case WEB -> "web";
            case APP -> "app";
            case DB -> "db";
        };
    }
}
