package dev.corpusmill.index.parse.pdf;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedDocumentUtil;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** The files inside a PDF: of the document, of its pages and of annotations, each once. */
final class PdfAttachments {
    private static final int MAX_DEPTH = 20;
    private static final COSName ASSOCIATED = COSName.getPDFName("AF");

    private final ContentHandler handler;
    private final EmbeddedDocumentExtractor extractor;
    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    PdfAttachments(ContentHandler handler, ParseContext context) {
        this.handler = handler;
        this.extractor = EmbeddedDocumentUtil.getEmbeddedDocumentExtractor(context);
    }

    void extract(PDDocument document) throws IOException, SAXException {
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        if (names != null && names.getEmbeddedFiles() != null) {
            extract(names.getEmbeddedFiles(), 0);
        }
        associated(document.getDocumentCatalog().getCOSObject());
        for (PDPage page : document.getPages()) {
            associated(page.getCOSObject());
            for (PDAnnotation annotation : page.getAnnotations(PDAnnotationFileAttachment.class::isInstance)) {
                PDAnnotationFileAttachment attachment = (PDAnnotationFileAttachment) annotation;
                if (attachment.getFile() instanceof PDComplexFileSpecification file) {
                    extract(file, "");
                }
            }
        }
    }

    private void extract(PDNameTreeNode<PDComplexFileSpecification> node, int depth) throws IOException, SAXException {
        Map<String, PDComplexFileSpecification> files = node.getNames();
        if (files != null) {
            for (Map.Entry<String, PDComplexFileSpecification> file : files.entrySet()) {
                extract(file.getValue(), file.getKey());
            }
        }
        if (node.getKids() != null && depth < MAX_DEPTH) {
            for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
                extract(kid, depth + 1);
            }
        }
    }

    private void associated(COSDictionary owner) throws IOException, SAXException {
        COSArray files = owner.getCOSArray(ASSOCIATED);
        for (int i = 0; files != null && i < files.size(); i++) {
            COSBase file = files.getObject(i);
            if (file instanceof COSDictionary dictionary) {
                extract(new PDComplexFileSpecification(dictionary), "");
            }
        }
    }

    private void extract(@Nullable PDComplexFileSpecification file, String key) throws IOException, SAXException {
        if (file == null || !seen.add(file.getCOSObject())) {
            return;
        }
        extract(file.getEmbeddedFileUnicode(), file.getFileUnicode(), file, key);
        extract(file.getEmbeddedFile(), file.getFile(), file, key);
        extract(file.getEmbeddedFileMac(), file.getFileMac(), file, key);
        extract(file.getEmbeddedFileDos(), file.getFileDos(), file, key);
        extract(file.getEmbeddedFileUnix(), file.getFileUnix(), file, key);
    }

    private void extract(
            @Nullable PDEmbeddedFile content, @Nullable String own, PDComplexFileSpecification file, String key)
            throws IOException, SAXException {
        if (content == null || !seen.add(content.getCOSObject())) {
            return;
        }
        String name = own == null || own.isBlank() ? file.getFilename() : own;
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name == null || name.isBlank() ? key : name);
        metadata.set(
                TikaCoreProperties.EMBEDDED_RESOURCE_TYPE,
                TikaCoreProperties.EmbeddedResourceType.ATTACHMENT.toString());
        if (extractor.shouldParseEmbedded(metadata)) {
            try (TikaInputStream stream = TikaInputStream.get(content.createInputStream())) {
                extractor.parseEmbedded(stream, handler, metadata, false);
            }
        }
    }
}
