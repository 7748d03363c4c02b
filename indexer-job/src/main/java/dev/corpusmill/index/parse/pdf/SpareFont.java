package dev.corpusmill.index.parse.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.jspecify.annotations.Nullable;

/** A font that cannot be loaded, read by its encoding alone: its characters are known even if its shapes are not. */
final class SpareFont {
    private SpareFont() {}

    /** Null where the encoding cannot be read either. */
    static @Nullable PDFont of(@Nullable PDResources resources, List<COSBase> operands) {
        COSDictionary fonts =
                resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.FONT);
        if (fonts == null || operands.isEmpty() || !(operands.get(0) instanceof COSName name)) {
            return null;
        }
        COSDictionary broken = fonts.getCOSDictionary(name);
        if (broken == null || COSName.TYPE0.equals(broken.getCOSName(COSName.SUBTYPE))) {
            return null; // codes of composite fonts mean nothing without their parts
        }
        COSDictionary spare = new COSDictionary(broken);
        spare.removeItem(COSName.FONT_DESC);
        spare.setItem(COSName.SUBTYPE, COSName.TYPE1);
        try {
            return PDFontFactory.createFont(spare);
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }
}
