package dev.corpusmill.index.command;

import java.util.LinkedHashMap;
import java.util.Map;

/** What to do about the reasons of the operating system that say only what is wrong. */
final class Remedies {
    private static final Map<String, String> BY_REASON = new LinkedHashMap<>();

    static {
        BY_REASON.put("No space left on device", "make room there, then run again");
        BY_REASON.put("Disk quota exceeded", "make room there or raise the quota, then run again");
        BY_REASON.put("File too large", "raise the limit on file sizes, ulimit -f or the quota, then run again");
        BY_REASON.put("Too many open files", "raise the limit on open files, ulimit -n, then run again");
        BY_REASON.put("Read-only file system", "make it writable, or name another folder, then run again");
        BY_REASON.put("unable to create native thread", "raise the limit on processes, ulimit -u, then run again");
    }

    private Remedies() {}

    /** The message, with what to do where that is known. */
    static String with(String message) {
        return BY_REASON.entrySet().stream()
                .filter(entry -> message.contains(entry.getKey()))
                .findFirst()
                .map(entry -> message + " (" + entry.getValue() + ")")
                .orElse(message);
    }
}
