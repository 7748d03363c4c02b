package dev.corpusmill.index.parse;

import dev.corpusmill.api.filter.DocumentFilter;
import dev.corpusmill.api.filter.DocumentFilter.Candidate;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.config.MappingConfig.TextType;
import dev.corpusmill.config.ParseConfig;
import dev.corpusmill.index.cluster.MemoryNeeds;
import dev.corpusmill.index.files.ContentHash;
import dev.corpusmill.index.files.FileNames;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.files.TimedReads;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.Failures;
import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.index.flow.Openers.FiltersOpener;
import dev.corpusmill.index.flow.Outcome;
import dev.corpusmill.index.flow.ParsedRecord;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.flow.RecordPlace;
import dev.corpusmill.index.records.MappedRecord;
import dev.corpusmill.index.records.RecordFetcher;
import dev.corpusmill.index.records.RecordMapping;
import dev.corpusmill.index.report.StageClock;
import dev.corpusmill.text.TextLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.FileSystemException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Reads a document and parses it. Whatever is wrong with it, exactly one record comes out. */
public final class ParseFunction extends RichFlatMapFunction<PlanEntry, ParsedRecord> {
    private static final long serialVersionUID = 1L;
    private static final int MAX_READS = 3;

    private final ParseConfig config;
    private final Tools tools;
    private final boolean replays;
    private transient boolean replaying;
    private transient TimedReads reads;
    private transient Parser parser;
    private transient RecordFetcher records;
    private transient RecordParser recordParser;
    private transient List<DocumentFilter> filters;
    private transient StageClock stageClock;

    /**
     * What a subtask works with.
     *
     * @param memory what the whole job takes; it is checked here, because the parsers take most of it
     * @param filters say which parsed documents are indexed
     * @param records how records of exports are read
     */
    public record Tools(
            FilesOpener files, MemoryNeeds memory, FiltersOpener filters, RecordFetcher.Settings records, Clock clock)
            implements Serializable {}

    /** {@code replays} says whether a restarted attempt gets entries again that the one before it may have written. */
    public ParseFunction(ParseConfig config, Tools tools, boolean replays) {
        this.config = config;
        this.tools = tools;
        this.replays = replays;
    }

    @Override
    public void open(OpenContext context) {
        try {
            tools.memory().check(getRuntimeContext());
            filters = tools.filters().open();
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
        replaying = replays && getRuntimeContext().getTaskInfo().getAttemptNumber() > 0;
        parser = Parsers.open(config);
        recordParser = new RecordParser(parser, ParseLimits.of(config));
        reads = new TimedReads(config.timeout());
        records = new RecordFetcher(
                tools.records(), uri -> reads.over(tools.files().open(uri)), RecordMapping.MAX_RECORD_BYTES);
        stageClock = StageClock.register(getRuntimeContext(), "parse");
    }

    @Override
    public void close() throws IOException {
        if (records != null) {
            records.close();
        }
        if (parser != null) {
            parser.close();
        }
    }

    @Override
    public void flatMap(PlanEntry entry, Collector<ParsedRecord> out) {
        out.collect(
                switch (entry.action()) {
                    case ADD, UPDATE -> stageClock.time(() -> read(entry));
                    case METADATA, DELETE, MISSING, COPY -> withoutText(DocumentContext.unread(entry));
                });
    }

    private ParsedRecord read(PlanEntry entry) {
        RecordPlace place = entry.record();
        return place == null ? readFile(entry) : readRecord(entry, place);
    }

    /** A record is known by what the listing read of it. */
    private ParsedRecord readRecord(PlanEntry entry, RecordPlace place) {
        FileStamp listed = entry.file();
        DocumentContext document = DocumentContext.unread(entry)
                .read(new FileStamp(
                        listed.size(),
                        listed.modifiedMillis(),
                        place.hash(),
                        tools.clock().millis()));
        if (!place.problem().isEmpty()) {
            return failed(document, Stage.LIST, FailureKind.REJECTED, place.label() + ": " + place.problem());
        }
        if (place.hash().equals(listed.contentHash()) && !replaying) {
            return withoutText(document.withOutcome(Outcome.UNCHANGED));
        }
        try {
            MappedRecord record = records.fetch(entry.documentId(), place);
            TextType type = records.source(entry.documentId()).mapping().contentType();
            return parsed(document, recordParser.parse(record, type));
        } catch (IOException failure) {
            return failed(document, Stage.FETCH, FailureKind.TRANSIENT, reason(failure));
        } catch (ParseException failure) {
            return rejected(document, failure);
        }
    }

    /** A document that changes while it is read is read again, a few times. */
    private ParsedRecord readFile(PlanEntry entry) {
        DocumentContext unread = DocumentContext.unread(entry);
        if (!FileNames.decodable(entry.uri())) {
            return failed(unread, Stage.LIST, FailureKind.REJECTED, "its name is not UTF-8 (rename the file)");
        }
        FileTree files = reads.over(tools.files().open(entry.uri()));
        try {
            for (int reads = 0; reads < MAX_READS; reads++) {
                FileTree.Child before = files.stat(entry.uri());
                long readMillis = tools.clock().millis();
                DocumentContext document =
                        unread.read(new FileStamp(before.size(), before.mtimeMillis(), "", readMillis));
                ParsedRecord record = readOnce(files, document);
                FileTree.Child after = files.stat(entry.uri());
                if (after.size() == before.size() && after.mtimeMillis() == before.mtimeMillis()) {
                    return record;
                }
            }
            return failed(unread, Stage.FETCH, FailureKind.TRANSIENT, "it kept changing while it was read");
        } catch (IOException failure) {
            return failed(unread, Stage.FETCH, FailureKind.TRANSIENT, reason(failure));
        }
    }

    private ParsedRecord readOnce(FileTree files, DocumentContext document) throws IOException {
        PlanEntry entry = document.entry();
        if (document.file().size() > config.maxFileSize().bytes()) { // it grew since it was listed
            return failed(
                    document,
                    Stage.FETCH,
                    FailureKind.REJECTED,
                    "larger than parse.max-file-size: bytes=" + document.file().size());
        }
        // What the plan knows to be indexed, an earlier attempt may have replaced, by an edit that was undone since.
        if (!entry.file().contentHash().isEmpty() && !replaying) {
            String hash = ContentHash.of(files, entry.uri());
            if (hash.equals(entry.file().contentHash())) {
                return withoutText(
                        document.read(document.file().withContentHash(hash)).withOutcome(Outcome.UNCHANGED));
            }
        }
        MessageDigest digest = Hashes.sha256();
        try (InputStream content = new DigestInputStream(files.open(entry.uri()), digest)) {
            ParsedDocument parsed = parser.parse(name(entry), content);
            content.transferTo(OutputStream.nullOutputStream());
            String hash = HexFormat.of().formatHex(digest.digest());
            return parsed(document.read(document.file().withContentHash(hash)), parsed);
        } catch (ParseException failure) {
            return rejected(document, failure);
        }
    }

    private ParsedRecord parsed(DocumentContext document, ParsedDocument parsed) {
        DocumentContext read = document.parsed(parsed.title(), parsed.warnings());
        return parsed.isEmpty() ? withoutText(read.withOutcome(Outcome.EMPTY)) : filtered(read, parsed);
    }

    private static ParsedRecord rejected(DocumentContext document, ParseException failure) {
        if (failure.kind() == FailureKind.FATAL) {
            throw Failures.ofJob(failure);
        }
        return failed(document, Stage.PARSE, failure.kind(), ClassifiedException.reasonOf(failure));
    }

    /** A document with text is indexed unless a filter leaves it out. */
    private ParsedRecord filtered(DocumentContext read, ParsedDocument parsed) {
        Candidate candidate =
                new Candidate(read.documentId(), read.title(), parsed.body().text());
        for (DocumentFilter filter : filters) {
            try {
                Optional<String> reason = filter.reject(candidate);
                if (reason.isPresent()) {
                    String said = reason.get().isBlank() ? "a document filter left it out" : reason.get();
                    return failed(read, Stage.FILTER, FailureKind.REJECTED, said);
                }
            } catch (ClassifiedException failure) {
                if (failure.kind() == FailureKind.FATAL) {
                    throw Failures.ofJob(failure);
                }
                return failed(read, Stage.PARSE, failure.kind(), ClassifiedException.reasonOf(failure));
            }
        }
        String language = TextLanguage.of(parsed.body().text()).orElse("");
        return new ParsedRecord(read.withOutcome(Outcome.INDEXED).inLanguage(language), parsed.body());
    }

    private static String name(PlanEntry entry) {
        return entry.documentId().substring(entry.documentId().indexOf(':') + 1);
    }

    private static String reason(IOException failure) {
        String reason = ClassifiedException.reasonOf(failure);
        return failure instanceof FileSystemException
                ? reason
                : failure.getClass().getSimpleName() + ": " + reason;
    }

    private static ParsedRecord withoutText(DocumentContext document) {
        return new ParsedRecord(document, ParsedText.plain(""));
    }

    private static ParsedRecord failed(DocumentContext document, Stage stage, FailureKind kind, String reason) {
        return withoutText(document.failed(new Failure(stage, kind, reason)));
    }
}
