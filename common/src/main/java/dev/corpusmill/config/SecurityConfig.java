package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import java.io.Serializable;
import java.util.List;

/**
 * Who may use the service, and whom it trusts.
 *
 * @param keys file of API keys; where it does not exist, or is empty, the service is for this machine only
 * @param trustedCertificates PEM file of the authorities that model servers are trusted by; where it is empty, Java's
 * @param hosts names by which clients may call where there are no keys, beside those of this machine
 * @param corsOrigins web pages of these origins may call; {@code *} is any
 */
public record SecurityConfig(String keys, String trustedCertificates, List<String> hosts, List<String> corsOrigins)
        implements Serializable {
    public SecurityConfig {
        hosts = List.copyOf(hosts);
        corsOrigins = List.copyOf(corsOrigins);
        for (String origin : corsOrigins) {
            check(
                    origin.matches("\\*|https?://[^/\\s]+"),
                    "cors-origins must be like https://intranet.example, or *, was '%s'",
                    origin);
        }
    }
}
