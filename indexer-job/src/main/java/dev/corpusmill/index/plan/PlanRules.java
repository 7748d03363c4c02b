package dev.corpusmill.index.plan;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentId;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.index.flow.RecordPlace;
import dev.corpusmill.index.listing.DocumentGlobs;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.ListedRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a plan is made by, besides listing and catalogue. */
public final class PlanRules {
    private static final int SUSPECT_RUNS = 2;

    private final CorpusmillConfig config;
    private final String recipe;
    private final String generation;
    private final long runToken;
    private final PlanOptions options;
    private final DocumentGlobs.Selection selection;
    private final Map<String, Access> accessBySource = new HashMap<>();
    private final ManagedSources managed;
    /** Sources of records, and whether these say themselves who may see them. */
    private final Map<String, Boolean> ofRecords = new HashMap<>();

    private boolean vanishing = true;

    public PlanRules(CorpusmillConfig config, String recipe, String generation, long runToken, boolean allowDeletes) {
        this(config, recipe, generation, runToken, PlanOptions.NONE.withAllowDeletes(allowDeletes));
    }

    public PlanRules(CorpusmillConfig config, String recipe, String generation, long runToken, PlanOptions options) {
        this.config = config;
        this.recipe = recipe;
        this.generation = generation;
        this.runToken = runToken;
        this.options = options;
        this.selection = new DocumentGlobs.Selection(options.only());
        for (SourceConfig source : config.sources()) {
            accessBySource.put(source.name(), source.access());
            if (source.records()) {
                ofRecords.put(source.name(), source.mapping().ownAccess());
            }
        }
        this.managed = new ManagedSources(config);
    }

    public String recipe() {
        return recipe;
    }

    /** The generation that is planned for; empty where there is none yet. */
    public String generation() {
        return generation;
    }

    long runToken() {
        return runToken;
    }

    PlanOptions options() {
        return options;
    }

    /** Whether the run is about this document. */
    boolean selects(String documentId) {
        return selection.match(documentId);
    }

    /** Whether the run is about something beneath a folder that could not be listed. */
    boolean reaches(String folderId) {
        return !options.failedOnly() && selection.reaches(folderId);
    }

    /** Lets a plan leave documents as they are that are not listed: a run that plans more than once counts them once. */
    public PlanRules withoutVanished() {
        PlanRules rules = new PlanRules(config, recipe, generation, runToken, options);
        rules.vanishing = false;
        return rules;
    }

    boolean vanishing() {
        return vanishing;
    }

    /** How many complete runs must miss a document before it is deleted. */
    public int deleteAfter(boolean suspect) {
        if (options.allowDeletes()) {
            return 1;
        }
        int asked = config.guards().deleteAfter();
        return suspect ? Math.max(SUSPECT_RUNS, asked) : asked;
    }

    /** What a listed document needs. */
    Change change(ListedFile file, CatalogueRow row, Access access) {
        return Change.of(file, row, recipe, access).asked(options);
    }

    /** Whether the configuration has this source. */
    boolean has(String source) {
        return accessBySource.containsKey(source);
    }

    /** Who may see a document by the present configuration; empty where its source is not configured any more, or its metadata cannot be used. */
    public Optional<Access> accessOf(String documentId) {
        DocumentId document = DocumentId.parse(documentId);
        return Optional.ofNullable(accessBySource.get(document.source()))
                .filter(access -> managed.problem(document).isEmpty())
                .map(access -> managed.withMetadata(document, access));
    }

    /** Who may see a document of a source of the configuration. */
    Access access(String documentId) {
        return accessOf(documentId)
                .orElseThrow(() -> new IllegalArgumentException("no access for a document: document=" + documentId));
    }

    /** Whether somebody asked for the deletion of a document that is not listed: it is not lost. */
    public boolean deletionAsked(String documentId) {
        return managed.deletionNoted(DocumentId.parse(documentId));
    }

    /** A document as its source would list it if nothing had changed since its row was written. */
    public ListedFile asListed(CatalogueRow row) {
        FileStamp file = row.file();
        @Nullable ListedRecord record = null;
        Boolean ownAccess = ofRecords.get(DocumentId.parse(row.documentId()).source());
        if (ownAccess != null) {
            RecordPlace place = new RecordPlace("", "", 0, 0, file.contentHash(), "");
            record = new ListedRecord(place, ownAccess ? row.access() : null, 0, false);
        }
        return new ListedFile(row.documentId(), row.uri(), file.size(), file.modifiedMillis(), record);
    }

    /** The problem of a record that cannot be taken now, while its document answers. */
    static Optional<String> failing(ListedFile file, CatalogueRow row) {
        ListedRecord record = file.record();
        boolean answers = row.status() == DocumentStatus.INDEXED || row.status() == DocumentStatus.MISSING;
        return record != null && answers && !record.place().problem().isEmpty()
                ? Optional.of(record.place().label() + ": " + record.place().problem())
                : Optional.empty();
    }

    /** Why a limit keeps a document out, or metadata that cannot be used: without them nobody knows who should find it. */
    public Optional<String> skip(ListedFile file) {
        return file.size() <= config.parse().maxFileSize().bytes()
                ? managed.problem(DocumentId.parse(file.documentId()))
                : Optional.of("larger than parse.max-file-size: bytes=" + file.size() + " limit="
                        + config.parse().maxFileSize());
    }
}
