package dev.corpusmill.call;

import java.net.URI;

/** URLs for messages and manifests. */
public final class Urls {
    private Urls() {}

    /** A URL without user, password, query and fragment. */
    public static String masked(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }
}
