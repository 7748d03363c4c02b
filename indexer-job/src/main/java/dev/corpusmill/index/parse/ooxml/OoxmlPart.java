package dev.corpusmill.index.parse.ooxml;

import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;

/** A part of a package, and the parts that it names. */
public final class OoxmlPart {
    private final PackagePart part;

    /** Reads a part from its root element. */
    public interface Reader {
        void read(XmlCursor xml) throws IOException;
    }

    public OoxmlPart(PackagePart part) {
        this.part = part;
    }

    public String name() {
        return part.getPartName().getName();
    }

    PackagePart part() {
        return part;
    }

    public void read(Reader reader) throws IOException {
        try (InputStream content = part.getInputStream();
                XmlCursor xml = XmlCursor.open(content)) {
            reader.read(xml);
        }
    }

    /** The part of a relationship; empty for one that is missing or outside of the package. */
    public Optional<OoxmlPart> related(String id) throws IOException {
        PackageRelationship relationship = part.getRelationship(id);
        return relationship == null ? Optional.empty() : target(relationship);
    }

    /** The first part of a kind, like {@code styles}: the last step of the relationship's type. */
    public Optional<OoxmlPart> firstOfKind(String kind) throws IOException {
        return ofKind(kind).stream().findFirst();
    }

    /** Transitional and strict documents differ only in what stands before the last step of a type. */
    public List<OoxmlPart> ofKind(String kind) throws IOException {
        List<OoxmlPart> found = new ArrayList<>();
        try {
            for (PackageRelationship relationship : part.getRelationships()) {
                if (relationship.getRelationshipType().endsWith("/" + kind)) {
                    target(relationship).ifPresent(found::add);
                }
            }
        } catch (InvalidFormatException broken) {
            throw new IOException("broken relationships: part=" + name(), broken);
        }
        return found;
    }

    private Optional<OoxmlPart> target(PackageRelationship relationship) throws IOException {
        if (relationship.getTargetMode() != TargetMode.INTERNAL) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(part.getRelatedPart(relationship)).map(OoxmlPart::new);
        } catch (IllegalArgumentException missing) {
            return Optional.empty(); // it names a part that is not there
        } catch (InvalidFormatException | OpenXML4JRuntimeException broken) {
            throw new IOException("broken relationship: part=" + name() + " id=" + relationship.getId(), broken);
        }
    }
}
