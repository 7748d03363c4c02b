package dev.corpusmill.query.llm;

import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. May block. */
@FunctionalInterface
public interface Resolver {
    List<String> addresses(String host) throws UnknownHostException;
}
