package dev.corpusmill.api;

/**
 * The version of this API, and the attributes of a plug-in's manifest.
 *
 * <p>The number rises when a plug-in that was built before no longer works; a plug-in of another number is refused by name.
 */
public final class ApiVersion {
    /** The version of the API that this program offers. */
    public static final int CURRENT = 1;

    /** Manifest attribute: what the plug-in is called in messages and reports. */
    public static final String NAME_ATTRIBUTE = "Corpusmill-Plugin";

    /** Manifest attribute: the plug-in's own version. */
    public static final String VERSION_ATTRIBUTE = "Corpusmill-Plugin-Version";

    /** Manifest attribute: the version of the API that the plug-in was built for. */
    public static final String API_ATTRIBUTE = "Corpusmill-Api";

    private ApiVersion() {}
}
