package dev.corpusmill.config;

import java.io.Serializable;

/**
 * Where plug-ins are.
 *
 * @param path folder with their jars; one that does not exist has none
 */
public record PluginsConfig(String path) implements Serializable {}
