package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentMembershipDictionary;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.jspecify.annotations.Nullable;

/** Which optional content of a document a viewer shows when it opens the document (ISO 32000-1, 8.11). */
final class Layers {
    private static final int MAX_NESTING = 32;
    private static final COSName EVENT = COSName.getPDFName("Event");
    private static final COSName CATEGORY = COSName.getPDFName("Category");
    private static final COSName VIEW_STATE = COSName.getPDFName("ViewState");
    private static final COSName USAGE = COSName.getPDFName("Usage");

    private final @Nullable PDOptionalContentProperties properties;
    private final List<COSDictionary> switchedForViewing = new ArrayList<>();

    Layers(PDDocument document) {
        properties = document.getDocumentCatalog().getOCProperties();
        COSDictionary defaults =
                properties == null ? null : properties.getCOSObject().getCOSDictionary(COSName.D);
        COSArray automatic = defaults == null ? null : defaults.getCOSArray(COSName.AS);
        for (int i = 0; automatic != null && i < automatic.size(); i++) {
            if (automatic.getObject(i) instanceof COSDictionary usage && isForViewing(usage)) {
                addGroups(usage.getCOSArray(COSName.OCGS));
            }
        }
    }

    private static boolean isForViewing(COSDictionary usage) {
        COSArray categories = usage.getCOSArray(CATEGORY);
        return COSName.VIEW.equals(usage.getCOSName(EVENT))
                && categories != null
                && categories.indexOf(COSName.VIEW) >= 0;
    }

    private void addGroups(@Nullable COSArray groups) {
        for (int i = 0; groups != null && i < groups.size(); i++) {
            if (groups.getObject(i) instanceof COSDictionary group) {
                switchedForViewing.add(group);
            }
        }
    }

    /** Whether content with these properties is not shown. */
    boolean hides(@Nullable PDPropertyList content) {
        if (properties == null) {
            return false;
        }
        if (content instanceof PDOptionalContentGroup group) {
            return hides(group);
        }
        return content instanceof PDOptionalContentMembershipDictionary members && hides(members);
    }

    private boolean hides(PDOptionalContentGroup group) {
        if (properties == null) {
            return false;
        }
        COSDictionary usage = group.getCOSObject().getCOSDictionary(USAGE);
        COSDictionary view = usage == null ? null : usage.getCOSDictionary(COSName.VIEW);
        if (view != null && switchedForViewing.contains(group.getCOSObject())) {
            return COSName.OFF.equals(view.getCOSName(VIEW_STATE));
        }
        return !properties.isGroupEnabled(group);
    }

    private boolean hides(PDOptionalContentMembershipDictionary members) {
        COSArray expression = members.getCOSObject().getCOSArray(COSName.VE);
        if (expression != null && expression.size() > 0) {
            return !holds(expression, 0);
        }
        List<PDPropertyList> groups = members.getOCGs();
        if (groups.isEmpty()) {
            return false;
        }
        COSName policy = members.getVisibilityPolicy();
        if (COSName.ALL_ON.equals(policy)) {
            return groups.stream().anyMatch(this::hides);
        }
        if (COSName.ANY_OFF.equals(policy)) {
            return groups.stream().noneMatch(this::hides);
        }
        return COSName.ALL_OFF.equals(policy)
                ? !groups.stream().allMatch(this::hides)
                : groups.stream().allMatch(this::hides);
    }

    /** A visibility expression: And, Or, Not over groups and expressions. */
    private boolean holds(COSBase term, int depth) {
        if (term instanceof COSDictionary group) {
            return !hides(PDPropertyList.create(group));
        }
        if (!(term instanceof COSArray expression) || expression.size() < 2 || depth > MAX_NESTING) {
            return true;
        }
        String operator = expression.getName(0, "");
        boolean all = true;
        boolean any = false;
        for (int i = 1; i < expression.size(); i++) {
            boolean shown = holds(expression.getObject(i), depth + 1);
            all &= shown;
            any |= shown;
        }
        return operator.equals("Not") ? !any : operator.equals("And") ? all : any;
    }
}
