package dev.corpusmill.index.parse;

import dev.corpusmill.api.filter.DocumentFilter;
import dev.corpusmill.api.filter.DocumentFilter.Candidate;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.config.ParseConfig;
import dev.corpusmill.index.cluster.MemoryNeeds;
import dev.corpusmill.index.files.ContentHash;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.Failures;
import dev.corpusmill.index.flow.Openers.FiltersOpener;
import dev.corpusmill.index.flow.Outcome;
import dev.corpusmill.index.flow.ParsedRecord;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.report.StageClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
    private final MemoryNeeds memory;
    private final Clock clock;
    private final boolean replays;
    private final FiltersOpener filtersOpener;
    private transient boolean replaying;
    private transient Parser parser;
    private transient List<DocumentFilter> filters;
    private transient StageClock stageClock;

    /**
     * {@code replays} says whether a restarted attempt gets entries again that the one before it may have written.
     */
    public ParseFunction(ParseConfig config, Needs needs, Clock clock, boolean replays) {
        this.config = config;
        this.memory = needs.memory();
        this.filtersOpener = needs.filters();
        this.clock = clock;
        this.replays = replays;
    }

    /**
     * What it needs where it runs.
     *
     * @param memory what the whole job takes; it is checked here, because the parsers take most of it
     * @param filters say which parsed documents are indexed
     */
    public record Needs(MemoryNeeds memory, FiltersOpener filters) {}

    @Override
    public void open(OpenContext context) {
        try {
            memory.check(getRuntimeContext());
            filters = filtersOpener.open();
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
        replaying = replays && getRuntimeContext().getTaskInfo().getAttemptNumber() > 0;
        parser = Parsers.open(config);
        stageClock = StageClock.register(getRuntimeContext(), "parse");
    }

    @Override
    public void close() {
        if (parser != null) {
            parser.close();
        }
    }

    @Override
    public void flatMap(PlanEntry entry, Collector<ParsedRecord> out) {
        out.collect(
                switch (entry.op()) {
                    case ADD, UPDATE -> stageClock.time(() -> read(entry));
                    case METADATA, DELETE, MISSING, COPY -> withoutText(DocumentContext.unread(entry));
                });
    }

    /** A document that changes while it is read is read again, a few times. */
    private ParsedRecord read(PlanEntry entry) {
        FileTree files = FileTree.of(entry.uri());
        DocumentContext unread = DocumentContext.unread(entry);
        try {
            for (int reads = 0; reads < MAX_READS; reads++) {
                FileTree.Child before = files.stat(entry.uri());
                long readMillis = clock.millis();
                DocumentContext header = unread.read("", before.size(), before.mtimeMillis(), readMillis);
                ParsedRecord record = readOnce(files, header);
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

    private ParsedRecord readOnce(FileTree files, DocumentContext header) throws IOException {
        PlanEntry entry = header.entry();
        if (header.size() > config.maxFileSize().bytes()) { // it grew since it was listed
            return failed(
                    header,
                    Stage.FETCH,
                    FailureKind.REJECTED,
                    "larger than parse.max-file-size: bytes=" + header.size());
        }
        // What the plan knows to be indexed, an earlier attempt may have replaced, by an edit that was undone since.
        if (!entry.contentHash().isEmpty() && !replaying) {
            String hash = ContentHash.of(files, entry.uri());
            if (hash.equals(entry.contentHash())) {
                return withoutText(header.read(hash, header.size(), header.mtimeMillis(), header.readMillis())
                        .withOutcome(Outcome.UNCHANGED));
            }
        }
        MessageDigest digest = Hashes.sha256();
        try (InputStream content = new DigestInputStream(files.open(entry.uri()), digest)) {
            ParsedDocument parsed = parser.parse(name(entry), content);
            content.transferTo(OutputStream.nullOutputStream());
            DocumentContext read = header.read(
                            HexFormat.of().formatHex(digest.digest()),
                            header.size(),
                            header.mtimeMillis(),
                            header.readMillis())
                    .parsed(parsed.title(), parsed.warnings());
            return parsed.isEmpty() ? withoutText(read.withOutcome(Outcome.EMPTY)) : filtered(read, parsed);
        } catch (ParseException failure) {
            if (failure.kind() == FailureKind.FATAL) {
                throw Failures.ofJob(failure);
            }
            return failed(header, Stage.PARSE, failure.kind(), ClassifiedException.reasonOf(failure));
        }
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
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
                String facts = "filter=" + filter.getClass().getName() + " reason=" + broken;
                return failed(read, Stage.PARSE, FailureKind.REJECTED, "a document filter failed: " + facts);
            }
        }
        return new ParsedRecord(read.withOutcome(Outcome.INDEXED), parsed.body());
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

    private static ParsedRecord withoutText(DocumentContext header) {
        return new ParsedRecord(header, ParsedText.plain(""));
    }

    private static ParsedRecord failed(DocumentContext header, Stage stage, FailureKind kind, String reason) {
        return withoutText(header.failed(new Failure(stage, kind, reason)));
    }
}
