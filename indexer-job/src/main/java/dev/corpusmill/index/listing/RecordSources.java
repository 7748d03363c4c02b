package dev.corpusmill.index.listing;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.plugin.PluginException;
import dev.corpusmill.plugin.Providers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * How sources of records are listed.
 *
 * @param metadata types of the declared fields
 * @param plugins folder of plug-ins, which may bring formats
 * @param folder where what is known of shards is kept
 * @param forget whether shards that are gone are gone for good
 */
public record RecordSources(Map<String, String> metadata, String plugins, Path folder, Clock clock, boolean forget) {
    /** As a configuration says. */
    public static RecordSources of(CorpusmillConfig config, boolean forget) {
        return new RecordSources(
                config.metadata(),
                config.plugins().path(),
                Path.of(config.store().path(), config.index().name(), "shards"),
                Clock.systemUTC(),
                forget);
    }

    /** The name of a source's format is known. */
    dev.corpusmill.api.records.RecordFormat format(SourceConfig source) {
        try {
            return Providers.of(plugins).recordFormat(source.format()).open();
        } catch (PluginException unknown) {
            throw new ExportException(source.name(), List.of("format: " + unknown.getMessage()));
        }
    }

    ShardCache cache(SourceConfig source, String key) {
        return ShardCache.open(folder.resolve(source.name()), key, clock);
    }
}
