package dev.corpusmill.query.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a service without keys may be called. A web page can have its own name lead to this machine (DNS
 * rebinding); the browser then lets it read what the service answers. What it cannot change is the name in {@code Host}.
 */
final class Hosts {
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|(.+\\.)?localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private final List<String> others;

    /** {@code others} are allowed beside those of this machine. */
    Hosts(List<String> others) {
        this.others = others.stream().map(Hosts::lower).toList();
    }

    /** Whether a request with this {@code Host} is for us. */
    boolean allowed(@Nullable String host) {
        if (host == null) {
            return true; // of HTTP/1.0, which no browser speaks
        }
        String name = PORT.matcher(lower(host)).replaceFirst("");
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return LOOPBACK.matcher(plain).matches() || others.contains(plain);
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
